//! The little language in which articles are asked for.

mod clause;

pub use clause::{Clause, Period, Query, State, Vocabulary};

/// Temporary.
#[derive(Debug)]
pub struct Mistake;
/// Temporary.
///
/// # Errors
/// never
pub fn parse(input: &str, _: &Vocabulary) -> Result<Query, Mistake> {
    let words: Vec<Clause> = input
        .split_whitespace()
        .map(|word| Clause::Search(crate::search::Term::Word(word.to_owned())))
        .collect();
    Ok(Query {
        clause: (!words.is_empty()).then_some(Clause::All(words)),
    })
}
/// Temporary.
///
/// # Errors
/// never
pub fn parse_while_typing(input: &str, vocabulary: &Vocabulary) -> Result<Query, Mistake> {
    parse(input, vocabulary)
}
