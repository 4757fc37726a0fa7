//! What looks silly in a sidebar, counted by kind over texts that were annotated by readers: there may be no more of
//! it than there was.
//!
//! The texts lie beside the checkout, in `../shared/corpora`, and are packed with `xz`. Where they are not there, the
//! test says so and counts the samples alone.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::process::Command;

use qari::annotate::Annotator;
use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::extract::EntityKind;
use qari::language::lookup::fold;
use qari::range::TextRange;
use serde_json::Value;

/// What is silly about a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    /// A common word for a place: مالية in جائزة مالية.
    CommonWordAsPlace,
    /// A currency behind a number for a club.
    CurrencyAsClub,
    /// A eulogy inside a person's name.
    Eulogy,
    /// A name that begins inside a word: ليغ of بليغ.
    ClippedWord,
    /// A place where readers see a body: the city of a club, the region of a newspaper.
    BodyAsPlace,
}

/// Of the texts that were learned from one in so many is looked at.
const EVERY: usize = 5;

/// How many there may be of each in the texts beside the checkout.
const MOST: [(Fault, usize); 5] = [
    (Fault::CommonWordAsPlace, 2),
    (Fault::CurrencyAsClub, 0),
    (Fault::Eulogy, 0),
    (Fault::ClippedWord, 27),
    (Fault::BodyAsPlace, 18),
];

/// Texts of the project's own with mentions that readers see between `[` and `]`, a letter before for the kind.
const SAMPLES: &[&str] = &[
    "فاز الطالب بجائزة مالية قدرها خمسة آلاف، وشارك القطاع الخاص في الحفل",
    "كان اللقاء في الليل، وعرض الفنان صورا قديمة من بيت جده ونشرت صور أخرى",
    "بلغت قيمة العقد 300 ريال، وباع التاجر البضاعة بنحو 4500 ريال للطن",
    "روت السيدة P[عائشة] رضي الله عنها حديثا، وقال P[عمر بن الخطاب] رضي الله عنه",
    "لحن P[بليغ حمدي] الأغنية، وسجل O[بروسيا دورتموند] هدفين، وحضر P[وليد توفيق]",
    "نقلت صحيفة «O[الخليج]» عن مصدر، وفاز O[برشلونة] على O[إشبيلية] بهدف",
    "شارك لفيف من الأدباء في الأمسية، وقال مدير القطاع إن العمل كان شاقا",
];

struct Text {
    text: String,
    seen: Vec<(TextRange, EntityKind)>,
}

fn kind(letter: &str) -> EntityKind {
    match letter {
        "P" | "PER" => EntityKind::Person,
        "O" | "ORG" => EntityKind::Organization,
        "L" | "LOC" => EntityKind::Location,
        "EVT" => EntityKind::Event,
        "LAW" => EntityKind::Law,
        _ => EntityKind::Date,
    }
}

fn sample(marked: &str) -> Text {
    let mut text = String::new();
    let mut seen = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (before, letter) = before.split_at(before.len() - 1);
        let (name, after) = after.split_once(']').expect("a closing bracket");
        text.push_str(before);
        let start = text.len();
        text.push_str(name);
        seen.push((TextRange::new(start, text.len()), kind(letter)));
        rest = after;
    }
    text.push_str(rest);
    Text { text, seen }
}

/// The annotated texts of a packed file beside the checkout, if it is there.
fn annotated(file: &str) -> Option<Vec<Text>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/ner/news");
    let path = path.join(file);
    if !path.exists() {
        return None;
    }
    let unpacked = Command::new("xz").arg("-dc").arg(path).output().ok()?;
    let lines = String::from_utf8(unpacked.stdout).ok()?;
    let texts = lines.lines().map(|line| {
        let article: Value = serde_json::from_str(line).expect("an object a line");
        let text = article["text"].as_str().unwrap_or_default().to_owned();
        let mut offsets: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
        offsets.push(text.len());
        let offset = |value: &Value| offsets[usize::try_from(value.as_u64().unwrap()).unwrap()];
        let mentions = article["mentions"].as_array().expect("mentions").iter();
        let seen = mentions.map(|mention| {
            let range = TextRange::new(offset(&mention["start"]), offset(&mention["end"]));
            (range, kind(mention["type"].as_str().unwrap_or_default()))
        });
        Text {
            seen: seen.collect(),
            text,
        }
    });
    Some(texts.collect())
}

