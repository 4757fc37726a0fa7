//! How bodies and findings are written into columns: JSON, so that other programs can read it too.

use serde::{Deserialize, Serialize};

use super::blocks;
use super::error::Result;
use crate::annotate::Annotations;
use crate::article::{Body, Span, SpanStyle};
use crate::extract::{Entity, EntityKind};
use crate::range::TextRange;
use crate::topics::{Topic, TopicScore};

/// The columns of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BodyRecord {
    pub(super) text: String,
    pub(super) blocks: String,
    pub(super) spans: String,
}

impl BodyRecord {
    pub(super) fn of(body: Body) -> Result<Self> {
        let spans: Vec<(&SpanStyle, usize, usize)> = body
            .spans
            .iter()
            .map(|span| (&span.style, span.range.start, span.range.end))
            .collect();
        Ok(Self {
            blocks: blocks::write(&body.blocks)?,
            spans: serde_json::to_string(&spans)?,
            text: body.text,
        })
    }

    pub(super) fn body(self) -> Result<Body> {
        let spans: Vec<(SpanStyle, usize, usize)> = serde_json::from_str(&self.spans)?;
        let span = |(style, start, end)| Span {
            style,
            range: TextRange::new(start, end),
        };
        Ok(Body {
            text: self.text,
            blocks: blocks::read(&self.blocks)?,
            spans: spans.into_iter().map(span).collect(),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct FoundRecord {
    entities: Vec<EntityRecord>,
    topics: Vec<(String, f32)>,
}

#[derive(Serialize, Deserialize)]
struct EntityRecord {
    id: String,
    name: String,
    kind: EntityKind,
    at: Vec<(usize, usize)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    iso: Option<String>,
}

/// What was found in an article, as it is stored.
pub(super) fn found_record(found: &Annotations) -> Result<String> {
    let entities = found.entities.iter().map(|entity| EntityRecord {
        id: entity.id.clone(),
        name: entity.name.clone(),
        kind: entity.kind,
        at: entity
            .mentions
            .iter()
            .map(|range| (range.start, range.end))
            .collect(),
        iso: entity.iso.clone(),
    });
    let record = FoundRecord {
        entities: entities.collect(),
        topics: topics_record(&found.topics),
    };
    Ok(serde_json::to_string(&record)?)
}

/// What was found in an article, as it was stored.
pub(super) fn found(record: &str) -> Result<Annotations> {
    let record: FoundRecord = serde_json::from_str(record)?;
    let entities = record.entities.into_iter().map(|entity| Entity {
        id: entity.id,
        name: entity.name,
        kind: entity.kind,
        mentions: entity
            .at
            .into_iter()
            .map(|(start, end)| TextRange::new(start, end))
            .collect(),
        iso: entity.iso,
    });
    Ok(Annotations {
        entities: entities.collect(),
        topics: topics(record.topics),
    })
}

/// The topics of an article with their scores, as they are stored.
pub(super) fn scores_record(topics: &[TopicScore]) -> Result<String> {
    Ok(serde_json::to_string(&topics_record(topics))?)
}

/// The topics of an article with their scores, as they were stored.
pub(super) fn scores(record: &str) -> Result<Vec<TopicScore>> {
    Ok(topics(serde_json::from_str(record)?))
}

fn topics_record(topics: &[TopicScore]) -> Vec<(String, f32)> {
    topics
        .iter()
        .map(|score| (score.topic.id().to_owned(), score.score))
        .collect()
}

fn topics(record: Vec<(String, f32)>) -> Vec<TopicScore> {
    let known = |(id, score): (String, f32)| Some((Topic::from_id(&id)?, score));
    record
        .into_iter()
        .filter_map(known)
        .map(|(topic, score)| TopicScore { topic, score })
        .collect()
}

/// The bit of a topic in a set of them. The order of [`Topic::ALL`] is therefore stored.
pub(super) fn topic_bit(topic: Topic) -> i64 {
    1 << (topic as u32)
}

/// The set of some topics.
pub(super) fn topic_set(topics: impl IntoIterator<Item = Topic>) -> i64 {
    topics
        .into_iter()
        .fold(0, |set, topic| set | topic_bit(topic))
}

/// A hash that stays the same over runs and machines (FNV-1a, 64 bits).
pub(super) fn digest(text: &str) -> i64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    i64::from_ne_bytes(hash.to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;

    const TEXT: &str = "# عنوان\n\nفقرة **قوية** و[رابط](https://example.org/) و`code`.\n\n- أ\n  1. ب\n\n> قول\n\n***\n\n```\nنص\n```\n\n## فرع";

    #[test]
    fn a_body_comes_back_as_it_was() {
        let body = crate::sources::markdown::parse(TEXT, Origin::StandardInput).body;
        assert!(body.blocks.len() > 6 && body.spans.len() > 2);
        assert_eq!(BodyRecord::of(body.clone()).unwrap().body().unwrap(), body);
    }

    #[test]
    fn findings_come_back_as_they_were() {
        let entity = |iso: Option<&str>| Entity {
            id: "date:2022".to_owned(),
            name: "2022".to_owned(),
            kind: EntityKind::Date,
            mentions: vec![TextRange::new(3, 7), TextRange::new(9, 13)],
            iso: iso.map(str::to_owned),
        };
        let annotations = Annotations {
            entities: vec![entity(Some("2022")), entity(None)],
            topics: vec![TopicScore {
                topic: Topic::Environment,
                score: 0.75,
            }],
        };
        let record = found_record(&annotations).unwrap();
        assert_eq!(found(&record).unwrap(), annotations);
    }

    #[test]
    fn sets_of_topics_keep_their_bits() {
        let bits: Vec<i64> = Topic::ALL.map(topic_bit).to_vec();
        assert_eq!(bits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
        assert_eq!(topic_set([Topic::Politics, Topic::Economy]), 5);
    }

    #[test]
    fn the_digest_is_the_published_one() {
        assert_eq!(
            digest(""),
            i64::from_ne_bytes(0xcbf2_9ce4_8422_2325_u64.to_ne_bytes())
        );
        assert_eq!(
            digest("a"),
            i64::from_ne_bytes(0xaf63_dc4c_8601_ec8c_u64.to_ne_bytes())
        );
    }
}
