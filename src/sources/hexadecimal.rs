//! Bytes written as two hexadecimal digits behind a sign.

/// The byte that the first two characters are the digits of.
pub(super) fn byte(text: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_are_a_byte() {
        assert_eq!(byte(b"d9%81"), Some(0xD9));
        for text in [&b"+1"[..], b"1", b"", b"1 ", b"0x"] {
            assert_eq!(byte(text), None);
        }
    }
}
