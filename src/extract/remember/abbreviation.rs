//! Short names that an article introduces: المنظمة الدولية للهجرة (IOM), شركة «سولتيك».

use std::collections::HashMap;

use crate::extract::document::token::Token;
use crate::extract::document::vocabulary::{Classes, Vocabulary};
use crate::extract::document::{BlockView, Document};
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::rule::Rule;
use crate::language::letters::{ARTICLE, has_article};
use crate::language::phonetic::{is_arabic, plain};
use crate::range::TextRange;

/// The longest text in brackets that may be a short name, in characters.
const LONGEST: usize = 60;

/// The short names of an article, with their owners.
#[derive(Debug, Default)]
pub struct Abbreviations {
    owners: HashMap<String, Owner>,
}

/// What a short name stands for.
#[derive(Clone, Copy, Debug)]
pub struct Owner {
    /// Its kind.
    pub kind: EntityKind,
    /// Where the mention that introduces it starts.
    pub start: usize,
    /// Whether the short name is nothing else, whatever was made of it.
    is_defined: bool,
}

impl Abbreviations {
    /// The owner of a name.
    #[must_use]
    pub fn owner(&self, name: &str) -> Option<Owner> {
        self.owners.get(&plain(name)).copied()
    }

    /// Learns the short names that `mentions`, in the order of the text, introduce, and adds the mentions by
    /// them and by those that earlier parts of the article introduced.
    pub fn introduce(
        &mut self,
        document: &Document<'_>,
        mentions: &mut Vec<Proposal>,
        vocabulary: &Vocabulary,
    ) {
        let text = document.text;
        for mention in mentions.iter() {
            self.learn(text, mention, mentions, vocabulary);
        }
        if self.owners.is_empty() {
            return;
        }
        let found: Vec<Proposal> = document
            .blocks()
            .flat_map(|block| self.mentions_in(block))
            .collect();
        self.put(text, found, mentions);
    }

    fn learn(
        &mut self,
        text: &str,
        mention: &Proposal,
        mentions: &[Proposal],
        vocabulary: &Vocabulary,
    ) {
        let may_be_short = matches!(
            mention.kind,
            EntityKind::Organization | EntityKind::Event | EntityKind::Law
        );
        if !may_be_short {
            return;
        }
        let owner = Owner {
            kind: mention.kind,
            start: mention.range.start,
            is_defined: true,
        };
        for name in enclosed(text, mention.range.end) {
            let is_known = covering(mentions, name)
                .is_some_and(|other| other.entry.is_some() || other.kind == EntityKind::Date);
            if is_short_name(name.of(text)) && !is_known {
                let short = plain(name.of(text));
                // (كاف), then الكاف.
                if !short.is_ascii() && !has_article(&short) {
                    self.owners
                        .entry(format!("{ARTICLE}{short}"))
                        .or_insert(owner);
                }
                self.owners.entry(short).or_insert(owner);
            }
        }
        if let Some(name) = own_word(mention, text, vocabulary) {
            self.owners.entry(name).or_insert(Owner {
                is_defined: false,
                ..owner
            });
        }
    }

    fn mentions_in<'a>(&'a self, block: BlockView<'a>) -> impl Iterator<Item = Proposal> + 'a {
        let tokens = block.tokens.iter().enumerate();
        let words = tokens.filter(move |(at, token)| token.is_word() && block.names[*at].is_none());
        words.filter_map(move |(at, token)| self.mention(block.text, at, token))
    }

    fn mention(&self, text: &str, at: usize, token: &Token) -> Option<Proposal> {
        let written = token.range.of(text);
        let (offset, owner) = token.segmentations.iter().find_map(|segmentation| {
            Some((segmentation.offset, self.owners.get(&segmentation.form)?))
        })?;
        let is_latin = written.starts_with(|letter: char| letter.is_ascii_alphabetic());
        // IT is a short name where "it" is a word.
        if is_latin && !is_short_name(written) {
            return None;
        }
        let range = TextRange::new(token.range.start + offset, token.range.end);
        let rule = Rule::Abbreviation;
        Some(Proposal::by_rule(rule, owner.kind, (at, at + 1), range))
    }

