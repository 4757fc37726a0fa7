//! Articles annotated by hand, and scoring an extractor on them.
//!
//! A gold file holds one block a line, the title first, each mention marked as
//! `⟦kind:key|mention⟧`; the key is the same for all mentions of one entity.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::ops::AddAssign;
use std::path::Path;

use qari::annotate::Annotations;
use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::extract::EntityKind;
use qari::range::TextRange;

/// A mention that a reader marked.
#[derive(Clone, Debug)]
pub struct GoldMention {
    pub kind: EntityKind,
    pub key: String,
    pub range: TextRange,
}

/// An annotated article.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    pub name: String,
    pub body: Body,
    pub metadata: Metadata,
    pub mentions: Vec<GoldMention>,
}

impl GoldArticle {
    /// The article in the format of the module's documentation. A name like `fa-1` begins with its language, others
    /// are Arabic.
    pub fn parse(name: &str, marked: &str) -> Self {
        let mut body = Body::default();
        let mut mentions = Vec::new();
        for line in marked.lines().filter(|line| !line.trim().is_empty()) {
            if !body.text.is_empty() {
                body.text.push_str("\n\n");
            }
            let start = body.text.len();
            read_line(line, &mut body.text, &mut mentions);
            let kind = if start == 0 {
                BlockKind::Title
            } else {
                BlockKind::Paragraph
            };
            let range = TextRange::new(start, body.text.len());
            body.blocks.push(Block::new(kind, range));
        }
        let metadata = Metadata {
            title: body
                .blocks
                .first()
                .map(|block| body.block_text(block).to_owned())
                .unwrap_or_default(),
            language: language(name),
            ..Metadata::default()
        };
        Self {
            name: name.to_owned(),
            body,
            metadata,
            mentions,
        }
    }
}

/// The language that the name of an article begins with.
fn language(name: &str) -> Language {
    let tag = name.split_once('-').map_or("", |(tag, _)| tag);
    let is_tag = matches!(tag, "fa" | "ur" | "he");
    let language = Language::from_tag(tag).filter(|_| is_tag);
    language.unwrap_or_else(Language::arabic)
}

/// How many sentences of a corpus that does not say where its articles end are read as one.
const SENTENCES: usize = 16;

/// The sentences of a corpus with a token and its BIO tag on each line, the given ones of ten tenths of
/// it, as articles of a few sentences each.
pub fn read_bio(name: &str, corpus: &str, tenths: std::ops::Range<usize>) -> Vec<GoldArticle> {
    let sentences: Vec<&str> = corpus.split("\n\n").collect();
    let part = sentences.len() * tenths.start / 10..sentences.len() * tenths.end / 10;
    let articles = sentences[part].chunks(SENTENCES);
    articles
        .map(|sentences| {
            let mut article = GoldArticle::parse(name, "");
            for sentence in sentences {
                read_sentence(sentence, &mut article);
            }
            article
        })
        .collect()
}

/// Appends a sentence of a corpus as a paragraph.
fn read_sentence(sentence: &str, article: &mut GoldArticle) {
    let text = &mut article.body.text;
    text.push('\n');
    let start = text.len();
    let mut open: Option<(EntityKind, usize)> = None;
    for (token, tag) in sentence
        .lines()
        .filter_map(|line| line.split_once([' ', '\t']))
    {
        let begin = text.len() + usize::from(text.len() > start);
        if !tag.starts_with("I-") || open.is_none() {
            close(&mut open, text.len(), &mut article.mentions);
        }
        if text.len() > start {
            text.push(' ');
        }
        text.push_str(token);
        if let (true, Some(kind)) = (tag.starts_with("B-"), bio_kind(tag)) {
            open = Some((kind, begin));
        }
    }
    close(&mut open, text.len(), &mut article.mentions);
    let range = TextRange::new(start, text.len());
    article
        .body
        .blocks
        .push(Block::new(BlockKind::Paragraph, range));
}

fn close(open: &mut Option<(EntityKind, usize)>, end: usize, mentions: &mut Vec<GoldMention>) {
    if let Some((kind, start)) = open.take() {
        mentions.push(GoldMention {
            kind,
            key: String::new(),
            range: TextRange::new(start, end),
        });
    }
}

fn bio_kind(tag: &str) -> Option<EntityKind> {
    match tag.trim().get(2..5)? {
        "PER" => Some(EntityKind::Person),
        "ORG" => Some(EntityKind::Organization),
        "LOC" => Some(EntityKind::Location),
        _ => None,
    }
}

