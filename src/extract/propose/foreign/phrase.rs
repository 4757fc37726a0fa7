//! Bodies, events, laws and places in Persian, Urdu and Hebrew texts that open with a telling word.

use crate::extract::document::Tongue;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::foreign::block::ForeignBlock;
use crate::extract::propose::foreign::lexicon::WordParts;
use crate::extract::propose::rule::Rule;
use crate::language::lookup::Words;
use crate::range::TextRange;

/// Words before the number or year of a law or an event.
const BEFORE_NUMBER: Words = Words::new(&["سال", "شماره", "نمبر", "سنه", "מספר", "שנת"]);

/// The longest phrase, in words.
const LONGEST: usize = 9;
/// The longest name in quotation marks behind a telling word, in words.
const LONGEST_QUOTED: usize = 5;

/// Proposes what opens with a telling word in a block in one of these languages.
pub fn propose(block: &ForeignBlock<'_>, proposals: &mut Vec<Proposal>) {
    for at in 0..block.words.len() {
        let heads = heads(block, at);
        let phrase = heads.iter().find_map(|head| {
            quoted(block, head)
                .or_else(|| phrase(block, head))
                .or_else(|| place_after_type(block, head))
        });
        proposals.extend(phrase);
    }
}

/// A telling word.
struct HeadWord {
    at: usize,
    /// Its bytes before the word proper.
    offset: usize,
    parts: WordParts,
    /// Whether it has the Hebrew article: adjectives and ל follow, no bare noun.
    is_definite: bool,
}

/// The ways in which a word is a telling one.
fn heads(block: &ForeignBlock<'_>, at: usize) -> Vec<HeadWord> {
    const OPENING: WordParts = WordParts::BODY
        .union(WordParts::CALLED_BODY)
        .union(WordParts::LOCAL_BODY)
        .union(WordParts::EVENT)
        .union(WordParts::LAW)
        .union(WordParts::NUMBERED_LAW)
        .union(WordParts::PLACE)
        .union(WordParts::PLACE_TYPE);
    if !block.is_word(at) {
        return Vec::new();
    }
    // שדרות is a town and a word for avenues.
    let is_place = block.words[at].named == Some(EntityKind::Location);
    let head = |offset, parts, is_definite| HeadWord {
        at,
        offset,
        parts,
        is_definite,
    };
    let plain = block
        .readings(at)
        .map(|(offset, parts)| head(offset, parts, false));
    let forms = block.token(at).into_iter();
    let forms = forms.flat_map(|token| token.segmentations.iter());
    let definite = forms.map(|segmentation| {
        let parts = block.lexicon.parts_behind_article(&segmentation.form);
        head(segmentation.offset, parts, true)
    });
    plain
        .chain(definite)
        .filter(|head| {
            head.parts
                .has(if head.is_definite { BODIES } else { OPENING })
        })
        .filter(|head| !is_place || !head.parts.has(WordParts::PLACE))
        .collect()
}

/// The kind of what a telling word opens, and the rule that says so.
fn kind(parts: WordParts) -> Option<(EntityKind, Rule)> {
    match () {
        () if parts.has(BODIES) => Some((EntityKind::Organization, Rule::ForeignBody)),
        () if parts.has(WordParts::EVENT) => Some((EntityKind::Event, Rule::ForeignEvent)),
        () if parts.has(LAWS) => Some((EntityKind::Law, Rule::ForeignLaw)),
        () if parts.has(WordParts::PLACE) => Some((EntityKind::Location, Rule::ForeignPlace)),
        () => None,
    }
}

const BODIES: WordParts = WordParts::BODY
    .union(WordParts::CALLED_BODY)
    .union(WordParts::LOCAL_BODY);
const LAWS: WordParts = WordParts::LAW.union(WordParts::NUMBERED_LAW);

