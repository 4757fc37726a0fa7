//! What the reader put right: corrections of entities, applied to what the recogniser found.

mod file;

use serde::{Deserialize, Serialize};

use crate::annotate::Annotations;
use crate::article::{ArticleKey, Body};
use crate::extract::{Entity, EntityKind, name_key, written_name};
use crate::language::fold::fold;
use crate::range::TextRange;

/// Ends the id of an entity that the reader split from another: no likeness of names makes it the same again.
pub const SPLIT_SUFFIX: &str = "/2";

/// Corrections in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    #[serde(default, rename = "correction")]
    pub(super) list: Vec<Correction>,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What is changed.
    #[serde(flatten)]
    pub change: Change,
    /// The article, where only one is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleKey>,
}

/// What a correction changes. Entities are named by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Change {
    /// It is no entity.
    Hide {
        /// The entity.
        entity: String,
    },
    /// It is an entity, though only the model found it.
    Confirm {
        /// The entity.
        entity: String,
    },
    /// It is called something else.
    Rename {
        /// The entity.
        entity: String,
        /// What it is called.
        name: String,
    },
    /// It is of another kind.
    Kind {
        /// The entity.
        entity: String,
        /// Its kind.
        kind: EntityKind,
    },
    /// It is the same as another.
    Join {
        /// The entity.
        entity: String,
        /// The one it is.
        into: String,
        /// What that one is called, for articles that do not mention it otherwise.
        name: String,
        /// The kind of that one.
        kind: EntityKind,
    },
    /// Where it is called by this name, another is meant.
    #[serde(alias = "part", alias = "parted")]
    Split {
        /// The entity.
        entity: String,
        /// The name, as it is written.
        name: String,
    },
    /// This name is an entity.
    Add {
        /// The name, as it is written.
        name: String,
        /// Its kind.
        kind: EntityKind,
    },
}

impl Correction {
    fn concerns(&self, keys: &[ArticleKey]) -> bool {
        self.article.as_ref().is_none_or(|key| keys.contains(key))
    }
}

impl Change {
    /// The ids of the entities it speaks of.
    #[must_use]
    pub fn entities(&self) -> Vec<String> {
        match self {
            Self::Hide { entity }
            | Self::Confirm { entity }
            | Self::Rename { entity, .. }
            | Self::Kind { entity, .. }
            | Self::Split { entity, .. } => vec![entity.clone()],
            Self::Join { entity, into, .. } => vec![entity.clone(), into.clone()],
            Self::Add { name, kind } => vec![id_of(*kind, name)],
        }
    }
}

impl Corrections {
    /// The corrections, oldest first.
    #[must_use]
    pub fn list(&self) -> &[Correction] {
        &self.list
    }

    /// Makes one more.
    pub fn push(&mut self, correction: Correction) {
        self.list.push(correction);
    }

    /// Takes the last one back.
    pub fn undo(&mut self) -> Option<Correction> {
        self.list.pop()
    }

    /// Takes back the last one that is the same as this.
    pub fn take_back(&mut self, correction: &Correction) -> Option<Correction> {
        let at = self.list.iter().rposition(|made| made == correction)?;
        Some(self.list.remove(at))
    }

    /// What the reader calls an entity, in every article.
    #[must_use]
    pub fn name_of(&self, entity_id: &str) -> Option<&str> {
        let everywhere = self.list.iter().rev();
        let mut everywhere = everywhere.filter(|correction| correction.article.is_none());
        everywhere.find_map(|correction| match &correction.change {
            Change::Rename { entity, name } if entity == entity_id => Some(name.as_str()),
            _ => None,
        })
    }

    /// Whether any concerns the article of these keys.
    #[must_use]
    pub fn concern(&self, keys: &[ArticleKey]) -> bool {
        self.list.iter().any(|correction| correction.concerns(keys))
    }

