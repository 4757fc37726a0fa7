//! Text with ANSI colour sequences: taken out before layout, put back cell by cell after it.
//!
//! Only SGR (`ESC [ … m`, ECMA-48 section 8.3.117) is understood. Everything else is left in the
//! text, where the layout shows it as what it is.

use std::fmt::Write as _;

use crate::range::TextRange;

use super::cells::VisualLine;

/// A line of text and the styles its bytes have.
#[derive(Clone, Debug, Default)]
pub struct Styled {
    text: String,
    /// Where a style starts in the text, and the bytes of sequences before that place; in order.
    changes: Vec<SgrChange>,
    end: SgrStyle,
}

#[derive(Clone, Debug)]
struct SgrChange {
    offset: usize,
    removed: usize,
    style: SgrStyle,
}

/// What SGR sequences have switched on: the parameters that switch each aspect on again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SgrStyle {
    aspects: Vec<(Aspect, String)>,
}

/// What one SGR parameter changes, another of the same aspect taking its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Aspect {
    Bold,
    Faint,
    Italic,
    Underline,
    Blink,
    Inverse,
    Hidden,
    Struck,
    Font,
    Foreground,
    Background,
    Overline,
    UnderlineColour,
}

impl SgrStyle {
    /// Whether nothing is switched on.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.aspects.is_empty()
    }

    /// Switches what the parameters of a sequence say.
    fn apply(&mut self, parameters: &str) {
        let mut parameters = parameters.split(';').peekable();
        while let Some(parameter) = parameters.next() {
            // Sub-parameters, as in `4:3`, belong to the number before them.
            let number = parameter.split(':').next().unwrap_or_default();
            let mut value = parameter.to_owned();
            let extended = matches!(number, "38" | "48" | "58") && number == parameter;
            if extended {
                let count = match parameters.peek() {
                    Some(&"5") => 2,
                    Some(&"2") => 4,
                    _ => 0,
                };
                for part in parameters.by_ref().take(count) {
                    value.push(';');
                    value.push_str(part);
                }
            }
            self.switch(number, value);
        }
    }

    /// Switches one aspect.
    fn switch(&mut self, number: &str, value: String) {
        use Aspect::{
            Background, Blink, Bold, Faint, Font, Foreground, Hidden, Inverse, Italic, Overline,
            Struck, Underline, UnderlineColour,
        };
        let Ok(number) = (if number.is_empty() {
            Ok(0)
        } else {
            number.parse::<u8>()
        }) else {
            return;
        };
        let (aspects, on): (&[Aspect], bool) = match number {
            0 => return self.aspects.clear(),
            1 => (&[Bold], true),
            2 => (&[Faint], true),
            22 => (&[Bold, Faint], false),
            3 | 20 => (&[Italic], true),
            23 => (&[Italic], false),
            4 | 21 => (&[Underline], value != "4:0"),
            24 => (&[Underline], false),
            5 | 6 => (&[Blink], true),
            25 => (&[Blink], false),
            7 => (&[Inverse], true),
            27 => (&[Inverse], false),
            8 => (&[Hidden], true),
            28 => (&[Hidden], false),
            9 => (&[Struck], true),
            29 => (&[Struck], false),
            10 => (&[Font], false),
            11..=19 => (&[Font], true),
            30..=38 | 90..=97 => (&[Foreground], true),
            39 => (&[Foreground], false),
            40..=48 | 100..=107 => (&[Background], true),
            49 => (&[Background], false),
            53 => (&[Overline], true),
            55 => (&[Overline], false),
            58 => (&[UnderlineColour], true),
            59 => (&[UnderlineColour], false),
            _ => return,
        };
        self.aspects.retain(|(aspect, _)| !aspects.contains(aspect));
        if on {
            self.aspects.push((aspects[0], value));
        }
    }

    /// Writes the sequence that brings a terminal from plain to this style.
    fn write(&self, out: &mut String) {
        for (index, (_, value)) in self.aspects.iter().enumerate() {
            out.push_str(if index == 0 { "\x1b[" } else { ";" });
            out.push_str(value);
        }
        if !self.is_plain() {
            out.push('m');
        }
    }
}

impl Styled {
    /// Takes the colour sequences out of a line that starts in the style the line before ended in.
    #[must_use]
    pub fn parse(line: &str, start: &SgrStyle) -> Self {
        let mut styled = Self::default();
        let mut style = start.clone();
        if !style.is_plain() {
            styled.changes.push(SgrChange {
                offset: 0,
                removed: 0,
                style: style.clone(),
            });
        }
        let mut rest = line;
        let mut removed = 0;
        while let Some(escape) = rest.find("\x1b[") {
            let parameters = &rest[escape + 2..];
            let length = parameters
                .find(|character: char| !matches!(character, '0'..='9' | ';' | ':'))
                .filter(|&length| parameters[length..].starts_with('m'));
            match length {
                Some(length) => {
                    styled.text.push_str(&rest[..escape]);
                    style.apply(&parameters[..length]);
                    rest = &parameters[length + 1..];
                    removed += length + 3;
                    let offset = styled.text.len();
                    styled.changes.push(SgrChange {
                        offset,
                        removed,
                        style: style.clone(),
                    });
                }
                None => {
                    styled.text.push_str(&rest[..escape + 2]);
                    rest = parameters;
                }
            }
        }
        styled.text.push_str(rest);
        styled.end = style;
        styled
    }

