//! The lines of a plain text, and which of them are one paragraph that was wrapped.

use std::borrow::Cow;
use std::mem;

use unicode_width::UnicodeWidthChar;

use super::byline;
use crate::language::fold::{fold, folds_away};

/// Text wrapped at fewer columns is verse or a list, at more it is not wrapped.
const WRAP_COLUMNS: std::ops::RangeInclusive<u32> = 40..=120;

/// One line of the text that is not blank. A text may have millions: it is kept small.
#[derive(Clone, Copy, Debug)]
struct PlainLine<'a> {
    /// The line without white space at its ends.
    text: &'a str,
    /// Its width in cells.
    width: u32,
    /// How many characters of white space it begins with; of more than fit, as many as fit.
    indent: u16,
    /// Whether a blank line, or nothing, stands before it.
    follows_blank: bool,
    /// Whether it is never part of a paragraph: a byline, a ruling.
    stands_alone: bool,
}

/// A line that stands for itself, or the lines a paragraph was wrapped into. As small as a [`PlainLine`].
#[derive(Clone, Debug)]
pub struct PlainUnit<'a> {
    /// The text; where lines were joined, with a space between.
    pub text: Cow<'a, str>,
    /// Its width in cells.
    pub width: u32,
    /// How many lines it was; of more than fit, as many as fit.
    pub lines: u16,
    /// Whether a blank line, or nothing, stands before it.
    pub follows_blank: bool,
}

/// The parts of a text: what a paragraph was wrapped into is put together, every other line that is not blank is a part
/// of its own.
#[must_use]
pub fn units(text: &str) -> Vec<PlainUnit<'_>> {
    if let Some(column) = widest_line(text).filter(|column| WRAP_COLUMNS.contains(column)) {
        let lines: Vec<PlainLine<'_>> = lines(text).collect();
        if shows_wrapping(&lines, column) {
            return joined(&lines, column);
        }
    }
    // A list of millions that grows leaves gaps in memory as large as itself.
    let count = text
        .split('\n')
        .filter(|line| !line.trim_start().is_empty());
    let mut units = Vec::with_capacity(count.count());
    units.extend(lines(text).map(PlainUnit::from));
    units
}

/// The lines that are not blank.
fn lines(text: &str) -> impl Iterator<Item = PlainLine<'_>> {
    let mut follows_blank = true;
    text.split('\n').filter_map(move |line| {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            follows_blank = true;
            return None;
        }
        let indent = line.len() - line.trim_start().len();
        let width = width(trimmed);
        Some(PlainLine {
            text: trimmed,
            width,
            indent: u16::try_from(line[..indent].chars().count()).unwrap_or(u16::MAX),
            follows_blank: mem::take(&mut follows_blank),
            stands_alone: is_ruling(trimmed) || is_byline(trimmed, width),
        })
    })
}

impl<'a> From<PlainLine<'a>> for PlainUnit<'a> {
    fn from(line: PlainLine<'a>) -> Self {
        Self {
            text: Cow::Borrowed(line.text),
            width: line.width,
            lines: 1,
            follows_blank: line.follows_blank,
        }
    }
}

/// Puts together what a paragraph was wrapped into; every other line is a unit of its own.
///
/// Text was wrapped where its lines end because the next word had no room, which holds for lines
/// of prose in a column and not for titles, lists and verse.
fn joined<'a>(lines: &[PlainLine<'a>], column: u32) -> Vec<PlainUnit<'a>> {
    let mut units: Vec<PlainUnit<'a>> = Vec::with_capacity(lines.len());
    let mut start = 0;
    while start < lines.len() {
        let end = stanza_end(lines, start);
        let stanza = &lines[start..end];
        let is_wrapped = is_wrapped(stanza, column);
        for (index, line) in stanza.iter().enumerate() {
            let previous = index.checked_sub(1).map(|previous| &stanza[previous]);
            let goes_on =
                is_wrapped && previous.is_some_and(|previous| is_continued(previous, line, column));
            match units.last_mut() {
                Some(unit) if goes_on => {
                    let text = unit.text.to_mut();
                    text.push(' ');
                    text.push_str(line.text);
                    unit.width = unit.width.saturating_add(1 + line.width);
                    unit.lines = unit.lines.saturating_add(1);
                }
                _ => units.push((*line).into()),
            }
        }
        start = end;
    }
    units
}

