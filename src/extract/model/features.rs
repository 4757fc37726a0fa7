//! What the model looks at: for every token the numbers of its features, the same in training and use.
//!
//! First the facts of each word are gathered, whatever stands around it; then the features of a token
//! are made from its own facts and, told apart by their distance, those of its neighbours.

use crate::extract::candidate::BlockView;
use crate::extract::fold::fold_into;
use crate::extract::gazetteer::Match;
use crate::extract::model::hash::{join, key, text_hash};
use crate::extract::model::tag::Tag;
use crate::extract::model::words::{WordRow, WordTable};
use crate::extract::token::{Shape, Token};

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
    Shape,
    Proclitic,
    WordPair,
    ClusterPair,
    TagsPair,
    ClassesPair,
    Stacked,
    StackedPair,
    StackedWord,
    Edge,
}

/// How many words to each side are looked at.
const REACH: usize = 2;

/// The longest affix, in letters.
const LONGEST_AFFIX: usize = 4;

/// What is known of one token by itself.
#[derive(Debug, Default)]
struct Facts {
    written: u64,
    word: u64,
    stem: u64,
    affixes: Vec<(u64, u64)>,
    row: WordRow,
    stem_row: WordRow,
    classes: u32,
    stem_classes: u32,
    proclitic: u64,
    shape: u64,
    /// What known name it is in, and where in it.
    name: u64,
}

/// The features of every token of a block.
#[must_use]
pub fn features(block: BlockView<'_>, words: &WordTable) -> Vec<Vec<u32>> {
    let mut facts: Vec<Facts> = Vec::with_capacity(block.tokens.len());
    let mut letters = String::new();
    for token in block.tokens {
        facts.push(facts_of(token, block.text, words, &mut letters));
    }
    add_names(block, &mut facts);
    (0..facts.len()).map(|at| features_at(&facts, at)).collect()
}

/// Adds what another model says of the tokens to their features.
pub fn add_stacked(features: &mut [Vec<u32>], tags: &[Tag]) {
    for (at, own) in features.iter_mut().enumerate() {
        let tag = |distance: usize| {
            let tag = (at + distance)
                .checked_sub(REACH)
                .and_then(|at| tags.get(at));
            tag.map_or(TAGS_END, |tag| tag.index() as u64)
        };
        for distance in 1..=3 {
            push(own, Template::Stacked, distance, tag(distance));
        }
        push(own, Template::StackedPair, 0, join(tag(1), tag(2)));
        push(own, Template::StackedPair, 1, join(tag(2), tag(3)));
        if let Some(&word) = own.first() {
            push(own, Template::StackedWord, 0, join(u64::from(word), tag(2)));
        }
    }
}

/// Stands for the tag beyond the ends of a block.
const TAGS_END: u64 = 99;

fn facts_of(token: &Token, text: &str, words: &WordTable, letters: &mut String) -> Facts {
    let written = token.range.of(text);
    let (shape, numeral) = match token.shape {
        Shape::Word if written.starts_with(|first: char| first.is_ascii_alphabetic()) => (1, false),
        Shape::Word => (2, false),
        Shape::Number(_) => (3, true),
        Shape::Mark(_) => (4, false),
    };
    letters.clear();
    fold_into(written, letters);
    if numeral {
        // Numbers are known by their length alone.
        *letters = "0".repeat(letters.len());
    }
    let word = text_hash(letters);
    let row = words.row(word).copied().unwrap_or_default();
    let (stem, proclitic) = if shape == 2 {
        stem(letters, &row, words)
    } else {
        (letters.as_str(), 0)
    };
    let stem_hash = text_hash(stem);
    let stem_row = words.row(stem_hash).copied().unwrap_or_default();
    let affixes = if shape == 2 {
        affixes(letters, stem)
    } else {
        Vec::new()
    };
    let start = token.range.start;
    let stem_start = token.range.end - stem.len().min(token.range.len());
    let readings = token.readings.iter();
    let stem_classes = readings
        .filter(|reading| reading.start > start && reading.start <= stem_start + 2)
        .fold(0, |classes, reading| classes | reading.classes.bits());
    Facts {
        written: text_hash(written),
        word,
        stem: stem_hash,
        affixes,
        row,
        stem_row,
        classes: token.classes().bits(),
        stem_classes,
        proclitic,
        shape: shape + 8 * u64::from(token.spaced),
        name: 0,
    }
}

/// The word without the proclitics that it most likely has: one is taken off where the rest is a
/// commoner word than the whole, or has the article. Also a number for what was taken off.
fn stem<'a>(word: &'a str, row: &WordRow, words: &WordTable) -> (&'a str, u64) {
    let mut stem = word;
    let mut rank = rank(row);
    let mut taken = 0;
    for proclitics in [&['و', 'ف'][..], &['ب', 'ل', 'ك'][..]] {
        let Some(rest) = stem.strip_prefix(proclitics) else {
            continue;
        };
        if rest.chars().count() < 3 {
            continue;
        }
        let rest_rank = words.row(text_hash(rest)).map_or(u16::MAX, self::rank);
        if rest_rank < rank || rest.starts_with("ال") {
            taken = 2 * taken + 1 + u64::from(proclitics.len() == 3);
            stem = rest;
            rank = rest_rank;
        }
    }
    (stem, taken)
}

