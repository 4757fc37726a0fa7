//! The piece of a text that shows best why it was found.

use crate::language::letters::is_control;
use crate::range::TextRange;
use crate::search::hits::Hit;

/// A piece of a text with what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// A sentence or a part of one: bytes of the text.
    pub range: TextRange,
    /// What was found in it: bytes of the text, in order.
    pub hits: Vec<TextRange>,
}

/// The sentence in which most different terms are hit, most closely, the first of several; of a
/// sentence of more than `most_characters` characters the part of it that has most, from word to
/// word. `None` without hits.
///
/// `hits` are in the order of the text, as [`super::hits`] gives them.
#[must_use]
pub fn snippet(text: &str, hits: &[Hit], most_characters: usize) -> Option<Snippet> {
    let mut best: Option<(Worth, TextRange, &[Hit])> = None;
    let mut rest = hits;
    while let Some(first) = rest.first() {
        let sentence = sentence_around(text, first.range);
        let count = rest
            .partition_point(|hit| hit.range.end <= sentence.end)
            .max(1);
        let (own, others) = rest.split_at(count);
        rest = others;
        let worth = Worth::of(own);
        if best.as_ref().is_none_or(|(other, ..)| worth > *other) {
            best = Some((worth, sentence, own));
        }
    }
    let (_, sentence, hits) = best?;
    let range = shortened(text, sentence, hits, most_characters);
    let within = |hit: &Hit| {
        let start = hit.range.start.max(range.start);
        let end = hit.range.end.min(range.end);
        (start < end).then(|| TextRange::new(start, end))
    };
    Some(Snippet {
        range,
        hits: hits.iter().filter_map(within).collect(),
    })
}

/// A snippet as it is shown, in one line: without characters that only say how others are joined, ordered or placed, but for
/// the joiners that Persian is spelled with; and its hits, in bytes of that.
#[must_use]
pub fn shown(text: &str, snippet: &Snippet) -> (String, Vec<TextRange>) {
    let mut shown = String::with_capacity(snippet.range.len());
    let mut hits = vec![TextRange::new(0, 0); snippet.hits.len()];
    for (at, character) in snippet.range.of(text).char_indices() {
        let at = snippet.range.start + at;
        for (hit, place) in snippet.hits.iter().zip(&mut hits) {
            if hit.start == at {
                place.start = shown.len();
            }
        }
        match character {
            '\u{200C}' | '\u{200D}' => shown.push(character),
            _ if character.is_whitespace() => shown.push(' '),
            _ if is_control(character) || character.is_control() => {}
            _ => shown.push(character),
        }
        for (hit, place) in snippet.hits.iter().zip(&mut hits) {
            if hit.end == at + character.len_utf8() {
                place.end = shown.len();
            }
        }
    }
    (shown, hits)
}

/// What some hits are worth showing: how many terms they are of, how many of them are close, how
/// many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    terms: usize,
    close: usize,
    hits: usize,
}

impl Worth {
    fn of(hits: &[Hit]) -> Self {
        let mut terms: Vec<usize> = hits.iter().map(|hit| hit.term).collect();
        terms.sort_unstable();
        terms.dedup();
        let is_close = |hit: &&Hit| hit.closeness != super::Closeness::Stem;
        Self {
            terms: terms.len(),
            close: hits.iter().filter(is_close).count(),
            hits: hits.len(),
        }
    }
}

/// The part of a sentence that is worth most, with as much around it as there is room for.
fn shortened(text: &str, sentence: TextRange, hits: &[Hit], most_characters: usize) -> TextRange {
    let length = |range: TextRange| range.of(text).chars().count();
    if length(sentence) <= most_characters {
        return sentence;
    }
    let places = in_characters(text, sentence, hits);
    let mut end = 0;
    let mut best: Option<(Worth, &[Hit])> = None;
    for first in 0..hits.len() {
        let fits = |last: &TextRange| last.end - places[first].start <= most_characters;
        end = end.max(first + 1);
        end += places[end..].iter().take_while(|last| fits(last)).count();
        let span = &hits[first..end];
        let worth = Worth::of(span);
        if best.as_ref().is_none_or(|(other, _)| worth > *other) {
            best = Some((worth, span));
        }
    }
    let Some((_, [first, .., last] | [first @ last])) = best else {
        return TextRange::new(sentence.start, sentence.start);
    };
    let start = word_start(text, sentence, first.range.start);
    let whole = TextRange::new(start, last.range.end);
    // What is attached to the first word belongs to it, where there is room.
    let core = match length(whole) <= most_characters {
        true => whole,
        false => TextRange::new(first.range.start, last.range.end),
    };
    let Some(room) = most_characters.checked_sub(length(core)) else {
        let cut = core.of(text).char_indices().nth(most_characters);
        let end = cut.map_or(core.end, |(offset, _)| core.start + offset);
        return TextRange::new(core.start, end);
    };
    around(text, sentence, core, room)
}

