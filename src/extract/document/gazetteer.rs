//! Names that are known beforehand, and finding them in tokens: longest match, proclitics off.

use std::collections::HashMap;

use crate::extract::document::token::{Analysis, Token};
use crate::extract::document::vocabulary::{Classes, Vocabulary, WordId};
use crate::extract::entity::EntityKind;
use crate::language::lookup::fold;
use crate::language::phonetic::{phonetic_key, plain};
use crate::range::TextRange;

/// Names an entity of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(u32);

/// A list of names.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Its file, below `assets`.
    pub file: &'static str,
    /// What the file holds.
    pub text: &'static str,
}

/// An entity that is known beforehand.
#[derive(Debug)]
pub struct GazetteerEntry {
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Its identifier in the asset, unique within its kind.
    pub id: &'static str,
    /// What it is mostly called, as the asset writes it.
    pub name: &'static str,
    /// The asset, below `assets`.
    pub file: &'static str,
    /// Its line there, from 1.
    pub line: usize,
}

/// A name of the gazetteer found in tokens.
#[derive(Clone, Copy, Debug)]
pub struct KnownName {
    /// The entity it names.
    pub entry: EntryId,
    /// The token after its last.
    pub end: usize,
    /// Its bytes, proclitics left out.
    pub range: TextRange,
    /// Whether the name can also be something else, so that it counts only with other evidence.
    pub weak: bool,
    /// Whether a preposition was taken off its first word.
    pub prefixed: bool,
}

/// The known names, as a tree over words.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Vec<GazetteerEntry>,
    children: HashMap<(u32, WordId), u32>,
    names: Vec<Option<(EntryId, bool)>>,
    people: HashMap<String, EntryId>,
    /// Where the names begin that are names only in quotation marks; 0 where there are none.
    quoted: u32,
}

impl Gazetteer {
    /// Adds the names of an asset with lines `id<TAB>name<TAB>variant|variant|…`. A name or variant
    /// that starts with `?` is weak; one between « and » is a name only in quotation marks, as the newspaper
    /// «الخليج». Comments start with `#`.
    pub fn add(&mut self, kind: EntityKind, asset: Asset, vocabulary: &mut Vocabulary) {
        for (number, line) in (1..).zip(asset.text.lines()) {
            if !line.starts_with('#') {
                self.add_line(kind, (asset.file, number), line, vocabulary);
            }
        }
    }

    /// Adds the names of an asset whose lines have the kind in front; where that is empty it is the one of the line above.
    pub fn add_of_kinds(&mut self, asset: Asset, vocabulary: &mut Vocabulary) {
        let mut above = None;
        for (number, line) in (1..).zip(asset.text.lines()) {
            let Some((kind, line)) = line.split_once('\t') else {
                continue;
            };
            above = EntityKind::from_id(kind).or(above.filter(|_| kind.is_empty()));
            if let Some(kind) = above {
                self.add_line(kind, (asset.file, number), line, vocabulary);
            }
        }
    }

