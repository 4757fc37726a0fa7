//! Mentions in an article: what the gazetteers, the dates and the rules propose, and what stands.

use std::collections::HashSet;

use crate::extract::anniversary::anniversaries;
use crate::extract::arbitrate::{displace, is_bracketed_place, named_after, take_back};
use crate::extract::calendar::Calendar;
use crate::extract::candidate::{BlockView, Candidate, Source, fill, resolve};
use crate::extract::date::dates;
use crate::extract::echo::ShortNames;
use crate::extract::entity::EntityKind;
use crate::extract::gazetteer::{EntryId, Gazetteer, Match};
use crate::extract::model::{Model, Tagging};
use crate::extract::person::people;
use crate::extract::phrase::phrases;
use crate::extract::repeated::FoundNames;
use crate::extract::token::{self, Shape, Token};
use crate::extract::vocabulary::Classes;

/// The tokens of one block and the known names that start at each.
#[derive(Debug)]
pub struct ReadBlock {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// For each token the longest known name that starts there.
    pub names: Vec<Option<Match>>,
}

/// How much may be concluded from the words around a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// All: the text is Arabic.
    Arabic,
    /// None: the text is in another language, whose words only look like Arabic ones.
    NamesOnly,
}

/// What the parts of an article that were read tell of those that follow.
#[derive(Debug, Default)]
pub struct Remembered {
    /// Known names that stand somewhere beyond doubt.
    certain: HashSet<EntryId>,
    /// Names that were found.
    names: FoundNames,
    /// What people may be called by who were introduced.
    short_names: ShortNames,
}

/// Finds mentions by known names, dates and rules.
#[derive(Clone, Copy, Debug)]
pub struct Recognizer<'a> {
    /// Known names.
    pub gazetteer: &'a Gazetteer,
    /// Months and days.
    pub calendar: &'a Calendar,
    /// The trained model, for Arabic.
    pub model: Option<&'a Model>,
}

impl<'a> Recognizer<'a> {
    /// Looks up the known names of a block.
    #[must_use]
    pub fn read(&self, tokens: Vec<Token>, rules: Rules) -> ReadBlock {
        let names = (0..tokens.len())
            .map(|at| match rules {
                Rules::Arabic => self.gazetteer.longest(&tokens, at),
                Rules::NamesOnly => {
                    let whole = tokens[at].readings.first()?;
                    self.gazetteer.longest_from(&tokens, at, whole)
                }
            })
            .collect();
        ReadBlock { tokens, names }
    }

    /// A block that was read, with what the rules look at.
    #[must_use]
    pub fn view<'b>(&self, text: &'b str, block: &'b ReadBlock) -> BlockView<'b>
    where
        'a: 'b,
    {
        BlockView {
            text,
            tokens: &block.tokens,
            names: &block.names,
            gazetteer: self.gazetteer,
        }
    }

    /// The mentions of a part of an article whose blocks were read, in the order of the text.
    #[must_use]
    pub fn mentions(
        &self,
        text: &str,
        blocks: &[ReadBlock],
        rules: Rules,
        remembered: &mut Remembered,
    ) -> Vec<Candidate> {
        let names = blocks.iter().flat_map(|block| block.names.iter().flatten());
        let certain = names.filter(|name| !name.weak).map(|name| name.entry);
        remembered.certain.extend(certain);
        let mut found: Vec<Vec<Candidate>> = Vec::with_capacity(blocks.len());
        let mut taggings = self.model.map_or_else(Vec::new, |model| {
            model.tag(blocks.iter().map(|block| self.view(text, block)))
        });
        taggings.resize_with(blocks.len(), Tagging::default);
        for (block, tagging) in blocks.iter().zip(&taggings) {
            found.push(self.block_mentions(text, block, tagging, &remembered.certain, rules));
        }
        if rules == Rules::Arabic {
            self.add_repeated(text, blocks, &taggings, &mut found, remembered);
        }
        found.into_iter().flatten().collect()
    }