    /// The text without the sequences.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The style the line ends in.
    #[must_use]
    pub fn end(&self) -> &SgrStyle {
        &self.end
    }

    /// The range of the line that was parsed which a range of its text came from: sequences at its
    /// ends left out, those inside it included.
    #[must_use]
    pub fn original(&self, range: TextRange) -> TextRange {
        if range.is_empty() {
            let start = range.start + self.removed(range.start);
            return TextRange::new(start, start);
        }
        let last = range.end - 1;
        TextRange::new(
            range.start + self.removed(range.start),
            range.end + self.removed(last),
        )
    }

    /// The bytes of sequences before the byte at `offset` of the text.
    fn removed(&self, offset: usize) -> usize {
        self.change_at(offset).map_or(0, |change| change.removed)
    }

    fn change_at(&self, offset: usize) -> Option<&SgrChange> {
        let after = self
            .changes
            .partition_point(|change| change.offset <= offset);
        self.changes.get(after.checked_sub(1)?)
    }

    /// Writes a line that was laid out from a paragraph of this text, each cell in its style, and
    /// ends plain.
    ///
    /// `offset` is where the paragraph starts in the text, in bytes.
    pub fn paint(&self, line: &VisualLine, offset: usize, out: &mut String) {
        let plain = SgrStyle::default();
        let mut current = &plain;
        for cell in line.cells() {
            let style = match self.change_at(offset + cell.range.start) {
                Some(change) => &change.style,
                None => &plain,
            };
            if style != current {
                if !current.is_plain() {
                    out.push_str("\x1b[0m");
                }
                style.write(out);
                current = style;
            }
            let _ = out.write_str(cell.text);
        }
        if !current.is_plain() {
            out.push_str("\x1b[0m");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BaseDirection, Paragraph, Rendition};

    fn painted(line: &str) -> String {
        let styled = Styled::parse(line, &SgrStyle::default());
        let paragraph = Paragraph::new(styled.text(), BaseDirection::Auto);
        let mut visual = VisualLine::new();
        paragraph.fit(80, Rendition::default(), &mut visual);
        let mut out = String::new();
        styled.paint(&visual, 0, &mut out);
        out
    }

    #[test]
    fn colours_stay_with_their_letters() {
        assert_eq!(painted("a\x1b[31mb\x1b[0mc"), "a\x1b[31mb\x1b[0mc");
        assert_eq!(painted("ד\x1b[31mב\x1b[0mא"), "א\x1b[31mב\x1b[0mד");
        assert_eq!(
            painted("\x1b[1;38;5;9mא\x1b[39mב"),
            "\x1b[1mב\x1b[0m\x1b[1;38;5;9mא\x1b[0m"
        );
        assert_eq!(painted("\x1b[mא"), "א");
    }

    #[test]
    fn a_sequence_within_a_word_does_not_part_it() {
        assert_eq!(painted("سل\x1b[32mام"), "\x1b[32mﻡ\x1b[0mﻼﺳ");
    }

    #[test]
    fn other_sequences_are_shown() {
        assert_eq!(painted("a\x1b[2Jb\x1b[31"), "a␛[2Jb␛[31");
        assert_eq!(painted("\x1b]0;x\x07"), "␛]0;x␇");
    }

    #[test]
    fn a_style_goes_on_in_the_next_line() {
        let first = Styled::parse("\x1b[4;58:2::1:2:3mx", &SgrStyle::default());
        let second = Styled::parse("y\x1b[24mz", first.end());
        let mut visual = VisualLine::new();
        Paragraph::new(second.text(), BaseDirection::Auto).fit(
            9,
            Rendition::default(),
            &mut visual,
        );
        let mut out = String::new();
        second.paint(&visual, 0, &mut out);
        assert_eq!(out, "\x1b[4;58:2::1:2:3my\x1b[0m\x1b[58:2::1:2:3mz\x1b[0m");
    }

    #[test]
    fn ranges_lead_back_to_the_line_with_its_sequences() {
        let line = "ab\x1b[31mcd\x1b[0me";
        let styled = Styled::parse(line, &SgrStyle::default());
        assert_eq!(styled.text(), "abcde");
        assert_eq!(styled.original(TextRange::new(1, 2)).of(line), "b");
        assert_eq!(styled.original(TextRange::new(2, 4)).of(line), "cd");
        assert_eq!(styled.original(TextRange::new(4, 5)).of(line), "e");
        assert_eq!(styled.original(TextRange::new(1, 3)).of(line), "b\x1b[31mc");
    }
}
