//! Links of an article: those that are marked and addresses in its text, which of them can be opened, and how one of
//! those in sight is chosen by its number.

use url::Url;

use crate::article::{Body, SpanStyle};
use crate::limits;
use crate::range::TextRange;
use crate::text;

/// A link that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands in the article's text.
    pub range: TextRange,
    /// Its address as it is written.
    pub written: String,
    /// Its address as it is opened: of the web or of mail, of printable ASCII and nothing else.
    pub address: String,
}

/// The links of a part of an article that can be opened, in the order of the text.
#[must_use]
pub fn links_in(body: &Body, part: TextRange) -> Vec<Link> {
    let blocks = &body.blocks;
    let first = blocks.partition_point(|block| block.range().end <= part.start);
    let blocks = blocks[first..].iter();
    let blocks = blocks.take_while(|block| block.range().start < part.end);
    let marked = body.spans_in(part).filter_map(|span| match &span.style {
        SpanStyle::Link(address) => Some((span.range, address.as_str())),
        _ => None,
    });
    let marked: Vec<(TextRange, &str)> = marked.collect();
    let in_text = blocks.flat_map(|block| {
        let links = text::links(body.block_text(block)).into_iter();
        links.map(|link| link.shifted(block.range().start))
    });
    let in_text = in_text
        .filter(|range| range.overlaps(part))
        .filter(|range| {
            let next = marked.partition_point(|(other, _)| other.end <= range.start);
            let next = marked.get(next);
            next.is_none_or(|(other, _)| range.end <= other.start)
        })
        .map(|range| (range, range.of(&body.text)));
    let mut links: Vec<(TextRange, &str)> = in_text.chain(marked.iter().copied()).collect();
    links.sort_unstable_by_key(|(range, _)| *range);
    let links = links.into_iter().filter(|(range, _)| !range.is_empty());
    let links = links.filter_map(|(range, written)| {
        Some(Link {
            range,
            written: written.to_owned(),
            address: openable(written)?,
        })
    });
    links.collect()
}

/// An address as it is opened (the URL Standard of the WHATWG): letters that are not ASCII are encoded. `None` where it
/// is no address of the web or of mail.
#[must_use]
pub fn openable(written: &str) -> Option<String> {
    if written.len() > limits::ADDRESS || written.contains(char::is_control) {
        return None;
    }
    let written = written.trim();
    let begins = |start: &str| {
        let head = written.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    let with_scheme = match written {
        _ if begins("www.") => format!("https://{written}"),
        _ if written.contains('@') && !written.contains([':', '/']) => format!("mailto:{written}"),
        _ => written.to_owned(),
    };
    let address = Url::parse(&with_scheme).ok()?;
    let is_opened = match address.scheme() {
        "http" | "https" => address.has_host(),
        "mailto" => address.path().contains('@'),
        _ => false,
    };
    let address = String::from(address);
    let is_clean = address.bytes().all(|byte| byte.is_ascii_graphic());
    (is_opened && is_clean && address.len() <= limits::ADDRESS).then_some(address)
}

/// Links in sight, numbered from 1, of which one is chosen by typing its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkChoice {
    /// The links, in the order of the text.
    pub links: Vec<Link>,
    /// The number as far as it is typed; 0 where nothing is.
    pub typed: usize,
}

impl LinkChoice {
    /// Nothing is typed yet.
    #[must_use]
    pub fn new(links: Vec<Link>) -> Self {
        Self { links, typed: 0 }
    }

    /// Takes a digit; returns the link that it chooses, once no other number begins like what is typed.
    pub fn digit(&mut self, digit: usize) -> Option<Link> {
        let typed = self.typed * 10 + digit;
        if typed == 0 || typed > self.links.len() {
            return None;
        }
        self.typed = typed;
        if typed * 10 > self.links.len() {
            return self.chosen();
        }
        None
    }

    /// Takes the last digit back.
    pub fn take_back(&mut self) {
        self.typed /= 10;
    }

