//! A library looks through again what an older extractor found: the number that says so follows from what the
//! extractor is made of.

use std::fs;
use std::path::Path;

use qari::article::Origin;
use qari::extract::model::{Knowledge, TABLES, WEIGHTS, digest, join};
use qari::extract::{EDITION, Extractor};
use qari::sources;

/// The fingerprint of the extractor as it is: of its lists and model, and of what it finds in the gold articles.
fn fingerprint() -> u64 {
    let extractor = Extractor::new();
    let knowledge = Knowledge::decode(TABLES);
    let mut sum = join(extractor.fingerprint(TABLES, &knowledge), digest(WEIGHTS));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.sort();
    for file in files {
        let text = fs::read(&file).unwrap();
        let draft = sources::read(&text, Origin::File(file)).unwrap();
        for entity in extractor.entities(&draft.body, &draft.metadata.language) {
            sum = join(sum, digest(entity.id.as_bytes()));
            for mention in entity.mentions {
                sum = join(join(sum, mention.start as u64), mention.end as u64);
            }
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
