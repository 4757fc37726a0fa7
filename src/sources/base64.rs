//! Bytes written as text in base64 (RFC 4648, 4).

/// The bytes that a text stands for. What is no digit is left out.
pub(super) fn decode(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count).to_le_bytes()[0]);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_whatever_stands_between_their_digits() {
        assert_eq!(
            decode(
                "2YXYsdit
 2KjYpw=="
                    .as_bytes()
            ),
            "مرحبا".as_bytes()
        );
        assert_eq!(decode(b"Zg"), b"f");
        assert_eq!(decode(b"-"), b"");
    }
}
