//! Every entry of every list in `assets` is one that its reader finds.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use crate::extract::document::gazetteer::{Gazetteer, KnownName};
use crate::extract::document::token::{Token, tokens};
use crate::extract::document::vocabulary::{Classes, Vocabulary};
use crate::extract::entity::EntityKind;
use crate::language::lookup::fold;
use crate::range::TextRange;

/// The names of the files in a folder of `assets`, sorted.
fn files(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets")
        .join(folder);
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    let mut names: Vec<String> = files
        .map(|file| file.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn read(path: &str) -> &'static str {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets")
        .join(path);
    fs::read_to_string(path).unwrap().leak()
}

/// The lines that are no comments, with their numbers.
fn lines(asset: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    (1..)
        .zip(asset.lines())
        .filter(|(_, line)| !line.starts_with('#'))
}

fn read_tokens(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    tokens(text, TextRange::new(0, text.len()), vocabulary)
}

/// Whether a text is read as one word.
fn is_one_word(text: &str) -> bool {
    let tokens = read_tokens(text, &Vocabulary::default());
    matches!(tokens.as_slice(), [token] if token.is_word() && token.range.len() == text.len())
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_list_is_one_that_a_test_walks() {
    let lists = files("");
    // The picture of the README is no list.
    let is_list = |name: &&String| !name.ends_with(".png") && !name.ends_with(".sh");
    let lists: Vec<&String> = lists.iter().filter(is_list).collect();
    assert_eq!(lists, ["README.md", "topics.bin", "topics.tsv"]);
    assert_eq!(
        files("lexicon"),
        [
            "classes.tsv",
            "given-names.txt",
            "hebrew.tsv",
            "no-names.tsv",
            "ordinary.txt",
            "persian.tsv",
            "roles.tsv",
            "surnames.txt",
            "urdu.tsv"
        ]
    );
    // What programs learned, not lists; read by hashes.
    assert!(files("model").iter().all(|name| name.ends_with(".bin")));
    for name in files("gazetteer") {
        let kind = kind_of_gazetteer(&name);
        assert!(kind.is_some() || name == "other-scripts.tsv", "{name}");
    }
}

/// The classes of all forms that a listed word can stand for.
fn classes_of_forms(vocabulary: &Vocabulary, listed: &str) -> [Option<Classes>; 4] {
    let base = fold(listed);
    let forms = [
        base.clone(),
        format!("ال{base}"),
        format!("{base}ه"),
        format!("ال{base}ه"),
    ];
    forms.map(|form| vocabulary.look_up(&form).map(|word| word.classes))
}

#[test]
fn every_word_with_a_class_is_found_with_it() {
    let mut faults = Vec::new();
    for name in ["classes.tsv", "given-names.txt"] {
        let asset = read(&format!("lexicon/{name}"));
        let mut vocabulary = Vocabulary::default();
        for (number, line) in lines(asset) {
            let mut fault = |what: String| faults.push(format!("{name}:{number}: {what}"));
            let Some((class, words)) = line.split_once('\t') else {
                fault(format!("no class: {line}"));
                continue;
            };
            if !Vocabulary::knows_class(class) {
                fault(format!("unknown class {class}"));
            }
            for word in words.split_whitespace() {
                if !is_one_word(word) {
                    fault(format!("{word} is not read as one word"));
                }
                let before = classes_of_forms(&vocabulary, word);
                vocabulary.add_classes(&format!("{class}\t{word}"));
                if classes_of_forms(&vocabulary, word) == before {
                    fault(format!("{word} adds nothing as {class}"));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_word_listed_by_itself_is_in_look_up_form_and_stands_once() {
    let mut faults = Vec::new();
    for name in ["ordinary.txt", "surnames.txt"] {
        let mut met = HashSet::new();
        for (number, word) in (1..).zip(read(&format!("lexicon/{name}")).lines()) {
            if fold(word) != word || !is_one_word(word) || !met.insert(word) {
                faults.push(format!("{name}:{number}: {word}"));
            }
        }
    }
    assert_none(&faults);
}

fn kind_of_gazetteer(name: &str) -> Option<EntityKind> {
    Some(match name {
        "locations.tsv" => EntityKind::Location,
        "organizations.tsv" => EntityKind::Organization,
        "people.tsv" => EntityKind::Person,
        "events.tsv" => EntityKind::Event,
        "laws.tsv" => EntityKind::Law,
        _ => return None,
    })
}

/// The fields of a gazetteer's line behind its kind: the id, the name with its variants.
fn names_of(line: &'static str) -> Option<(&'static str, Vec<&'static str>)> {
    let mut fields = line.split('\t');
    let (id, name, variants) = (fields.next()?, fields.next()?, fields.next());
    let variants = variants.filter(|variants| !variants.is_empty());
    let variants = variants.into_iter().flat_map(|list| list.split('|'));
    let is_whole = fields.next().is_none() && !id.is_empty();
    is_whole.then(|| (id, [name].into_iter().chain(variants).collect()))
}

/// Whether the name is found where it is written as it is listed.
fn finds(
    gazetteer: &Gazetteer,
    vocabulary: &Vocabulary,
    (kind, id): (EntityKind, &str),
    listed: &str,
) -> bool {
    let listed = listed.trim_start_matches('?');
    let is_quoted = listed.starts_with('«');
    let tokens = read_tokens(listed, vocabulary);
    let start = usize::from(is_quoted);
    let end = tokens.len() - usize::from(is_quoted);
    let is_it = |name: KnownName| {
        let entry = gazetteer.entry(name.entry);
        name.end == end && entry.kind == kind && entry.id == id
    };
    let name = if is_quoted {
        gazetteer.longest(&tokens, start)
    } else {
        let whole = tokens.first().and_then(|token| token.analyses.first());
        whole.and_then(|whole| gazetteer.longest_from(&tokens, start, whole))
    };
    name.is_some_and(is_it)
}

#[test]
fn every_known_name_is_found_where_it_is_written() {
    let mut faults = Vec::new();
    let mut vocabulary = Vocabulary::default();
    let mut gazetteer = Gazetteer::default();
    let mut listed = Vec::new();
    for (kind, asset) in super::GAZETTEERS {
        gazetteer.add(kind, asset, &mut vocabulary);
        for (_, line) in lines(asset.text) {
            match names_of(line) {
                Some((id, names)) => listed.push((kind, id, names)),
                None => faults.push(format!("not id, name, variants: {line}")),
            }
        }
    }
    let mut ids = HashSet::new();
    for (kind, id, names) in listed {
        if !ids.insert((kind, id)) {
            faults.push(format!("{id} stands twice"));
        }
        let mut met = HashSet::new();
        for name in names {
            if !met.insert(fold(name)) {
                faults.push(format!("{id}: {name} stands twice"));
            } else if !finds(&gazetteer, &vocabulary, (kind, id), name) {
                faults.push(format!("{id}: {name} is not found"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_name_in_another_script_is_found_where_it_is_written() {
    let mut faults = Vec::new();
    let mut vocabulary = Vocabulary::default();
    let mut gazetteer = Gazetteer::default();
    gazetteer.add_of_kinds(super::OTHER_SCRIPTS, &mut vocabulary);
    let mut above = None;
    for (number, line) in lines(super::OTHER_SCRIPTS.text) {
        let parts = line.split_once('\t');
        let parts = parts.and_then(|(kind, rest)| {
            above = EntityKind::from_id(kind).or(above.filter(|_| kind.is_empty()));
            Some((above?, names_of(rest)?))
        });
        let Some((kind, (id, names))) = parts else {
            faults.push(format!("{number}: not kind, id, name, variants"));
            continue;
        };
        let mut met = HashSet::new();
        for name in names {
            if !met.insert(fold(name)) {
                faults.push(format!("{id}: {name} stands twice"));
            } else if !finds(&gazetteer, &vocabulary, (kind, id), name) {
                faults.push(format!("{id}: {name} is not found"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn a_class_that_is_misspelt_is_noticed() {
    assert!(Vocabulary::knows_class("nationality"));
    assert!(!Vocabulary::knows_class("nationalty"));
}
