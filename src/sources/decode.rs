//! Bytes to text: encodings, line ends, and what is not text at all.

/// A text read from bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; its lines end in LF.
    pub text: String,
    /// How many bytes were not valid in the encoding. Each stretch of them is one U+FFFD in the
    /// text.
    pub invalid_bytes: usize,
}

/// The bytes are not a text.
#[derive(Debug, PartialEq, Eq)]
pub struct NotText;

/// How many bytes at the start decide whether the whole is text.
const PROBE_BYTES: usize = 8 * 1024;

/// Reads UTF-8, or UTF-16 where a byte order mark announces it.
///
/// # Errors
///
/// Where the bytes hold a NUL early on, or are a PDF.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    let mut decoded = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    };
    let holds_nul = decoded.text.bytes().take(PROBE_BYTES).any(|byte| byte == 0);
    if holds_nul || decoded.text.starts_with("%PDF-") {
        return Err(NotText);
    }
    if decoded.text.contains(is_foreign_line_end) {
        decoded.text = with_line_feeds(&decoded.text);
    }
    Ok(decoded)
}

fn utf8(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut invalid_bytes = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            invalid_bytes += chunk.invalid().len();
        }
    }
    Decoded {
        text,
        invalid_bytes,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, odd_byte) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut invalid_bytes = 0;
    for character in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        text.push(character.unwrap_or_else(|_| {
            invalid_bytes += 2;
            char::REPLACEMENT_CHARACTER
        }));
    }
    if !odd_byte.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
        invalid_bytes += 1;
    }
    Decoded {
        text,
        invalid_bytes,
    }
}

/// Whether a character other than LF ends a line (UAX #14, classes BK, CR and NL).
fn is_foreign_line_end(character: char) -> bool {
    matches!(
        character,
        '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The text with LF for each line end; CR LF is one.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(is_foreign_line_end, "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text
    }

    #[test]
    fn the_byte_order_mark_is_not_text() {
        assert_eq!(text("\u{FEFF}قارئ".as_bytes()), "قارئ");
        assert_eq!(text("قارئ".as_bytes()), "قارئ");
    }

    #[test]
    fn every_line_ends_in_a_line_feed() {
        assert_eq!(
            text("أ\r\nب\rج\u{2028}د\u{85}\r\n\r\nه".as_bytes()),
            "أ\nب\nج\nد\n\n\nه"
        );
    }

    #[test]
    fn invalid_bytes_are_replaced_and_counted() {
        let decoded = decode(b"\xD9\x82\xFF\xFEab\xD9").unwrap();
        assert_eq!(decoded.text, "ق\u{FFFD}\u{FFFD}ab\u{FFFD}");
        assert_eq!(decoded.invalid_bytes, 3);
    }

    #[test]
    fn utf16_is_read_by_its_mark() {
        let little: Vec<u8> = "\u{FEFF}قِ😀"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = "\u{FEFF}قِ😀"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(&little), "قِ😀");
        assert_eq!(text(&big), "قِ😀");

        let lone_surrogate = decode(&[0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61, 0x00]).unwrap();
        assert_eq!(lone_surrogate.text, "\u{FFFD}a\u{FFFD}");
        assert_eq!(lone_surrogate.invalid_bytes, 3);
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(decode(b"\x7FELF\x02\x01\x00"), Err(NotText));
        assert_eq!(decode(b"%PDF-1.7\n"), Err(NotText));
        assert!(decode(b"").unwrap().text.is_empty());
    }
}
