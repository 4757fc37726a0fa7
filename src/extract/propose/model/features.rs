//! What the models look at: the features of every token, the same in training and use.

use std::collections::HashMap;

use crate::extract::propose::model::emission::{Emissions, FeatureReach, REACH};
use crate::extract::propose::model::facts::{Quoted, TokenFacts};
use crate::extract::propose::model::hash::join;
use crate::extract::propose::model::tag::{KINDS, NameTag, Scores};

/// What a feature is about; part of its number.
#[derive(Clone, Copy)]
enum Template {
    Word,
    Written,
    Stem,
    Prefix,
    Suffix,
    Cluster,
    StemCluster,
    Tags,
    KindShare,
    StemTags,
    Classes,
    StemClasses,
    Name,
    FoundName,
    Shape,
    Proclitic,
    WordPair,
    ClusterPair,
    TagsPair,
    TagsTriple,
    ClassesPair,
    Edge,
    Quoted,
    QuotedAfter,
    QuotedAfterCluster,
    Stacked,
    StackedPair,
    StackedWord,
    Belief,
    BeliefPlace,
    Elsewhere,
    AnnotatedName,
    Proposed,
    ProposedPair,
    PersonName,
    StemPersonName,
    PersonNamePair,
    PlaceName,
}

/// How many kinds of names the tags of raw text tell apart.
const LEXICON_KINDS: usize = 4;

/// The clusterings whose pairs are looked at, coarse and fine.
const PAIRED_CLUSTERINGS: [usize; 2] = [1, 4];

/// The features that tokens with these facts have.
#[must_use]
pub fn features(facts: &[TokenFacts]) -> Emissions {
    let mut features = Features(Emissions::with_capacity(facts.len(), 48));
    for (at, own) in facts.iter().enumerate() {
        features.push_own(own);
        features.push_near(own);
        features.push_edges(at, facts.len());
        if let Some(quoted) = own.quoted {
            features.push_quoted(quoted);
        }
        if let Some(next) = facts.get(at + 1) {
            features.push_pair(own, next);
            if let Some(before) = at.checked_sub(1).and_then(|before| facts.get(before)) {
                features.push_triple([before, own, next]);
            }
        }
        features.0.end_token();
    }
    features.0
}

/// What a model found in a sequence, for another to look at.
#[derive(Debug)]
pub struct Prediction {
    /// The best tag of each token.
    pub tags: Vec<NameTag>,
    /// How probable it is that each token is in a name of each kind.
    pub beliefs: Vec<[f32; KINDS]>,
    /// How probable it is that a name of the kind begins there.
    pub beginnings: Vec<[f32; KINDS]>,
}

impl Prediction {
    /// The tags, with what the probabilities of all tags come to for each kind.
    #[must_use]
    pub fn new(tags: Vec<NameTag>, probabilities: &[Scores]) -> Self {
        let of_kinds = |part: fn(&Scores, usize) -> f32| -> Vec<[f32; KINDS]> {
            let tokens = probabilities.iter();
            tokens
                .map(|scores| std::array::from_fn(|kind| part(scores, kind)))
                .collect()
        };
        Self {
            tags,
            beliefs: of_kinds(|scores, kind| scores[2 * kind + 1] + scores[2 * kind + 2]),
            beginnings: of_kinds(|scores, kind| scores[2 * kind + 1]),
        }
    }
}

/// What a model believes of the words of an article: for each stem and kind its two surest predictions.
#[derive(Debug, Default)]
pub struct Repetitions {
    stems: HashMap<u64, [[f32; KINDS]; 2]>,
}

impl Repetitions {
    /// Takes in the beliefs about the tokens of a part of the article.
    pub fn note(&mut self, facts: &[TokenFacts], beliefs: &[[f32; KINDS]]) {
        for (own, beliefs) in facts.iter().zip(beliefs) {
            if beliefs.iter().all(|&belief| belief_step(belief) == 0) {
                continue;
            }
            let [surest, second] = self.stems.entry(own.stem).or_default();
            for (kind, &belief) in beliefs.iter().enumerate() {
                if belief > surest[kind] {
                    second[kind] = surest[kind];
                    surest[kind] = belief;
                } else if belief > second[kind] {
                    second[kind] = belief;
                }
            }
        }
    }

    /// The surest belief about the same stem elsewhere in the article.
    fn elsewhere(&self, stem: u64, kind: usize, here: f32) -> f32 {
        self.stems.get(&stem).map_or(0.0, |[surest, second]| {
            #[allow(clippy::float_cmp, reason = "the number that was noted")]
            if surest[kind] == here {
                second[kind]
            } else {
                surest[kind]
            }
        })
    }
}