    fn add_line(
        &mut self,
        kind: EntityKind,
        (file, number): (&'static str, usize),
        line: &'static str,
        vocabulary: &mut Vocabulary,
    ) {
        if self.names.is_empty() {
            self.names.push(None);
        }
        let mut fields = line.split('\t');
        if let (Some(id), Some(name)) = (fields.next(), fields.next()) {
            let entry = EntryId(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
            self.entries.push(GazetteerEntry {
                kind,
                id,
                name: name.trim_start_matches('?'),
                file,
                line: number,
            });
            let variants = fields.next().unwrap_or_default().split('|');
            for variant in std::iter::once(name).chain(variants) {
                self.add_name(entry, variant, vocabulary);
            }
        }
    }

    /// The entity that `id` names.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &GazetteerEntry {
        &self.entries[id.0 as usize]
    }

    /// Whether the entity's first name has this [`plain`] form.
    #[must_use]
    pub fn is_main_name(&self, id: EntryId, name: &str) -> bool {
        plain(self.entry(id).name) == name
    }

    /// The person whose full name has this [`phonetic_key`].
    #[must_use]
    pub fn person_by_phonetic_key(&self, phonetic: &str) -> Option<EntryId> {
        self.people.get(phonetic).copied()
    }

    /// The longest name that starts at token `start`, a strong one where there is one.
    #[must_use]
    pub fn longest(&self, tokens: &[Token], start: usize) -> Option<KnownName> {
        let analyses = tokens[start].analyses.iter();
        let better = |best: KnownName, next: KnownName| {
            let is_surer = best.weak && !next.weak && next.end == best.end;
            if next.end > best.end || is_surer {
                next
            } else {
                best
            }
        };
        self.in_quotation_marks(tokens, start).or_else(|| {
            analyses
                .filter_map(|analysis| self.longest_from(tokens, start, analysis))
                .reduce(better)
        })
    }

    /// The name that stands alone between quotation marks, of which the first is before token `start`.
    fn in_quotation_marks(&self, tokens: &[Token], start: usize) -> Option<KnownName> {
        let before = start.checked_sub(1).filter(|_| self.quoted != 0)?;
        if !tokens[before].is_mark("\"«“") {
            return None;
        }
        let whole = tokens[start].analyses.first()?;
        let name = self.goes_on(self.child(self.quoted, whole.word)?, tokens, start, whole)?;
        let closed = tokens
            .get(name.end)
            .is_some_and(|after| after.is_mark("\"»”"));
        closed.then_some(name)
    }

    /// The longest name whose first word is an analysis of the token at `start`.
    #[must_use]
    pub fn longest_from(
        &self,
        tokens: &[Token],
        start: usize,
        analysis: &Analysis,
    ) -> Option<KnownName> {
        let node = self.child(0, analysis.word)?;
        self.goes_on(node, tokens, start, analysis)
    }

    /// The longest name that goes on from `node`, where its first word leads.
    fn goes_on(
        &self,
        mut node: u32,
        tokens: &[Token],
        start: usize,
        analysis: &Analysis,
    ) -> Option<KnownName> {
        let mut at = start + 1;
        let mut found = None;
        loop {
            if let Some((entry, weak)) = self.names[node as usize] {
                let end = with_closing_quote(tokens, start, at);
                found = Some(KnownName {
                    entry,
                    end,
                    range: TextRange::new(analysis.start, tokens[end - 1].range.end),
                    weak,
                    prefixed: analysis.clitics.preposition.is_some(),
                });
            }
            let Some((next, after)) = self.step(node, tokens, at) else {
                return found;
            };
            node = next;
            at = after;
        }
    }

    /// Goes from `node` over the word at `at`, or over the word behind a quotation mark or hyphen.
    fn step(&self, node: u32, tokens: &[Token], at: usize) -> Option<(u32, usize)> {
        let token = tokens.get(at)?;
        if token.is_mark("\"«“-־") {
            let behind = tokens.get(at + 1)?;
            return Some((self.child(node, whole_word(behind))?, at + 2));
        }
        Some((self.child(node, whole_word(token))?, at + 1))
    }

    fn child(&self, node: u32, word: Option<WordId>) -> Option<u32> {
        self.children.get(&(node, word?)).copied()
    }

    fn add_name(&mut self, entry: EntryId, variant: &str, vocabulary: &mut Vocabulary) {
        let weak = variant.starts_with('?');
        let quoted = variant
            .strip_prefix('«')
            .and_then(|rest| rest.strip_suffix('»'));
        let variant = quoted.unwrap_or(variant);
        let name = fold(variant.trim_start_matches('?'));
        if quoted.is_some() && self.quoted == 0 {
            self.quoted = u32::try_from(self.names.len()).unwrap_or_default();
            self.names.push(None);
        }
        for spelling in spellings(&name) {
            self.add_spelling(entry, &spelling, (weak, quoted.is_some()), vocabulary);
        }
        if self.entry(entry).kind == EntityKind::Person && name.contains(' ') {
            let phonetic = phonetic_key(variant.trim_start_matches('?'));
            self.people.entry(phonetic).or_insert(entry);
        }
    }

    fn add_spelling(
        &mut self,
        entry: EntryId,
        name: &str,
        (weak, is_quoted): (bool, bool),
        vocabulary: &mut Vocabulary,
    ) {
        let mut node = if is_quoted { self.quoted } else { 0 };
        for word in name.split([' ', '-', '־']).filter(|word| !word.is_empty()) {
            let word = vocabulary.add(word, Classes::NONE);
            let fresh = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            node = *self.children.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.names.push(None);
            }
        }
        if node != 0 {
            // The first entry to claim a name keeps it, unless it claimed it weakly.
            let slot = &mut self.names[node as usize];
            if slot.is_none_or(|(_, was_weak)| was_weak && !weak) {
                *slot = Some((entry, weak));
            }
        }
    }
}

