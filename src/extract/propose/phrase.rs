//! Names that open with a telling word: وزارة …, قمة …, معاهدة …, نهر …, and where they end.
//!
//! An Arabic name of this kind is a construct (إضافة) whose words are definite or proper, followed
//! by adjectives that are definite too and by complements with ل. It is read word by word; how much
//! each word adds to the belief that this is a name is summed up and weighed at the end.

use crate::extract::document::role::Roles;
use crate::extract::document::token::{Analysis, Shape, Token};
use crate::extract::document::vocabulary::Classes;
use crate::extract::document::{BlockView, Rules};
use crate::extract::entity::EntityKind;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Context, Proposal, Weight};
use crate::language::letters::ARTICLE;
use crate::language::lookup::fold;

/// The longest name, in words after its head.
const LONGEST: usize = 12;

/// Which heads open which kind of name.
const HEADS: [(Classes, EntityKind, Rule); 4] = [
    (
        Classes::ORGANIZATION_HEAD,
        EntityKind::Organization,
        Rule::BodyPhrase,
    ),
    (Classes::EVENT_HEAD, EntityKind::Event, Rule::EventPhrase),
    (Classes::LAW_HEAD, EntityKind::Law, Rule::LawPhrase),
    (Classes::PLACE_HEAD, EntityKind::Location, Rule::PlacePhrase),
];

/// Proposes names that open with a telling word.
pub fn propose(context: Context<'_>, block: BlockView<'_>, proposals: &mut Vec<Proposal>) {
    if context.rules != Rules::Arabic {
        return;
    }
    for (start, token) in block.tokens.iter().enumerate() {
        for (heads, kind, rule) in HEADS {
            let Some(head) = token.analysis_of(heads) else {
                continue;
            };
            if is_board(block, start) {
                continue;
            }
            let reader = PhraseReader::new(block, start, head, kind);
            if let Some(end) = reader.read() {
                let range = block.range_to(head.start, end);
                proposals.push(Proposal::by_rule(rule, kind, (start, end), range));
            }
        }
        proposals.extend(place_after_type(block, start));
    }
}

/// Whether the word at `at` only completes مجلس إدارة, the board of what is named next.
pub fn is_board(block: BlockView<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &block.tokens[before]);
    block.tokens[at].roles.has(Roles::MANAGEMENT)
        && before.is_some_and(|before| before.may_have(Roles::COUNCIL))
}

/// The unknown name after a word such as مدينة, which is itself left out.
fn place_after_type(block: BlockView<'_>, at: usize) -> Option<Proposal> {
    block.tokens[at].analysis_of(Classes::PLACE_TYPE)?;
    let start = at + 1;
    let name = block.tokens.get(start)?;
    let other = Classes::SAYING.union(Classes::GIVEN);
    if !name.spaced || !is_foreign(block, start) || name.analysis_of(other).is_some() {
        return None;
    }
    let rule = Rule::PlaceAfterType;
    let place = Proposal::by_rule(rule, EntityKind::Location, (start, start + 1), name.range);
    Some(Proposal {
        weight: Weight::Weak,
        ..place
    })
}

/// Whether the word at `at` is in no list at all, and so most likely a proper name.
fn is_foreign(block: BlockView<'_>, at: usize) -> bool {
    let token = &block.tokens[at];
    token.is_word()
        && token.range.len() > 4
        && block.names[at].is_none()
        && token.analyses.iter().all(|analysis| {
            !analysis.classes.intersects(
                Classes::ORDINARY
                    .union(Classes::STOP)
                    .union(Classes::FIELD)
                    .union(Classes::ATTRIBUTE)
                    .union(Classes::NATIONALITY)
                    .union(Classes::TITLE)
                    .union(Classes::HONORIFIC),
            )
        })
}

/// What was read last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Head,
    /// An indefinite word that needs a complement: شؤون, حقوق.
    Construct,
    /// A definite noun of a field of work.
    Field,
    /// A definite adjective or ordinal.
    Attribute,
    /// A definite adjective of a country.
    Origin,
    /// A known name.
    Name,
    /// A word in no list.
    Foreign,
    /// A number.
    Number,
    /// حول, بشأن.
    About,
}

/// A word analysed as a field of work behind ل: للتعاون, لمكافحة.
fn complement_of(token: &Token) -> Option<&Analysis> {
    token.analyses.iter().find(|analysis| {
        analysis.clitics.preposition == Some('ل') && analysis.classes.intersects(Classes::FIELD)
    })
}

struct PhraseReader<'a> {
    block: BlockView<'a>,
    head: usize,
    kind: EntityKind,
    definite: bool,
    /// The head alone.
    classes: Classes,
    roles: Roles,
    belief: u32,
    last: Last,
}