    /// Adds the mentions found where nothing stands yet, or only a guess at the same word.
    fn put(&self, text: &str, found: Vec<Proposal>, mentions: &mut Vec<Proposal>) {
        let mut added = Vec::new();
        for proposal in found {
            let is_defined = self
                .owner(proposal.range.of(text))
                .is_some_and(|owner| owner.is_defined);
            let other = mentions.partition_point(|other| other.range.end <= proposal.range.start);
            match mentions.get_mut(other) {
                Some(other) if other.range.overlaps(proposal.range) => {
                    let is_guess = other.entry.is_none() && other.end - other.start == 1;
                    if is_guess && (is_defined || other.rule == Rule::Model) {
                        *other = proposal;
                    }
                }
                _ => added.push(proposal),
            }
        }
        if !added.is_empty() {
            mentions.extend(added);
            mentions.sort_by_key(|mention| mention.range.start);
        }
    }
}

/// The mention that covers the start of a range.
fn covering(mentions: &[Proposal], range: TextRange) -> Option<&Proposal> {
    let at = mentions.partition_point(|other| other.range.end <= range.start);
    mentions.get(at).filter(|other| other.range.overlaps(range))
}

/// The single words that stand in brackets or quotation marks right behind `offset`.
fn enclosed(text: &str, offset: usize) -> Vec<TextRange> {
    let after = &text[offset..];
    let skipped = after.len()
        - after
            .trim_start_matches([' ', '\u{A0}', '»', '”', '"'])
            .len();
    let Some(opening) = after[skipped..].chars().next() else {
        return Vec::new();
    };
    let closing = match opening {
        '(' => ')',
        '[' => ']',
        '«' => '»',
        '“' => '”',
        _ => return Vec::new(),
    };
    let start = offset + skipped + opening.len_utf8();
    let within = text[start..].char_indices().take(LONGEST);
    let Some((length, _)) = within
        .take_while(|(_, letter)| *letter != '\n')
        .find(|(_, letter)| *letter == closing)
    else {
        return Vec::new();
    };
    let mut names = Vec::new();
    let mut place = start;
    for piece in
        text[start..start + length].split_inclusive(['-', '–', '—', '/', '،', ',', '؛', ':'])
    {
        let is_mark = |letter: char| !letter.is_alphanumeric();
        let name = piece.trim_matches(is_mark);
        let lead = piece.len() - piece.trim_start_matches(is_mark).len();
        if !name.is_empty() && !name.contains(char::is_whitespace) {
            names.push(TextRange::new(place + lead, place + lead + name.len()));
        }
        place += piece.len();
    }
    names
}

/// Whether a word is made like a short name: an acronym in capitals, or Arabic letters that are no word.
fn is_short_name(word: &str) -> bool {
    if word.is_ascii() {
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        return capitals > 1 && word.starts_with(|letter: char| letter.is_ascii_uppercase());
    }
    let key = plain(word);
    key.chars().count() > 2 && key.chars().all(char::is_alphabetic) && !is_arabic(&key)
}

/// The word before the quotation that begins at `start`: شركة in شركة «سولتيك».
fn word_before_quotation(text: &str, start: usize) -> Option<&str> {
    let before = text[..start].strip_suffix(['«', '"', '“'])?.trim_end();
    let letters = before.chars().rev().take(LONGEST);
    let length: usize = letters
        .take_while(|letter| letter.is_alphabetic())
        .map(char::len_utf8)
        .sum();
    before.get(before.len() - length..)
}

/// The word by which a body is called without its type word: نوفارين, of شركة نوفارين للأدوية. It is no other
/// word and no known name.
fn own_word(mention: &Proposal, text: &str, vocabulary: &Vocabulary) -> Option<String> {
    if mention.kind != EntityKind::Organization || mention.entry.is_some() {
        return None;
    }
    let name = plain(mention.range.of(text));
    let mut words = name.split(' ');
    let first = words.next()?;
    let before = word_before_quotation(text, mention.range.start);
    let (head, own) = match (words.next(), before) {
        (Some(own), _) => (vocabulary.look_up(first)?, own),
        (None, before) => (vocabulary.look_up(&plain(before?))?, first),
    };
    let is_body = head.classes.intersects(Classes::NAMED_BODY);
    let is_own = own.chars().count() > 3
        && !has_article(own)
        && !own.starts_with("لل")
        && vocabulary.look_up(own).is_none()
        && !vocabulary.is_form_of_ordinary(own)
        && !is_arabic(own);
    (is_body && is_own).then(|| own.to_owned())
}