    /// Adds where names that were found stand again: whole ones, and people by parts of theirs.
    fn add_repeated(
        &self,
        text: &str,
        blocks: &[ReadBlock],
        taggings: &[Tagging],
        found: &mut [Vec<Candidate>],
        Remembered {
            names, short_names, ..
        }: &mut Remembered,
    ) {
        for (block, mentions) in blocks.iter().zip(found.iter()) {
            for mention in mentions {
                names.learn(self.view(text, block), mention);
                if mention.kind == EntityKind::Person {
                    short_names.learn(text, &block.tokens, mention);
                }
            }
        }
        for ((block, tagging), mentions) in blocks.iter().zip(taggings).zip(found) {
            let again = names.again(self.view(text, block), tagging);
            let longer: Vec<Candidate> = again
                .iter()
                .filter(|name| name.end > name.start + 1 && name.kind != EntityKind::Person)
                .copied()
                .collect();
            displace(mentions, &longer);
            fill(mentions, again, block.tokens.len());
            add_echoes(text, block, mentions, short_names);
        }
    }

    fn block_mentions(
        &self,
        text: &str,
        block: &ReadBlock,
        tagging: &Tagging,
        certain: &HashSet<EntryId>,
        rules: Rules,
    ) -> Vec<Candidate> {
        let view = self.view(text, block);
        let mut candidates: Vec<Candidate> = known_names(view, certain, rules);
        if rules == Rules::Arabic {
            candidates.extend(phrases(view));
            candidates.extend(anniversaries(view));
            let people = people(view).into_iter();
            candidates.extend(people.filter_map(|person| named_after(view, person)));
        }
        // The date in ثورة 25 يناير is part of the name; a year may still follow.
        let mut named = vec![false; block.tokens.len()];
        for event in candidates
            .iter()
            .filter(|candidate| candidate.kind == EntityKind::Event)
        {
            named[event.start..event.end].fill(true);
        }
        candidates.extend(
            dates(text, &block.tokens, &named, self.calendar)
                .into_iter()
                .map(|date| Candidate {
                    start: date.start,
                    end: date.end,
                    range: date.range,
                    kind: EntityKind::Date,
                    entry: None,
                    moment: Some(date.moment),
                    source: Source::Date,
                }),
        );
        for candidate in &mut candidates {
            add_acronym(view, candidate);
        }
        let Some(model) = self.model else {
            return resolve(candidates, block.tokens.len());
        };
        let names: Vec<Candidate> = model
            .names(view, tagging)
            .into_iter()
            .filter(|name| !is_bracketed_place(view, name))
            .filter_map(|name| named_after(view, name))
            .collect();
        take_back(&mut candidates, tagging);
        displace(&mut candidates, &names);
        let mut mentions = resolve(candidates, block.tokens.len());
        fill(&mut mentions, names, block.tokens.len());
        mentions
    }
}

/// Takes in the Latin acronym that ends a quoted name: «مؤتمر موسكو حول الأمن الدولي MCIS».
fn add_acronym(view: BlockView<'_>, candidate: &mut Candidate) {
    let named = matches!(
        candidate.kind,
        EntityKind::Event | EntityKind::Organization | EntityKind::Law
    );
    let quoted = candidate.start > 0
        && view.tokens[candidate.start - 1].is_mark("\"«“")
        && view
            .tokens
            .get(candidate.end + 1)
            .is_some_and(|token| token.is_mark("\"»”"));
    if !named || !quoted {
        return;
    }
    let acronym = view.tokens[candidate.end].range;
    if acronym
        .of(view.text)
        .chars()
        .all(|letter| letter.is_ascii_uppercase())
    {
        candidate.end += 1;
        candidate.range.end = acronym.end;
    }
}