/// The name in quotation marks behind a telling word: حزب «قدرت یهود».
fn quoted(block: &ForeignBlock<'_>, head: &HeadWord) -> Option<Proposal> {
    const QUOTED: WordParts = BODIES.union(WordParts::EVENT);
    let start = head.at + 2;
    if !head.parts.has(QUOTED) || !block.is_mark(head.at + 1, "«\"“„‘'") {
        return None;
    }
    let longest = start + LONGEST_QUOTED;
    let end = (start + 1..=longest).find(|&end| block.is_mark(end, "»\"”“’'"))?;
    let is_name = (start..end).all(|at| block.is_word(at) || block.number(at).is_some());
    let (kind, rule) = kind(head.parts)?;
    is_name.then(|| proposal(block, rule, kind, (start, end), 0))
}

/// The name behind a word for a kind of place: ضلع چاغی.
fn place_after_type(block: &ForeignBlock<'_>, head: &HeadWord) -> Option<Proposal> {
    let at = head.at + 1;
    let is_type = head.parts.has(WordParts::PLACE_TYPE) && !head.is_definite;
    let is_free = is_type
        && block.token(at)?.spaced
        && (block.any_parts(at) == WordParts::default()
            || block.parts(at).has(WordParts::OF_A_NAME))
        && block.is_word(at)
        && block.words[at].named.is_none()
        && (block.is_edge(Some(at + 1)) || block.any_parts(at + 1).has(WordParts::LOCATIVE));
    let words = (at, at + 1);
    let (rule, kind) = (Rule::ForeignPlaceAfterType, EntityKind::Location);
    is_free.then(|| proposal(block, rule, kind, words, 0))
}

/// What a telling word opens.
fn phrase(block: &ForeignBlock<'_>, head: &HeadWord) -> Option<Proposal> {
    let (kind, rule) = kind(head.parts)?;
    let mut chain = Chain {
        block,
        head,
        end: head.at + 1,
        last_field: false,
        is_led: false,
        is_telling: false,
        has_name: false,
    };
    while chain.end - head.at < LONGEST
        && let Some(end) = chain.next()
    {
        chain.end = end;
    }
    let words = (head.at, chain.end);
    chain
        .is_telling
        .then(|| proposal(block, rule, kind, words, head.offset))
}

/// A phrase as far as it has been read.
struct Chain<'a> {
    block: &'a ForeignBlock<'a>,
    head: &'a HeadWord,
    /// The word behind it.
    end: usize,
    /// Whether its last word is a field of work.
    last_field: bool,
    /// Whether a Hebrew preposition has led on to what it is for.
    is_led: bool,
    /// Whether what it has says which one it is.
    is_telling: bool,
    /// Whether it has a name, behind which it ends.
    has_name: bool,
}

