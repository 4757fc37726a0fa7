//! Subtitles (SubRip, WebVTT) made into a draft: what is said, without numbers, times and tags.

use super::compose::{Composer, Spacing};
use super::feed::resolve;
use super::{language, title};
use crate::article::{BlockKind, Draft, Kept, Metadata, Source};

/// A pause of so many milliseconds between two cues ends a paragraph where the first ends a sentence.
const PAUSE: u64 = 1_500;
/// One of so many ends a paragraph anywhere.
const LONG_PAUSE: u64 = 6_000;
/// A paragraph of so many bytes ends with its sentence.
const LONG: usize = 800;
/// One of so many ends with its cue: nothing says where sentences end.
const LONGEST: usize = 2_400;
/// The longest tag, in bytes; what looks like a longer one is text.
const LONGEST_TAG: usize = 200;
/// The longest character reference, in bytes.
const LONGEST_REFERENCE: usize = 12;
/// So many lines at the start are looked at to tell what a text is.
const PROBE: usize = 8;

/// Whether a text is subtitles: it says so, or its first cue stands at its start.
#[must_use]
pub fn is_subtitles(text: &str) -> bool {
    let is_webvtt = text
        .strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    let mut first = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(PROBE);
    is_webvtt
        || match (first.next(), first.next()) {
            (Some(line), next) => {
                times(line).is_some() || (is_number(line) && next.and_then(times).is_some())
            }
            _ => false,
        }
}

/// Reads subtitles: the lines of cues joined into paragraphs, as sentences and pauses part them. A line that opens with
/// the dash of a dialogue begins a paragraph.
#[must_use]
pub fn parse(text: &str, source: Source) -> Draft {
    let mut composer = Composer::default();
    let mut paragraph = SubtitleParagraph::default();
    let mut last_line = String::new();
    let mut last_end = None;
    for cue in cues(text) {
        let pause = last_end.map_or(0, |end| cue.start.saturating_sub(end));
        if paragraph.is_over(pause) {
            paragraph.flush(&mut composer);
        }
        last_end = Some(cue.end);
        for line in cue.lines {
            let line = plain(line);
            // Captions that roll up repeat the line before.
            if line.is_empty() || line == last_line {
                continue;
            }
            if line.starts_with(['-', '–', '—']) {
                paragraph.flush(&mut composer);
            }
            paragraph.add(&line);
            last_line = line;
        }
    }
    paragraph.flush(&mut composer);
    let body = composer.finish();
    Draft {
        source,
        metadata: Metadata {
            title: title::of_body(&body),
            language: language::of_body(&body),
            ..Metadata::default()
        },
        body,
        kept: Kept::default(),
    }
}

/// What is said at once. Times are in milliseconds.
struct Cue<'a> {
    start: u64,
    end: u64,
    lines: Vec<&'a str>,
}

fn cues(text: &str) -> Vec<Cue<'_>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut cues: Vec<Cue<'_>> = Vec::new();
    let mut is_left_out = true;
    for (at, line) in lines.iter().enumerate() {
        let follows_blank = at == 0 || lines[at - 1].is_empty();
        if let Some((start, end)) = times(line) {
            cues.push(Cue {
                start,
                end,
                lines: Vec::new(),
            });
            is_left_out = false;
        } else if follows_blank && is_remark(line) {
            is_left_out = true;
        } else if line.is_empty() {
            // Remarks end here; a cue may go on behind a blank line.
            is_left_out &= cues.is_empty();
        } else if !is_left_out
            && !is_name(&lines, at, follows_blank)
            && let Some(cue) = cues.last_mut()
        {
            cue.lines.push(line);
        }
    }
    cues
}

/// Whether a line begins what is no cue in WebVTT.
fn is_remark(line: &str) -> bool {
    let word = line.split([' ', '\t']).next().unwrap_or_default();
    ["NOTE", "STYLE", "REGION"].contains(&word)
}

/// Whether a line is the number or the name of the cue whose times follow.
fn is_name(lines: &[&str], at: usize, follows_blank: bool) -> bool {
    let is_before_times = lines.get(at + 1).is_some_and(|next| times(next).is_some());
    is_before_times && (follows_blank || is_number(lines[at]))
}

