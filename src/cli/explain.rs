//! `qari entities --explain`: for every mention what made it, so that a wrong one leads to its line of data.

use std::collections::HashMap;
use std::io;

use crate::article::Article;
use crate::cli::records::TextRecords;
use crate::extract::{Explanation, Extractor};
use crate::range::TextRange;

/// What made each mention that the extractor finds in an article, by its bytes. The reader's corrections are not
/// looked at.
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

/// Where the list that has a name has it: `gazetteer/people.tsv:12`.
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

/// Prints a row a mention, in the order of the text: kind, mention, the rule's id, the line of the list.
pub(super) fn print(
    records: &mut TextRecords,
    article: &Article,
    explanations: &HashMap<TextRange, Explanation>,
) -> io::Result<()> {
    for mention in in_order(explanations) {
        let list = line_of_list(mention).unwrap_or_default();
        let written = mention.range.of(&article.body.text);
        let fields = [mention.kind.id(), written, mention.rule.id(), &list];
        records.row(fields.map(str::to_owned).to_vec())?;
    }
    Ok(())
}