impl Chain<'_> {
    /// The word behind what it goes on with.
    fn next(&mut self) -> Option<usize> {
        let at = self.end;
        if let Some(end) = self.number(at) {
            return Some(end);
        }
        let is_spaced = self.block.token(at)?.spaced;
        if !is_spaced || !self.block.is_word(at) {
            return self.law_behind_colon(at);
        }
        if self.has_name {
            return None;
        }
        self.joined_field(at)
            .or_else(|| self.field(at))
            .or_else(|| self.led_on(at))
            .or_else(|| self.name(at))
            .or_else(|| self.unknown(at))
    }

    /// A number or year of a law or event: قطعنامه ۲۲۳۱, قانون بودجه سال ۱۴۰۴.
    fn number(&mut self, at: usize) -> Option<usize> {
        let is_numbered = self.head.parts.has(WordParts::NUMBERED_LAW);
        let is_dated = self.is_telling && self.head.parts.has(LAWS.union(WordParts::EVENT));
        if !is_numbered && !is_dated {
            return None;
        }
        let form = self.block.token(at)?.form();
        let number = at + usize::from(BEFORE_NUMBER.contains(form));
        self.block.number(number)?;
        self.is_telling = true;
        self.has_name = true;
        let is_era = |at: usize| {
            self.block
                .token(at)
                .is_some_and(|token| token.form() == "ء")
        };
        Some(number + 1 + usize::from(is_era(number + 1)))
    }

    /// What a Hebrew basic law is of: חוק-יסוד: השפיטה.
    fn law_behind_colon(&mut self, at: usize) -> Option<usize> {
        let is_law = self.head.parts.has(LAWS) && self.block.tongue == Tongue::Hebrew;
        let is_basic = self.block.words[self.head.at].tokens.len() > 1 || at > self.head.at + 1;
        let has_colon = self.block.is_mark(at, ":") && self.block.is_word(at + 1);
        let goes_on = is_law && is_basic && has_colon && !self.has_name;
        goes_on.then(|| {
            self.is_telling = true;
            self.has_name = true;
            at + 2
        })
    }

    /// A field or adjective: امور خارجه, המחוזי.
    fn field(&mut self, at: usize) -> Option<usize> {
        let is_hebrew = self.block.tongue == Tongue::Hebrew;
        let form = self.block.token(at)?.form();
        let mut parts = self.block.parts(at);
        let behind_article = self.block.lexicon.parts_behind_article(form);
        if is_hebrew {
            parts = if self.head.is_definite && !self.is_led {
                // A bare noun behind a definite one is no part of its name.
                behind_article
            } else {
                parts.union(behind_article)
            };
            if let Some(led) = self.led_by_prefix(at) {
                self.is_led |= led.has(WordParts::FIELD);
                parts = parts.union(led);
            }
        }
        let is_field = parts.has(WordParts::FIELD);
        let is_adjective = parts.has(WordParts::ATTRIBUTE);
        let is_nationality = parts.has(WordParts::NATIONALITY) && self.is_telling;
        if !is_field && !is_adjective && !is_nationality {
            return None;
        }
        self.last_field = is_field;
        let needs_more = WordParts::EVENT.union(LAWS).union(WordParts::PLACE);
        self.is_telling |= is_field || (is_adjective && !self.head.parts.has(needs_more));
        self.has_name |= is_nationality;
        Some(at + 1)
    }

    /// What a Hebrew field with a preposition can be: לסטטיסטיקה, בטרור.
    fn led_by_prefix(&self, at: usize) -> Option<WordParts> {
        let leads = if self.head.parts.has(LAWS) {
            ['ל', 'ב']
        } else {
            ['ל', 'ל']
        };
        let segmentations = self.block.token(at)?.segmentations.iter();
        let mut led = segmentations.filter(|segmentation| {
            let clitics = segmentation.clitics;
            let preposition = clitics.preposition;
            clitics.conjunction.is_none() && preposition.is_some_and(|one| leads.contains(&one))
        });
        led.next()
            .map(|segmentation| self.block.lexicon.parts(&segmentation.form))
    }

    /// Another field behind و: امور اقتصادی و دارایی; in Hebrew with ו written onto it.
    fn joined_field(&mut self, at: usize) -> Option<usize> {
        if !self.last_field {
            return None;
        }
        if self.block.parts(at).has(WordParts::AND) {
            let next = self.block.parts(at + 1);
            return next.has(WordParts::FIELD).then_some(at + 2);
        }
        let segmentations = self.block.token(at)?.segmentations.iter();
        let mut joined =
            segmentations.filter(|segmentation| segmentation.clitics.conjunction == Some('ו'));
        let form = &joined.next()?.form;
        let lexicon = self.block.lexicon;
        let parts = lexicon
            .parts(form)
            .union(lexicon.parts_behind_article(form));
        parts.has(WordParts::FIELD).then_some(at + 1)
    }

    /// What a word like آف, برای, של leads on to.
    fn led_on(&mut self, at: usize) -> Option<usize> {
        let block = self.block;
        if !block.parts(at).has(WordParts::LEADS_ON) || !block.is_word(at + 1) {
            return None;
        }
        let next = at + 1;
        if block.words[next].named.is_some() {
            self.is_telling = true;
            self.has_name = true;
            return Some(named_end(block, next));
        }
        let is_english = block.tongue == Tongue::Urdu;
        let parts = block.any_parts(next);
        let goes_on = parts.has(WordParts::FIELD) || (is_english && is_unknown(block, next));
        goes_on.then(|| {
            self.is_telling = true;
            self.last_field = true;
            next + 1
        })
    }

    /// A place, a body or a person that is known: عیریת חיפה, شبکه الجزیره.
    fn name(&mut self, at: usize) -> Option<usize> {
        let block = self.block;
        // פרקליטות מחוז חיפה
        let is_type = block.parts(at).has(WordParts::PLACE_TYPE) && block.is_word(at + 1);
        if is_type && block.parts(at + 1).has(WordParts::FIELD) {
            self.is_telling = true;
            self.has_name = true;
            return Some(at + 2);
        }
        let at = at + usize::from(is_type);
        let kind = block.words[at].named?;
        let parts = self.head.parts;
        let starts_here = block.view.names[block.words[at].tokens.start]
            .is_some_and(|name| name.range.start == block.token(at).map_or(0, |t| t.range.start));
        let is_local = parts.has(WordParts::LOCAL_BODY) && self.is_telling;
        let is_bare = self.head.is_definite && !self.is_telling;
        if (!starts_here && !is_local) || is_bare {
            return None;
        }
        let fits = match kind {
            EntityKind::Location => true,
            EntityKind::Person => parts.has(WordParts::CALLED_BODY.union(WordParts::PLACE)),
            EntityKind::Organization => parts.has(WordParts::CALLED_BODY) && !self.is_telling,
            EntityKind::Event | EntityKind::Law | EntityKind::Date => false,
        };
        fits.then(|| {
            self.is_telling = true;
            self.has_name = true;
            named_end(block, at)
        })
    }

    /// A word in no list, or the name of a person, behind what is called by any word.
    fn unknown(&mut self, at: usize) -> Option<usize> {
        const CALLED: WordParts = WordParts::CALLED_BODY
            .union(WordParts::LAW)
            .union(WordParts::PLACE)
            .union(WordParts::EVENT);
        let block = self.block;
        let parts = block.parts(at);
        let is_closed = self.last_field || self.head.is_definite;
        if !self.head.parts.has(CALLED) || is_closed {
            return None;
        }
        // دانشگاه شهید بهشتی
        let is_titled = parts.has(WordParts::TITLE)
            && block
                .parts(at + 1)
                .has(WordParts::OF_A_NAME.union(WordParts::TITLE));
        let is_name = is_unknown(block, at) || parts.has(WordParts::OF_A_NAME);
        if !is_titled && !is_name {
            return None;
        }
        let is_person = block.parts(at + 1).has(WordParts::FAMILY) && !is_titled;
        let is_person = is_person && parts.has(WordParts::GIVEN.union(WordParts::WEAK_GIVEN));
        self.is_telling = true;
        // A Persian ezafe that is written leads on: دنیای اقتصاد.
        let form = block.token(at)?.form();
        let has_ezafe = form.ends_with("اي") || form.ends_with("وي");
        self.has_name = block.tongue != Tongue::Persian || !has_ezafe;
        Some(at + 1 + usize::from(is_titled || is_person))
    }
}

