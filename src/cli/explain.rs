//! `qari entities --explain`: the rule or list behind every mention, so that a wrong one can be traced to its data.

use std::collections::HashMap;
use std::io;

use crate::article::Article;
use crate::cli::named::rule_name;
use crate::cli::records::TextRecords;
use crate::extract::{Explanation, Extractor};
use crate::i18n::Locale;
use crate::messages::kind_name;
use crate::range::TextRange;

/// What made each mention that the extractor finds in an article, by its range. The reader's corrections are ignored.
pub(super) fn explanations(
    extractor: &Extractor,
    article: &Article,
) -> HashMap<TextRange, Explanation> {
    let language = &article.metadata.language;
    let (_, explanations) = extractor.explain(&article.body, language);
    explanations
        .into_iter()
        .map(|explanation| (explanation.range, explanation))
        .collect()
}

/// The place of the name in its list: `gazetteer/people.tsv:12`.
pub(super) fn line_of_list(explanation: &Explanation) -> Option<String> {
    let (file, line) = explanation.source?;
    Some(format!("{file}:{line}"))
}

/// The mentions in the order of the text.
pub(super) fn in_order(explanations: &HashMap<TextRange, Explanation>) -> Vec<&Explanation> {
    let mut mentions: Vec<&Explanation> = explanations.values().collect();
    mentions.sort_by_key(|mention| mention.range);
    mentions
}

/// Prints a row for each mention, in the order of the text: kind, mention, what made it, the line of the list.
pub(super) fn print(
    records: &mut TextRecords,
    article: &Article,
    explanations: &HashMap<TextRange, Explanation>,
    locale: Locale,
) -> io::Result<()> {
    for mention in in_order(explanations) {
        let list = line_of_list(mention).unwrap_or_default();
        let written = mention.range.of(&article.body.text);
        let kind = kind_name(mention.kind, locale);
        let rule = rule_name(mention.rule, locale);
        let fields = [&kind, written, &rule, &list];
        records.row(fields.map(str::to_owned).to_vec())?;
    }
    Ok(())
}