fn rank(row: &WordRow) -> u16 {
    if row.rank == 0 { u16::MAX } else { row.rank }
}

/// The beginnings and endings of a word: of the stem where they begin, of the word where they end.
fn affixes(word: &str, stem: &str) -> Vec<(u64, u64)> {
    let prefixes = stem
        .char_indices()
        .skip(1)
        .map(|(offset, _)| &stem[..offset]);
    let suffixes = word.char_indices().rev().map(|(offset, _)| &word[offset..]);
    prefixes
        .zip(suffixes)
        .take(LONGEST_AFFIX)
        .map(|(prefix, suffix)| (text_hash(prefix), text_hash(suffix)))
        .collect()
}

/// Notes for each token what known name it is in and whether the name begins there.
fn add_names(block: BlockView<'_>, facts: &mut [Facts]) {
    let mut covered = 0;
    for (start, name) in block.names.iter().enumerate() {
        let Some(name) = name else { continue };
        if start < covered {
            continue;
        }
        covered = name.end;
        for (offset, facts) in facts[start..name.end].iter_mut().enumerate() {
            facts.name = name_code(block, name, start) * 4 + 1 + u64::from(offset > 0);
        }
    }
}

fn name_code(block: BlockView<'_>, name: &Match, start: usize) -> u64 {
    let long = u64::from(name.end > start + 1);
    let weak = u64::from(name.weak);
    (block.kind(name) as u64 * 2 + long) * 2 + weak
}

fn features_at(facts: &[Facts], at: usize) -> Vec<u32> {
    let mut features = Vec::with_capacity(112);
    let own = &facts[at];
    push(&mut features, Template::Word, REACH, own.word);
    push(&mut features, Template::Written, 0, own.written);
    push(&mut features, Template::Proclitic, 0, own.proclitic);
    for (length, (prefix, suffix)) in own.affixes.iter().enumerate() {
        push(&mut features, Template::Prefix, length, *prefix);
        push(&mut features, Template::Suffix, length, *suffix);
    }
    for (index, cluster) in own.stem_row.clusters.iter().enumerate() {
        push_set(&mut features, Template::StemCluster, index, *cluster);
    }
    for distance in 0..=2 * REACH {
        let Some(near) = (at + distance)
            .checked_sub(REACH)
            .and_then(|near| facts.get(near))
        else {
            push(&mut features, Template::Edge, distance, 0);
            continue;
        };
        if distance != REACH {
            push(&mut features, Template::Word, distance, near.word);
        }
        push_shared(&mut features, near, distance);
    }
    for (place, first, second) in [
        (0, at.checked_sub(1), Some(at)),
        (1, Some(at), Some(at + 1)),
    ] {
        let pair = first
            .and_then(|first| facts.get(first))
            .zip(second.and_then(|second| facts.get(second)));
        if let Some((first, second)) = pair {
            push_pair(&mut features, first, second, place);
        }
    }
    features
}

/// The features that a token has from itself and from its neighbours alike.
fn push_shared(features: &mut Vec<u32>, near: &Facts, distance: usize) {
    push(features, Template::Stem, distance, near.stem);
    for (index, cluster) in near.row.clusters.iter().enumerate() {
        push_set(features, Template::Cluster, 8 * distance + index, *cluster);
    }
    push_set(features, Template::Tags, distance, near.row.tags);
    push_set(features, Template::StemTags, distance, near.stem_row.tags);
    for kind in 0..4 {
        let share = near.row.tags.max(near.stem_row.tags) >> (2 * kind) & 3;
        push_set(features, Template::KindShare, 8 * distance + kind, share);
    }
    for (template, classes) in [
        (Template::Classes, near.classes),
        (Template::StemClasses, near.stem_classes),
    ] {
        let mut rest = classes;
        while rest != 0 {
            push(
                features,
                template,
                distance,
                u64::from(rest.trailing_zeros()),
            );
            rest &= rest - 1;
        }
    }
    if near.name != 0 {
        push(features, Template::Name, distance, near.name);
    }
    push(features, Template::Shape, distance, near.shape);
}

fn push_pair(features: &mut Vec<u32>, first: &Facts, second: &Facts, place: usize) {
    push(
        features,
        Template::WordPair,
        place,
        join(first.stem, second.stem),
    );
    let clusters = |index: usize| {
        join(
            u64::from(first.stem_row.clusters[index]),
            u64::from(second.stem_row.clusters[index]),
        )
    };
    push(features, Template::ClusterPair, place, clusters(1));
    push(features, Template::ClusterPair, 2 + place, clusters(4));
    let tags = join(
        u64::from(first.stem_row.tags),
        u64::from(second.stem_row.tags),
    );
    push(features, Template::TagsPair, place, tags);
    let classes = join(
        join(u64::from(first.classes), u64::from(first.stem_classes)) ^ first.name,
        join(u64::from(second.classes), u64::from(second.stem_classes)) ^ second.name,
    );
    push(features, Template::ClassesPair, place, classes);
}

fn push(features: &mut Vec<u32>, template: Template, place: usize, value: u64) {
    let about = 64 * template as u64 + place as u64;
    features.push(key(join(about, value)));
}

/// The same for a value that says nothing where it is 0.
fn push_set(features: &mut Vec<u32>, template: Template, place: usize, value: u16) {
    if value != 0 {
        push(features, template, place, u64::from(value));
    }
}
