//! What is known of each word of a block by itself, whatever stands around it.

use crate::extract::document::BlockView;
use crate::extract::document::gazetteer::KnownName;
use crate::extract::document::token::{Shape, Token};
use crate::extract::propose::Proposal;
use crate::extract::propose::model::hash::text_hash;
use crate::extract::propose::model::names::{NameTable, PersonNames};
use crate::extract::propose::model::words::{WordRow, WordTable};
use crate::language::letters::ARTICLE;
use crate::language::lookup::fold_into;

/// The longest affix, in letters.
pub const LONGEST_AFFIX: usize = 4;

/// What is known of one token.
#[derive(Debug, Default)]
pub struct TokenFacts {
    /// The hash of the token as it is written.
    pub written: u64,
    /// The hash of its look-up form.
    pub word: u64,
    /// The hash of the word without its proclitics.
    pub stem: u64,
    /// Its first and last letters, by their number less one.
    pub affixes: [Option<(u64, u64)>; LONGEST_AFFIX],
    /// What raw text taught about the word,
    pub row: WordRow,
    /// and about its stem.
    pub stem_row: WordRow,
    /// The classes of the word, as bits,
    pub classes: u32,
    /// and of its stem.
    pub stem_classes: u32,
    /// Which proclitics were taken off; 0 for none.
    pub proclitic: u16,
    /// Word, number or mark, and whether white space stands before it.
    pub shape: u16,
    /// What known name it is in, and where in it; 0 for none.
    pub name: u16,
    /// The same for the names that a first model found in raw text,
    pub found_name: u16,
    /// and for those that readers marked in encyclopedic articles.
    pub annotated_name: u16,
    /// What name of a town it is in, and where in it; 0 for none.
    pub place_name: u16,
    /// What a list or rule takes it for, and whether that begins there; 0 for nothing.
    pub proposed: u16,
    /// Of which people's names it is one, as a set of [`PersonName`](super::PersonName); 0 for none.
    pub person_name: u16,
    /// The same for its stem.
    pub stem_person_name: u16,
    /// Where it stands in a short quotation, and before which word; `None` outside.
    pub quoted: Option<Quoted>,
}

/// The place of a token in a quotation no longer than a name: برنامج «حوار من القلب».
#[derive(Clone, Copy, Debug)]
pub struct Quoted {
    /// Whether it is the first, the last, the only word or another.
    pub place: u16,
    /// How many words the quotation has.
    pub length: u16,
    /// The stem of the word before the quotation,
    pub after: u64,
    /// and its cluster in the second clustering.
    pub after_cluster: u16,
}

/// The longest quotation that is looked at, in tokens.
const LONGEST_QUOTATION: usize = 7;

/// What was learned about words and names beforehand.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// What raw text taught about words.
    pub words: WordTable,
    /// Names that a first model found in raw text.
    pub found: NameTable,
    /// Names that readers marked in encyclopedic articles, those that the first model is trained on.
    pub annotated: NameTable,
    /// Given and family names.
    pub people: PersonNames,
    /// Towns of Arab countries, and of others.
    pub places: NameTable,
}

/// The shape of a mark, without what says that white space stands before it.
pub const MARK: u16 = 4;

impl TokenFacts {
    /// Whether the token is neither word nor number.
    #[must_use]
    pub fn is_mark(&self) -> bool {
        self.shape % 8 == MARK
    }
}

/// The facts of the tokens of a block, of which lists and rules propose these names.
#[must_use]
pub fn facts(
    block: BlockView<'_>,
    proposals: &[Proposal],
    knowledge: &Knowledge,
) -> Vec<TokenFacts> {
    let mut facts: Vec<TokenFacts> = Vec::with_capacity(block.tokens.len());
    let mut letters = String::new();
    for token in block.tokens {
        facts.push(facts_of(token, block.text, &knowledge.words, &mut letters));
    }
    for facts in &mut facts {
        facts.person_name = knowledge.people.of(facts.word);
        facts.stem_person_name = knowledge.people.of(facts.stem);
    }
    add_known_names(block, &mut facts);
    mark_proposals(proposals, &mut facts);
    mark_quotations(block, &mut facts);
    mark_names(&knowledge.found, &mut facts, |facts, name| {
        facts.found_name = name;
    });
    mark_names(&knowledge.annotated, &mut facts, |facts, name| {
        facts.annotated_name = name;
    });
    mark_names(&knowledge.places, &mut facts, |facts, name| {
        facts.place_name = name;
    });
    facts
}

