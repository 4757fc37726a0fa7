//! A query read from what is typed.
//!
//! ```text
//! any   = all { "or" all }
//! all   = part { part }
//! part  = ( "-" | "not" ) part | "(" any ")" | key ":" value { "," value } | word | quoted
//! ```
//!
//! Words without letters or digits mean nothing and are passed over.

use crate::language::fold::folds_away;
use crate::limits;
use crate::notice::QueryFault;
use crate::query::clause::{Clause, Query, QueryVocabulary, joined};
use crate::query::error::Error;
use crate::query::keys::{Operator, QueryKey};
use crate::query::lexer::{Lexeme, LexemeKind, ValueSpan, is_one_word, lexemes, near_keys};
use crate::query::value::{self, ParsedValue};
use crate::range::TextRange;
use crate::search::{Term, form};

/// Reads a query.
///
/// # Errors
///
/// The first error in it.
pub fn parse(input: &str, vocabulary: &QueryVocabulary) -> Result<Query, Error> {
    Parser::new(input, vocabulary, Stage::Finished).query()
}

/// Reads a query that is being typed: the last word is the start of one, unless what it starts must
/// not occur; a key, an operator, quotation mark or parenthesis that waits for more at the end, and
/// a value that may become a known one, are as if not typed yet. Of an open quotation all words but
/// the last count.
///
/// # Errors
///
/// The first error that typing more at the end does not put right.
pub fn parse_while_typing(input: &str, vocabulary: &QueryVocabulary) -> Result<Query, Error> {
    Parser::new(input, vocabulary, Stage::Typing).query()
}

/// Whether more is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Typing,
    Finished,
}

struct Parser<'i> {
    input: &'i str,
    vocabulary: &'i QueryVocabulary,
    stage: Stage,
    lexemes: Vec<Lexeme>,
    next: usize,
    depth: usize,
}

/// What was read: `None` where it means nothing.
type Parsed = Result<Option<Clause>, Error>;

/// Whether enough of a word is typed to look for words that start with it: so many start with one or
/// two letters that it would say nothing, and take long.
fn is_start(word: &str) -> bool {
    word.chars().nth(2).is_some()
}

impl<'i> Parser<'i> {
    fn new(input: &'i str, vocabulary: &'i QueryVocabulary, stage: Stage) -> Self {
        Self {
            input,
            vocabulary,
            stage,
            lexemes: lexemes(input),
            next: 0,
            depth: 0,
        }
    }

    fn query(mut self) -> Result<Query, Error> {
        let clause = self.any()?;
        match self.take() {
            // Only a parenthesis ends what is read before the end.
            Some(lexeme) => Err(error(lexeme.range, QueryFault::UnopenedParenthesis)),
            None => Ok(Query { clause }),
        }
    }

    fn any(&mut self) -> Parsed {
        let mut parts: Vec<Clause> = self.all()?.into_iter().collect();
        while let Some(LexemeKind::Operator(Operator::Or)) = self.peek() {
            let Some(or) = self.take() else { break };
            if self.is_unfinished() {
                break;
            }
            let operator = or.range.of(self.input).to_owned();
            if parts.is_empty() {
                return Err(error(or.range, QueryFault::NothingBefore(operator)));
            }
            match self.all()? {
                Some(part) => parts.push(part),
                None if self.is_unfinished() => {}
                None => return Err(error(or.range, QueryFault::NothingAfter(operator))),
            }
        }
        Ok(joined(parts, Clause::Any))
    }

    fn all(&mut self) -> Parsed {
        let mut parts = Vec::new();
        while let Some(lexeme) = self.take() {
            let is_end = matches!(
                lexeme.kind,
                LexemeKind::Close | LexemeKind::Operator(Operator::Or)
            );
            if is_end {
                self.next -= 1;
                break;
            }
            parts.extend(self.part(lexeme)?);
        }
        Ok(joined(parts, Clause::All))
    }

    fn part(&mut self, lexeme: Lexeme) -> Parsed {
        match lexeme.kind {
            LexemeKind::Operator(_) => self.nested(lexeme.range, Self::not),
            LexemeKind::Open => self.nested(lexeme.range, Self::group),
            LexemeKind::Word => Ok(self.word(lexeme.range)),
            LexemeKind::Quoted(value) => self.phrase(value),
            LexemeKind::Keyed { key, name, values } => self.keyed(key, name, &values),
            LexemeKind::Close => Err(error(lexeme.range, QueryFault::UnopenedParenthesis)),
        }
    }

    /// Reads what an operator or a parenthesis at `range` opens.
    fn nested(&mut self, range: TextRange, read: fn(&mut Self, TextRange) -> Parsed) -> Parsed {
        if self.depth == limits::QUERY_DEPTH {
            return Err(error(range, QueryFault::TooDeep));
        }
        self.depth += 1;
        let parsed = read(self, range);
        self.depth -= 1;
        parsed
    }

    fn not(&mut self, range: TextRange) -> Parsed {
        let is_end = matches!(
            self.peek(),
            None | Some(LexemeKind::Close | LexemeKind::Operator(Operator::Or))
        );
        let next = if is_end { None } else { self.take() };
        let negated = match next {
            // What must not occur is excluded when it is written, not with all that begins like it.
            Some(lexeme) if lexeme.kind == LexemeKind::Word => self.whole_word(lexeme.range),
            Some(lexeme) => self.part(lexeme)?,
            None => None,
        };
        match negated {
            Some(clause) => Ok(Some(Clause::Not(Box::new(clause)))),
            None if self.is_unfinished() => Ok(None),
            None => {
                let operator = range.of(self.input).to_owned();
                Err(error(range, QueryFault::NothingAfter(operator)))
            }
        }
    }

