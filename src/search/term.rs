//! What is searched for.

/// One thing searched for, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// A word; where it is written with signs in it (`كوفيد-19`, `un.org`), its parts in a row.
    Word(String),
    /// The start of a word.
    Prefix(String),
    /// Words in a row.
    Phrase(Vec<String>),
}

/// How close what is found is to what was searched for, closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// The same word, whatever its spelling.
    Exact,
    /// The same word, in one of the two with something attached.
    Attached,
    /// A word of the same stem.
    Stem,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Term {
        Term::Word(word.to_owned())
    }

    #[test]
    fn a_word_is_looked_for_with_all_that_may_be_attached() {
        let exact = word("مؤتمر").exact().unwrap();
        assert!(exact.starts_with("(\"موتمر\" OR "), "{exact}");
        assert!(exact.contains("\"وبالموتمر\"") && exact.contains("\"للموتمر\""));
        let typed = word("بالمؤتمر").exact().unwrap();
        assert!(typed.starts_with("(\"بالموتمر\" OR "), "{typed}");
        assert!(typed.contains("\"موتمر\"") && typed.contains("\"للموتمر\""));
    }

    #[test]
    fn an_alef_with_hamza_begins_no_article() {
        assert!(!word("إلزام").exact().unwrap().contains("\"زام\""));
        assert!(word("الحق").exact().unwrap().contains("\"حق\""));
    }

    #[test]
    fn signs_make_words_in_a_row() {
        assert_eq!(word("G20").exact().unwrap(), "\"g20\"");
        assert_eq!(word("3.5").exact().unwrap(), "\"3\u{66B}5\"");
        assert_eq!(word("27-28").exact().unwrap(), "\"27 28\"");
        assert_eq!(word("un.org").exact().unwrap(), "\"un org\"");
        assert_eq!(
            Term::Prefix("un.o".to_owned()).exact().unwrap(),
            "\"un o\" *"
        );
        assert_eq!(word("27-28").loose(), None);
    }

    #[test]
    fn nothing_typed_reaches_the_store_unquoted() {
        for typed in [
            "\"",
            "a\" OR \"b",
            "NEAR(a b)",
            "^x",
            "title:",
            "a*",
            "-",
            "\0",
            "()",
            "x'",
        ] {
            for term in [
                word(typed),
                Term::Prefix(typed.to_owned()),
                Term::Phrase(vec![typed.to_owned()]),
            ] {
                for expression in [term.exact(), term.loose()].into_iter().flatten() {
                    let parts = expression.split('"').enumerate();
                    for (index, part) in parts {
                        let is_within = index % 2 == 1;
                        let is_syntax =
                            ["", " *", "(", ")", " OR ", " *)", " * OR "].contains(&part);
                        let is_words = part.chars().all(|c| c.is_alphanumeric() || c == ' ');
                        assert!(if is_within { is_words } else { is_syntax }, "{expression}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_has_no_letters_matches_nothing() {
        assert_eq!(word("—").exact(), None);
        assert_eq!(word("—").loose(), None);
        assert_eq!(Term::Phrase(Vec::new()).exact(), None);
    }

    #[test]
    fn stems_are_looked_for_in_all_languages_of_the_script() {
        let loose = word("كتابها").loose().unwrap();
        assert!(
            loose.contains("\"aكتاب\"") && loose.contains("\"pكتاب\""),
            "{loose}"
        );
        assert_eq!(word("ministers").loose().unwrap(), "\"eminist\"");
        assert_eq!(word("2024").loose(), None);
        assert_eq!(Term::Prefix("مؤتم".to_owned()).loose(), None);
    }
}