    /// The link whose number is typed.
    #[must_use]
    pub fn chosen(&self) -> Option<Link> {
        self.links.get(self.typed.checked_sub(1)?).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::units::tests::body;
    use crate::article::Span;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_are_opened() {
        for (written, address) in [
            ("https://example.org/a", Some("https://example.org/a")),
            ("HTTP://Example.org", Some("http://example.org/")),
            (
                "https://مثال.example/قاهرة?a=ب",
                Some("https://xn--mgbh0fb.example/%D9%82%D8%A7%D9%87%D8%B1%D8%A9?a=%D8%A8"),
            ),
            ("www.example.org/ا", Some("https://www.example.org/%D8%A7")),
            ("ali@example.org", Some("mailto:ali@example.org")),
            (
                "mailto:ali@example.org?subject=x",
                Some("mailto:ali@example.org?subject=x"),
            ),
            ("https://example.org/a b", Some("https://example.org/a%20b")),
            ("https://example.org/\x1b]8;;x", None),
            ("https://example.org/\u{9c}", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("data:text/html,x", None),
            ("--help", None),
            ("/usr/bin/x", None),
            ("#note", None),
            ("https://", None),
            ("mailto:", None),
            ("", None),
        ] {
            assert_eq!(openable(written).as_deref(), address, "{written:?}");
        }
        assert_eq!(
            openable(&format!("https://example.org/{}", "a".repeat(9000))),
            None
        );
    }

    #[test]
    fn marked_links_and_addresses_in_the_text_are_numbered_in_its_order() {
        let mut body = body(&[
            "انظر هنا أو https://example.org/a.",
            "و b@example.org وهنا",
            "ج",
        ]);
        let link = |body: &mut Body, start: usize, word: &str, address: &str| {
            let start = start + body.text[start..].find(word).unwrap();
            body.spans.push(Span {
                range: TextRange::new(start, start + word.len()),
                style: SpanStyle::Link(address.to_owned()),
            });
        };
        link(&mut body, 0, "هنا", "https://example.org/1");
        let second = body.blocks[1].range().start;
        link(&mut body, second, "وهنا", "#note");
        let found = |part| {
            let links = links_in(&body, part).into_iter();
            links.map(|link| link.address).collect::<Vec<_>>()
        };
        let all = [
            "https://example.org/1",
            "https://example.org/a",
            "mailto:b@example.org",
        ];
        assert_eq!(found(TextRange::new(0, body.text.len())), all);
        assert_eq!(found(body.blocks[1].range()), all[2..]);
        assert_eq!(found(body.blocks[2].range()), [""; 0]);
    }

    #[test]
    fn a_number_chooses_as_soon_as_no_other_begins_like_it() {
        let links = |count: usize| {
            let link = |number| Link {
                range: TextRange::new(number, number + 1),
                written: String::new(),
                address: number.to_string(),
            };
            LinkChoice::new((1..=count).map(link).collect())
        };
        let typed = |count, digits: &[usize]| {
            let mut choice = links(count);
            let chosen = digits
                .iter()
                .filter_map(|digit| choice.digit(*digit))
                .last();
            (chosen.map(|link| link.address), choice.typed)
        };
        let one = |number: &str| Some(number.to_owned());
        assert_eq!(typed(9, &[3]), (one("3"), 3));
        assert_eq!(typed(9, &[0]), (None, 0));
        assert_eq!(typed(2, &[3]), (None, 0));
        assert_eq!(typed(12, &[1]), (None, 1));
        assert_eq!(typed(12, &[1, 2]), (one("12"), 12));
        assert_eq!(typed(12, &[1, 3]), (None, 1));
        assert_eq!(typed(12, &[2]), (one("2"), 2));
        let mut choice = links(12);
        assert_eq!(choice.digit(1), None);
        assert_eq!(choice.chosen().unwrap().address, "1");
        choice.take_back();
        assert_eq!(choice.chosen(), None);
    }
}
