//! Words of Arabic and Hebrew that text is compared with stand in lists that are checked when they
//! are compiled.

use crate::layers::{is_for_tests, sources};

/// The modules that compare text with words.
const MODULES: [&str; 5] = ["language", "extract", "topics", "search", "sources"];

/// What is no such list, each with a test in its file that walks it: tables that are folded or put
/// together when they are loaded, and words whose spelling is the point.
const OTHERS: [(&str, &str); 7] = [
    ("calendar.rs", "UNITS"),
    ("own_letters.rs", "OWN"),
    ("attached.rs", "SUBORDINATORS"),
    ("attached.rs", "PREPOSITIONS"),
    ("attached.rs", "BEFORE_DEFINITE_LAM"),
    ("token.rs", "tell_apart"),
    // Letters, no words.
    ("romanization.rs", "PAIRED"),
];

/// The string literals of code with the bytes they stand at, quotation marks included.
fn literals(code: &str) -> Vec<(usize, &str)> {
    let mut literals = Vec::new();
    let mut bytes = code.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            // A character, so that '"' opens no string.
            b'\'' if code[at..].starts_with("'\"'") || code[at..].starts_with("'\\") => {
                bytes.nth(1);
            }
            b'"' => {
                let mut is_escaped = false;
                let end = bytes.find(|&(_, byte)| {
                    let is_end = byte == b'"' && !is_escaped;
                    is_escaped = byte == b'\\' && !is_escaped;
                    is_end
                });
                let end = end.map_or(code.len(), |(end, _)| end + 1);
                literals.push((at, &code[at..end]));
            }
            _ => {}
        }
    }
    literals
}

fn is_right_to_left(literal: &str) -> bool {
    literal.contains(|letter| matches!(letter, '\u{590}'..='\u{8FF}'))
}

/// The name of the constant or function whose definition is the last before `at`.
fn definition_before(code: &str, at: usize) -> &str {
    let before = &code[..at];
    let start = ["const ", "static ", "fn "]
        .iter()
        .filter_map(|word| Some(before.rfind(word)? + word.len()))
        .max()
        .unwrap_or(at);
    let end = code[start..].find(|c: char| !c.is_alphanumeric() && c != '_');
    end.map_or("", |end| &code[start..start + end])
}

/// Whether the list that has an entry at `at` is made by the constructor of a checked one.
fn is_checked(code: &str, at: usize) -> bool {
    let opening = code[..at].rfind('[').unwrap_or(0);
    let before = code[..opening].trim_end();
    ["::new(&", "::phrases(&", "::endings(&"]
        .iter()
        .any(|constructor| before.ends_with(constructor))
}

#[test]
fn lists_of_words_are_checked_ones() {
    let mut others: Vec<(&str, &str)> = OTHERS.to_vec();
    let sources = sources();
    for (file, module, code) in &sources {
        if !MODULES.contains(&module.as_str())
            || file.ends_with("extract/assets.rs")
            || is_for_tests(&sources, file)
        {
            continue;
        }
        let code = code.split("#[cfg(test)]\nmod tests").next().unwrap();
        let literals = literals(code);
        for pair in literals.windows(2) {
            let [(at, one), (next, other)] = [pair[0], pair[1]];
            let between = code[at + one.len()..next].trim();
            let is_list = matches!(between, "," | "|")
                && is_right_to_left(one)
                && is_right_to_left(other)
                && !(between == "," && is_checked(code, at));
            // Two arguments of a call, say of `pick(arabic, english)`, are no list.
            let opening = code[..at].rfind(['[', '(', '{']).unwrap_or(0);
            if !is_list || (between == "," && code[opening..].starts_with('(')) {
                continue;
            }
            let name = definition_before(code, at);
            let file_name = file.file_name().unwrap().to_str().unwrap();
            assert!(
                OTHERS.contains(&(file_name, name)),
                "{}: {name} is a list of words that nothing checks: {one}",
                file.display()
            );
            others.retain(|other| *other != (file_name, name));
        }
    }
    assert_eq!(others, [], "no such lists");
}