fn known_names(view: BlockView<'_>, certain: &HashSet<EntryId>, rules: Rules) -> Vec<Candidate> {
    let names = view.names.iter().enumerate();
    names
        .filter_map(|(start, name)| {
            let name = name.as_ref()?;
            let stands = !is_adjective(view, start, name)
                && !is_indefinite(view, start, name)
                && (!name.weak
                    || certain.contains(&name.entry)
                    || (rules == Rules::Arabic && has_evidence(view, start, name)));
            stands.then(|| {
                let kind = view.kind(name);
                let (start, name) = without_address(view, start, *name);
                let end =
                    name.end + usize::from(kind == EntityKind::Event && is_year(view, name.end));
                let mut range = name.range;
                range.end = view.tokens[end - 1].range.end;
                Candidate {
                    start,
                    end,
                    range,
                    kind,
                    entry: Some(name.entry),
                    moment: None,
                    source: if name.weak {
                        Source::Weak
                    } else {
                        Source::Name
                    },
                }
            })
        })
        .collect()
}

/// The name without the address it is listed with: the mention in `البابا فرنسيس` is `فرنسيس`.
fn without_address(view: BlockView<'_>, start: usize, mut name: Match) -> (usize, Match) {
    let addressed = view.kind(&name) == EntityKind::Person
        && name.end > start + 1
        && view.tokens[start].reading_of(Classes::HONORIFIC).is_some()
        && !view.tokens[start].is(Classes::GIVEN);
    if !addressed {
        return (start, name);
    }
    name.range.start = view.tokens[start + 1].range.start;
    (start + 1, name)
}

/// Whether the name of a country is its adjective here: السعودية in السوق السعودية.
fn is_adjective(view: BlockView<'_>, start: usize, name: &Match) -> bool {
    let token = &view.tokens[start];
    let before = start.checked_sub(1).map(|before| &view.tokens[before]);
    name.end == start + 1
        && name.range == token.range
        && token.spaced
        && token.is(Classes::NATIONALITY)
        && before.is_some_and(|before| {
            before.range.of(view.text).starts_with("ال")
                && !before.is(Classes::STOP)
                && !before.is(Classes::NATIONALITY)
        })
}

/// Whether a name of one word has the tanwin of an indefinite noun, which names of places and bodies do not
/// have: درعاً is a shield, درعا a town.
fn is_indefinite(view: BlockView<'_>, start: usize, name: &Match) -> bool {
    name.end == start + 1
        && view.kind(name) != EntityKind::Person
        && token::has_tanwin(view.tokens[start].range.of(view.text))
}

/// Whether the words before a weak name speak for it: في مالي.
fn has_evidence(view: BlockView<'_>, start: usize, name: &Match) -> bool {
    let Some(before) = start.checked_sub(1).map(|before| &view.tokens[before]) else {
        return false;
    };
    let classes = match view.kind(name) {
        EntityKind::Location => Classes::LOCATIVE.union(Classes::PLACE_TYPE),
        EntityKind::Person => Classes::HONORIFIC
            .union(Classes::TITLE)
            .union(Classes::SAYING),
        EntityKind::Organization => Classes::ORGANIZATION_HEAD,
        EntityKind::Event | EntityKind::Law | EntityKind::Date => Classes::NONE,
    };
    before.reading_of(classes).is_some() || follows_place(view, start, name)
}

/// Whether a weak name of a place is joined to a place before it: المغرب العربي والخليج.
fn follows_place(view: BlockView<'_>, start: usize, name: &Match) -> bool {
    let conjoined = name.range.start > view.tokens[start].range.start && !name.prefixed;
    let first = start.saturating_sub(4);
    view.kind(name) == EntityKind::Location
        && conjoined
        && view.names[first..start].iter().flatten().any(|other| {
            other.end == start && !other.weak && view.kind(other) == EntityKind::Location
        })
}

fn is_year(view: BlockView<'_>, at: usize) -> bool {
    view.tokens.get(at).is_some_and(|token| {
        token.spaced && matches!(token.shape, Shape::Number(year) if (1900..=2150).contains(&year))
    })
}

fn add_echoes(text: &str, block: &ReadBlock, mentions: &mut Vec<Candidate>, names: &ShortNames) {
    let mut taken = vec![false; block.tokens.len()];
    for mention in mentions.iter() {
        taken[mention.start..mention.end].fill(true);
    }
    let echoes = names.mentions(text, &block.tokens, &taken);
    if !echoes.is_empty() {
        mentions.extend(echoes);
        *mentions = resolve(std::mem::take(mentions), block.tokens.len());
    }
}
