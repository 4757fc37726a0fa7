//! Articles of the corpora of topics in which a reader marked the names: `tests/annotations/names-train.tsv` has the
//! marks, without the texts.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::corpus;
use crate::news::{Line, Mention};

/// An article as the corpora have it.
#[derive(Deserialize)]
struct Text {
    outlet: Option<String>,
    title: Option<String>,
    text: String,
}

/// The marks of an article.
struct Marks<'a> {
    digest: &'a str,
    mentions: Vec<Mention>,
}

/// The annotated articles, those of each corpus in its order.
///
/// # Errors
///
/// When a file cannot be read, or an article that is marked is not in its corpus.
pub fn lines(annotations: &Path, corpora: &Path) -> io::Result<Vec<Line>> {
    let annotations = std::fs::read_to_string(annotations)?;
    let mut by_corpus: HashMap<&str, Vec<Marks<'_>>> = HashMap::new();
    for line in annotations.lines() {
        let (corpus, marks) = marks(line)?;
        by_corpus.entry(corpus).or_default().push(marks);
    }
    let mut corpora_by_name: Vec<_> = by_corpus.into_iter().collect();
    corpora_by_name.sort_by_key(|(name, _)| *name);
    let mut lines = Vec::new();
    for (name, marked) in corpora_by_name {
        let texts = corpus::read(&corpora.join(format!("topics/{name}.jsonl.xz")))?;
        add(name, &texts, marked, &mut lines)?;
    }
    Ok(lines)
}

/// Adds the articles of a corpus that are marked.
fn add(name: &str, texts: &str, marked: Vec<Marks<'_>>, lines: &mut Vec<Line>) -> io::Result<()> {
    let mut mentions: HashMap<&str, Vec<Mention>> = marked
        .into_iter()
        .map(|marks| (marks.digest, marks.mentions))
        .collect();
    for line in texts.lines() {
        let text: Text = serde_json::from_str(line)?;
        let digest: String = Sha256::digest(&text.text)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let Some(mentions) = mentions.remove(digest.as_str()) else {
            continue;
        };
        lines.push(Line {
            outlet: text.outlet.unwrap_or_else(|| "Khaleej".to_owned()),
            text: match text.title {
                Some(title) if !title.is_empty() => format!("{title}\n\n{}", text.text),
                _ => text.text,
            },
            mentions,
        });
    }
    match mentions.keys().next() {
        None => Ok(()),
        Some(digest) => Err(malformed(&format!("no article of {name} is {digest}"))),
    }
}

/// The corpus and the marks in a line of the file.
fn marks(line: &str) -> io::Result<(&str, Marks<'_>)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [corpus, _id, digest, marks] = fields[..] else {
        return Err(malformed(line));
    };
    let marks = marks.split(' ').filter(|mark| *mark != "-");
    let mentions: Option<Vec<Mention>> = marks.map(mention).collect();
    let mentions = mentions.ok_or_else(|| malformed(line))?;
    Ok((corpus, Marks { digest, mentions }))
}

/// A mark as `KIND:START-END`.
fn mention(mark: &str) -> Option<Mention> {
    let (kind, range) = mark.split_once(':')?;
    let (start, end) = range.split_once('-')?;
    Some(Mention {
        start: start.parse().ok()?,
        end: end.parse().ok()?,
        r#type: kind.to_owned(),
    })
}

fn malformed(what: &str) -> io::Error {
    io::Error::other(format!("names-train.tsv: {what}"))
}
