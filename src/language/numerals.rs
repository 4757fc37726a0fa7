//! The digits that languages are written with in their own script.

use crate::text::Digits;

/// The digits of a language, by its primary subtag (BCP 47), where it is written from the right: `٤` in Arabic, `۴` in Persian,
/// Urdu and Pashto. A language that is written with European digits has none of its own.
#[must_use]
pub fn own(tag: &str) -> Digits {
    match tag {
        "fa" | "prs" | "ur" | "ps" | "pbt" | "pbu" | "ks" | "skr" | "mzn" | "glk" | "bal"
        | "azb" | "lrc" => Digits::Persian,
        "he" | "yi" | "ug" => Digits::AsWritten,
        _ => Digits::ArabicIndic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_one_script_may_differ() {
        assert_eq!(own("ar"), Digits::ArabicIndic);
        assert_eq!(own("ckb"), Digits::ArabicIndic);
        assert_eq!(own("und"), Digits::ArabicIndic);
        assert_eq!(own("ur"), Digits::Persian);
        assert_eq!(own("he"), Digits::AsWritten);
    }
}