fn facts_of(token: &Token, text: &str, words: &WordTable, letters: &mut String) -> TokenFacts {
    let written = token.range.of(text);
    letters.clear();
    fold_into(written, letters);
    let (shape, is_arabic) = match token.shape {
        Shape::Word if written.starts_with(|first: char| first.is_ascii_alphabetic()) => (1, false),
        Shape::Word => (2, true),
        Shape::Number(_) => {
            // Numbers are known by their length alone.
            *letters = "0".repeat(letters.len());
            (3, false)
        }
        Shape::Mark(_) => (MARK, false),
    };
    let word = text_hash(letters);
    let row = words.row(word).unwrap_or_default();
    let mut facts = TokenFacts {
        written: text_hash(written),
        word,
        stem: word,
        row,
        stem_row: row,
        classes: token.classes().bits(),
        shape: shape + 8 * u16::from(token.spaced),
        ..TokenFacts::default()
    };
    if is_arabic {
        let (stem, proclitic) = stem(letters, &row, words);
        facts.proclitic = proclitic;
        if proclitic > 0 {
            facts.stem = text_hash(stem);
            facts.stem_row = words.row(facts.stem).unwrap_or_default();
        }
        facts.affixes = affixes(letters, stem);
        let start = token.range.start;
        let stem_start = token.range.end - stem.len().min(token.range.len());
        let analyses = token.analyses.iter();
        facts.stem_classes = analyses
            .filter(|analysis| analysis.start > start && analysis.start <= stem_start + 2)
            .fold(0, |classes, analysis| classes | analysis.classes.bits());
    }
    facts
}

/// The word without the proclitics that it most likely has: one is taken off where the rest is a
/// commoner word than the whole, or has the article. Also a number for what was taken off.
fn stem<'a>(word: &'a str, row: &WordRow, words: &WordTable) -> (&'a str, u16) {
    let mut stem = word;
    let mut rarity = rarity(row);
    let mut taken = 0;
    for proclitics in [&['و', 'ف'][..], &['ب', 'ل', 'ك'][..]] {
        let Some(rest) = stem.strip_prefix(proclitics) else {
            continue;
        };
        if rest.chars().count() < 3 {
            continue;
        }
        let rest_rarity = words
            .row(text_hash(rest))
            .map_or(u8::MAX, |row| self::rarity(&row));
        if rest_rarity < rarity || rest.starts_with(ARTICLE) {
            taken = 2 * taken + 1 + u16::from(proclitics.len() == 3);
            stem = rest;
            rarity = rest_rarity;
        }
    }
    (stem, taken)
}

fn rarity(row: &WordRow) -> u8 {
    if row.rank == 0 { u8::MAX } else { row.rank }
}

/// The beginnings and endings of a word: of the stem where they begin, of the word where they end.
fn affixes(word: &str, stem: &str) -> [Option<(u64, u64)>; LONGEST_AFFIX] {
    let mut prefixes = stem
        .char_indices()
        .skip(1)
        .map(|(offset, _)| text_hash(&stem[..offset]));
    let mut suffixes = word
        .char_indices()
        .rev()
        .map(|(offset, _)| text_hash(&word[offset..]));
    std::array::from_fn(|_| prefixes.next().zip(suffixes.next()))
}

/// Notes for each token what known name it is in and whether the name begins there.
fn add_known_names(block: BlockView<'_>, facts: &mut [TokenFacts]) {
    let mut covered = 0;
    for (start, name) in block.names.iter().enumerate() {
        let Some(name) = name else { continue };
        if start < covered {
            continue;
        }
        covered = name.end;
        for (offset, facts) in facts[start..name.end].iter_mut().enumerate() {
            facts.name = name_code(block, name, start) * 4 + 1 + u16::from(offset > 0);
        }
    }
}

