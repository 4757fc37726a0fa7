//! Where the parts of a query stand in what is typed, right or wrong as it is.

use crate::query::keys::Operator;
use crate::query::lexer::{LexemeKind, lexemes};
use crate::range::TextRange;
use crate::search::form;
use crate::text::{Direction, opening_direction};

/// The parts of a query that an article must all fit, by their bytes: each can be taken out, and the others mean what
/// they meant. Words that mean nothing are none of them.
#[must_use]
pub fn parts(input: &str) -> Vec<TextRange> {
    let mut parts: Vec<TextRange> = Vec::new();
    let (mut depth, mut is_joined) = (0_usize, false);
    for lexeme in lexemes(input) {
        let range = lexeme.range;
        if depth == 0 && lexeme.kind == LexemeKind::Operator(Operator::Or) {
            // It binds most loosely: all that is typed is one part.
            let trimmed = input.trim_start();
            let start = input.len() - trimmed.len();
            return vec![TextRange::new(start, start + trimmed.trim_end().len())];
        }
        if lexeme.kind == LexemeKind::Word && form(range.of(input)).is_empty() {
            continue;
        }
        match parts.last_mut() {
            Some(part) if depth > 0 || is_joined => part.end = range.end,
            _ => parts.push(range),
        }
        is_joined = lexeme.kind == LexemeKind::Operator(Operator::Not);
        match lexeme.kind {
            LexemeKind::Open => depth += 1,
            LexemeKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    parts
}

/// What is typed without one of its parts.
#[must_use]
pub fn without_part(input: &str, part: TextRange) -> String {
    let (before, behind) = (&input[..part.start], &input[part.end..]);
    let sides = [before.trim(), behind.trim()];
    let left: Vec<&str> = sides.into_iter().filter(|side| !side.is_empty()).collect();
    left.join(" ")
}

/// A word, a phrase, or a key with its values: each is read in one direction, whatever stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryPiece {
    /// Its bytes of the input, with the sign before it that excludes it.
    pub range: TextRange,
    /// Those of each value, behind a key.
    pub values: Vec<TextRange>,
}

/// The pieces of a query, in its order.
#[must_use]
pub fn pieces(input: &str) -> Vec<QueryPiece> {
    let mut pieces = Vec::new();
    let mut sign: Option<TextRange> = None;
    for lexeme in lexemes(input) {
        let range = lexeme.range;
        let is_sign = matches!(range.of(input), "-" | "\u{2212}");
        let values = match lexeme.kind {
            LexemeKind::Open | LexemeKind::Close => {
                sign = None;
                continue;
            }
            LexemeKind::Operator(Operator::Not) if is_sign => {
                sign = Some(range);
                continue;
            }
            LexemeKind::Keyed { values, .. } => values,
            _ => Vec::new(),
        };
        let sign = sign.take().filter(|sign| sign.end == range.start);
        pieces.push(QueryPiece {
            range: TextRange::new(sign.map_or(range.start, |sign| sign.start), range.end),
            values: values.into_iter().map(|value| value.range).collect(),
        });
    }
    pieces
}

/// The parts of a query that are isolates where it is shown from the right, in its order: pieces, and values in others,
/// that do not begin with a letter of a right-to-left script.
#[must_use]
pub fn isolates(input: &str) -> Vec<TextRange> {
    let runs_left =
        |range: &TextRange| opening_direction(range.of(input)) == Some(Direction::RightToLeft);
    let isolates = pieces(input).into_iter().flat_map(|piece| {
        if runs_left(&piece.range) {
            piece
                .values
                .into_iter()
                .filter(|value| !runs_left(value))
                .collect()
        } else {
            vec![piece.range]
        }
    });
    isolates.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(input: &str, ranges: Vec<TextRange>) -> Vec<&str> {
        ranges.into_iter().map(|range| range.of(input)).collect()
    }

    #[test]
    fn what_must_all_be_fitted_is_a_part_each() {
        for (input, expected) in [
            ("", &[][..]),
            ("قمة", &["قمة"]),
            (
                "  قمة -روسيا «مجلس الأمن» ",
                &["قمة", "-روسيا", "«مجلس الأمن»"],
            ),
            (
                "topic:سياسة،أمن is:unread",
                &["topic:سياسة،أمن", "is:unread"],
            ),
            (
                "قمة (روسيا أو (الصين)) -(a b) not c",
                &["قمة", "(روسيا أو (الصين))", "-(a b)", "not c"],
            ),
            (" قمة أو لقاء ", &["قمة أو لقاء"]),
            ("قمة — ، موضوع: سياسة", &["قمة", "موضوع: سياسة"]),
            // What is wrong has parts too.
            ("(قمة", &["(قمة"]),
            ("قمة) x", &["قمة", ")", "x"]),
            ("قمة -", &["قمة", "-"]),
        ] {
            assert_eq!(texts(input, parts(input)), expected, "{input}");
        }
    }

    #[test]
    fn a_part_is_taken_out() {
        let input = "قمة  topic:سياسة is:unread";
        let left: Vec<String> = parts(input)
            .into_iter()
            .map(|part| without_part(input, part))
            .collect();
        assert_eq!(
            left,
            ["topic:سياسة is:unread", "قمة is:unread", "قمة  topic:سياسة"]
        );
        assert_eq!(without_part("قمة", TextRange::new(0, "قمة".len())), "");
    }

    #[test]
    fn a_piece_has_its_sign_and_its_values() {
        let input = "-russia (topic:سياسة,x or «مجلس الأمن») 2024 - y";
        let ranges = pieces(input).into_iter().map(|piece| piece.range).collect();
        let expected = ["-russia", "topic:سياسة,x", "or", "«مجلس الأمن»", "2024", "y"];
        assert_eq!(texts(input, ranges), expected);
        assert_eq!(
            texts(input, pieces(input)[1].values.clone()),
            ["سياسة", "x"]
        );
    }

    #[test]
    fn what_runs_to_the_right_is_an_isolate() {
        let input = "قمة is:unread منذ:2024-05 موضوع:أمن،x -x \"two words\" topic:أمن 24";
        let expected = [
            "is:unread",
            "2024-05",
            "x",
            "-x",
            "\"two words\"",
            "topic:أمن",
            "24",
        ];
        assert_eq!(texts(input, isolates(input)), expected);
    }
}