/// The start of the word of a sentence that has a byte.
fn word_start(text: &str, sentence: TextRange, at: usize) -> usize {
    let before = &text[sentence.start..at];
    let letters = before
        .chars()
        .rev()
        .take_while(|letter| !letter.is_whitespace());
    at - letters.map(char::len_utf8).sum::<usize>()
}

/// Where hits in a sentence stand, in characters of it.
fn in_characters(text: &str, sentence: TextRange, hits: &[Hit]) -> Vec<TextRange> {
    let mut read = sentence.start;
    let mut count = 0;
    let mut characters_before = |offset: usize| {
        count += TextRange::new(read, offset).of(text).chars().count();
        read = offset;
        count
    };
    hits.iter()
        .map(|hit| {
            TextRange::new(
                characters_before(hit.range.start),
                characters_before(hit.range.end),
            )
        })
        .collect()
}

/// A part of a sentence with `room` characters more, a third of them before it, from word to word.
fn around(text: &str, sentence: TextRange, core: TextRange, room: usize) -> TextRange {
    let before = &text[sentence.start..core.start];
    let behind = &text[core.end..sentence.end];
    let (all_before, all_behind) = (before.chars().count(), behind.chars().count());
    // What one side does not need is the other's.
    let wanted_before = (room / 3)
        .max(room.saturating_sub(all_behind))
        .min(all_before);
    let wanted_behind = (room - wanted_before).min(all_behind);
    let start = match all_before - wanted_before {
        0 => 0,
        skipped => {
            let cut = before
                .char_indices()
                .nth(skipped - 1)
                .map_or(0, |(at, _)| at);
            let words = before[cut..].find(char::is_whitespace).map(|at| cut + at);
            words.unwrap_or(before.len())
        }
    };
    let end = match behind.char_indices().nth(wanted_behind) {
        None => behind.len(),
        Some((cut, character)) => {
            let room = &behind[..cut + character.len_utf8()];
            room.rfind(char::is_whitespace).unwrap_or(0)
        }
    };
    let start = start + before[start..].len() - before[start..].trim_start().len();
    TextRange::new(
        sentence.start + start,
        core.end + behind[..end].trim_end().len(),
    )
}

/// The sentence that a part of a text stands in.
///
/// A full stop, question mark, exclamation mark or ellipsis ends a sentence where white space or
/// the end of the text follows; what closes a quotation or a bracket still belongs to it. A line
/// feed always does.
#[must_use]
pub fn sentence_around(text: &str, part: TextRange) -> TextRange {
    let before = text.get(..part.start).unwrap_or("");
    let behind = text.get(part.end..).unwrap_or("");
    let start = sentence_start(before);
    let start = start + before[start..].len() - before[start..].trim_start().len();
    let end = sentence_end(behind);
    TextRange::new(start, part.end + behind[..end].trim_end().len())
}

/// The sentences of a text in their order, without the white space between them. They end as [`sentence_around`] says.
pub fn sentences(text: &str) -> impl Iterator<Item = TextRange> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let length = sentence_end(&text[start..]);
        at = start + length;
        let length = text[start..at].trim_end().len();
        (length > 0).then(|| TextRange::new(start, start + length))
    })
}

/// The byte after the last sentence, or the last line, that ends in `text`. Reads no more than what
/// comes after it: one line may hold a whole book.
fn sentence_start(text: &str) -> usize {
    // Where a sentence would end if what stands before is an end mark: before white space, and
    // before what closes a quotation or a bracket there.
    let mut end = Some(text.len());
    for (at, character) in text.char_indices().rev() {
        if character == '\n' {
            return at + 1;
        }
        match end {
            Some(end) if is_end_mark(character) => return end,
            Some(_) if is_closing(character) => {}
            _ => end = character.is_whitespace().then_some(at),
        }
    }
    0
}

/// The byte after the sentence that `text` begins with.
fn sentence_end(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut is_over = false;
    while let Some((at, character)) = characters.next() {
        if character == '\n' {
            return at;
        }
        is_over = is_end_mark(character) || is_over && is_closing(character);
        let next = characters.peek();
        if is_over && next.is_none_or(|(_, next)| next.is_whitespace()) {
            return at + character.len_utf8();
        }
    }
    text.len()
}

/// Whether a sentence may end on a character.
fn is_end_mark(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '؟' | '…' | '۔')
}