/// Appends the text of a marked line, and its mentions.
fn read_line(line: &str, text: &mut String, mentions: &mut Vec<GoldMention>) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('⟦') {
        text.push_str(before);
        let (mark, after) = after.split_once('⟧').expect("a closing bracket");
        let (label, mention) = mark.split_once('|').expect("a bar");
        let (kind, key) = label.split_once(':').expect("a colon");
        let start = text.len();
        text.push_str(mention);
        mentions.push(GoldMention {
            kind: EntityKind::from_id(kind).expect("a kind"),
            key: key.to_owned(),
            range: TextRange::new(start, text.len()),
        });
        rest = after;
    }
    text.push_str(rest);
}

/// The annotated articles of a folder, by name.
pub fn read_folder(folder: &Path) -> Vec<GoldArticle> {
    let mut articles: Vec<GoldArticle> = std::fs::read_dir(folder)
        .expect("the folder of gold articles")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            GoldArticle::parse(
                &name,
                &std::fs::read_to_string(&path).expect("a readable file"),
            )
        })
        .collect();
    articles.sort_by(|a, b| a.name.cmp(&b.name));
    articles
}

/// What was right, wrong and missed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub found: usize,
    pub expected: usize,
    /// Same kind, same bytes.
    pub exact: usize,
    /// Same kind, bytes in common.
    pub relaxed: usize,
}

impl Count {
    pub fn precision(&self) -> f64 {
        ratio(self.exact, self.found)
    }

    pub fn recall(&self) -> f64 {
        ratio(self.exact, self.expected)
    }

    pub fn f1(&self) -> f64 {
        ratio(2 * self.exact, self.found + self.expected)
    }

    pub fn relaxed_f1(&self) -> f64 {
        ratio(2 * self.relaxed, self.found + self.expected)
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.found += other.found;
        self.expected += other.expected;
        self.exact += other.exact;
        self.relaxed += other.relaxed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "P {:5.1}  R {:5.1}  F1 {:5.1}  relaxed F1 {:5.1}  ({} expected, {} found)",
            100.0 * self.precision(),
            100.0 * self.recall(),
            100.0 * self.f1(),
            100.0 * self.relaxed_f1(),
            self.expected,
            self.found,
        )
    }
}

/// Counts by kind.
pub type Scores = BTreeMap<EntityKind, Count>;

/// How well `annotations` agree with the gold mentions of the kinds in `kinds`.
pub fn score(gold: &[GoldMention], annotations: &Annotations, kinds: &[EntityKind]) -> Scores {
    let mut scores = Scores::new();
    for &kind in kinds {
        let expected: Vec<TextRange> = gold
            .iter()
            .filter(|mention| mention.kind == kind)
            .map(|mention| mention.range)
            .collect();
        let entities = annotations
            .entities
            .iter()
            .filter(|entity| entity.kind == kind);
        let found: Vec<TextRange> = entities
            .flat_map(|entity| entity.mentions.iter().copied())
            .collect();
        scores.insert(
            kind,
            Count {
                found: found.len(),
                expected: expected.len(),
                exact: found
                    .iter()
                    .filter(|range| expected.contains(range))
                    .count(),
                relaxed: found
                    .iter()
                    .filter(|range| expected.iter().any(|other| other.overlaps(**range)))
                    .count(),
            },
        );
    }
    scores
}

/// The sum over all kinds.
pub fn overall(scores: &Scores) -> Count {
    let mut total = Count::default();
    for count in scores.values() {
        total += *count;
    }
    total
}

/// Adds `other` to `scores`, kind by kind.
pub fn add(scores: &mut Scores, other: &Scores) {
    for (kind, count) in other {
        *scores.entry(*kind).or_default() += *count;
    }
}

/// How well mentions are joined into entities: over all pairs of mentions that are both found and
/// expected, whether both sides agree that they are one entity. Dates are left out.
pub fn grouping(article: &GoldArticle, annotations: &Annotations) -> Count {
    let mut found_row: HashMap<TextRange, usize> = HashMap::new();
    for (row, entity) in annotations.entities.iter().enumerate() {
        found_row.extend(entity.mentions.iter().map(|range| (*range, row)));
    }
    let both: Vec<(&GoldMention, usize)> = article
        .mentions
        .iter()
        .filter(|mention| mention.kind != EntityKind::Date)
        .filter_map(|mention| Some((mention, *found_row.get(&mention.range)?)))
        .collect();
    let mut count = Count::default();
    for (index, (first, first_row)) in both.iter().enumerate() {
        for (second, second_row) in &both[index + 1..] {
            let expected = first.kind == second.kind && first.key == second.key;
            let found = first_row == second_row;
            count.expected += usize::from(expected);
            count.found += usize::from(found);
            count.exact += usize::from(expected && found);
        }
    }
    count.relaxed = count.exact;
    count
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    #[allow(clippy::cast_precision_loss, reason = "counts of mentions are small")]
    let ratio = part as f64 / whole as f64;
    ratio
}