impl<'a> PhraseReader<'a> {
    fn new(block: BlockView<'a>, head: usize, analysis: &Analysis, kind: EntityKind) -> Self {
        Self {
            block,
            head,
            kind,
            definite: analysis.classes.intersects(Classes::DEFINITE),
            classes: analysis.classes,
            roles: Roles::of(&fold(
                &block.text[analysis.start..block.tokens[head].range.end],
            )),
            belief: 0,
            last: Last::Head,
        }
    }

    /// The token after the name; `None` where it is none.
    fn read(mut self) -> Option<usize> {
        if let Some(end) = self.quoted() {
            return Some(end);
        }
        let mut at = self.head + 1;
        let mut end = None;
        while at <= self.head + LONGEST {
            let Some((last, belief, after)) = self.next(at) else {
                break;
            };
            self.last = last;
            self.belief += belief;
            at = after;
            if last == Last::Origin && self.may_be_a_persons(at) {
                break;
            }
            if !matches!(last, Last::Construct | Last::About) {
                end = Some(at);
            }
        }
        end.filter(|_| self.belief >= self.needed())
    }

    /// Whether the adjective of a country before the token `at` is that of a person who has an office of the body:
    /// رئيس الاتحاد الأوروبي الفرنسي ميشيل بلاتيني.
    fn may_be_a_persons(&self, at: usize) -> bool {
        let tokens = self.block.tokens;
        let adjective = tokens[at - 1].range.of(self.block.text);
        let masculine = !adjective.ends_with(['ة', 'ه']);
        let behind_adjective = tokens[at - 2].is(Classes::ATTRIBUTE.union(Classes::NATIONALITY));
        let before_name = tokens.get(at).is_some_and(|next| next.is(Classes::GIVEN));
        masculine && behind_adjective && before_name
    }

    /// How much belief makes a name.
    fn needed(&self) -> u32 {
        match (self.kind, self.definite) {
            (EntityKind::Organization, false) => 2,
            (EntityKind::Law, false) if self.roles.has(Roles::TREATY) => 1,
            (_, false) => 2,
            (_, true) => 3,
        }
    }

    /// The end of a name whose proper part stands between quotation marks: منظمة "شنغهاي للتعاون".
    fn quoted(&self) -> Option<usize> {
        let open = self.head + 1;
        let open_kind = self.is_named_body() || self.kind == EntityKind::Event;
        if self.definite || !open_kind || !self.block.tokens.get(open)?.is_mark("\"«“") {
            return None;
        }
        let inside = &self.block.tokens[open + 1..];
        let close = inside
            .iter()
            .take(7)
            .position(|token| token.is_mark("\"»”"))?;
        (close > 0).then_some(open + close + 2)
    }

    /// Reads what stands at `at`: what it is, how much it adds to the belief, and what follows it.
    fn next(&self, at: usize) -> Option<(Last, u32, usize)> {
        let token = self.block.tokens.get(at).filter(|token| token.spaced)?;
        match token.shape {
            Shape::Mark(_) => None,
            Shape::Number(value) => self.number(at, value),
            Shape::Word => self
                .name(at, token)
                .or_else(|| self.complement(at, token))
                .or_else(|| self.about(at, token))
                .or_else(|| self.plain(at, token)),
        }
    }

    fn number(&self, at: usize, value: u32) -> Option<(Last, u32, usize)> {
        let is_year = (1000..=2150).contains(&value);
        match (self.kind, self.last) {
            (EntityKind::Event, Last::Head) if is_year => Some((Last::Number, 2, at + 1)),
            (EntityKind::Event, Last::Head) => Some((Last::Name, 2, self.month_end(at + 1)?)),
            (EntityKind::Event, Last::Name | Last::Foreign | Last::Attribute | Last::Field)
                if is_year =>
            {
                Some((Last::Number, 0, at + 1))
            }
            (EntityKind::Law, Last::Head | Last::Name | Last::Attribute)
                if self.roles.has(Roles::RESOLUTION) =>
            {
                Some((Last::Number, 2, at + 1))
            }
            _ => None,
        }
    }

