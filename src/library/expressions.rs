//! What is asked of the index of words, as match expressions of FTS5.

use crate::query::Clause;
use crate::search::{Alternatives, Term};

/// Takes those parts of a clause that are only words, where it asks for all its parts.
pub(super) fn without_words(
    clause: Clause,
    alternatives: &Alternatives,
) -> (Option<String>, Clause) {
    let Clause::All(parts) = clause else {
        return (None, clause);
    };
    let (only_words, others): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .partition(|part| words(part, alternatives).is_some());
    match words(&Clause::All(only_words), alternatives) {
        Some(IndexMatch::Match(expression)) => (Some(expression), Clause::All(others)),
        _ => (None, Clause::All(others)),
    }
}

/// What a clause that is only words asks of the index.
pub(super) enum IndexMatch {
    /// Nothing: it has neither letters nor digits.
    Any,
    /// A match expression of FTS5.
    Match(String),
}

/// The clause as a question to the index of words; `None` where it asks for more than words.
pub(super) fn words(clause: &Clause, alternatives: &Alternatives) -> Option<IndexMatch> {
    let (parts, operator) = match clause {
        Clause::Search(term) => return Some(asked_for(forms(term, alternatives))),
        Clause::Title(term) => {
            let forms = forms_in(term, "title", "title_stems", alternatives);
            return Some(asked_for(forms));
        }
        Clause::All(parts) => (parts, " AND "),
        Clause::Any(parts) => (parts, " OR "),
        _ => return None,
    };
    let parts = parts.iter().map(|part| words(part, alternatives));
    let parts: Vec<IndexMatch> = parts.collect::<Option<_>>()?;
    let is_any = |part: &IndexMatch| matches!(part, IndexMatch::Any);
    if matches!(clause, Clause::Any(_)) && parts.iter().any(is_any) {
        return Some(IndexMatch::Any);
    }
    let parts: Vec<String> = parts
        .into_iter()
        .filter_map(|part| match part {
            IndexMatch::Any => None,
            IndexMatch::Match(expression) => Some(expression),
        })
        .collect();
    Some(match parts.len() {
        0 => IndexMatch::Any,
        _ => IndexMatch::Match(format!("({})", parts.join(operator))),
    })
}

/// A question for either form of a term.
fn asked_for(forms: Option<(String, Option<String>)>) -> IndexMatch {
    match forms {
        None => IndexMatch::Any,
        Some((exact, None)) => IndexMatch::Match(exact),
        Some((exact, Some(loose))) => IndexMatch::Match(format!("({exact} OR {loose})")),
    }
}

/// A term as a question for it as it is written, and for its looser forms where it has any: its stems, and names in
/// other letters.
pub(super) fn forms(term: &Term, alternatives: &Alternatives) -> Option<(String, Option<String>)> {
    forms_in(term, "title text", "title_stems text_stems", alternatives)
}

/// The same in some columns of words and of stems.
pub(super) fn forms_in(
    term: &Term,
    columns: &str,
    stems: &str,
    alternatives: &Alternatives,
) -> Option<(String, Option<String>)> {
    let within = |columns: &str, words: String| format!("{{{columns}}}: ({words})");
    let exact = within(columns, alternatives.exact(term)?);
    let stems = term.loose().map(|words| within(stems, words));
    let romanized = alternatives.romanized(term);
    let romanized = romanized.map(|words| within(columns, words));
    let loose: Vec<String> = [stems, romanized].into_iter().flatten().collect();
    Some((exact, (!loose.is_empty()).then(|| loose.join(" OR "))))
}

/// The terms as a question for all of them as they are written, in some columns and no looser form.
pub(super) fn exactly(
    terms: &[Term],
    columns: &str,
    alternatives: &Alternatives,
) -> Option<String> {
    let parts: Vec<String> = terms
        .iter()
        .filter_map(|term| alternatives.exact(term))
        .map(|exact| format!("{{{columns}}}: ({exact})"))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" AND "))
}