    fn group(&mut self, open: TextRange) -> Parsed {
        let clause = self.any()?;
        match self.take() {
            Some(close) if clause.is_none() => {
                let range = TextRange::new(open.start, close.range.end);
                Err(error(range, QueryFault::EmptyParentheses))
            }
            None if self.stage == Stage::Finished => {
                Err(error(open, QueryFault::UnclosedParenthesis))
            }
            _ => Ok(clause),
        }
    }

    /// A word, or the start of one where it is said or still being typed.
    fn word(&self, range: TextRange) -> Option<Clause> {
        let is_last = self.stage == Stage::Typing && range.end == self.input.len();
        match self.whole_word(range)? {
            Clause::Search(Term::Word(word)) if is_last && is_start(&word) => {
                Some(Clause::Search(Term::Prefix(word)))
            }
            clause => Some(clause),
        }
    }

    /// A word, or the start of one where it is said.
    fn whole_word(&self, range: TextRange) -> Option<Clause> {
        term_of(range.of(self.input)).map(Clause::Search)
    }

    /// What a title or a note is to have: words in a row, a word, or the start of one where it is said or still being typed.
    fn words(&self, value: ValueSpan) -> Option<Term> {
        let is_last = self.stage == Stage::Typing && value.range.end == self.input.len();
        let words = value.inner.of(self.input).split_whitespace();
        let words: Vec<&str> = words.filter(|word| !form(word).is_empty()).collect();
        Some(match words.as_slice() {
            [] => return None,
            [word] => match term_of(word)? {
                Term::Word(word) if is_last && is_start(&word) => Term::Prefix(word),
                term => term,
            },
            words => Term::Phrase(words.iter().map(ToString::to_string).collect()),
        })
    }

    fn phrase(&self, value: ValueSpan) -> Parsed {
        let mut inner = value.inner.of(self.input);
        if value.is_open {
            if self.stage == Stage::Finished {
                let mark = TextRange::new(value.range.start, value.inner.start);
                return Err(error(mark, QueryFault::UnclosedQuote));
            }
            inner = inner
                .rfind(char::is_whitespace)
                .map_or("", |at| &inner[..at]);
        }
        let words = inner
            .split_whitespace()
            .filter(|word| !form(word).is_empty());
        let words: Vec<String> = words.map(str::to_owned).collect();
        Ok((!words.is_empty()).then_some(Clause::Search(Term::Phrase(words))))
    }

    fn keyed(&self, key: Option<QueryKey>, name: TextRange, values: &[ValueSpan]) -> Parsed {
        let written = || name.of(self.input).to_owned();
        let Some(key) = key else {
            let fault = QueryFault::UnknownKey {
                name: written(),
                near: near_keys(name.of(self.input)),
            };
            return Err(error(name, fault));
        };
        if values.is_empty() {
            return if self.is_unfinished() {
                Ok(None)
            } else {
                Err(error(name, QueryFault::NoValue(written())))
            };
        }
        let mut clauses = Vec::new();
        for value in values {
            let is_last = self.stage == Stage::Typing && value.range.end == self.input.len();
            if value.is_open && !is_last {
                let mark = TextRange::new(value.range.start, value.inner.start);
                return Err(error(mark, QueryFault::UnclosedQuote));
            }
            let inner = value.inner.of(self.input).trim();
            if inner.is_empty() {
                if is_last {
                    continue;
                }
                return Err(error(value.range, QueryFault::NoValue(written())));
            }
            let of_words = match key {
                QueryKey::Title => Some(Clause::Title as fn(Term) -> Clause),
                QueryKey::Note => Some(Clause::Note as fn(Term) -> Clause),
                _ => None,
            };
            if let Some(clause) = of_words {
                clauses.extend(self.words(*value).map(clause));
                continue;
            }
            match value::clause(key, inner, self.vocabulary) {
                ParsedValue::Clause(_) if value.is_open => {}
                ParsedValue::Clause(clause) => clauses.push(clause),
                ParsedValue::Begun(_) if is_last => {}
                ParsedValue::Begun(kind) | ParsedValue::Error(kind) => {
                    return Err(error(value.range, kind));
                }
            }
        }
        Ok(joined(clauses, Clause::Any))
    }

    fn peek(&self) -> Option<&LexemeKind> {
        self.lexemes.get(self.next).map(|lexeme| &lexeme.kind)
    }

    fn take(&mut self) -> Option<Lexeme> {
        let lexeme = self.lexemes.get(self.next)?.clone();
        self.next += 1;
        Some(lexeme)
    }

    /// Whether nothing was typed behind what was just taken, and more is to come.
    fn is_unfinished(&self) -> bool {
        self.stage == Stage::Typing && self.next == self.lexemes.len()
    }
}

fn error(range: TextRange, fault: QueryFault) -> Error {
    Error { range, fault }
}

/// A word as it is searched for, or the start of one where that is said; `None` where it has neither letters nor
/// digits.
fn term_of(written: &str) -> Option<Term> {
    let word = without_signs(written);
    if form(word).is_empty() {
        return None;
    }
    Some(if !is_one_word(word) {
        // Without the signs around it, it would be read otherwise: `#topic:x`.
        Term::Phrase(vec![word.to_owned()])
    } else if written.ends_with(['*', '\u{66D}']) {
        Term::Prefix(word.to_owned())
    } else {
        Term::Word(word.to_owned())
    })
}

/// A word without the signs before and behind it.
fn without_signs(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !folds_away(c))
}