    /// A known name, as a whole.
    fn name(&self, at: usize, token: &Token) -> Option<(Last, u32, usize)> {
        let name = self.block.names[at].as_ref()?;
        let kind = self.block.kind(name);
        if kind == EntityKind::Event || (name.end == at + 1 && token.is(Classes::FIELD)) {
            return None;
        }
        let bare = name.range.start == token.range.start;
        let fits = match self.last {
            Last::Head => bare && !self.definite,
            Last::Construct | Last::About => bare,
            Last::Field | Last::Attribute | Last::Origin => {
                name.prefixed
                    && token
                        .analyses
                        .iter()
                        .any(|r| r.clitics.preposition == Some('ل'))
            }
            _ => false,
        };
        if !fits
            || !self.may_be_named_after(kind, name.end)
            || (self.kind == EntityKind::Location
                && kind != EntityKind::Location
                && kind != EntityKind::Person)
        {
            return None;
        }
        let mut end = name.end;
        if self.kind == EntityKind::Event {
            end += usize::from(self.is_year(end));
        }
        Some((Last::Name, 2, end))
    }

    /// Whether a name of this kind that ends before the token `end` can complete the head.
    fn may_be_named_after(&self, kind: EntityKind, end: usize) -> bool {
        match self.kind {
            // «تحالف الصين» and «مجموعة فرنسا» tell who, not what it is called.
            EntityKind::Organization => {
                kind != EntityKind::Location
                    || self.is_named_body()
                    || self.classes.intersects(Classes::CIVIC_BODY)
                    || self.last == Last::Construct
                    || self.is_complement(end)
            }
            EntityKind::Event => kind != EntityKind::Person,
            EntityKind::Law => matches!(kind, EntityKind::Location | EntityKind::Organization),
            _ => true,
        }
    }

    /// Whether the head opens a name that writers form freely.
    fn is_named_body(&self) -> bool {
        self.classes.intersects(Classes::NAMED_BODY)
    }

    /// Whether a complement with ل stands at `at`: هيئة أبوظبي للثقافة.
    fn is_complement(&self, at: usize) -> bool {
        let token = self.block.tokens.get(at).filter(|token| token.spaced);
        token.is_some_and(|token| {
            let field = complement_of(token);
            field.is_some_and(|field| field.classes.intersects(Classes::DEFINITE))
        })
    }

    /// A complement with ل: للتعاون, لمكافحة.
    fn complement(&self, at: usize, token: &Token) -> Option<(Last, u32, usize)> {
        let analysis = complement_of(token)?;
        let named = matches!(self.last, Last::Name | Last::Foreign);
        if named && token.roles.has(Roles::LISTENERS) {
            return None;
        }
        if self.last == Last::Head || analysis.clitics.conjunction.is_some() {
            return None;
        }
        let definite = analysis.classes.intersects(Classes::DEFINITE);
        let last = if definite {
            Last::Field
        } else {
            Last::Construct
        };
        Some((last, 2, at + 1))
    }

    fn about(&self, at: usize, token: &Token) -> Option<(Last, u32, usize)> {
        let joins = matches!(self.kind, EntityKind::Event | EntityKind::Law)
            && self.belief > 0
            && token.roles.has(Roles::ABOUT);
        let next = self.block.tokens.get(at + 1)?;
        (joins && next.is(Classes::FIELD)).then_some((Last::About, 1, at + 1))
    }

    fn plain(&self, at: usize, token: &Token) -> Option<(Last, u32, usize)> {
        if token.is(Classes::STOP) {
            return None;
        }
        if self.is_called(token) {
            return Some((Last::Foreign, 2, at + 1));
        }
        if let Some(part) = self.classed(token) {
            return Some((part.0, part.1, at + 1));
        }
        if let Some(analysis) = token.analyses.iter().find(|analysis| {
            analysis.clitics.conjunction == Some('و') && analysis.clitics.preposition.is_none()
        }) {
            return self.coordinated(analysis).map(|last| (last, 0, at + 1));
        }
        if self.kind == EntityKind::Event
            && self.last == Last::Head
            && let Some(end) = self.month_end(at)
        {
            return Some((Last::Name, 2, end));
        }
        self.foreign(at).then_some((Last::Foreign, 2, at + 1))
    }

