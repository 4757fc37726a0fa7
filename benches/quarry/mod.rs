//! Articles for large libraries, made by recombining paragraphs of those under `seeds/`, with what was found in them.

use jiff::civil::Date;
use qari::annotate::{Annotations, Annotator};
use qari::article::{Block, BlockKind, Body, Draft, Kept, Metadata, Source};
use qari::extract::Entity;
use qari::range::TextRange;
use qari::sources::builtin;
use qari::topics::{Topic, TopicScore};

/// The least text of an article, in bytes.
const LENGTH: usize = 4_600;

/// Paragraphs to make articles of.
pub struct Quarry {
    titles: Vec<String>,
    pieces: Vec<Piece>,
}

/// A paragraph with what was found in it.
struct Piece {
    text: String,
    entities: Vec<Entity>,
}

impl Quarry {
    pub fn new() -> Self {
        let extractor = Annotator::new();
        let mut quarry = Self {
            titles: Vec::new(),
            pieces: Vec::new(),
        };
        let arabic = builtin()
            .into_iter()
            .filter(|draft| draft.metadata.language.as_str() == "ar");
        for draft in arabic {
            let found = extractor.annotate(&draft.body, &draft.metadata);
            quarry.titles.push(draft.metadata.title.clone());
            for block in &draft.body.blocks {
                if block.kind != BlockKind::Paragraph {
                    continue;
                }
                let within = |entity: &Entity| {
                    let mentions = entity.mentions.iter();
                    let inside = mentions.filter(|range| {
                        block.range().start <= range.start && range.end <= block.range().end
                    });
                    let mentions: Vec<TextRange> = inside
                        .map(|range| {
                            let start = range.start - block.range().start;
                            TextRange::new(start, start + range.len())
                        })
                        .collect();
                    (!mentions.is_empty()).then(|| Entity {
                        mentions,
                        ..entity.clone()
                    })
                };
                quarry.pieces.push(Piece {
                    text: draft.body.block_text(block).to_owned(),
                    entities: found.entities.iter().filter_map(within).collect(),
                });
            }
        }
        quarry
    }

    /// The article of a number: always the same, and no two alike.
    pub fn article(&self, number: usize) -> (Draft, Annotations) {
        let mut state = number as u64;
        let mut next = |below: usize| {
            // SplitMix64 (Steele, Lea and Flood 2014).
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            usize::try_from((mixed ^ (mixed >> 31)) % below as u64).unwrap_or(0)
        };
        let title = format!("{} ({number})", self.titles[next(self.titles.len())]);
        let mut text = title.clone();
        let mut blocks = vec![Block::new(BlockKind::Title, TextRange::new(0, text.len()))];
        let mut entities: Vec<Entity> = Vec::new();
        while text.len() < LENGTH {
            let piece = &self.pieces[next(self.pieces.len())];
            text.push_str("\n\n");
            let start = text.len();
            text.push_str(&piece.text);
            blocks.push(Block::new(
                BlockKind::Paragraph,
                TextRange::new(start, text.len()),
            ));
            for entity in &piece.entities {
                let mentions = entity.mentions.iter().map(|range| range.shifted(start));
                match entities.iter_mut().find(|known| known.id == entity.id) {
                    Some(known) => known.mentions.extend(mentions),
                    None => entities.push(Entity {
                        mentions: mentions.collect(),
                        ..entity.clone()
                    }),
                }
            }
        }
        let day = i16::try_from(next(28)).unwrap_or(0) as i8 + 1;
        let month = i16::try_from(next(12)).unwrap_or(0) as i8 + 1;
        let year = 2005 + i16::try_from(next(20)).unwrap_or(0);
        let metadata = Metadata {
            title,
            date: Date::new(year, month, day).ok(),
            publisher: Some(format!("صحيفة {}", next(40))),
            language: qari::article::Language::arabic(),
            ..Metadata::default()
        };
        let topics = (0..1 + next(2)).map(|_| TopicScore {
            topic: Topic::ALL[next(Topic::ALL.len())],
            score: 0.8,
        });
        let mut topics: Vec<TopicScore> = topics.collect();
        topics.dedup_by_key(|score| score.topic);
        let draft = Draft {
            source: Source::file(format!("/articles/{number}.md").into()),
            metadata,
            body: Body {
                text,
                blocks,
                spans: Vec::new(),
            },
            kept: Kept::default(),
        };
        (draft, Annotations { entities, topics })
    }
}
