//! Tests of the file beside: every rule makes the mention of its example and not that of its counter-example.

use std::sync::LazyLock;

use crate::article::{Block, BlockKind, Body, Language};
use crate::extract::entity::EntityKind;
use crate::extract::{Explanation, Extractor, RULES, Rule};
use crate::range::TextRange;

/// Loaded once for all examples of Arabic.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// The text without the brackets, and the bytes between them.
fn unbracketed(example: &str) -> (String, TextRange) {
    let (before, rest) = example.split_once('[').expect("an opening bracket");
    let (within, after) = rest.split_once(']').expect("a closing bracket");
    let range = TextRange::new(before.len(), before.len() + within.len());
    (format!("{before}{within}{after}"), range)
}

/// What an extractor finds in an example, of which the bytes between the brackets are given, too.
fn explained(
    extractor: &Extractor,
    language: &str,
    example: &str,
) -> (Body, TextRange, Vec<Explanation>) {
    let (text, range) = unbracketed(example);
    let body = Body {
        blocks: vec![Block::new(
            BlockKind::Paragraph,
            TextRange::new(0, text.len()),
        )],
        text,
        ..Body::default()
    };
    let language = Language::from_tag(language).expect("a tag");
    let (_, explanations) = extractor.explain(&body, &language);
    (body, range, explanations)
}

/// Whether a rule makes a mention of this range.
fn makes(extractor: &Extractor, rule: Rule, language: &str, example: &str) -> (bool, String) {
    let (body, range, explanations) = explained(extractor, language, example);
    let made = explanations
        .iter()
        .any(|mention| mention.rule == rule && mention.range == range);
    let seen: Vec<String> = explanations
        .iter()
        .map(|mention| format!("{} by {}", mention.range.of(&body.text), mention.rule.id()))
        .collect();
    (made, seen.join("; "))
}

/// What the bytes between brackets in an Arabic text are a mention of.
pub fn kind_of(example: &str) -> Option<EntityKind> {
    let (_, range, explanations) = explained(&EXTRACTOR, "ar", example);
    let found = explanations.iter().find(|mention| mention.range == range);
    found.map(|mention| mention.kind)
}

/// The texts that have a mention at the bytes between brackets and should have none, or the other way round, each with
/// what is seen in it.
pub fn faults(examples: impl Iterator<Item = (impl AsRef<str>, bool)>) -> Vec<String> {
    let faults = examples.filter_map(|(text, is_name)| {
        let (is_made, seen) = bracketed(text.as_ref());
        (is_made != is_name).then(|| format!("{} gives {seen}", text.as_ref()))
    });
    faults.collect()
}

/// Whether an Arabic text has a mention at the bytes between brackets, and what is seen in it.
fn bracketed(example: &str) -> (bool, String) {
    let mut seen = String::new();
    let is_made = RULES.iter().any(|row| {
        let (is_made, all) = makes(&EXTRACTOR, row.rule, "ar", example);
        seen = all;
        is_made
    });
    (is_made, seen)
}

#[test]
fn every_rule_stands_at_its_place_under_an_id_of_its_own() {
    let mut ids: Vec<&str> = RULES.iter().map(|row| row.id).collect();
    for row in &RULES {
        assert_eq!(row.rule.row().rule, row.rule);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len());
}

#[test]
fn every_rule_makes_its_example_and_not_its_counter_example() {
    let extractor = Extractor::new();
    let mut faults = Vec::new();
    for row in &RULES {
        let (is_made, seen) = makes(&extractor, row.rule, row.language, row.example);
        if !is_made {
            faults.push(format!("{}: {} gives {seen}", row.id, row.example));
        }
        let (is_made, seen) = makes(&extractor, row.rule, row.language, row.counter_example);
        if is_made {
            faults.push(format!("{}: {} gives {seen}", row.id, row.counter_example));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
