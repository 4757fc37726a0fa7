//! The gazetteers are sound: every line can be read, no identifier and no name is given twice.

use std::collections::{HashMap, HashSet};

const FILES: [(&str, &str); 5] = [
    (
        "locations",
        include_str!("../../assets/gazetteer/locations.tsv"),
    ),
    (
        "organizations",
        include_str!("../../assets/gazetteer/organizations.tsv"),
    ),
    ("people", include_str!("../../assets/gazetteer/people.tsv")),
    ("events", include_str!("../../assets/gazetteer/events.tsv")),
    ("laws", include_str!("../../assets/gazetteer/laws.tsv")),
];

fn lines(asset: &str) -> impl Iterator<Item = &str> {
    asset.lines().filter(|line| !line.starts_with('#'))
}

#[test]
fn every_line_has_an_identifier_and_a_name() {
    for (file, asset) in FILES {
        for line in lines(asset) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!((2..=3).contains(&fields.len()), "{file}: {line}");
            let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(
                !fields[0].is_empty() && fields[0].chars().all(is_slug),
                "{file}: {line}"
            );
            assert!(
                !fields[1].trim_start_matches('?').is_empty(),
                "{file}: {line}"
            );
        }
    }
}

#[test]
fn identifiers_are_given_once() {
    for (file, asset) in FILES {
        let mut seen = HashSet::new();
        for line in lines(asset) {
            let id = line.split('\t').next().unwrap();
            assert!(seen.insert(id), "{file}: {id} twice");
        }
    }
}

#[test]
fn no_certain_name_belongs_to_two_entities() {
    let mut owners: HashMap<&str, String> = HashMap::new();
    for (file, asset) in FILES {
        for line in lines(asset) {
            let (id, names) = line.split_once('\t').unwrap();
            let owner = format!("{file}:{id}");
            for name in names
                .split(['\t', '|'])
                .filter(|name| !name.is_empty() && !name.starts_with('?'))
            {
                if let Some(other) = owners.insert(name, owner.clone()) {
                    assert_eq!(other, owner, "{name} names two entities");
                }
            }
        }
    }
}
