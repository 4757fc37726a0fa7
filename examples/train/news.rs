//! News annotated by this project's conventions, one JSON object a line: `text`, and `mentions` with `start`, `end`
//! (in code points of the text) and `type`.

use serde::Deserialize;

use qari::article::{Block, BlockKind, Body};
use qari::extract::model::{Knowledge, NameTag};
use qari::extract::{Extractor, Observed};
use qari::range::TextRange;

use crate::corpus::{Article, Conventions, Sentence, TagSet};

/// An article with the mentions in it.
#[derive(Deserialize)]
pub struct Line {
    /// The outlet.
    pub outlet: String,
    /// The text, its title on the first line.
    pub text: String,
    /// The mentions.
    pub mentions: Vec<Mention>,
}

/// A mention, in code points of the text.
#[derive(Deserialize)]
pub struct Mention {
    /// Where it begins,
    pub start: usize,
    /// where it ends,
    pub end: usize,
    /// and its kind, as `PER`.
    pub r#type: String,
}

/// An article with the outlet that it is from.
#[derive(Debug)]
pub struct News {
    /// The outlet.
    pub outlet: String,
    /// Its blocks.
    pub article: Article,
}

/// The lines of a corpus.
pub fn lines(corpus: &str) -> serde_json::Result<Vec<Line>> {
    corpus.lines().map(serde_json::from_str).collect()
}

/// What the model learns from articles, in their order.
pub fn articles(lines: Vec<Line>, extractor: &Extractor, knowledge: &Knowledge) -> Vec<News> {
    let lines = lines.into_iter();
    lines
        .map(|line| News {
            article: article(&line, extractor, knowledge),
            outlet: line.outlet,
        })
        .collect()
}

fn article(line: &Line, extractor: &Extractor, knowledge: &Knowledge) -> Article {
    let mentions = mentions(line);
    let blocks = extractor.observe(&body(&line.text), knowledge).into_iter();
    let sentence = |Observed { ranges, facts }| {
        let mut last = None;
        let tags = ranges.iter().map(|range: &TextRange| {
            let at = mentions.partition_point(|(mention, _)| mention.end <= range.start);
            let mention = mentions
                .get(at)
                .filter(|(mention, _)| mention.overlaps(*range));
            let tag = mention.map_or(NameTag::OUTSIDE, |(_, tag)| {
                if last == Some(at) { tag.inside() } else { *tag }
            });
            last = mention.map(|_| at);
            TagSet::of([tag])
        });
        let tags = tags.collect();
        Sentence::new(facts, tags, Conventions::Own)
    };
    blocks.map(sentence).collect()
}

/// The text, each line of it a block, the first its title.
fn body(text: &str) -> Body {
    let mut body = Body {
        text: text.to_owned(),
        ..Body::default()
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let kind = if body.blocks.is_empty() {
                BlockKind::Title
            } else {
                BlockKind::Paragraph
            };
            let range = TextRange::new(start + lead, start + lead + trimmed.len());
            body.blocks.push(Block::new(kind, range));
        }
        start += line.len();
    }
    body
}

/// The bytes of each mention and the tag that it begins with, in the order of the text.
fn mentions(line: &Line) -> Vec<(TextRange, NameTag)> {
    let mut offsets: Vec<usize> = line.text.char_indices().map(|(offset, _)| offset).collect();
    offsets.push(line.text.len());
    let mentions = line.mentions.iter();
    let mut mentions: Vec<(TextRange, NameTag)> = mentions
        .map(|mention| {
            let range = TextRange::new(offsets[mention.start], offsets[mention.end]);
            (range, NameTag::parse(&format!("B-{}", mention.r#type)))
        })
        .collect();
    mentions.sort_by_key(|(range, _)| range.start);
    mentions
}