    fn classed(&self, token: &Token) -> Option<(Last, u32)> {
        let classes = token.classes();
        let definite = classes.intersects(Classes::DEFINITE);
        if definite && classes.intersects(Classes::NATIONALITY) {
            // After a proper name such an adjective says where the body is and is no part of its name.
            let part = match self.last {
                Last::Head => self.definite,
                Last::Field | Last::Attribute | Last::Origin => true,
                _ => false,
            };
            if part || !self.is_of_no_country(token) {
                return part.then_some((Last::Origin, 2));
            }
        }
        if classes.intersects(Classes::ORDINAL) {
            return (self.kind == EntityKind::Event && (self.definite || self.last != Last::Head))
                .then_some((Last::Attribute, 1));
        }
        if definite && classes.intersects(Classes::ATTRIBUTE) {
            // جزيرة بالي is for tourists, not called so; مطار القاهرة الدولي is.
            let of_place = self.kind == EntityKind::Location && token.roles.has(Roles::TOURISTIC);
            let adjective_of_head = (self.definite || self.last != Last::Head) && !of_place;
            return adjective_of_head.then_some((Last::Attribute, 1));
        }
        if definite && classes.intersects(Classes::FIELD) {
            let complement = matches!(self.last, Last::Head | Last::Construct | Last::About);
            return (complement && !(self.definite && self.last == Last::Head))
                .then_some((Last::Field, self.field_belief()));
        }
        if classes.intersects(Classes::FIELD) {
            return (matches!(self.last, Last::Head | Last::Construct | Last::About)
                && !self.definite)
                .then_some((Last::Construct, 1));
        }
        None
    }

    /// Whether a word with the article is what such a body is called: الوحدة in نادي الوحدة.
    fn is_called(&self, token: &Token) -> bool {
        let no_name = Classes::STOP
            .union(Classes::NATIONALITY)
            .union(Classes::TITLE)
            .union(Classes::HONORIFIC)
            .union(Classes::ORDINAL)
            .union(Classes::ORGANIZATION_HEAD);
        let has_article = token.range.of(self.block.text).starts_with(ARTICLE);
        self.last == Last::Head
            && !self.definite
            && self.classes.intersects(Classes::CALLED_BODY)
            && has_article
            && !token.is(no_name)
    }

    /// Whether an adjective of a country is part of what is called so, as in كأس السوبر الأوروبي, or is that of
    /// Mali and of money: مركز دبي المالي.
    fn is_of_no_country(&self, token: &Token) -> bool {
        token.is(Classes::ATTRIBUTE)
            && (self.kind == EntityKind::Event || token.roles.has(Roles::FINANCIAL))
    }

    /// A field says much after the head of a public body, little after one that is named freely or that
    /// of an event or law.
    fn field_belief(&self) -> u32 {
        if self.kind == EntityKind::Organization && !self.is_named_body() {
            2
        } else {
            1
        }
    }

    /// والثقافة after التربية, ومياه after كهرباء, والعشرين after السابع.
    fn coordinated(&self, analysis: &Analysis) -> Option<Last> {
        let definite = analysis.classes.intersects(Classes::DEFINITE);
        let field = analysis.classes.intersects(Classes::FIELD);
        match self.last {
            Last::Field if definite && field => Some(Last::Field),
            Last::Attribute
                if definite && field && self.kind == EntityKind::Organization && !self.definite =>
            {
                Some(Last::Field)
            }
            Last::Construct if !definite && field => Some(Last::Construct),
            Last::Attribute if analysis.classes.intersects(Classes::ORDINAL) => {
                Some(Last::Attribute)
            }
            _ => None,
        }
    }

    fn foreign(&self, at: usize) -> bool {
        let open = match self.last {
            Last::Head => {
                let free = matches!(self.kind, EntityKind::Event | EntityKind::Location);
                !self.definite && (self.is_named_body() || free)
            }
            Last::Foreign => at <= self.head + 3,
            _ => false,
        };
        // دوري عبداللطيف جميل: a name behind a given name, even where it is a common word too.
        let of_person = self.last == Last::Foreign
            && self.block.tokens[at - 1].is(Classes::GIVEN)
            && self.block.tokens[at].is(Classes::GIVEN.union(Classes::SURNAME));
        // نادي الاتحاد محمد السليمان: a person of the body.
        let before = self.block.tokens[at - 1].range.of(self.block.text);
        let person = self.last == Last::Foreign
            && before.starts_with(ARTICLE)
            && self.block.tokens[at].is(Classes::GIVEN);
        open && (of_person || (!person && is_foreign(self.block, at)))
    }

    /// The end of the month at `at`, in one tradition or both, with a year right behind it.
    fn month_end(&self, at: usize) -> Option<usize> {
        let tokens = self.block.tokens;
        let is_month = |at: usize| tokens.get(at).is_some_and(|token| token.is(Classes::MONTH));
        if !is_month(at) {
            return None;
        }
        let slash = tokens.get(at + 1).is_some_and(|token| token.is_mark("/"));
        let end = if slash && is_month(at + 2) {
            at + 3
        } else {
            at + 1
        };
        Some(end + usize::from(self.is_year(end)))
    }

    fn is_year(&self, at: usize) -> bool {
        self.block.tokens.get(at).is_some_and(|token| {
            token.spaced
                && matches!(token.shape, Shape::Number(value) if (1000..=2150).contains(&value))
        })
    }
}