/// Whether a word is in no list, and no form of a common word.
pub fn is_unknown(block: &ForeignBlock<'_>, at: usize) -> bool {
    let form = block.token(at).map_or("", |token| token.form());
    let is_listed = block.any_parts(at) != WordParts::default();
    let is_foreign = form.is_ascii() && form.chars().count() > 1;
    block.is_word(at) && !is_listed && (block.may_be_name(at) || is_foreign)
}

/// The word behind the known name that a word is the first of.
pub fn named_end(block: &ForeignBlock<'_>, at: usize) -> usize {
    let name = block.view.names[block.words[at].tokens.start];
    let end = name.map_or(0, |name| name.end);
    let rest = block.words[at + 1..].iter();
    at + 1 + rest.take_while(|word| word.tokens.start < end).count()
}

/// The proposal of a rule for words from `start` to before `end`, the first of them from a byte of it on.
pub fn proposal(
    block: &ForeignBlock<'_>,
    rule: Rule,
    kind: EntityKind,
    (start, end): (usize, usize),
    offset: usize,
) -> Proposal {
    let start = block.words[start].tokens.start;
    let end = block.words[end - 1].tokens.end;
    let tokens = block.view.tokens;
    let range = TextRange::new(
        tokens[start].range.start + offset,
        tokens[end - 1].range.end,
    );
    Proposal::by_rule(rule, kind, (start, end), range)
}
