//! How much markup a Markdown text holds, found without parsing it.

/// How many signs of markup a Markdown text holds: what may begin or end a block, a span, a link or a
/// cell of a table, wherever it stands. For each of them the parser keeps two nodes at most. Takes time in
/// proportion to the text.
#[must_use]
pub fn signs(markdown: &str) -> usize {
    let bytes = markdown.as_bytes();
    let mut is_blank_line = true;
    // Comments, scripts and their like go on over blank lines, and each is a node of its own.
    let mut may_be_in_html = false;
    let mut count = 0;
    for (at, byte) in bytes.iter().enumerate() {
        may_be_in_html |= *byte == b'<' && may_go_on_over_blank_lines(&bytes[at + 1..]);
        let is_sign = match byte {
            b'\n' => !is_blank_line || may_be_in_html,
            b'*' | b'_' | b'~' | b'`' | b'[' | b']' | b'<' | b'>' | b'&' | b'\\' | b'|' => true,
            b'-' | b'+' => is_before_space(bytes, at),
            b'.' | b')' => {
                let before = at.checked_sub(1).map(|before| bytes[before]);
                before.is_some_and(|before| before.is_ascii_digit()) && is_before_space(bytes, at)
            }
            _ => false,
        };
        count += usize::from(is_sign);
        is_blank_line = match byte {
            b'\n' => true,
            _ => is_blank_line && byte.is_ascii_whitespace(),
        };
    }
    count
}

/// Whether HTML that goes on so behind its `<` may end only where it is closed: a comment, a declaration, CDATA, an
/// instruction, `script`, `style`, `pre`, `textarea`.
fn may_go_on_over_blank_lines(rest: &[u8]) -> bool {
    let first = rest.first().map(u8::to_ascii_lowercase);
    first.is_some_and(|first| b"!?spt".contains(&first))
}

fn is_before_space(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::Parser;

    use super::super::OPTIONS;
    use super::*;

    #[test]
    fn what_opens_something_is_a_sign() {
        for (text, count) in [
            ("", 0),
            ("نص بلا علامات، وفيه - كما ترى. 3.5 و(2).", 1),
            ("فقرة\n\n \t\nفقرة\n", 2),
            ("- أ\n+ ب\n12. ج\n3) د\n", 8),
            ("*أ* [ب](ج) `د`", 6),
            ("> > <b> & \\ |", 7),
            ("<!--\n\n\n\n", 6),
        ] {
            assert_eq!(signs(text), count, "{text:?}");
        }
    }

    #[test]
    fn a_line_of_html_that_is_not_closed_is_a_sign() {
        for opening in [
            "<!--",
            "<script>",
            "<pre>",
            "<?",
            "<![CDATA[",
            "> <!--",
            "- <!--",
        ] {
            for line in ["\n", " \n", "\t \n"] {
                let text = format!("{opening}\n{}", line.repeat(200));
                let events = Parser::new_ext(&text, OPTIONS).count();
                let count = signs(&text);
                assert!(events <= 4 * count + 6, "{events} of {count}: {text:?}");
            }
        }
    }

    proptest! {
        /// Two nodes a sign: of most of them the parser tells the beginning and the end.
        #[test]
        fn there_are_no_more_nodes_than_two_a_sign(pieces in proptest::collection::vec(
            prop_oneof![
                Just("ب"), Just(" "), Just("\n"), Just("\n\n"), Just("    "), Just("- "), Just("* "),
                Just("1. "), Just("2) "), Just("> "), Just("# "), Just("***"), Just("---"), Just("_"),
                Just("*"), Just("`"), Just("```"), Just("["), Just("]"), Just("(a)"), Just("[^1]"),
                Just("[a]: b"), Just("!["), Just("~"), Just("~~"), Just("[ ] "), Just("[x] "), Just(" {#a}\n"), Just("<b>"), Just("<!--"), Just("&amp;"), Just("\\"),
            ], 0..60))
        {
            let text = pieces.concat();
            let events = Parser::new_ext(&text, OPTIONS).count();
            prop_assert!(events <= 4 * signs(&text) + 6, "{events} of {text:?}");
        }
    }
}