    /// Applies those that concern the article of these keys to what was found in it.
    pub fn apply(&self, annotations: &mut Annotations, body: &Body, keys: &[ArticleKey]) {
        let mut is_changed = false;
        let concerned = self
            .list
            .iter()
            .filter(|correction| correction.concerns(keys));
        for correction in concerned {
            is_changed |= apply(&correction.change, &mut annotations.entities, body);
        }
        if is_changed {
            annotations.enforce(&body.text);
            put_in_order(&mut annotations.entities);
        }
    }
}

/// Whether a correction of one entity is meant for another: the same, or its name in another spelling.
fn is_meant(found: &str, wanted: &str) -> bool {
    let is_own = |id: &str| !id.is_ascii() && !id.ends_with(SPLIT_SUFFIX);
    let (Some((kind, name)), Some((wanted_kind, wanted_name))) =
        (found.split_once(':'), wanted.split_once(':'))
    else {
        return found == wanted;
    };
    let alike = |kind| name_key(kind, name) == name_key(kind, wanted_name);
    found == wanted
        || (kind == wanted_kind
            && is_own(found)
            && is_own(wanted)
            && EntityKind::from_id(kind).is_some_and(alike))
}

/// Applies one change; returns whether it changed anything.
fn apply(change: &Change, entities: &mut Vec<Entity>, body: &Body) -> bool {
    let position = |entities: &[Entity], id: &str| {
        let exactly = entities.iter().position(|entity| entity.id == id);
        exactly.or_else(|| entities.iter().position(|entity| is_meant(&entity.id, id)))
    };
    match change {
        Change::Hide { entity } => {
            let count = entities.len();
            entities.retain(|found| !is_meant(&found.id, entity));
            entities.len() < count
        }
        Change::Confirm { entity } => match position(entities, entity) {
            Some(at) => std::mem::take(&mut entities[at].is_guess),
            None => false,
        },
        Change::Rename { entity, name } => match position(entities, entity) {
            Some(at) => {
                entities[at].name.clone_from(name);
                entities[at].is_guess = false;
                true
            }
            None => false,
        },
        Change::Kind { entity, kind } => match position(entities, entity) {
            Some(at) => {
                entities[at].kind = *kind;
                entities[at].is_guess = false;
                true
            }
            None => false,
        },
        Change::Join {
            entity,
            into,
            name,
            kind,
        } => {
            let Some(at) = position(entities, entity).filter(|_| entity != into) else {
                return false;
            };
            if position(entities, into) == Some(at) {
                return false;
            }
            let joined = entities.remove(at);
            match position(entities, into) {
                Some(at) => entities[at].mentions.extend(joined.mentions),
                None => {
                    let (id, name) = (into.clone(), name.clone());
                    entities.push(Entity {
                        id,
                        name,
                        kind: *kind,
                        is_guess: false,
                        ..joined
                    });
                }
            }
            true
        }
        Change::Split { entity, name } => {
            let Some(at) = position(entities, entity) else {
                return false;
            };
            let folded = fold(name).text;
            let mentions = std::mem::take(&mut entities[at].mentions);
            let (split, kept): (Vec<TextRange>, Vec<TextRange>) = mentions
                .into_iter()
                .partition(|mention| is_called(&body.text, *mention, &folded));
            entities[at].mentions = kept;
            let kind = entities[at].kind;
            let id = format!("{}{SPLIT_SUFFIX}", id_of(kind, name));
            add(entities, id, name, kind, split)
        }
        Change::Add { name, kind } => {
            let mentions = occurrences(body, name);
            add(entities, id_of(*kind, name), name, *kind, mentions)
        }
    }
}

/// Whether a mention is by a name, folded: as it would stand alone, or as it is written (أمم in للأمم).
fn is_called(text: &str, mention: TextRange, folded: &str) -> bool {
    let written = mention.of(text);
    fold(&written_name(text, mention)).text == folded || fold(written).text == folded
}