fn body(text: &str) -> Body {
    let mut body = Body {
        text: text.to_owned(),
        ..Body::default()
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = TextRange::new(start, start + line.trim_end().len());
        if !range.is_empty() {
            let kind = BlockKind::Paragraph;
            body.blocks.push(Block::new(kind, range));
        }
        start += line.len();
    }
    body
}

/// What looks silly in one text, each with the words.
fn faults(annotator: &Annotator, common: &HashSet<String>, text: &Text) -> Vec<(Fault, String)> {
    let metadata = Metadata {
        language: Language::arabic(),
        ..Metadata::default()
    };
    let found = annotator.annotate(&body(&text.text), &metadata).entities;
    let mut faults = Vec::new();
    for entity in &found {
        for &range in &entity.mentions {
            let fault = fault(text, common, entity.kind, range);
            faults.extend(fault.map(|fault| (fault, around(&text.text, range))));
        }
    }
    faults
}

fn fault(
    text: &Text,
    common: &HashSet<String>,
    kind: EntityKind,
    range: TextRange,
) -> Option<Fault> {
    const EULOGIES: [&str; 7] = ["رضي", "رضى", "صلى", "عليه", "عنه", "عنها", "رحمه"];
    let name = range.of(&text.text);
    let before = &text.text[..range.start];
    let mut seen = text.seen.iter().filter(|(seen, _)| seen.overlaps(range));
    let seen = seen.next();
    let words = || name.split_whitespace();
    if kind == EntityKind::Person && words().any(|word| EULOGIES.contains(&word)) {
        return Some(Fault::Eulogy);
    }
    let behind_number = before.trim_end().ends_with(|last: char| last.is_numeric());
    if kind == EntityKind::Organization && behind_number && ["ريال", "دولار"].contains(&name)
    {
        return Some(Fault::CurrencyAsClub);
    }
    let is_clipped = before.ends_with(char::is_alphabetic)
        && seen.is_some_and(|(seen, _)| seen.start < range.start && seen.end >= range.end)
        && !text.text[seen.unwrap().0.start..range.start].contains(' ');
    if is_clipped {
        return Some(Fault::ClippedWord);
    }
    if kind != EntityKind::Location {
        return None;
    }
    match seen {
        Some((_, EntityKind::Organization)) => {
            (seen.unwrap().0 == range).then_some(Fault::BodyAsPlace)
        }
        None => common
            .contains(&fold(name))
            .then_some(Fault::CommonWordAsPlace),
        Some(_) => None,
    }
}

fn around(text: &str, range: TextRange) -> String {
    let before: String = text[..range.start].chars().rev().take(25).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[range.end..].chars().take(20).collect();
    format!("{before}[{}]{after}", range.of(text)).replace('\n', " / ")
}

#[test]
fn what_looks_silly_does_not_grow() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let common = std::fs::read_to_string(project.join("assets/lexicon/ordinary.txt")).unwrap();
    let common: HashSet<String> = common.lines().map(fold).collect();
    let annotator = Annotator::new();
    for text in SAMPLES {
        let faults = faults(&annotator, &common, &sample(text));
        assert!(faults.is_empty(), "{faults:?}");
    }
    let files = ["train.jsonl.xz", "dev.jsonl.xz"].map(annotated);
    let [Some(train), Some(dev)] = files else {
        println!("../shared/corpora/ner/news is not there: only the samples were counted");
        return;
    };
    let mut counts: BTreeMap<Fault, Vec<String>> = BTreeMap::new();
    for text in train.iter().step_by(EVERY).chain(&dev) {
        for (fault, words) in faults(&annotator, &common, text) {
            counts.entry(fault).or_default().push(words);
        }
    }
    let mut grown = Vec::new();
    for (fault, most) in MOST {
        let found = counts.remove(&fault).unwrap_or_default();
        if found.len() > most {
            let count = found.len();
            grown.push(format!(
                "{fault:?}: {count} where there were {most}:\n{}",
                found.join("\n")
            ));
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}
