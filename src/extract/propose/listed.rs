//! Known names, and the words around them that speak for and against those that can be something else.

use crate::extract::document::gazetteer::KnownName;
use crate::extract::document::token::Shape;
use crate::extract::document::vocabulary::Classes;
use crate::extract::document::{BlockView, Rules, Tongue};
use crate::extract::entity::EntityKind;
use crate::extract::propose::foreign::lexicon::{Lexicon, WordParts};
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Context, Proposal, Weight};
use crate::language::letters::{has_article, has_tanwin};

/// Proposes the known names of a block; a weak one where something else speaks for it.
pub fn propose(context: Context<'_>, view: BlockView<'_>, proposals: &mut Vec<Proposal>) {
    let names = view.names.iter().enumerate();
    proposals.extend(names.filter_map(|(start, name)| {
        let name = name.as_ref()?;
        let stands = !is_adjective(view, start, name)
            && !is_indefinite(view, start, name)
            && !is_weekday(context.rules, view, start, name)
            && (!name.weak
                || context.certain.contains(&name.entry)
                || match context.rules {
                    Rules::Arabic => has_evidence(view, start, name),
                    Rules::Of(tongue) => has_foreign_evidence(tongue, view, start, name),
                    Rules::NamesOnly => false,
                });
        stands.then(|| {
            let kind = view.kind(name);
            let (start, name) = without_address(view, start, *name);
            let end = name.end + usize::from(kind == EntityKind::Event && is_year(view, name.end));
            let range = view.range_to(name.range.start, end);
            Proposal {
                start,
                end,
                range,
                kind,
                entry: Some(name.entry),
                moment: None,
                weight: if name.weak {
                    Weight::Weak
                } else {
                    Weight::Name
                },
                rule: if name.weak {
                    Rule::WeakName
                } else {
                    Rule::ListedName
                },
            }
        })
    }));
}

/// The name without the address it is listed with: the mention in `البابا فرنسيس` is `فرنسيس`.
fn without_address(view: BlockView<'_>, start: usize, mut name: KnownName) -> (usize, KnownName) {
    let addressed = view.kind(&name) == EntityKind::Person
        && name.end > start + 1
        && view.tokens[start].analysis_of(Classes::HONORIFIC).is_some()
        && !view.tokens[start].is(Classes::GIVEN);
    if !addressed {
        return (start, name);
    }
    name.range.start = view.tokens[start + 1].range.start;
    (start + 1, name)
}

/// Whether the name of a country is its adjective here: السعودية in السوق السعودية.
fn is_adjective(view: BlockView<'_>, start: usize, name: &KnownName) -> bool {
    let token = &view.tokens[start];
    let before = start.checked_sub(1).map(|before| &view.tokens[before]);
    name.end == start + 1
        && name.range == token.range
        && token.spaced
        && token.is(Classes::NATIONALITY)
        && before.is_some_and(|before| {
            has_article(before.range.of(view.text))
                && !before.is(Classes::STOP)
                && !before.is(Classes::NATIONALITY)
        })
}

/// Whether a name of one word has the tanwin of an indefinite noun, which names of places and bodies do not
/// have: درعاً is a shield, درعا a town.
fn is_indefinite(view: BlockView<'_>, start: usize, name: &KnownName) -> bool {
    name.end == start + 1
        && view.kind(name) != EntityKind::Person
        && has_tanwin(view.written(start))
}

/// Whether the words before a weak name speak for it: في مالي.
fn has_evidence(view: BlockView<'_>, start: usize, name: &KnownName) -> bool {
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
    before.analysis_of(classes).is_some() || follows_place(view, start, name)
}

/// The same in another language: what stands before a weak name, and in Urdu behind it.
fn has_foreign_evidence(
    tongue: Tongue,
    view: BlockView<'_>,
    start: usize,
    name: &KnownName,
) -> bool {
    let lexicon = Lexicon::of(tongue);
    let parts = |at: Option<usize>| {
        let token = at.and_then(|at| view.tokens.get(at));
        token.map_or_else(WordParts::default, |token| lexicon.parts(token.form()))
    };
    let before = parts(start.checked_sub(1));
    match view.kind(name) {
        EntityKind::Location => {
            let beside = match tongue {
                Tongue::Urdu => parts(Some(name.end)),
                Tongue::Persian | Tongue::Hebrew => before,
            };
            name.prefixed || beside.has(WordParts::LOCATIVE) || before.has(WordParts::PLACE_TYPE)
        }
        EntityKind::Person => before.has(WordParts::TITLE),
        EntityKind::Organization => before.has(WordParts::OFFICE.union(WordParts::CALLED_BODY)),
        EntityKind::Event | EntityKind::Law | EntityKind::Date => false,
    }
}

/// Whether the name of a city is the day of the week that it is called after: دوشنبه is Monday, and Dushanbe where a
/// word says that it is a city.
fn is_weekday(rules: Rules, view: BlockView<'_>, start: usize, name: &KnownName) -> bool {
    let Rules::Of(tongue) = rules else {
        return false;
    };
    let lexicon = Lexicon::of(tongue);
    let has = |at: usize, part| lexicon.parts(view.tokens[at].form()).has(part);
    let before = start.checked_sub(1);
    name.end == start + 1
        && has(start, WordParts::WEEKDAY)
        && !before.is_some_and(|before| has(before, WordParts::PLACE_TYPE))
}

/// Whether a weak name of a place is joined to a place before it: المغرب العربي والخليج.
fn follows_place(view: BlockView<'_>, start: usize, name: &KnownName) -> bool {
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