/// The features that tokens have from what a first model found in them and in the article. The names that
/// this model was trained on are among them, since only to the second they say no more than they will
/// in use.
#[must_use]
pub fn stacked(
    facts: &[TokenFacts],
    prediction: &Prediction,
    repetitions: &Repetitions,
) -> Emissions {
    let mut features = Features(Emissions::with_capacity(facts.len(), 4));
    let tag = |at: usize| prediction.tags.get(at).map_or(0, |tag| tag.index() as u64);
    for (at, own) in facts.iter().enumerate() {
        let (here, next) = (tag(at), tag(at + 1));
        let annotated = own.annotated_name;
        features.push_set(Template::AnnotatedName, 0, annotated, FeatureReach::BESIDE);
        features.push_proposed(own, facts.get(at + 1));
        features.push(Template::Stacked, 0, here, FeatureReach::BESIDE);
        features.push(
            Template::StackedPair,
            0,
            join(here, next),
            FeatureReach::PAIR,
        );
        if here != 0 {
            features.push(
                Template::StackedWord,
                0,
                join(own.word, here),
                FeatureReach::OWN,
            );
        }
        for kind in 0..KINDS {
            let belief = prediction.beliefs[at][kind];
            let beginning = prediction.beginnings[at][kind];
            let inside = belief - beginning;
            features.push_set(
                Template::Belief,
                kind,
                belief_step(belief),
                FeatureReach::BESIDE,
            );
            for (place, belief) in [(kind, beginning), (KINDS + kind, inside)] {
                features.push_set(
                    Template::BeliefPlace,
                    place,
                    belief_step(belief),
                    FeatureReach::OWN,
                );
            }
            let elsewhere = repetitions.elsewhere(own.stem, kind, belief);
            features.push_set(
                Template::Elsewhere,
                kind,
                belief_step(elsewhere),
                FeatureReach::BESIDE,
            );
        }
        features.0.end_token();
    }
    features.0
}

/// Where the steps begin in which a model's beliefs are told; what is below the first is not told.
const STEPS: [f32; 5] = [0.02, 0.1, 0.3, 0.7, 0.95];

/// A probability in steps.
fn belief_step(belief: f32) -> u16 {
    STEPS.iter().map(|&step| u16::from(belief >= step)).sum()
}

struct Features(Emissions);

impl Features {
    /// What a token says of itself alone.
    fn push_own(&mut self, own: &TokenFacts) {
        self.push(Template::Written, 0, own.written, FeatureReach::OWN);
        self.push_set(Template::Proclitic, 0, own.proclitic, FeatureReach::OWN);
        for (length, (prefix, suffix)) in own.affixes.iter().flatten().enumerate() {
            self.push(Template::Prefix, length, *prefix, FeatureReach::OWN);
            self.push(Template::Suffix, length, *suffix, FeatureReach::OWN);
        }
        for (index, cluster) in own.stem_row.clusters.iter().enumerate() {
            self.push_set(Template::StemCluster, index, *cluster, FeatureReach::OWN);
        }
    }

    /// Where a token stands in a quotation, and what announces that.
    fn push_quoted(&mut self, quoted: Quoted) {
        let place = u64::from(quoted.place);
        let shape = join(place, quoted.length.into());
        self.push(Template::Quoted, 0, shape, FeatureReach::OWN);
        let after = join(place, quoted.after);
        self.push(Template::QuotedAfter, 0, after, FeatureReach::OWN);
        let cluster = join(place, quoted.after_cluster.into());
        self.push(Template::QuotedAfterCluster, 0, cluster, FeatureReach::OWN);
    }

    /// What a token says of itself and of those near it.
    fn push_near(&mut self, own: &TokenFacts) {
        self.push(Template::Word, 0, own.word, FeatureReach::NEAR);
        self.push(Template::Stem, 0, own.stem, FeatureReach::NEAR);
        for (index, cluster) in own.row.clusters.iter().enumerate() {
            self.push_set(Template::Cluster, index, *cluster, FeatureReach::NEAR);
        }
        self.push_set(Template::Tags, 0, own.row.tags, FeatureReach::NEAR);
        self.push_set(Template::StemTags, 0, own.stem_row.tags, FeatureReach::NEAR);
        for kind in 0..LEXICON_KINDS {
            let share = own.row.tags.max(own.stem_row.tags) >> (2 * kind) & 3;
            self.push_set(Template::KindShare, kind, share, FeatureReach::NEAR);
        }
        for (template, classes) in [
            (Template::Classes, own.classes),
            (Template::StemClasses, own.stem_classes),
        ] {
            let mut rest = classes;
            while rest != 0 {
                let class = u64::from(rest.trailing_zeros());
                self.push(template, 0, class, FeatureReach::NEAR);
                rest &= rest - 1;
            }
        }
        self.push_set(Template::Name, 0, own.name, FeatureReach::NEAR);
        self.push_set(Template::FoundName, 0, own.found_name, FeatureReach::NEAR);
        self.push_set(Template::Shape, 0, own.shape, FeatureReach::NEAR);
    }

