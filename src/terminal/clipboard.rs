//! Text given to the terminal to be copied (OSC 52 of xterm's control sequences).

use std::io::{self, Write, stdout};

use crate::base64;
use crate::limits::COPIED_BY_TERMINAL;

/// The sequence that asks the terminal to put a text into the clipboard; `None` where it is too long. Of the text
/// nothing but digits of base64 is in it.
fn sequence(text: &str) -> Option<String> {
    let is_short = text.len() <= COPIED_BY_TERMINAL;
    is_short.then(|| format!("\x1b]52;c;{}\x1b\\", base64::encode(text.as_bytes())))
}

/// Asks the terminal to put a text into the clipboard; returns whether it is short enough for that. Whether the terminal
/// does it, it does not say.
///
/// # Errors
///
/// Where the terminal cannot be written to.
pub fn copy(text: &str) -> io::Result<bool> {
    let Some(sequence) = sequence(text) else {
        return Ok(false);
    };
    let mut output = stdout().lock();
    output.write_all(sequence.as_bytes())?;
    output.flush()?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_acts_on_the_terminal() {
        let text = "سلام\x1b]0;x\x07\u{9c}\n";
        let sequence = sequence(text).unwrap();
        let payload = sequence.strip_prefix("\x1b]52;c;").unwrap();
        let payload = payload.strip_suffix("\x1b\\").unwrap();
        let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
        assert!(payload.bytes().all(is_digit), "{payload}");
        assert_eq!(base64::decode(payload.as_bytes()), text.as_bytes());
    }

    #[test]
    fn what_is_too_long_is_not_sent() {
        let longest = "ب".repeat(COPIED_BY_TERMINAL / 2);
        assert!(sequence(&longest).is_some_and(|sequence| sequence.len() < 100_000));
        assert_eq!(sequence(&format!("{longest}ب")), None);
    }
}