fn name_code(block: BlockView<'_>, name: &KnownName, start: usize) -> u16 {
    let long = u16::from(name.end > start + 1);
    let weak = u16::from(name.weak);
    (block.kind(name) as u16 * 2 + long) * 2 + weak
}

/// Notes for each token the proposal it is in: of several the longest, of these the heaviest.
fn mark_proposals(proposals: &[Proposal], facts: &mut [TokenFacts]) {
    let mut order: Vec<&Proposal> = proposals.iter().collect();
    order.sort_by_key(|proposal| (proposal.end - proposal.start, proposal.weight));
    for proposal in order {
        let code = 1 + 2 * (KINDS_OF_ENTITIES * proposal.rule as u16 + proposal.kind as u16);
        for (offset, facts) in facts[proposal.start..proposal.end].iter_mut().enumerate() {
            facts.proposed = code + u16::from(offset > 0);
        }
    }
}

/// How many kinds of entities there are.
const KINDS_OF_ENTITIES: u16 = 6;

/// Notes for each token its place in a short quotation.
fn mark_quotations(block: BlockView<'_>, facts: &mut [TokenFacts]) {
    let mut open = 0;
    while open < facts.len() {
        let first = open + 1;
        open = first;
        if !block.tokens[first - 1].is_mark("\"«“") {
            continue;
        }
        let inside = block.tokens[first..].iter().take(LONGEST_QUOTATION + 1);
        let Some(length) = inside.clone().position(|token| token.is_mark("\"»”")) else {
            continue;
        };
        let before = first.checked_sub(2).map(|before| &facts[before]);
        let after = before.map_or(0, |facts| facts.stem);
        let after_cluster = before.map_or(0, |facts| facts.stem_row.clusters[1]);
        for (offset, facts) in facts[first..first + length].iter_mut().enumerate() {
            facts.quoted = Some(Quoted {
                place: 2 * u16::from(offset == 0) + u16::from(offset + 1 == length),
                length: u16::try_from(length).unwrap_or_default(),
                after,
                after_cluster,
            });
        }
        open = first + length + 1;
    }
}

/// Notes for each token what name of the table it is in and whether it begins, ends or goes on there.
fn mark_names(names: &NameTable, facts: &mut [TokenFacts], mark: fn(&mut TokenFacts, u16)) {
    let mut start = 0;
    while start < facts.len() {
        let behind = |first: u64| {
            let rest = facts[start + 1..].iter().map(|facts| facts.word);
            names.longest(std::iter::once(first).chain(rest))
        };
        let longest = behind(facts[start].word).max(behind(facts[start].stem));
        let Some((length, kind)) = longest else {
            start += 1;
            continue;
        };
        for (offset, facts) in facts[start..start + length].iter_mut().enumerate() {
            let place = match offset {
                0 => 1,
                last if last + 1 == length => 3,
                _ => 2,
            };
            mark(facts, 4 * (u16::from(kind) + 1) + place);
        }
        start += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proclitics_come_off_where_the_rest_is_the_commoner_word() {
        let row = |rank: u8| WordRow {
            rank,
            ..WordRow::default()
        };
        let words = WordTable::decode(&WordTable::encode([
            ("مصر", row(9)),
            ("لمصر", row(13)),
            ("وليد", row(10)),
            ("ليد", row(16)),
        ]));
        let stem_of = |word: &'static str| {
            let row = words.row(text_hash(word)).unwrap_or_default();
            stem(word, &row, &words).0
        };
        assert_eq!(stem_of("ومصر"), "مصر");
        assert_eq!(stem_of("ولمصر"), "مصر");
        assert_eq!(stem_of("وليد"), "وليد");
        assert_eq!(stem_of("والبحر"), "البحر");
    }

    #[test]
    fn affixes_are_those_of_the_stem_and_of_the_word() {
        let found = affixes("وكتابها", "كتابها");
        assert_eq!(found[0], Some((text_hash("ك"), text_hash("ا"))));
        assert_eq!(found[3], Some((text_hash("كتاب"), text_hash("ابها"))));
        assert_eq!(affixes("في", "في")[2], None);
    }
}