fn is_number(line: &str) -> bool {
    let digits = line.trim_start_matches('\u{FEFF}');
    !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The times of `00:01:02,500 --> 00:01:04,000`, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once("-->")?;
    let end = end.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

fn time(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let milliseconds: u64 = fraction.trim().parse().ok()?;
    let parts = clock.split(':').map(|part| part.trim().parse::<u64>().ok());
    let parts = parts.collect::<Option<Vec<u64>>>()?;
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let seconds = parts
        .iter()
        .try_fold(0_u64, |sum, part| sum.checked_mul(60)?.checked_add(*part))?;
    seconds.checked_mul(1000)?.checked_add(milliseconds)
}

/// A line without tags (`<i>`, `<v Name>`, `{\an8}`), its references resolved.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes()[0] {
            b'<' => tag_length(rest, '>', |next| {
                next.is_ascii_alphanumeric() || next == '/'
            }),
            b'{' => tag_length(rest, '}', |next| next == '\\'),
            _ => reference(rest).map(|(characters, length)| {
                text.push_str(&characters);
                length
            }),
        };
        match length {
            Some(length) => rest = &rest[length..],
            None => {
                text.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tag_length(text: &str, end: char, opens: impl Fn(char) -> bool) -> Option<usize> {
    text.chars().nth(1).filter(|next| opens(*next))?;
    let end = text
        .char_indices()
        .take(LONGEST_TAG)
        .find(|(_, c)| *c == end)?;
    Some(end.0 + 1)
}

fn reference(text: &str) -> Option<(String, usize)> {
    let end = text
        .bytes()
        .take(LONGEST_REFERENCE)
        .position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    Some((resolve(name)?, end + 1))
}

/// A paragraph in the making.
#[derive(Default)]
struct SubtitleParagraph {
    text: String,
}

impl SubtitleParagraph {
    fn add(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(line);
    }

    /// Whether it ends before a cue that comes after a pause.
    fn is_over(&self, pause: u64) -> bool {
        let closing = ['"', '”', '»', '\'', '’', ')'];
        let end = self.text.trim_end_matches(closing);
        let ends_sentence = end.ends_with(['.', '!', '?', '؟', '…', '۔', '♪']);
        pause >= LONG_PAUSE
            || self.text.len() >= LONGEST
            || (ends_sentence && (pause >= PAUSE || self.text.len() >= LONG))
    }

    fn flush(&mut self, composer: &mut Composer) {
        composer.block(BlockKind::Paragraph, Spacing::Loose, &self.text);
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SRT: &str = "1\n00:00:01,000 --> 00:00:03,200\n<i>في تلك الليلة</i>\nغادرت السفينة\n\n\
        2\n00:00:03,400 --> 00:00:05,000\n{\\an8}الميناء القديم.\n\n3\n00:00:05,100 --> 00:00:06,000\n \n\n\
        4\n00:00:09,000 --> 00:00:10,000\n- من أين جئت؟\n- من البحر.\n\n5\n00:00:20,000 --> 00:00:21,000\n1999\n";

    fn text(subtitles: &str) -> String {
        assert!(is_subtitles(subtitles), "{subtitles}");
        parse(subtitles, Source::standard_input()).body.text
    }

    #[test]
    fn what_is_said_is_joined_and_numbers_and_times_are_not_said() {
        assert_eq!(
            text(SRT),
            "في تلك الليلة غادرت السفينة الميناء القديم.\n\n- من أين جئت؟\n\n- من البحر.\n\n1999"
        );
    }

    #[test]
    fn webvtt_has_remarks_styles_names_and_speakers() {
        let vtt = "WEBVTT - ترجمة\nKind: captions\n\nNOTE\nملاحظة للمترجم\n\nSTYLE\n::cue { color: red }\n\n\
            مقدمة\n00:01.000 --> 00:02.000 align:start position:10%\n<v سلمى>مرحبا <c.red>بكم</c> &amp; أهلا&nbsp;وسهلا\n\n\
            00:02.000 --> 00:03.000\n<00:02.500>في <b>بيتنا</b>\n\n00:03.000 --> 00:04.000\nفي بيتنا\nخمسة < ستة.\n\nNOTE انتهى\nهنا\n";
        assert_eq!(text(vtt), "مرحبا بكم & أهلا وسهلا في بيتنا خمسة < ستة.");
    }

    #[test]
    fn subtitles_are_told_by_their_first_cue() {
        for other in [
            "",
            "1\n2\n",
            "WEBVTTX",
            "نص --> آخر",
            "1\nنص\n00:00:01,000 --> 00:00:02,000\n",
        ] {
            assert!(!is_subtitles(other), "{other}");
        }
        // Without a number, with Windows' white space, with a wild end.
        assert_eq!(text("00:00:01,000 --> 00:00:02,000 \n نص \n99"), "نص 99");
    }

    #[test]
    fn mutated_subtitles_do_no_harm() {
        let mut state = 3_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            usize::try_from(state >> 8).unwrap()
        };
        let pieces = [
            "00:00:01,000 --> 00:00:02,000",
            "\n",
            "\n\n",
            "1",
            "<",
            ">",
            "{\\",
            "}",
            "&",
            ";",
            "نص",
            "NOTE",
            "99999999999999999999:00:00",
        ];
        for _ in 0..2000 {
            let text: String = (0..next() % 40)
                .map(|_| pieces[next() % pieces.len()])
                .collect();
            let body = parse(&text, Source::standard_input()).body;
            assert!(body.text.len() <= text.len());
        }
    }
}
