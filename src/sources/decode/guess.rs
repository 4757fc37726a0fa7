//! The encoding of bytes that do not say theirs, told from how a bounded sample reads in each.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::encoding::Encoding;
use super::pairs::{self, Cost, WrittenAs, as_f32};

/// How many bytes are read in each encoding.
const SAMPLE: usize = 16 * 1024;
/// How many bytes the detector for the rest of the world sees.
const DETECTOR_SAMPLE: usize = 128 * 1024;
/// ASCII between two other bytes that goes into the sample with them.
const CONTEXT: usize = 8;

/// Bits a character that Arabic, Persian, Urdu or Hebrew costs at most in a long text, and how many more it may cost in
/// all: a few letters may be rare ones. Such text costs 4 to 5.5; what was read in a wrong encoding costs more
/// than 8.
const LANGUAGE: f32 = 6.0;
const CHANCE: f32 = 15.0;
/// Fewer letters tell nothing: one may be another encoding's é.
const LEAST: usize = 3;
/// In a text that is refused the encoding with this much is named as one to try.
const LIKELY: f32 = 7.5;

/// An encoding of right-to-left text, and how well the bytes read in it.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
    /// The encoding.
    pub encoding: Encoding,
    cost: Cost,
}

impl Guess {
    /// Whether the text reads as language.
    pub fn is_language(&self) -> bool {
        self.costs_at_most(LANGUAGE)
    }

    /// Whether the text may be language, with much that is damaged.
    pub fn is_likely(&self) -> bool {
        self.costs_at_most(LIKELY)
    }

    fn costs_at_most(&self, bits: f32) -> bool {
        let Cost {
            bits: all,
            counted,
            letters,
        } = self.cost;
        letters >= LEAST && letters * 2 >= counted && all <= CHANCE + bits * as_f32(counted)
    }
}

/// The encoding of right-to-left text in which bytes read best, the cheapest by their letter pairs.
pub fn right_to_left(bytes: &[u8]) -> Option<Guess> {
    let sample = sample(bytes);
    let single = Encoding::RIGHT_TO_LEFT.map(|(encoding, rarity)| {
        let mut guess = in_one_byte(&sample, encoding);
        guess.cost.bits += rarity;
        guess
    });
    let units = &bytes[..bytes.len().min(SAMPLE)];
    let double = [Encoding::UTF_16LE, Encoding::UTF_16BE].map(|encoding| in_text(units, encoding));
    // The first of several that are equal.
    let guesses = single.into_iter().chain(double);
    guesses
        .filter(|guess| guess.cost.counted > 0)
        .min_by(|a, b| a.cost.bits.total_cmp(&b.cost.bits))
}

/// How well bytes read in an encoding that has one for each character.
fn in_one_byte(bytes: &[u8], encoding: Encoding) -> Guess {
    let upper_half: Vec<String> = (0x80..=0xFF)
        .map(|byte| encoding.decode(&[byte]).0)
        .collect();
    let characters = bytes.iter().flat_map(|&byte| {
        let upper = byte
            .checked_sub(0x80)
            .map(|upper| upper_half[usize::from(upper)].chars());
        let lower = byte
            .is_ascii()
            .then(|| (char::from(byte), WrittenAs::Ascii));
        let upper = upper.into_iter().flatten();
        lower
            .into_iter()
            .chain(upper.map(|character| (character, WrittenAs::Otherwise)))
    });
    Guess {
        encoding,
        cost: pairs::cost(characters),
    }
}

fn in_text(bytes: &[u8], encoding: Encoding) -> Guess {
    Guess {
        encoding,
        cost: pairs::cost_of(&encoding.decode(bytes).0),
    }
}

/// Whether bytes read as right-to-left language in an encoding.
pub fn reads_in(bytes: &[u8], encoding: Encoding) -> bool {
    let sample = sample(bytes);
    let has_one_byte = Encoding::RIGHT_TO_LEFT
        .iter()
        .any(|(known, _)| *known == encoding);
    let guess = if has_one_byte {
        in_one_byte(&sample, encoding)
    } else {
        in_text(&sample, encoding)
    };
    guess.is_language()
}

/// The encoding that a detector for all the Web takes the bytes for; never UTF-8.
pub fn of_the_web(bytes: &[u8]) -> Encoding {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = start.saturating_sub(CONTEXT);
    let end = bytes.len().min(start + DETECTOR_SAMPLE);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Not told that it ends there: in an encoding of several bytes a character may be cut off.
    detector.feed(&bytes[start..end], false);
    Encoding::from_standard(detector.guess(None, Utf8Detection::Deny))
}

/// The bytes that are not ASCII, with what stands beside them, as many as are looked at.
pub fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    let mut last = None;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte.is_ascii() {
            continue;
        }
        let after = last.map_or(0, |last| last + 1);
        let gap = &bytes[after..at];
        if gap.len() <= 2 * CONTEXT {
            sample.extend_from_slice(gap);
        } else {
            if last.is_some() {
                sample.extend_from_slice(&gap[..CONTEXT]);
            }
            sample.extend_from_slice(&gap[gap.len() - CONTEXT..]);
        }
        sample.push(byte);
        last = Some(at);
        if sample.len() >= SAMPLE {
            return sample;
        }
    }
    if let Some(last) = last {
        let end = bytes.len().min(last + 1 + CONTEXT);
        sample.extend_from_slice(&bytes[last + 1..end]);
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_what_is_not_ascii_and_what_stands_beside_it() {
        let markup = "<".repeat(1000);
        let bytes = [
            markup.as_bytes(),
            b"\xC7\xE1 abc \xC7",
            markup.as_bytes(),
            b"\xE1x",
        ]
        .concat();
        let context = "<".repeat(CONTEXT);
        let context = context.as_bytes();
        let expected = [context, b"\xC7\xE1 abc \xC7", context, context, b"\xE1x"].concat();
        assert_eq!(sample(&bytes), expected);
        assert!(sample(&vec![0xC7; 1_000_000]).len() <= SAMPLE + 2 * CONTEXT);
        assert!(sample(b"abc").is_empty());
    }
}
