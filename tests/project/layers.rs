//! The modules stand in layers, as `src/lib.rs` lists them: a module imports only modules below it.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules, lowest first, as the table in `src/lib.rs` has them.
fn modules() -> Vec<String> {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs");
    let library = fs::read_to_string(library).unwrap();
    let rows = library
        .lines()
        .filter_map(|line| line.strip_prefix("//! | [`"));
    let names = rows.filter_map(|row| row.split_once("`]"));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// Those that touch the disk, other programs, threads or the clock; all others are pure.
const IMPURE_MODULES: [&str; 8] = [
    "files", "fetch", "sources", "store", "library", "terminal", "runtime", "cli",
];

/// What only some modules may know: (crate, modules).
const RESERVED: &[(&str, &[&str])] = &[
    ("fluent_bundle", &["i18n"]),
    ("ratatui", &["ui"]),
    ("crossterm", &["terminal"]),
    ("ureq", &["fetch"]),
    // Nothing else can open a connection.
    ("std::net", &["fetch"]),
    ("rustix", &["files", "terminal"]),
    ("signal_hook", &["terminal"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("icu_calendar", &["language"]),
    ("toml_edit", &["config", "corrections", "sources"]),
    ("etcetera", &["store"]),
    // `text` orders cells by it, `mode` foresees what a terminal will do by it.
    ("unicode_bidi", &["text", "mode"]),
    ("pulldown_cmark", &["sources"]),
    ("saphyr", &["sources"]),
    ("quick_xml", &["sources"]),
    ("encoding_rs", &["sources"]),
    ("chardetng", &["sources"]),
    ("notify", &["runtime"]),
    ("rusqlite", &["library"]),
    ("sha2", &["library"]),
    ("rust_stemmers", &["search"]),
    ("html5ever", &["sources"]),
    ("legible", &["sources"]),
];

/// What the pure modules never touch.
const IMPURE: [&str; 7] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "std::env",
    "println!",
];

fn source_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Every source file with its module and its text without comments.
pub(crate) fn sources() -> Vec<(PathBuf, String, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&source, &mut files);
    let module_of = |file: &Path| {
        let first = file
            .strip_prefix(&source)
            .unwrap()
            .components()
            .next()
            .unwrap();
        first
            .as_os_str()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned()
    };
    let code = |file: &Path| {
        let text = fs::read_to_string(file).unwrap();
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    };
    files
        .into_iter()
        .map(|file| (file.clone(), module_of(&file), code(&file)))
        .collect()
}

#[test]
fn a_module_imports_only_modules_below_it() {
    let modules = modules();
    let level = |module: &str| modules.iter().position(|other| *other == module);
    for (file, module, code) in sources() {
        let Some(own) = level(&module) else {
            assert!(
                ["lib", "main"].contains(&module.as_str()),
                "{module} is no module of the table in src/lib.rs"
            );
            continue;
        };
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            let Some(other) = level(&rest[..end]) else {
                panic!("{}: crate::{} is no module", file.display(), &rest[..end]);
            };
            assert!(
                other <= own,
                "{}: {module} imports {}",
                file.display(),
                modules[other]
            );
        }
    }
}

#[test]
fn what_one_module_knows_no_other_does() {
    for (file, module, code) in sources() {
        for (name, owners) in RESERVED {
            let is_used =
                code.contains(&format!("{name}::")) || code.contains(&format!("use {name}"));
            assert!(
                !is_used || owners.contains(&module.as_str()),
                "{}: only {owners:?} knows {name}",
                file.display()
            );
        }
    }
}

/// Whether a file is a module of tests and nothing else.
pub(crate) fn is_for_tests(sources: &[(PathBuf, String, String)], file: &Path) -> bool {
    let name = file.file_stem().unwrap().to_str().unwrap();
    let declaration = format!("#[cfg(test)]\nmod {name};");
    let folder = file.parent().unwrap();
    sources.iter().any(|(other, _, code)| {
        let is_parent = other.parent() == Some(folder) || other.with_extension("") == folder;
        is_parent && code.contains(&declaration)
    })
}

#[test]
fn pure_modules_touch_nothing_outside() {
    let sources = sources();
    for (file, module, code) in &sources {
        if IMPURE_MODULES.contains(&module.as_str())
            || module == "main"
            || is_for_tests(&sources, file)
        {
            continue;
        }
        // Tests may read what they check.
        let code = without_tests(code);
        for name in IMPURE {
            assert!(
                !uses(&code, name),
                "{}: {module} is pure and uses {name}",
                file.display()
            );
        }
    }
}