/// The spellings of a name in look-up form: papers write America in two ways.
fn spellings(name: &str) -> Vec<String> {
    let (one, other) = ("امريك", "اميرك");
    let mut spellings = vec![name.to_owned()];
    for (way, other) in [(one, other), (other, one)] {
        if name.contains(way) {
            spellings.push(name.replace(way, other));
        }
    }
    spellings
}

/// The end of the name from `start` to `end`, with the closing mark where it opened a quotation:
/// منظمة "شنغهاي للتعاون".
fn with_closing_quote(tokens: &[Token], start: usize, end: usize) -> usize {
    let opened = tokens[start..end].iter().any(|token| token.is_mark("\"«“"));
    let closed = tokens.get(end).is_some_and(|token| token.is_mark("\"»”"));
    end + usize::from(opened && closed)
}

fn whole_word(token: &Token) -> Option<WordId> {
    token.analyses.first()?.word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::token::tokens;

    const PLACES: &str = "# places\nrussia\tروسيا\tروسيا الاتحادية\nasia\tآسيا\ncentral-asia\tآسيا الوسطى\n\
        usa\tالولايات المتحدة\tالولايات المتحدة الأمريكية\npakistan\tباكستان\nkistan\tاكستان\nmali\t?مالي\n";

    fn asset(text: &'static str) -> Asset {
        let file = "names.tsv";
        Asset { file, text }
    }

    fn find(text: &str) -> Vec<(String, &'static str, bool)> {
        let mut vocabulary = Vocabulary::default();
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(EntityKind::Location, asset(PLACES), &mut vocabulary);
        let tokens = tokens(text, TextRange::new(0, text.len()), &vocabulary);
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match gazetteer.longest(&tokens, at) {
                Some(name) => {
                    let entry = gazetteer.entry(name.entry);
                    found.push((name.range.of(text).to_owned(), entry.id, name.weak));
                    at = name.end;
                }
                None => at += 1,
            }
        }
        found
    }

    #[test]
    fn the_longest_name_wins_and_clitics_stay_outside() {
        assert_eq!(find("وروسيا"), [("روسيا".to_owned(), "russia", false)]);
        assert_eq!(find("آسيا الوسطى")[0].1, "central-asia");
        assert_eq!(
            find("للولايات المتحدة"),
            [("ولايات المتحدة".to_owned(), "usa", false)]
        );
    }

    #[test]
    fn a_whole_word_is_read_before_a_parted_one() {
        assert_eq!(find("باكستان"), [("باكستان".to_owned(), "pakistan", false)]);
    }

    #[test]
    fn some_are_names_only_in_quotation_marks() {
        let mut vocabulary = Vocabulary::default();
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(EntityKind::Location, asset("gulf\tالخليج"), &mut vocabulary);
        let papers = "paper\tصحيفة الخليج\t«الخليج»|«خليج اليوم»";
        gazetteer.add(EntityKind::Organization, asset(papers), &mut vocabulary);
        for (text, at, id) in [
            ("«الخليج»", 1, Some("paper")),
            ("\"خليج اليوم\"", 1, Some("paper")),
            ("خليج اليوم", 0, None),
            ("«الخليج العربي»", 1, Some("gulf")),
            ("في الخليج", 1, Some("gulf")),
        ] {
            let tokens = tokens(text, TextRange::new(0, text.len()), &vocabulary);
            let name = gazetteer.longest(&tokens, at);
            let found = name.map(|name| gazetteer.entry(name.entry).id);
            assert_eq!(found, id, "{text}");
        }
    }

    #[test]
    fn weak_names_say_so() {
        assert!(find("مالي")[0].2);
    }
}
