//! The modules stand in layers, as `src/lib.rs` lists them: a module imports only modules below it.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules, lowest first.
const MODULES: [&str; 30] = [
    "range",
    "text",
    "mode",
    "limits",
    "printable",
    "json",
    "panics",
    "i18n",
    "files",
    "notice",
    "article",
    "language",
    "config",
    "extract",
    "topics",
    "annotate",
    "corrections",
    "search",
    "query",
    "sources",
    "export",
    "store",
    "page",
    "library",
    "app",
    "messages",
    "ui",
    "terminal",
    "runtime",
    "cli",
];

/// What only some modules may know: (crate, modules).
const RESERVED: [(&str, &[&str]); 14] = [
    ("fluent_bundle", &["i18n"]),
    ("ratatui", &["ui"]),
    ("crossterm", &["terminal"]),
    ("rustix", &["files", "terminal"]),
    ("signal_hook", &["terminal"]),
    ("clap", &["cli"]),
    ("toml_edit", &["config", "corrections"]),
    ("etcetera", &["store"]),
    // `text` orders cells by it, `mode` foresees what a terminal will do by it.
    ("unicode_bidi", &["text", "mode"]),
    ("pulldown_cmark", &["sources"]),
    ("saphyr", &["sources"]),
    ("notify", &["runtime"]),
    ("rusqlite", &["library"]),
    ("rust_stemmers", &["search"]),
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
    let level = |module: &str| MODULES.iter().position(|other| *other == module);
    for (file, module, code) in sources() {
        let Some(own) = level(&module) else {
            assert!(
                ["lib", "main"].contains(&module.as_str()),
                "{module} is no module of the list: add it to MODULES"
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
                MODULES[other]
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
    let pure = [
        "limits",
        "range",
        "printable",
        "json",
        "i18n",
        "notice",
        "article",
        "text",
        "mode",
        "language",
        "config",
        "extract",
        "topics",
        "annotate",
        "corrections",
        "search",
        "query",
        "export",
        "page",
        "app",
        "messages",
        "ui",
    ];
    let sources = sources();
    for (file, module, code) in &sources {
        if !pure.contains(&module.as_str()) || is_for_tests(&sources, file) {
            continue;
        }
        // Tests may read what they check.
        for name in IMPURE {
            assert!(
                !without_tests(code).contains(name),
                "{}: {module} is pure and uses {name}",
                file.display()
            );
        }
    }
}

/// The part of a file that goes into the program: tests stand at the end of it.
pub(crate) fn without_tests(code: &str) -> &str {
    code.split("#[cfg(test)]").next().unwrap()
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
        for name in [
            "File::open",
            "fs::read(",
            "fs::read_to_string",
            "OpenOptions",
        ] {
            assert!(
                !without_tests(code).contains(name),
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