/// Whether a line opens an item of a list: a bullet or a number, then white space.
#[must_use]
pub fn is_list_item(text: &str) -> bool {
    let Some((marker, _)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let number = marker.trim_end_matches(['.', ')', '-']);
    matches!(
        marker,
        "-" | "*" | "+" | "•" | "●" | "▪" | "◦" | "–" | "—" | "·"
    ) || (number.len() < marker.len()
        && number.chars().count() <= 2
        && !number.is_empty()
        && number.chars().all(char::is_numeric))
}

/// Whether a line is made of one sign of ruling: what stands under a title, or between parts.
#[must_use]
pub fn is_ruling(text: &str) -> bool {
    let first = text.chars().next();
    text.chars().count() >= 3
        && first.is_some_and(|c| "=-_*~#".contains(c))
        && text.chars().all(|c| Some(c) == first)
}

/// Whether a line is a byline, and not a date that a sentence ends on.
fn is_byline(text: &str, width: u32) -> bool {
    !text.ends_with('.') && byline::read(text, width).is_some()
}

/// The width of the widest line; `None` where one is too wide for the text to be wrapped.
fn widest_line(text: &str) -> Option<u32> {
    text.split('\n').try_fold(0, |widest, line| {
        let width = width(line.trim());
        (width <= *WRAP_COLUMNS.end()).then_some(widest.max(width))
    })
}

/// The width of a text in cells, each character by itself.
fn width(text: &str) -> u32 {
    let cells: usize = text.chars().filter_map(UnicodeWidthChar::width).sum();
    u32::try_from(cells).unwrap_or(u32::MAX)
}

/// The index after the last line of the stanza that begins at `start`: lines with no blank line
/// between them.
fn stanza_end(lines: &[PlainLine<'_>], start: usize) -> usize {
    let next = lines[start + 1..]
        .iter()
        .position(|line| line.follows_blank);
    next.map_or(lines.len(), |offset| start + 1 + offset)
}

/// Whether the lines of a text, the widest of which is `column` cells wide, were wrapped there.
fn shows_wrapping(lines: &[PlainLine<'_>], column: u32) -> bool {
    let (count, full) = count_full_pairs(lines, column);
    // One pair is evidence only where the line is as long as lines of prose are.
    let is_evident = count >= 2 || column >= 60;
    full > 0 && is_evident && full * 3 >= count * 2
}

/// Whether the lines of a stanza were wrapped at `column`, and are not lines of verse.
fn is_wrapped(stanza: &[PlainLine<'_>], column: u32) -> bool {
    let (pairs, full) = count_full_pairs(stanza, column);
    full * 2 >= pairs && !is_verse(stanza)
}

/// How many pairs of lines might be one sentence going on, and in how many of them the first has
/// no room for more.
fn count_full_pairs(lines: &[PlainLine<'_>], column: u32) -> (usize, usize) {
    let pairs = lines
        .windows(2)
        .filter(|pair| may_continue(&pair[0], &pair[1]));
    pairs.fold((0, 0), |(pairs, full), pair| {
        let is_full = is_full(&pair[0], &pair[1], column);
        (pairs + 1, full + usize::from(is_full))
    })
}

/// Whether `next` goes on with the sentence of `line`.
fn is_continued(line: &PlainLine<'_>, next: &PlainLine<'_>, column: u32) -> bool {
    let is_indented = next.indent >= line.indent.saturating_add(2) && !is_list_item(line.text);
    !is_indented && may_continue(line, next) && is_full(line, next, column)
}

/// Whether nothing speaks against `next` going on with `line`.
fn may_continue(line: &PlainLine<'_>, next: &PlainLine<'_>) -> bool {
    let stand_alone = line.stands_alone || next.stands_alone;
    !next.follows_blank && !is_list_item(next.text) && !stand_alone
}

/// Whether the first word of `next` had no room on `line`, give or take what those count
/// otherwise who wrapped it (marks, wide letters).
fn is_full(line: &PlainLine<'_>, next: &PlainLine<'_>, column: u32) -> bool {
    let first_word = next.text.split_whitespace().next().unwrap_or_default();
    let needed = line
        .width
        .saturating_add(1)
        .saturating_add(width(first_word));
    needed.saturating_add(column / 12) > column
}

/// Whether lines are verse by their form: a gap in the middle of each, or one rhyme.
fn is_verse(stanza: &[PlainLine<'_>]) -> bool {
    let all_have_gaps = stanza.len() >= 2 && stanza.iter().all(|line| has_gap(line.text));
    let second_lines = stanza.iter().skip(1).step_by(2);
    all_have_gaps || is_one_rhyme(stanza.iter()) || is_one_rhyme(second_lines)
}

/// Whether at least four lines end on the same letter of a right-to-left script.
fn is_one_rhyme<'a>(lines: impl ExactSizeIterator<Item = &'a PlainLine<'a>>) -> bool {
    let is_right_to_left = |letter: char| matches!(letter, '\u{0590}'..='\u{08FF}');
    let is_many = lines.len() >= 4;
    let mut letters = lines.map(|line| last_letter(line.text));
    let first = letters.next().flatten();
    is_many && first.is_some_and(is_right_to_left) && letters.all(|letter| letter == first)
}

/// Whether a line has a gap between two half-verses.
#[must_use]
pub fn has_gap(text: &str) -> bool {
    ["   ", "\t", " * ", " *** ", " … ", " ... ", " // "]
        .iter()
        .any(|gap| text.contains(gap))
}

/// The last letter, folded.
fn last_letter(text: &str) -> Option<char> {
    let letter = text
        .chars()
        .rev()
        .find(|c| c.is_alphabetic() && !folds_away(*c))?;
    fold(letter.encode_utf8(&mut [0; 4])).text.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        units(text)
            .into_iter()
            .map(|unit| unit.text.into_owned())
            .collect()
    }

    /// Wraps a paragraph greedily, as editors do.
    fn wrapped(paragraph: &str, column: u32) -> String {
        let mut text = String::new();
        let mut used = 0;
        for word in paragraph.split(' ') {
            if used > 0 && used + 1 + width(word) > column {
                text.push('\n');
                used = 0;
            } else if used > 0 {
                text.push(' ');
                used += 1;
            }
            text.push_str(word);
            used += width(word);
        }
        text
    }

    const FIRST: &str = "عقد الوزراء اجتماعهم الدوري في العاصمة صباح أمس، وناقشوا خطة العام المقبل \
        وما بقي من مشاريع العام الماضي، ثم استمعوا إلى تقرير عن أحوال المدن الساحلية وما تحتاج إليه \
        من طرق ومدارس ومستشفيات قبل حلول الشتاء.";
    const SECOND: &str = "The second paragraph of the text is in English, and it is also long enough \
        to be wrapped into several lines of the same column, the last of which is shorter.";

    #[test]
    fn a_wrapped_paragraph_is_one() {
        for column in [60, 72, 78] {
            let text = format!(
                "{}\n\n{}\n",
                wrapped(FIRST, column),
                wrapped(SECOND, column)
            );
            assert_eq!(texts(&text), [FIRST, SECOND], "{column}");
        }
    }

    #[test]
    fn the_end_of_a_wrapped_paragraph_shows_without_a_blank_line() {
        let indented = format!("{}\n    {}", wrapped(FIRST, 72), wrapped(SECOND, 72));
        assert_eq!(texts(&indented), [FIRST, SECOND]);
    }

    #[test]
    fn titles_dates_and_lists_are_not_drawn_into_paragraphs() {
        let text = format!(
            "أخبار\n30 مايو 2022\n\n{}\n- بند\n- وبند آخر\n\n{}",
            wrapped(FIRST, 72),
            wrapped(SECOND, 72)
        );
        assert_eq!(
            texts(&text),
            [
                "أخبار",
                "30 مايو 2022",
                FIRST,
                "- بند",
                "- وبند آخر",
                SECOND
            ]
        );
    }

    #[test]
    fn a_paragraph_may_end_on_a_date() {
        let paragraph = format!("{FIRST} وعاد الوزراء إلى بلادهم في 30 مايو/أيار 2022.");
        for column in 60..80 {
            assert_eq!(
                texts(&wrapped(&paragraph, column)),
                [paragraph.as_str()],
                "{column}"
            );
        }
    }

    #[test]
    fn verse_stays_line_by_line() {
        let uneven = "يا ليل طال\nوالقلب ما نام\nيرقب الفجر\nفي آخر الطريق الطويل";
        assert_eq!(texts(uneven).len(), 4);

        let one_rhyme = "سارت مع الفجر في الوادي قوافلهم تمضي إلى بلد ناء\n\
                         وتسأل الريح عن أهل لهم رحلوا فلا ترد لها الأصداء\n\
                         حتى إذا لاح نجم في السماء لهم قالوا لقد حل في الأفق ضياء\n\
                         وعاد من كان يبكي الأهل مبتسما والدمع في عينه ماء";
        assert_eq!(texts(one_rhyme).len(), 4);

        let gaps = "سارت مع الفجر في الوادي قوافلهم     تمضي إلى بلد ناء بعيد\n\
                    وتسأل الريح عن أهل لهم رحلوا     فلا ترد لها البيد جوابا\n\
                    حتى إذا لاح نجم في السماء لهم     قالوا وصلنا وحطوا الرحالا";
        assert_eq!(texts(gaps).len(), 3);
    }

    #[test]
    fn a_line_and_a_unit_are_small() {
        assert!(size_of::<PlainLine<'_>>() <= 24);
        assert!(size_of::<PlainUnit<'_>>() <= 32);
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let text = format!("{FIRST}\n{SECOND}\n{FIRST}");
        assert_eq!(texts(&text), [FIRST, SECOND, FIRST]);
    }

    #[test]
    fn markers_and_rulings_are_known() {
        for item in ["- a", "• a", "1. a", "١٢- أ", "2) a"] {
            assert!(is_list_item(item), "{item}");
        }
        for other in ["-a", "1 a", "2022. a", "a b", "-"] {
            assert!(!is_list_item(other), "{other}");
        }
        assert!(is_ruling("====") && is_ruling("***"));
        assert!(!is_ruling("--") && !is_ruling("=-="));
    }
}
