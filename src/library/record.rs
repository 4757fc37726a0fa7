//! How bodies and findings are written into columns: JSON, so that other programs can read it too.

use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::blocks;
use super::error::Result;
use crate::annotate::Annotations;
use crate::article::{Body, Span, SpanStyle};
use crate::extract::{Entity, EntityKind};
use crate::fnv;
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
        let mut spans: Vec<Span> = spans.into_iter().map(span).collect();
        spans.shrink_to_fit();
        Ok(Body {
            text: self.text,
            blocks: blocks::read(&self.blocks)?,
            spans,
        })
    }
}

/// The names of authors in one column, a line each; `None` where there are none.
pub(super) fn authors(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join("\n"))
}

/// The names in the column of authors.
pub(super) fn authors_of(column: Option<String>) -> Vec<String> {
    let column = column.unwrap_or_default();
    column.lines().map(str::to_owned).collect()
}

/// What was found in an article, as it is stored: there may be a hundred thousand entities, and nothing of them
/// is copied.
#[derive(Serialize)]
struct FoundRecord<'a> {
    entities: Vec<EntityRecord<'a>>,
    topics: Vec<(String, f32)>,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    id: &'a str,
    name: &'a str,
    kind: EntityKind,
    at: RangePairs<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso: Option<&'a str>,
    #[serde(rename = "guess", skip_serializing_if = "std::ops::Not::not")]
    is_guess: bool,
}

/// Stretches of a text as pairs of a start and an end.
struct RangePairs<'a>(&'a [TextRange]);

impl Serialize for RangePairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|range| (range.start, range.end)))
    }
}

/// What was found in an article, as it is stored.
pub(super) fn found_record(found: &Annotations) -> Result<String> {
    let entities = found.entities.iter().map(|entity| EntityRecord {
        id: &entity.id,
        name: &entity.name,
        kind: entity.kind,
        at: RangePairs(&entity.mentions),
        iso: entity.iso.as_deref(),
        is_guess: entity.is_guess,
    });
    let record = FoundRecord {
        entities: entities.collect(),
        topics: topics_record(&found.topics),
    };
    Ok(serde_json::to_string(&record)?)
}

/// A [`FoundRecord`] that is read.
#[derive(Deserialize)]
struct StoredRecord {
    #[serde(deserialize_with = "entities")]
    entities: Vec<Entity>,
    topics: Vec<(String, f32)>,
}

/// An [`EntityRecord`] that is read.
#[derive(Deserialize)]
struct StoredEntity {
    id: String,
    name: String,
    kind: EntityKind,
    at: Vec<(usize, usize)>,
    #[serde(default)]
    iso: Option<String>,
    #[serde(default, rename = "guess")]
    is_guess: bool,
}

/// Reads entities one by one, as small as they can be kept.
fn entities<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Vec<Entity>, D::Error> {
    struct Reader;

    impl<'de> Visitor<'de> for Reader {
        type Value = Vec<Entity>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of entities")
        }

        fn visit_seq<A: SeqAccess<'de>>(
            self,
            mut records: A,
        ) -> std::result::Result<Self::Value, A::Error> {
            let mut entities = Vec::new();
            while let Some(record) = records.next_element::<StoredEntity>()? {
                let places = record.at.iter();
                entities.push(Entity {
                    id: record.id,
                    name: record.name,
                    kind: record.kind,
                    mentions: places
                        .map(|(start, end)| TextRange::new(*start, *end))
                        .collect(),
                    iso: record.iso,
                    is_guess: record.is_guess,
                });
            }
            Ok(entities)
        }
    }

    deserializer.deserialize_seq(Reader)
}

/// What was found in an article, as it was stored.
pub(super) fn found(record: &str) -> Result<Annotations> {
    let record: StoredRecord = serde_json::from_str(record)?;
    Ok(Annotations {
        entities: record.entities,
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

/// A hash of a text.
pub(super) fn digest(text: &str) -> i64 {
    i64::from_ne_bytes(fnv::hash(text.bytes()).to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;

    const TEXT: &str = "# عنوان\n\nفقرة **قوية** و[رابط](https://example.org/) و`code`.\n\n- أ\n  1. ب\n\n> قول\n\n***\n\n```\nنص\n```\n\n## فرع";

    #[test]
    fn a_body_comes_back_as_it_was() {
        let body = crate::sources::markdown::parse(TEXT, Source::standard_input()).body;
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
            is_guess: iso.is_none(),
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
