//! Corpora with a token and its tag on each line, read into what a model is trained on.

use std::path::Path;
use std::process::Command;

use qari::extract::Extractor;
use qari::extract::model::{Emissions, Facts, Knowledge, Tag, features};

/// A file of the corpora, unpacked where it is packed (by the program `xz`).
pub fn read(path: &Path) -> std::io::Result<String> {
    if path.extension().is_none_or(|extension| extension != "xz") {
        return std::fs::read_to_string(path);
    }
    let output = Command::new("xz")
        .arg("--decompress")
        .arg("--stdout")
        .arg(path)
        .output()?;
    if !output.status.success() {
        return Err(std::io::Error::other(format!(
            "xz cannot unpack {}",
            path.display()
        )));
    }
    String::from_utf8(output.stdout).map_err(std::io::Error::other)
}

/// A sentence as the model sees it.
#[derive(Debug)]
pub struct Sentence {
    /// What is known of each token.
    pub facts: Vec<Facts>,
    /// The features of each token,
    pub features: Emissions,
    /// and those from what the model of encyclopedic articles finds, once it was trained.
    pub stacked: Emissions,
    /// The tag of each token.
    pub tags: Vec<Tag>,
    /// For each token the number of the corpus's token that it is in, or is.
    pub sources: Vec<usize>,
    /// The tags of the corpus's tokens.
    pub source_tags: Vec<Tag>,
}

/// The sentences of a corpus, in order.
pub fn sentences(corpus: &str, extractor: &Extractor, knowledge: &Knowledge) -> Vec<Sentence> {
    corpus
        .split("\n\n")
        .map(|lines| sentence(lines, extractor, knowledge))
        .filter(|sentence| !sentence.tags.is_empty())
        .collect()
}

fn sentence(lines: &str, extractor: &Extractor, knowledge: &Knowledge) -> Sentence {
    let mut text = String::new();
    let mut starts = Vec::new();
    let mut source_tags: Vec<Tag> = Vec::new();
    for (token, tag) in lines
        .lines()
        .filter_map(|line| line.split_once([' ', '\t']))
    {
        if !text.is_empty() {
            text.push(' ');
        }
        starts.push(text.len());
        text.push_str(token);
        let tag = Tag::parse(tag.trim());
        let before = source_tags.last().copied().unwrap_or(Tag::OUTSIDE);
        source_tags.push(if before.may_precede(tag) {
            tag
        } else {
            tag.beginning()
        });
    }
    let (ranges, facts) = extractor.observe(&text, knowledge);
    let mut sentence = Sentence {
        features: features(&facts),
        facts,
        stacked: Emissions::default(),
        tags: Vec::new(),
        sources: Vec::new(),
        source_tags,
    };
    for range in ranges {
        let source = starts.partition_point(|&start| start <= range.start) - 1;
        let tag = sentence.source_tags[source];
        let goes_on = sentence.sources.last() == Some(&source);
        sentence.tags.push(if goes_on { tag.inside() } else { tag });
        sentence.sources.push(source);
    }
    sentence
}

/// Names by kind, first token and end; of tags in which every name begins with its beginning.
pub fn names(tags: &[Tag]) -> Vec<(usize, usize, usize)> {
    let mut names: Vec<(usize, usize, usize)> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        let Some(kind) = tag.kind_index() else {
            continue;
        };
        match names.last_mut() {
            Some(name) if !tag.is_begin() && name.2 == at => name.2 = at + 1,
            _ => names.push((kind, at, at + 1)),
        }
    }
    names
}

/// The names found in a sentence in tokens of the corpus, as the corpus counts them.
fn source_names(sentence: &Sentence, tags: &[Tag]) -> Vec<(usize, usize, usize)> {
    let last = |end: usize| sentence.sources[end - 1] + 1;
    let names = names(tags).into_iter();
    names
        .map(|(kind, start, end)| (kind, sentence.sources[start], last(end)))
        .collect()
}

/// Found, expected and right names by kind.
#[derive(Debug, Default)]
pub struct Score {
    kinds: [[usize; 3]; 4],
}

impl Score {
    /// Counts the names of a sentence that was tagged so.
    pub fn count(&mut self, sentence: &Sentence, tags: &[Tag]) {
        let expected = names(&sentence.source_tags);
        let found = source_names(sentence, tags);
        for name in &found {
            self.kinds[name.0][0] += 1;
            self.kinds[name.0][2] += usize::from(expected.contains(name));
        }
        for name in &expected {
            self.kinds[name.0][1] += 1;
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let f1 = |[found, expected, right]: [usize; 3]| {
            let ratio = |part: usize, whole: usize| {
                #[allow(clippy::cast_precision_loss, reason = "counts of names are small")]
                let ratio = part as f64 / whole.max(1) as f64;
                100.0 * ratio
            };
            (
                ratio(right, found),
                ratio(right, expected),
                ratio(2 * right, found + expected),
            )
        };
        let mut total = [0; 3];
        for (name, counts) in ["person", "organization", "location", "other"]
            .iter()
            .zip(self.kinds)
        {
            let (precision, recall, f1) = f1(counts);
            writeln!(
                f,
                "  {name:14} P {precision:5.1}  R {recall:5.1}  F1 {f1:5.1}  ({} expected)",
                counts[1]
            )?;
            for (sum, count) in total.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        let (precision, recall, f1) = f1(total);
        write!(
            f,
            "  {:14} P {precision:5.1}  R {recall:5.1}  F1 {f1:5.1}  ({} expected)",
            "all four", total[1]
        )
    }
}
