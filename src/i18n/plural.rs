//! Which form a noun takes after a whole number: the plural categories of CLDR.

use super::locale::Locale;

/// The plural category of a number (CLDR, cardinals of `ar` and `en`).
pub(super) fn category(locale: Locale, number: usize) -> &'static str {
    match (locale, number, number % 100) {
        (Locale::Arabic, 0, _) => "zero",
        (_, 1, _) => "one",
        (Locale::Arabic, 2, _) => "two",
        (Locale::Arabic, _, 3..=10) => "few",
        (Locale::Arabic, _, 11..=99) => "many",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_those_of_cldr() {
        let arabic = |number| category(Locale::Arabic, number);
        for (numbers, expected) in [
            (&[0][..], "zero"),
            (&[1], "one"),
            (&[2], "two"),
            (&[3, 10, 103, 110, 1003], "few"),
            (&[11, 26, 99, 111, 1011], "many"),
            (&[100, 102, 200, 202, 1000, 10_000, 1_000_000], "other"),
        ] {
            for number in numbers {
                assert_eq!(arabic(*number), expected, "{number}");
            }
        }
        let english = [0, 1, 2, 101].map(|number| category(Locale::English, number));
        assert_eq!(english, ["other", "one", "other", "other"]);
    }
}
