//! News annotated by this project's conventions, one JSON object a line: `text`, and `mentions` with `start`, `end`
//! (in code points of the text) and `type`.

use serde::Deserialize;

use qari::article::{Block, BlockKind, Body};
use qari::extract::model::{Knowledge, Tag};
use qari::extract::{Extractor, Observed};
use qari::range::TextRange;

use crate::corpus::{Article, Conventions, Sentence, TagSet};

#[derive(Deserialize)]
struct Line {
    outlet: String,
    text: String,
    mentions: Vec<Mention>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    r#type: String,
}

/// An article with the outlet that it is from.
#[derive(Debug)]
pub struct News {
    /// The outlet.
    pub outlet: String,
    /// Its blocks.
    pub article: Article,
}

/// The articles of a corpus, in order.
pub fn articles(
    corpus: &str,
    extractor: &Extractor,
    knowledge: &Knowledge,
) -> std::io::Result<Vec<News>> {
    corpus
        .lines()
        .map(|line| {
            let line: Line = serde_json::from_str(line)?;
            Ok(News {
                article: article(&line, extractor, knowledge),
                outlet: line.outlet,
            })
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
            let tag = mention.map_or(Tag::OUTSIDE, |(_, tag)| {
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
fn mentions(line: &Line) -> Vec<(TextRange, Tag)> {
    let mut offsets: Vec<usize> = line.text.char_indices().map(|(offset, _)| offset).collect();
    offsets.push(line.text.len());
    let mentions = line.mentions.iter();
    let mut mentions: Vec<(TextRange, Tag)> = mentions
        .map(|mention| {
            let range = TextRange::new(offsets[mention.start], offsets[mention.end]);
            (range, Tag::parse(&format!("B-{}", mention.r#type)))
        })
        .collect();
    mentions.sort_by_key(|(range, _)| range.start);
    mentions
}
