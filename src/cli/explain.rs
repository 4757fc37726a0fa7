//! `qari entities --explain`: for every mention what made it, so that a wrong one leads to its line of data.

use std::collections::HashMap;
use std::io::{self, Write};

use crate::article::Article;
use crate::cli::output::Lines;
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

/// Prints a line a mention, in the order of the text: kind, mention, the rule's id, the line of the list; tabs
/// between them.
pub(super) fn print(
    output: &mut impl Write,
    article: &Article,
    explanations: &HashMap<TextRange, Explanation>,
) -> io::Result<()> {
    let lines = Lines::to_output();
    let source = format!("# {}", article.source);
    writeln!(
        output,
        "{}",
        lines.fields([&source, &article.metadata.title])
    )?;
    let mut mentions: Vec<&Explanation> = explanations.values().collect();
    mentions.sort_by_key(|mention| mention.range);
    for mention in mentions {
        let list = line_of_list(mention).unwrap_or_default();
        let written = mention.range.of(&article.body.text);
        let fields = [mention.kind.id(), written, mention.rule.id(), &list];
        writeln!(output, "{}", lines.fields(fields))?;
    }
    Ok(())
}