/// Whether a character closes a quotation or a bracket, in the sentence that it ends.
fn is_closing(character: char) -> bool {
    matches!(character, '»' | '"' | '”' | ')' | ']')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::Language;
    use crate::search::{Term, hits};

    fn shown_part(text: &str, words: &[&str], most: usize) -> Option<(String, Vec<String>)> {
        let terms: Vec<Term> = words
            .iter()
            .map(|word| Term::Word((*word).to_owned()))
            .collect();
        let snippet = snippet(text, &hits(text, &Language::arabic(), &terms), most)?;
        let marked = snippet.hits.iter().map(|range| range.of(text).to_owned());
        Some((snippet.range.of(text).to_owned(), marked.collect()))
    }

    fn strings(strings: &[&str]) -> Vec<String> {
        strings.iter().map(|string| (*string).to_owned()).collect()
    }

    #[test]
    fn the_sentence_with_most_terms_is_shown() {
        let text =
            "عنوان القمة\n\nافتتحت القمة أمس. وقال الرئيس: «القمة في موسكو ناجحة.» ثم غادر موسكو.";
        let (sentence, hits) = shown_part(text, &["القمة", "موسكو"], 80).unwrap();
        assert_eq!(sentence, "وقال الرئيس: «القمة في موسكو ناجحة.»");
        assert_eq!(hits, strings(&["القمة", "موسكو"]));
        assert_eq!(shown_part(text, &["قمة"], 80).unwrap().0, "عنوان القمة");
        assert_eq!(shown_part(text, &["باريس"], 80), None);
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text =
            "كان في البدء كلام كثير قبل أن تنعقد القمة في مدينة موسكو بحضور وفود من دول كثيرة";
        let (part, hits) = shown_part(text, &["القمة", "موسكو"], 40).unwrap();
        assert_eq!(part, "تنعقد القمة في مدينة موسكو بحضور وفود من");
        assert_eq!(hits, strings(&["القمة", "موسكو"]));
        let (part, hits) = shown_part(text, &["كثيرة"], 20).unwrap();
        assert!(
            part.ends_with("كثيرة") && part.chars().count() <= 20,
            "{part}"
        );
        assert_eq!(hits.len(), 1);
        let (part, hits) = shown_part(text, &["القمة"], 3).unwrap();
        assert_eq!((part.as_str(), hits), ("الق", strings(&["الق"])));
        assert_eq!(
            shown_part(text, &["القمة"], 0).unwrap(),
            (String::new(), Vec::new())
        );
    }

    proptest! {
        /// Read backwards, sentences begin where they end when they are read forwards.
        #[test]
        fn a_sentence_begins_where_the_one_before_ends(text in "[a.!)» \n]{0,30}") {
            let mut start = 0;
            let mut rest = 0;
            while rest < text.len() {
                let end = rest + sentence_end(&text[rest..]);
                let is_line_end = text[end..].starts_with('\n');
                rest = end + usize::from(is_line_end);
                let is_end = is_line_end
                    || text[..end].trim_end_matches(is_closing).ends_with(is_end_mark);
                if is_end {
                    start = rest;
                }
            }
            prop_assert_eq!(sentence_start(&text), start);
        }
    }

    proptest! {
        #[test]
        fn sentences_hold_all_that_is_no_white_space(text in "[a.!)» \n]{0,30}") {
            let mut rest = 0;
            for sentence in sentences(&text) {
                prop_assert!(text[rest..sentence.start].trim().is_empty());
                rest = sentence.end;
            }
            prop_assert!(text[rest..].trim().is_empty());
        }
    }

    #[test]
    fn a_snippet_begins_with_a_whole_word() {
        let text = format!("{} وبالمؤتمر كلام", "كلمة ".repeat(40));
        let (part, hits) = shown_part(&text, &["مؤتمر"], 20).unwrap();
        assert!(
            part.contains(" وبالمؤتمر") || part.starts_with("وبالمؤتمر"),
            "{part}"
        );
        assert_eq!(hits, strings(&["مؤتمر"]));
    }

    #[test]
    fn what_is_shown_has_no_marks_of_direction_and_none_of_control() {
        let text = "قال\u{202B} إن\u{200F} القمة\u{202C}\tفي\u{7}\u{FEFF} می\u{200C}شود";
        let hits = hits(text, &Language::arabic(), &[Term::Word("القمة".to_owned())]);
        let snippet = snippet(text, &hits, 80).unwrap();
        let (line, places) = shown(text, &snippet);
        assert_eq!(line, "قال إن القمة في می\u{200C}شود");
        assert_eq!(places[0].of(&line), "القمة");
    }

    #[test]
    fn of_many_hits_in_a_long_sentence_the_first_that_fit_are_shown() {
        let text = format!(
            "{} القمة في موسكو {}",
            "قمة ".repeat(500),
            "موسكو ".repeat(500)
        );
        let (part, hits) = shown_part(&text, &["القمة", "موسكو"], 30).unwrap();
        assert!(part.chars().count() <= 30, "{part}");
        assert!(part.contains("قمة") && part.contains("موسكو"), "{part}");
        assert!(hits.len() >= 5, "{hits:?}");
    }

    #[test]
    fn a_sentence_ends_at_its_mark_and_not_within_a_number() {
        let text = "بلغ 3.5 في 2020. ثم قال: «انتهى!» وخرج؟ نعم\nسطر";
        let sentence = |word: &str| {
            let start = text.find(word).unwrap();
            sentence_around(text, TextRange::new(start, start + word.len())).of(text)
        };
        assert_eq!(sentence("3.5"), "بلغ 3.5 في 2020.");
        assert_eq!(sentence("انتهى"), "ثم قال: «انتهى!»");
        assert_eq!(sentence("نعم"), "نعم");
        assert_eq!(sentence("سطر"), "سطر");
    }
}
