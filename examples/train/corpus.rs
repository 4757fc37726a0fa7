//! Corpora with a token and its tag on each line, read into what a model is trained on.

use std::path::Path;
use std::process::Command;

use qari::article::{Block, BlockKind, Body};
use qari::extract::model::{Emissions, Knowledge, NameTag, TAGS, TokenFacts, features};
use qari::extract::{Extractor, Observed};
use qari::range::TextRange;

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

/// The tags that a token may have, a bit for each: a corpus that marks fewer kinds of names than the model
/// knows leaves some open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagSet(u16);

impl TagSet {
    /// Those of these tags.
    pub fn of(tags: impl IntoIterator<Item = NameTag>) -> Self {
        Self(tags.into_iter().fold(0, |set, tag| set | 1 << tag.index()))
    }

    /// Whether the tag at `index` is one of them.
    pub fn has(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }

    /// The only tag.
    pub fn only(self) -> Option<NameTag> {
        (self.0.count_ones() == 1).then(|| NameTag::at(self.0.trailing_zeros() as usize))
    }
}

/// Whose conventions a corpus follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conventions {
    /// This project's.
    Own,
    /// Others.
    Others,
}

/// A block of an article as the model sees it.
#[derive(Debug)]
pub struct Sentence {
    /// What is known of each token.
    pub facts: Vec<TokenFacts>,
    /// The features of each token,
    pub features: Emissions,
    /// and those from what the model of encyclopedic articles finds, once it was trained.
    pub stacked: Emissions,
    /// The tags that each token may have.
    pub tags: Vec<TagSet>,
    /// How its names are marked.
    pub conventions: Conventions,
}

impl Sentence {
    /// The block of these tokens with these tags.
    pub fn new(facts: Vec<TokenFacts>, tags: Vec<TagSet>, conventions: Conventions) -> Self {
        Self {
            features: features(&facts),
            stacked: Emissions::default(),
            facts,
            tags,
            conventions,
        }
    }
}

/// The blocks of an article.
pub type Article = Vec<Sentence>;

/// How many sentences are read as one article where a corpus does not say where its articles end.
const SENTENCES: usize = 16;

/// What a corpus of encyclopedic articles says of a token.
pub fn exactly(tag: NameTag) -> TagSet {
    TagSet::of([tag])
}

/// What a corpus says of a token that marks people, bodies, places and some other names, which may be events,
/// laws or none of the six kinds. Dates it does not mark.
pub fn of_four_kinds(tag: NameTag) -> TagSet {
    let others = ["B-EVT", "B-LAW", "B-DATE"].map(NameTag::parse);
    let open = others.iter().flat_map(|&tag| [tag, tag.inside()]);
    match tag.kind_index() {
        None | Some(3) => TagSet::of(open.chain([NameTag::OUTSIDE])),
        Some(_) => TagSet::of([tag]),
    }
}

/// The sentences of a corpus in order, some as one article; `read` says what the corpus says of a token.
pub fn articles(
    corpus: &str,
    extractor: &Extractor,
    knowledge: &Knowledge,
    read: fn(NameTag) -> TagSet,
) -> Vec<Article> {
    let sentences: Vec<&str> = corpus.split("\n\n").collect();
    let articles = sentences.chunks(SENTENCES);
    articles
        .map(|sentences| article(sentences, extractor, knowledge, read))
        .collect()
}

fn article(
    sentences: &[&str],
    extractor: &Extractor,
    knowledge: &Knowledge,
    read: fn(NameTag) -> TagSet,
) -> Article {
    let mut body = Body::default();
    // Where each token of the corpus begins, and its tag.
    let mut tokens: Vec<(usize, NameTag)> = Vec::new();
    for lines in sentences {
        let start = body.text.len();
        push_sentence(lines, &mut body.text, &mut tokens);
        body.blocks.push(Block::new(
            BlockKind::Paragraph,
            TextRange::new(start, body.text.len()),
        ));
        body.text.push('\n');
    }
    let blocks = extractor.observe(&body, knowledge).into_iter();
    let sentence = |Observed { ranges, facts }| {
        let mut last = None;
        let tags = ranges.iter().map(|range| {
            let source = tokens.partition_point(|(start, _)| *start <= range.start) - 1;
            let tag = tokens[source].1;
            let goes_on = last.replace(source) == Some(source);
            read(if goes_on { tag.inside() } else { tag })
        });
        let tags = tags.collect();
        Sentence::new(facts, tags, Conventions::Others)
    };
    blocks.map(sentence).collect()
}

fn push_sentence(lines: &str, text: &mut String, tokens: &mut Vec<(usize, NameTag)>) {
    let mut before = NameTag::OUTSIDE;
    let words = lines.lines();
    for (token, tag) in words.filter_map(|line| line.split_once([' ', '\t'])) {
        if text.ends_with(|last: char| last != '\n') {
            text.push(' ');
        }
        let tag = NameTag::parse(tag.trim());
        let tag = if before.may_precede(tag) {
            tag
        } else {
            tag.beginning()
        };
        tokens.push((text.len(), tag));
        text.push_str(token);
        before = tag;
    }
}

/// Names by kind, first token and end; of tags in which every name begins with its beginning.
pub fn names(tags: &[NameTag]) -> Vec<(usize, usize, usize)> {
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

/// Found, expected and right names by kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    kinds: [[usize; 3]; TAGS / 2],
}

impl Score {
    /// Counts the names of a block, all of whose tags are known, that was tagged so.
    pub fn count(&mut self, sentence: &Sentence, tags: &[NameTag]) {
        let known = sentence.tags.iter();
        let known: Vec<NameTag> = known
            .map(|tags| tags.only().unwrap_or(NameTag::OUTSIDE))
            .collect();
        let (expected, found) = (names(&known), names(tags));
        for name in &found {
            self.kinds[name.0][0] += 1;
            self.kinds[name.0][2] += usize::from(expected.contains(name));
        }
        for name in &expected {
            self.kinds[name.0][1] += 1;
        }
    }
}

impl std::ops::AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        for (kind, others) in self.kinds.iter_mut().zip(other.kinds) {
            for (count, other) in kind.iter_mut().zip(others) {
                *count += other;
            }
        }
    }
}

impl Score {
    /// F1 over all kinds, in per cent, of these names.
    #[allow(clippy::cast_precision_loss, reason = "counts of names are small")]
    pub fn f1(&self) -> f64 {
        let sum = |which: usize| self.kinds.iter().map(|kind| kind[which]).sum::<usize>();
        200.0 * sum(2) as f64 / (sum(0) + sum(1)).max(1) as f64
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
        for (name, counts) in ["person", "organization", "location", "event", "law", "date"]
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
            "all six", total[1]
        )
    }
}