/// Makes an entity of some mentions; what stood there before gives way.
fn add(
    entities: &mut Vec<Entity>,
    id: String,
    name: &str,
    kind: EntityKind,
    mentions: Vec<TextRange>,
) -> bool {
    if mentions.is_empty() {
        return false;
    }
    for entity in entities.iter_mut() {
        entity
            .mentions
            .retain(|other| !mentions.iter().any(|mention| mention.overlaps(*other)));
    }
    match entities.iter_mut().find(|entity| entity.id == id) {
        Some(entity) => entity.mentions.extend(mentions),
        None => entities.push(Entity {
            id,
            name: name.to_owned(),
            kind,
            mentions,
            iso: None,
            is_guess: false,
        }),
    }
    true
}

/// The id of an entity that no gazetteer has.
fn id_of(kind: EntityKind, name: &str) -> String {
    format!("{}:{}", kind.id(), fold(name).text)
}

/// Where a name stands as whole words, letters folded; a proclitic of one letter may be attached.
fn occurrences(body: &Body, name: &str) -> Vec<TextRange> {
    let wanted = fold(name.trim()).text;
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for block in &body.blocks {
        let folded = fold(body.block_text(block));
        for (start, hit) in folded.text.match_indices(&wanted) {
            let end = start + hit.len();
            let before: Vec<char> = folded.text[..start]
                .chars()
                .rev()
                .take_while(|character| character.is_alphanumeric())
                .take(3)
                .collect();
            let is_attached =
                before.iter().all(|letter| "وفبلكس".contains(*letter)) && before.len() < 3;
            let is_end = !folded.text[end..].starts_with(char::is_alphanumeric);
            if is_attached && is_end {
                let range = folded.range_of(TextRange::new(start, end));
                found.push(range.shifted(block.range().start));
            }
        }
    }
    found
}

