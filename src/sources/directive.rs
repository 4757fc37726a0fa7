//! Comments by which Markdown that this program wrote says of a block what Markdown has no sign for.
//!
//! `<!-- qari: byline -->` before a paragraph makes it a line on who wrote the article; other programs show the
//! paragraph and no comment.

use std::fmt;

use crate::article::{BlockKind, ListNumber, ListNumerals, Marker};

const OPENING: &str = "<!-- qari:";
const CLOSING: &str = "-->";

/// What a comment says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Directive {
    /// The title of the front matter does not stand in the text.
    pub is_untitled: bool,
    /// What the next block is.
    pub kind: Option<BlockKind>,
    /// In how many quotations it stands; `None` where Markdown says it.
    pub quotes: Option<u8>,
    /// The next block is the next line of the same thing as the one before it.
    pub is_tight: bool,
}

impl Directive {
    /// What an HTML comment says; `None` where it is any other.
    #[must_use]
    pub fn parse(html: &str) -> Option<Self> {
        let words = html.trim().strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
        let mut words = words.split_whitespace().peekable();
        let mut directive = Self::default();
        while let Some(word) = words.next() {
            let mut number = || words.next()?.parse::<u64>().ok();
            directive.kind = Some(match word {
                "untitled" => {
                    directive.is_untitled = true;
                    continue;
                }
                "tight" => {
                    directive.is_tight = true;
                    continue;
                }
                "quoted" => {
                    // Earlier exports say no number.
                    let number = words.next_if(|word| word.parse::<u8>().is_ok());
                    directive.quotes = Some(number.and_then(|it| it.parse().ok()).unwrap_or(1));
                    continue;
                }
                "title" => BlockKind::Title,
                "byline" => BlockKind::Byline,
                "caption" => BlockKind::Caption,
                "row" => BlockKind::Row { is_head: false },
                "head" => BlockKind::Row { is_head: true },
                "heading" => BlockKind::Heading {
                    level: u8::try_from(number()?).ok()?,
                },
                "paragraph" => BlockKind::Paragraph,
                "quote" => BlockKind::Quote,
                "item" => {
                    let depth = u8::try_from(number()?).ok()?;
                    let marker = match words.next()? {
                        "bullet" => Some(Marker::Bullet),
                        "number" => {
                            let value = words.next()?.parse().ok()?;
                            let numerals = words.peek().and_then(|id| ListNumerals::from_id(id));
                            words.next_if(|_| numerals.is_some());
                            let numerals = numerals.unwrap_or_default();
                            Some(Marker::Number(ListNumber { value, numerals }))
                        }
                        "task" => Some(Marker::Task { done: false }),
                        "done" => Some(Marker::Task { done: true }),
                        "further" => None,
                        _ => return None,
                    };
                    BlockKind::Item { depth, marker }
                }
                _ => return None,
            });
        }
        Some(directive)
    }
}

impl fmt::Display for Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(OPENING)?;
        if self.is_untitled {
            f.write_str(" untitled")?;
        }
        match self.kind {
            None | Some(BlockKind::Code | BlockKind::Rule) => {}
            Some(BlockKind::Title) => f.write_str(" title")?,
            Some(BlockKind::Byline) => f.write_str(" byline")?,
            Some(BlockKind::Caption) => f.write_str(" caption")?,
            Some(BlockKind::Row { is_head: false }) => f.write_str(" row")?,
            Some(BlockKind::Row { is_head: true }) => f.write_str(" head")?,
            Some(BlockKind::Heading { level }) => write!(f, " heading {level}")?,
            Some(BlockKind::Paragraph) => f.write_str(" paragraph")?,
            Some(BlockKind::Quote) => f.write_str(" quote")?,
            Some(BlockKind::Item { depth, marker }) => {
                write!(f, " item {depth}")?;
                match marker {
                    Some(Marker::Bullet) => f.write_str(" bullet")?,
                    Some(Marker::Number(ListNumber { value, numerals })) => {
                        write!(f, " number {value}")?;
                        if numerals != ListNumerals::default() {
                            write!(f, " {}", numerals.id())?;
                        }
                    }
                    Some(Marker::Task { done: false }) => f.write_str(" task")?,
                    Some(Marker::Task { done: true }) => f.write_str(" done")?,
                    None => f.write_str(" further")?,
                }
            }
        }
        if let Some(quotes) = self.quotes {
            write!(f, " quoted {quotes}")?;
        }
        if self.is_tight {
            f.write_str(" tight")?;
        }
        write!(f, " {CLOSING}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let item = |depth, marker| BlockKind::Item { depth, marker };
        let letter = ListNumber {
            value: 3,
            numerals: ListNumerals::Abjad,
        };
        for kind in [
            None,
            Some(BlockKind::Title),
            Some(BlockKind::Byline),
            Some(BlockKind::Heading { level: 6 }),
            Some(BlockKind::Paragraph),
            Some(BlockKind::Quote),
            Some(item(2, Some(Marker::Bullet))),
            Some(item(0, Some(Marker::Number(u32::MAX.into())))),
            Some(item(0, Some(Marker::Number(letter)))),
            Some(item(255, None)),
            Some(item(1, Some(Marker::Task { done: false }))),
            Some(item(1, Some(Marker::Task { done: true }))),
            Some(BlockKind::Caption),
            Some(BlockKind::Row { is_head: true }),
            Some(BlockKind::Row { is_head: false }),
        ] {
            for (is_untitled, quotes, is_tight) in [
                (false, None, false),
                (true, Some(2), false),
                (false, Some(1), true),
            ] {
                let directive = Directive {
                    is_untitled,
                    kind,
                    quotes,
                    is_tight,
                };
                assert_eq!(Directive::parse(&directive.to_string()), Some(directive));
            }
        }
    }

    #[test]
    fn what_earlier_exports_say_is_read() {
        let read = Directive::parse("<!-- qari: item 0 bullet quoted tight -->").unwrap();
        assert_eq!((read.quotes, read.is_tight), (Some(1), true));
    }

    #[test]
    fn other_comments_are_comments() {
        for html in [
            "<!-- سر -->",
            "<!-- qari: -->x",
            "<!-- qari: item -->",
            "<!-- qari: heading 999 -->",
            "<!-- qari: word -->",
            "<p>qari: byline</p>",
        ] {
            assert_eq!(Directive::parse(html), None, "{html}");
        }
    }
}