    /// What lists and rules take a token and the next for, and which names of people they are.
    fn push_proposed(&mut self, own: &TokenFacts, next: Option<&TokenFacts>) {
        let pair =
            |value: fn(&TokenFacts) -> u16| join(value(own).into(), next.map_or(0, value).into());
        self.push_set(Template::Proposed, 0, own.proposed, FeatureReach::BESIDE);
        self.push(
            Template::ProposedPair,
            0,
            pair(|facts| facts.proposed),
            FeatureReach::PAIR,
        );
        self.push_set(Template::PlaceName, 0, own.place_name, FeatureReach::BESIDE);
        self.push_set(Template::PersonName, 0, own.person_name, FeatureReach::NEAR);
        self.push_set(
            Template::StemPersonName,
            0,
            own.stem_person_name,
            FeatureReach::NEAR,
        );
        self.push(
            Template::PersonNamePair,
            0,
            pair(|facts| facts.stem_person_name),
            FeatureReach::PAIR,
        );
    }

    /// How near the ends of the block a token is.
    fn push_edges(&mut self, at: usize, length: usize) {
        for distance in 1..=REACH {
            if at < distance {
                self.push(Template::Edge, distance, 0, FeatureReach::OWN);
            }
            if at + distance >= length {
                self.push(Template::Edge, distance, 1, FeatureReach::OWN);
            }
        }
    }

    /// What two tokens in a row say together.
    fn push_pair(&mut self, first: &TokenFacts, second: &TokenFacts) {
        let (own, next) = (&first.stem_row, &second.stem_row);
        let stems = join(first.stem, second.stem);
        self.push(Template::WordPair, 0, stems, FeatureReach::PAIR);
        for index in PAIRED_CLUSTERINGS {
            let clusters = join(own.clusters[index].into(), next.clusters[index].into());
            self.push(Template::ClusterPair, index, clusters, FeatureReach::PAIR);
        }
        let tags = join(own.tags.into(), next.tags.into());
        self.push(Template::TagsPair, 0, tags, FeatureReach::PAIR);
        let classes = |facts: &TokenFacts| {
            join(facts.classes.into(), facts.stem_classes.into()) ^ u64::from(facts.name)
        };
        let classes = join(classes(first), classes(second));
        self.push(Template::ClassesPair, 0, classes, FeatureReach::PAIR);
    }

    /// What a token and both its neighbours say together.
    fn push_triple(&mut self, facts: [&TokenFacts; 3]) {
        let [before, own, after] = facts.map(|facts| u64::from(facts.stem_row.tags));
        let tags = join(before, join(own, after));
        self.push(Template::TagsTriple, 0, tags, FeatureReach::OWN);
    }

    fn push(&mut self, template: Template, place: usize, value: u64, reach: FeatureReach) {
        let about = 64 * template as u64 + place as u64;
        self.0.push(join(about, value), reach);
    }

    /// The same for a value that says nothing where it is 0.
    fn push_set(&mut self, template: Template, place: usize, value: u16, reach: FeatureReach) {
        if value != 0 {
            self.push(template, place, u64::from(value), reach);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_what_it_is_elsewhere_and_not_what_it_is_here() {
        let word = |stem: u64| TokenFacts {
            stem,
            ..TokenFacts::default()
        };
        let mut repetitions = Repetitions::default();
        repetitions.note(
            &[word(1), word(2), word(1)],
            &[
                [0.9, 0.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 0.8, 0.0, 0.0, 0.0, 0.0],
                [0.2, 0.0, 0.0, 0.0, 0.0, 0.0],
            ],
        );
        let elsewhere = |stem, kind, here| repetitions.elsewhere(stem, kind, here);
        assert!((elsewhere(1, 0, 0.9) - 0.2).abs() < f32::EPSILON);
        assert!((elsewhere(1, 0, 0.2) - 0.9).abs() < f32::EPSILON);
        assert!(elsewhere(2, 1, 0.8) < f32::EPSILON);
        assert!(elsewhere(3, 0, 0.0) < f32::EPSILON);
    }

    #[test]
    fn beliefs_come_in_steps() {
        assert_eq!(belief_step(0.0), 0);
        assert_eq!(belief_step(0.5), 3);
        assert_eq!(belief_step(1.0), 5);
    }
}