/// The part of a file that goes into the program, as rustfmt lays it out: without its tests, which are its last item,
/// and without single items that only tests use.
pub(crate) fn without_tests(code: &str) -> String {
    let (program, tests) = code
        .split_once("#[cfg(test)]\nmod tests")
        .unwrap_or((code, ";"));
    let tests = tests.trim_end();
    let is_last = tests == ";"
        || tests
            .split_once("\n}")
            .is_some_and(|(_, after)| after.is_empty());
    assert!(is_last, "what stands behind the tests? {tests}");
    let mut kept = String::new();
    let mut lines = program.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() != "#[cfg(test)]" {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        // The item ends with the first line at its own depth that closes something.
        let depth = |line: &str| line.len() - line.trim_start().len();
        let own = depth(line);
        let is_end = |line: &str| depth(line) == own && line.ends_with([';', '}', ',']);
        let end = lines.find(|line| is_end(line));
        assert!(end.is_some(), "an item without an end: {line}");
    }
    kept
}

#[test]
fn what_only_tests_use_is_left_out_and_all_else_is_not() {
    let code = "\
#[cfg(test)]
mod samples;

use std::fs;

impl Row {
    #[cfg(test)]
    #[must_use]
    fn checked(
        &self,
    ) -> bool {
        true
    }

    fn open() {}
}

#[cfg(test)]
mod tests {
    use std::env;
}
";
    let kept = without_tests(code);
    assert!(kept.contains("use std::fs;") && kept.contains("fn open() {}"));
    for left_out in [
        "samples", "checked", "true", "must_use", "tests", "std::env",
    ] {
        assert!(!kept.contains(left_out), "{kept}");
    }
    let behind = format!("{code}\nfn last() {{}}\n");
    assert!(std::panic::catch_unwind(|| without_tests(&behind)).is_err());
}

/// Whether code uses a module of the standard library by its path, or in a list of several.
fn uses(code: &str, path: &str) -> bool {
    let Some(module) = path.strip_prefix("std::") else {
        return code.contains(path);
    };
    let lists = code.split("std::{").skip(1);
    code.contains(path) || lists.into_iter().any(|list| is_listed(list, module))
}

/// Whether a name is one of those in a list that has just been opened, not inside another in it.
fn is_listed(list: &str, name: &str) -> bool {
    let mut depth = 1_u32;
    let mut outermost = String::new();
    for character in list.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 1 => outermost.push(character),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    let mut items = outermost.split(',').map(str::trim);
    items.any(|item| item.split([':', ' ']).next() == Some(name))
}

#[test]
fn a_use_is_found_in_a_list_too() {
    for code in [
        "use std::fs;",
        "use std::fs::File;",
        "use std::{fs, io};",
        "use std::{\n    collections::{BTreeMap, HashMap},\n    fs::File,\n};",
        "use std::{fmt, fs as files};",
    ] {
        assert!(uses(code, "std::fs"), "{code}");
    }
    for code in [
        "use std::{fmt, io};",
        "use std::{io::{fs}, fmt};\nlet fs = 1;",
    ] {
        assert!(!uses(code, "std::fs"), "{code}");
    }
    assert!(uses("println!();", "println!"));
}

/// A pipe or a device is read nowhere in place of a file.
#[test]
fn one_module_opens_files_for_reading() {
    let sources = sources();
    for (file, module, code) in &sources {
        // The terminal is opened as the device it is.
        if ["files", "terminal"].contains(&module.as_str()) || is_for_tests(&sources, file) {
            continue;
        }
        let code = without_tests(code);
        for name in [
            "File::open",
            "fs::read(",
            "fs::read_to_string",
            "OpenOptions",
        ] {
            assert!(
                !code.contains(name),
                "{}: {name} belongs to `files`",
                file.display()
            );
        }
    }
}

/// `println!` and its like panic where their output is closed or full; `cli::output` has what does not.
#[test]
fn no_macro_prints() {
    for (file, _, code) in sources() {
        // `eprint!` and `eprintln!` end in the same letters.
        for name in ["print!", "println!", "dbg!"] {
            assert!(!code.contains(name), "{}: {name}", file.display());
        }
    }
}

/// What is written as JSON for others is escaped as `json` has it.
#[test]
fn one_module_writes_json() {
    for (file, module, code) in sources() {
        let is_for_others = ["cli", "export", "sources"].contains(&module.as_str());
        for name in [
            "serde_json::to_string",
            "serde_json::to_writer",
            "serde_json::to_vec",
        ] {
            assert!(
                !is_for_others || !without_tests(&code).contains(name),
                "{}: {name} belongs to `json`",
                file.display()
            );
        }
    }
}

#[test]
fn every_file_says_what_it_owns() {
    for (file, ..) in sources() {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} opens without a sentence",
            file.display()
        );
    }
}