/// The order that [`Annotations`] promises.
fn put_in_order(entities: &mut [Entity]) {
    entities.sort_by_key(|entity| {
        (
            entity.kind,
            std::cmp::Reverse(entity.mentions.len()),
            entity.mentions.first().copied(),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind};

    const TEXT: &str = "زار سامي مدينة النور مع سامي علي. ثم عاد وسامي إلى النور.";

    fn body() -> Body {
        let range = TextRange::new(0, TEXT.len());
        let block = Block::new(BlockKind::Paragraph, range);
        Body {
            text: TEXT.to_owned(),
            blocks: vec![block],
            spans: Vec::new(),
        }
    }

    fn all(name: &str) -> Vec<TextRange> {
        TEXT.match_indices(name)
            .map(|(start, hit)| TextRange::new(start, start + hit.len()))
            .collect()
    }

    fn entity(id: &str, kind: EntityKind, mentions: Vec<TextRange>) -> Entity {
        let name = id.split_once(':').unwrap().1.to_owned();
        Entity {
            id: id.to_owned(),
            name,
            kind,
            mentions,
            iso: None,
            is_guess: false,
        }
    }

    fn found() -> Annotations {
        let people = all("سامي");
        Annotations {
            entities: vec![
                entity("person:سامي", EntityKind::Person, people),
                entity("location:النور", EntityKind::Location, all("النور")),
            ],
            topics: Vec::new(),
        }
    }

    /// What is left after some changes: (id, name, kind, mentions).
    fn after(changes: Vec<Change>) -> Vec<(String, String, EntityKind, usize)> {
        let mut corrections = Corrections::default();
        for change in changes {
            corrections.push(Correction {
                change,
                article: None,
            });
        }
        // What is written is read again.
        let corrections = Corrections::parse(&corrections.to_toml("")).unwrap();
        let mut annotations = found();
        corrections.apply(&mut annotations, &body(), &["a.md".into()]);
        let entities = annotations.entities.into_iter();
        entities
            .map(|found| (found.id, found.name, found.kind, found.mentions.len()))
            .collect()
    }

    #[test]
    fn an_entity_is_hidden_renamed_and_of_another_kind() {
        let left = after(vec![
            Change::Hide {
                entity: "person:سامي".into(),
            },
            Change::Rename {
                entity: "location:النور".into(),
                name: "مدينة النور".into(),
            },
            Change::Kind {
                entity: "location:النور".into(),
                kind: EntityKind::Organization,
            },
        ]);
        let id = "location:النور".to_owned();
        assert_eq!(
            left,
            [(id, "مدينة النور".to_owned(), EntityKind::Organization, 2)]
        );
    }

    #[test]
    fn another_spelling_of_a_name_is_meant_too_but_no_other_name() {
        for (found, wanted, expected) in [
            ("person:فاديم كرغانوف", "person:فاديم كرجانوف", true),
            ("person:محمد سالم", "person:محمود سالم", false),
            ("person:كرغانوف", "location:كرغانوف", false),
            ("person:سامي/2", "person:سامي", false),
            ("location:ghana", "location:kenya", false),
        ] {
            assert_eq!(is_meant(found, wanted), expected, "{found} {wanted}");
        }
    }

    #[test]
    fn two_are_joined_also_where_only_one_is_mentioned() {
        let join = |into: &str| Change::Join {
            entity: "location:النور".into(),
            into: into.into(),
            name: "باريس".into(),
            kind: EntityKind::Location,
        };
        assert_eq!(after(vec![join("person:سامي")])[0].3, 5);
        let left = after(vec![join("location:paris")]);
        assert_eq!(left[1].0, "location:paris");
        assert_eq!(left[1].1, "باريس");
        assert_eq!(
            after(vec![join("location:النور")]).len(),
            2,
            "with itself: nothing"
        );
    }

    #[test]
    fn a_name_is_added_as_whole_words_and_takes_what_it_covers() {
        let add = Change::Add {
            name: "سامي علي".into(),
            kind: EntityKind::Person,
        };
        let left = after(vec![add]);
        let counts: Vec<_> = left
            .iter()
            .map(|found| (found.1.as_str(), found.3))
            .collect();
        assert_eq!(counts, [("سامي", 2), ("سامي علي", 1), ("النور", 2)]);
        let inside = Change::Add {
            name: "نور".into(),
            kind: EntityKind::Person,
        };
        assert_eq!(after(vec![inside]).len(), 2, "a part of a word is no name");
    }

    #[test]
    fn one_is_split_by_the_name_it_has() {
        let split = Change::Split {
            entity: "person:سامي".into(),
            name: "سامي".into(),
        };
        let rename = Change::Rename {
            entity: "person:سامي".into(),
            name: "سامي الأول".into(),
        };
        assert_eq!(after(vec![split, rename]).len(), 2);
    }

    #[test]
    fn a_name_behind_lam_has_its_article() {
        let text = "قال الأمين العام للأمم";
        let mention = TextRange::new(text.len() - "أمم".len(), text.len());
        for name in ["الأمم", "أمم"] {
            assert!(is_called(text, mention, &fold(name).text), "{name}");
        }
        assert!(!is_called(text, mention, &fold("الأمين").text));
    }

    #[test]
    fn a_correction_for_one_article_leaves_the_others_alone() {
        let mut corrections = Corrections::default();
        let change = Change::Hide {
            entity: "person:سامي".into(),
        };
        corrections.push(Correction {
            change,
            article: Some("a.md".into()),
        });
        let mut annotations = found();
        corrections.apply(&mut annotations, &body(), &["b.md".into()]);
        assert_eq!(annotations, found());
        corrections.apply(&mut annotations, &body(), &["a.md".into()]);
        assert_eq!(annotations.entities.len(), 1);
        assert!(corrections.undo().is_some());
        assert!(corrections.list().is_empty());
    }

    #[test]
    fn the_last_name_given_everywhere_is_the_one() {
        let mut corrections = Corrections::default();
        for (name, article) in [("أ", None), ("ب", None), ("ج", Some("a.md"))] {
            let change = Change::Rename {
                entity: "person:سامي".into(),
                name: name.into(),
            };
            corrections.push(Correction {
                change,
                article: article.map(ArticleKey::parse),
            });
        }
        assert_eq!(corrections.name_of("person:سامي"), Some("ب"));
        assert_eq!(corrections.name_of("person:علي"), None);
    }
}
