//! A library looks through again what an older extractor found: the number that says so follows from what the
//! extractor is made of.

use std::fs;
use std::path::{Path, PathBuf};

use qari::annotate::Annotator;
use qari::article::Source;
use qari::extract::EDITION;
use qari::extract::model::{digest, join};
use qari::sources::{self, Input};

/// The files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut files: Vec<PathBuf> = entries
        .flat_map(|entry| match entry.path() {
            path if path.is_dir() => files(&path),
            path => vec![path],
        })
        .collect();
    files.sort();
    files
}

/// The fingerprint of what finds entities and topics: of all its lists and models, and of what it finds in the gold
/// articles and in a text of another language.
fn fingerprint() -> u64 {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sum = 0;
    for file in files(&project.join("assets")) {
        let name = file.strip_prefix(project).unwrap().to_str().unwrap();
        let is_list = [".tsv", ".txt", ".bin"]
            .iter()
            .any(|end| name.ends_with(end));
        // A picture, messages, keyboards and what only searching knows find nothing.
        let others = [
            "hebrew-spellings.tsv",
            "layouts.tsv",
            "plurals.tsv",
            "verbal-nouns.tsv",
        ];
        if is_list && !others.iter().any(|other| name.ends_with(other)) {
            sum = join(sum, digest(&fs::read(&file).unwrap()));
        }
    }
    let annotator = Annotator::new();
    let persian = "---\nlanguage: fa\n---\n\n# خبر\n\nرئیس جمهور روسیه در ۱۸ بهمن ۱۴۰۲ به تهران و کابل سفر کرد.\n";
    let gold = files(&project.join("tests/gold"));
    let gold = gold.iter().map(|file| fs::read(file).unwrap());
    for (number, text) in gold.chain([persian.as_bytes().to_vec()]).enumerate() {
        let extension = if text.starts_with(b"---") {
            "md"
        } else {
            "txt"
        };
        let source = Source::file(format!("/{number}.{extension}").into());
        let input = Input::new(&text, source);
        let draft = sources::parse(&input).unwrap().drafts.remove(0);
        let found = annotator.annotate(&draft.body, &draft.metadata);
        for entity in &found.entities {
            let words = format!("{} {} {:?}", entity.id, entity.name, entity.iso);
            let words = format!("{words} {}", entity.is_guess);
            sum = join(sum, digest(words.as_bytes()));
            for mention in &entity.mentions {
                sum = join(join(sum, mention.start as u64), mention.end as u64);
            }
        }
        for topic in &found.topics {
            let words = format!("{:?} {:.2}", topic.topic, topic.score);
            sum = join(sum, digest(words.as_bytes()));
        }
    }
    sum
}

#[test]
fn the_present_edition_is_the_last_one_listed() {
    let present = fingerprint();
    assert_eq!(
        EDITION, present,
        "what is found has changed: add {present:#x} to the editions in src/extract/edition.rs, so that \
         libraries are looked through again"
    );
}
