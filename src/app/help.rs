//! What help lists: the actions of the present pane, those of all, the language of queries, signs, the mouse, and how
//! articles are added; and what of that holds the words that are looked for.

use std::borrow::Cow;

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::commands::{COMMANDS, Command, Group};
use crate::app::keymap::Keymap;
use crate::app::search_words::search_words;
use crate::app::words_of_kind;
use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::language::ranking::SoughtName;
use crate::query::{self, KEYS, OPERATORS};

/// A row of help.
#[derive(Clone, Copy, Debug)]
pub enum HelpRow {
    /// Nothing.
    Blank,
    /// The heading of a section, a message.
    Heading(&'static str),
    /// A command with its keys.
    Command(&'static Command),
    /// A word or a sign, and the message that says what it means.
    Term(HelpTerm, &'static str),
    /// Nothing holds the words that are looked for.
    Nothing,
}

/// What a row of help explains.
#[derive(Clone, Copy, Debug)]
pub enum HelpTerm {
    /// A message.
    Words(&'static str),
    /// What is typed as it stands here.
    Typed(&'static str),
    /// A key of the language of queries.
    Key(&'static query::Keyword<query::QueryKey>),
    /// An operator of it.
    Operator(&'static query::Keyword<query::Operator>),
    /// A sign of the screen.
    Sign(ScreenSign),
    /// The sign and the letters of a kind of entity.
    Kind(EntityKind),
}

/// Signs of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenSign {
    /// The article is not read.
    Unread,
    /// It has a star.
    Starred,
    /// It is the open one.
    Open,
    /// There is a warning about how it was read.
    Warning,
    /// The reader wrote a note on it, or highlighted something in it.
    Note,
}

/// Help as it is shown.
#[derive(Clone, Debug)]
pub struct HelpOverlay {
    /// The pane it was asked for in.
    pub pane: Pane,
    /// The actions that matter there.
    pub here: Vec<Action>,
    /// The rows that hold the words that are looked for.
    pub rows: Vec<HelpRow>,
}

impl HelpOverlay {
    /// Help, asked for in a pane where these actions matter.
    #[must_use]
    pub fn new(pane: Pane, here: Vec<Action>, locale: Locale, keymap: &Keymap) -> Self {
        let mut help = Self {
            pane,
            here,
            rows: Vec::new(),
        };
        help.find("", locale, keymap);
        help
    }

    /// Leaves the rows that hold all the words; with none, all rows.
    pub fn find(&mut self, words: &str, locale: Locale, keymap: &Keymap) {
        let sought = SoughtName::new(words);
        self.rows.clear();
        for (index, (heading, rows)) in self.sections().into_iter().enumerate() {
            // What matters here stands among the others, too.
            if index == 0 && !sought.is_empty() {
                continue;
            }
            let is_meant = |row: &HelpRow| {
                let text = format!("{} {}", locale.wording(heading), row.text(locale, keymap));
                sought.fit(&text).is_some()
            };
            let found: Vec<HelpRow> = rows.into_iter().filter(is_meant).collect();
            if found.is_empty() {
                continue;
            }
            if !self.rows.is_empty() {
                self.rows.push(HelpRow::Blank);
            }
            self.rows.push(HelpRow::Heading(heading));
            self.rows.extend(found);
        }
        if self.rows.is_empty() {
            self.rows.push(HelpRow::Nothing);
        }
    }

    fn sections(&self) -> Vec<(&'static str, Vec<HelpRow>)> {
        let commands = |meant: &dyn Fn(&Command) -> bool| -> Vec<HelpRow> {
            let meant = COMMANDS.iter().filter(|command| meant(command));
            meant.map(HelpRow::Command).collect()
        };
        let command = |action: &Action| commands(&|command: &Command| command.action == *action);
        let here = match self.pane {
            Pane::List => "guide-here-list",
            Pane::Reading => "guide-here-reading",
            Pane::Sidebar => "guide-here-sidebar",
            Pane::Topics => "guide-here-topics",
            Pane::Filter => "guide-here-filter",
        };
        let mut sections = vec![(here, self.here.iter().flat_map(command).collect())];
        for group in Group::ALL {
            let of_group = commands(&|command: &Command| command.group == group);
            sections.push((group.heading(), of_group));
        }
        sections.push(("guide-query", query_rows()));
        sections.push(("guide-signs", SIGNS.map(row_of).to_vec()));
        sections.push(("guide-kinds", kind_rows()));
        sections.push(("guide-mouse", MOUSE.map(row_of).to_vec()));
        let mut adding = command(&Action::AddArticles);
        adding.extend(ADDING.map(row_of));
        adding.extend(command(&Action::Feeds));
        sections.push(("guide-adding", adding));
        sections
    }
}

type TermRow = (HelpTerm, &'static str);

const SIGNS: [TermRow; 5] = [
    (HelpTerm::Sign(ScreenSign::Unread), "guide-sign-unread"),
    (HelpTerm::Sign(ScreenSign::Starred), "guide-sign-starred"),
    (HelpTerm::Sign(ScreenSign::Open), "guide-sign-open"),
    (HelpTerm::Sign(ScreenSign::Note), "guide-sign-note"),
    (HelpTerm::Sign(ScreenSign::Warning), "guide-sign-warning"),
];

const MOUSE: [TermRow; 5] = [
    (HelpTerm::Words("guide-click"), "guide-click-row"),
    (HelpTerm::Words("guide-click"), "guide-click-name"),
    (HelpTerm::Words("guide-drag"), "guide-drag-selects"),
    (HelpTerm::Words("guide-wheel"), "guide-wheel-scrolls"),
    (HelpTerm::Typed("Shift"), "guide-shift-selects"),
];

const ADDING: [TermRow; 3] = [
    (HelpTerm::Words("guide-paste"), "guide-paste-adds"),
    (HelpTerm::Typed("qari add"), "guide-add-in-shell"),
    (HelpTerm::Typed("qari feed add"), "guide-feed-in-shell"),
];

const fn row_of((term, words): TermRow) -> HelpRow {
    HelpRow::Term(term, words)
}

fn query_rows() -> Vec<HelpRow> {
    let words = [
        (
            HelpTerm::Words("guide-two-words"),
            "guide-two-words-meaning",
        ),
        (HelpTerm::Words("guide-phrase"), "guide-phrase-meaning"),
        (HelpTerm::Typed("( )"), "guide-parentheses"),
    ];
    let operators = OPERATORS
        .iter()
        .map(|operator| (HelpTerm::Operator(operator), operator.explanation));
    let keys = KEYS.iter().map(|key| (HelpTerm::Key(key), key.explanation));
    let rows = words.into_iter().chain(operators).chain(keys);
    rows.map(row_of).collect()
}

fn kind_rows() -> Vec<HelpRow> {
    let row = |kind| HelpRow::Term(HelpTerm::Kind(kind), words_of_kind(kind));
    EntityKind::ALL.map(row).to_vec()
}

impl HelpRow {
    /// What a row can be found by.
    fn text(&self, locale: Locale, keymap: &Keymap) -> String {
        match self {
            Self::Blank | Self::Heading(_) | Self::Nothing => String::new(),
            Self::Command(command) => {
                let keys = keymap.keys(command.action).iter();
                let keys: Vec<String> = keys.map(ToString::to_string).collect();
                let words = locale.wording(command.words);
                let others = search_words(command.action).collect::<Vec<_>>().join(" ");
                format!("{words} {} {} {others}", keys.join(" "), command.id())
            }
            Self::Term(term, words) => {
                let term = term.text(locale, |id| locale.wording(id));
                format!("{term} {}", locale.wording(words))
            }
        }
    }
}

impl HelpTerm {
    /// What stands before the explanation, where a message has this text; of a sign the screen knows it.
    #[must_use]
    pub fn text(
        &self,
        locale: Locale,
        of_message: impl Fn(&'static str) -> Cow<'static, str>,
    ) -> String {
        match self {
            Self::Words(id) => of_message(id).into_owned(),
            Self::Typed(typed) => (*typed).to_owned(),
            Self::Key(key) => format!("{}:", key.name(locale)),
            Self::Operator(operator) => operator.name(locale).to_owned(),
            Self::Sign(_) | Self::Kind(_) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help() -> HelpOverlay {
        HelpOverlay::new(
            Pane::Sidebar,
            vec![Action::Card, Action::Help],
            Locale::Arabic,
            &Keymap::default(),
        )
    }

    fn found(words: &str, locale: Locale) -> Vec<&'static str> {
        let mut help = help();
        help.find(words, locale, &Keymap::default());
        let words = help.rows.iter().filter_map(|row| match row {
            HelpRow::Command(command) => Some(command.words),
            HelpRow::Term(_, words) => Some(*words),
            _ => None,
        });
        words.collect()
    }

    #[test]
    fn the_present_pane_comes_first() {
        let help = help();
        let HelpRow::Heading(heading) = help.rows[0] else {
            panic!("{:?}", help.rows[0]);
        };
        assert_eq!(heading, "guide-here-sidebar");
        assert!(
            matches!(help.rows[1], HelpRow::Command(command) if command.action == Action::Card)
        );
    }

    #[test]
    fn everything_that_can_be_done_is_there_and_the_rest_too() {
        let rows = help().rows;
        let has = |meant: &dyn Fn(&HelpRow) -> bool| rows.iter().any(meant);
        for command in COMMANDS {
            let is_it =
                |row: &HelpRow| matches!(row, HelpRow::Command(c) if c.action == command.action);
            assert!(has(&is_it), "{}", command.id());
        }
        for heading in ["guide-query", "guide-signs", "guide-mouse", "guide-adding"] {
            let is_it = |row: &HelpRow| matches!(row, HelpRow::Heading(id) if *id == heading);
            assert!(has(&is_it), "{heading}");
        }
    }

    #[test]
    fn words_are_found_in_whatever_order_and_form() {
        assert_eq!(found("ذكر سابق", Locale::Arabic).len(), 2);
        assert!(found("اعلى", Locale::Arabic).contains(&"action-up"));
        assert_eq!(
            found("الاعلى", Locale::Arabic),
            found("اعلى", Locale::Arabic)
        );
        assert!(found("phrase", Locale::English).contains(&"guide-phrase-meaning"));
        assert!(found("Ctrl-n", Locale::Arabic).contains(&"action-next-article"));
        assert!(found("لا شيء بهذا الاسم", Locale::Arabic).is_empty());
    }
}
