//! What things look like: roles and their styles.

use std::str::FromStr;
use std::sync::Arc;

use ratatui::style::{Color, Modifier, Style};

use crate::app::KindMarks;
use crate::appearance::ThemeName;
use crate::config::{Lined, StyleSetting, complaint};
use crate::extract::EntityKind;
use crate::notice::{Notice, SettingFault};

use super::manner::Manner;
use super::palette::{Background, Colours, Ground, Hue, Pair, Rgb};
use super::palettes::Palette;

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Prose.
    Text,
    /// What may be overlooked.
    Faint,
    /// Lines between panes.
    Divider,
    /// The heading of a pane.
    PaneHeading,
    /// The heading of the pane that keys go to.
    FocusedHeading,
    /// The title of the open article.
    Title,
    /// A heading in the article.
    Heading,
    /// A quotation.
    Quote,
    /// Program text.
    Code,
    /// A link.
    Link,
    /// The selected row of a list whose pane has the keys.
    Selected,
    /// The selected row of another list.
    SelectedElsewhere,
    /// The mark of an article that was not read.
    Unread,
    /// The mark of an article that the reader starred.
    Starred,
    /// A topic the list is filtered by.
    ActiveTopic,
    /// The topic the keys are at.
    TopicCursor,
    /// A mention, or the heading of its kind.
    Mention(EntityKind),
    /// A mention of the selected entity.
    SelectedMention(EntityKind),
    /// The mention one stands at.
    CurrentMention(EntityKind),
    /// A hit of the search.
    Hit,
    /// The hit one stands at.
    CurrentHit,
    /// A passage that the reader highlighted.
    Highlight,
    /// A highlighted passage with a note.
    Noted,
    /// Text that is selected.
    Selection,
    /// The place of an error in what is typed.
    Error,
    /// The status line.
    Status,
    /// Something the status line says that matters.
    Warning,
}

/// Roles by their names in the settings, each with the message that says what it is; those of mentions have the kind
/// after their name: `mention-person`.
const ROLES: [(&str, Role, &str); 24] = [
    ("text", Role::Text, "role-text"),
    ("faint", Role::Faint, "role-faint"),
    ("divider", Role::Divider, "role-divider"),
    ("pane-heading", Role::PaneHeading, "role-pane-heading"),
    (
        "focused-heading",
        Role::FocusedHeading,
        "role-focused-heading",
    ),
    ("title", Role::Title, "role-title"),
    ("heading", Role::Heading, "role-heading"),
    ("quote", Role::Quote, "role-quote"),
    ("code", Role::Code, "role-code"),
    ("link", Role::Link, "role-link"),
    ("selected", Role::Selected, "role-selected"),
    (
        "selected-elsewhere",
        Role::SelectedElsewhere,
        "role-selected-elsewhere",
    ),
    ("unread", Role::Unread, "role-unread"),
    ("starred", Role::Starred, "role-starred"),
    ("active-topic", Role::ActiveTopic, "role-active-topic"),
    ("topic-cursor", Role::TopicCursor, "role-topic-cursor"),
    ("hit", Role::Hit, "role-hit"),
    ("current-hit", Role::CurrentHit, "role-current-hit"),
    ("highlight", Role::Highlight, "role-highlight"),
    ("noted", Role::Noted, "role-noted"),
    ("selection", Role::Selection, "role-selection"),
    ("error", Role::Error, "role-error"),
    ("status", Role::Status, "role-status"),
    ("warning", Role::Warning, "role-warning"),
];

/// The role of a kind of entity.
type OfKind = fn(EntityKind) -> Role;

/// The roles of mentions, which each kind of entity has.
const OF_MENTIONS: [(&str, OfKind, &str); 3] = [
    ("mention", Role::Mention, "role-mention"),
    (
        "selected-mention",
        Role::SelectedMention,
        "role-selected-mention",
    ),
    (
        "current-mention",
        Role::CurrentMention,
        "role-current-mention",
    ),
];

impl Role {
    /// All roles with their names in the settings, and the messages that say what they are.
    pub fn all() -> impl Iterator<Item = (String, Self, &'static str)> {
        let plain = ROLES
            .iter()
            .map(|&(id, role, words)| (id.to_owned(), role, words));
        let mentions = OF_MENTIONS.iter().flat_map(|&(id, role, words)| {
            let of_kind =
                move |kind: EntityKind| (format!("{id}-{}", kind.id()), role(kind), words);
            EntityKind::ALL.into_iter().map(of_kind)
        });
        plain.chain(mentions)
    }

    /// The role of this name.
    #[must_use]
    pub fn with_id(id: &str) -> Option<Self> {
        Self::all()
            .find(|(known, ..)| known == id)
            .map(|(_, role, _)| role)
    }
}

/// How each role looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Whose colours it has.
    pub name: ThemeName,
    /// The background of the terminal.
    pub background: Background,
    /// Its colour, where the terminal told it.
    pub ground: Option<Rgb>,
    /// The colours it may use.
    pub colours: Colours,
    /// How kinds of entities are told apart in a text.
    pub kinds: KindMarks,
    /// What the reader changed.
    pub changes: StyleChanges,
    /// Whether there are styles at all.
    pub manner: Manner,
}

/// What the reader changed about the styles of roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyleChanges(Arc<[(Role, StyleChange)]>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct StyleChange {
    foreground: Option<Color>,
    background: Option<Color>,
    /// Modifiers, and whether the style is to have them.
    modifiers: [Option<(Modifier, bool)>; 3],
}

impl StyleChanges {
    /// The changes of the settings, and what in these cannot be used.
    #[must_use]
    pub fn new(settings: &[StyleSetting]) -> (Self, Vec<Notice>) {
        let mut complaints = Vec::new();
        let mut changes = Vec::new();
        for setting in settings {
            let Some(role) = Role::with_id(&setting.role.value) else {
                let id = setting.role.value.clone();
                let fault = SettingFault::UnknownRole { id };
                complaints.push(complaint(setting.role.line, fault));
                continue;
            };
            let mut colour = |written: &Option<Lined<String>>| {
                let written = written.as_ref()?;
                let colour = Color::from_str(&written.value).ok();
                if colour.is_none() {
                    let colour = written.value.clone();
                    let fault = SettingFault::UnreadableColour { colour };
                    complaints.push(complaint(written.line, fault));
                }
                colour
            };
            let wanted = |modifier, wanted: Option<bool>| Some((modifier, wanted?));
            let change = StyleChange {
                foreground: colour(&setting.foreground),
                background: colour(&setting.background),
                modifiers: [
                    wanted(Modifier::BOLD, setting.bold),
                    wanted(Modifier::UNDERLINED, setting.underlined),
                    wanted(Modifier::REVERSED, setting.reversed),
                ],
            };
            changes.push((role, change));
        }
        (Self(changes.into()), complaints)
    }

    /// A setting without the colours that cannot be used.
    #[must_use]
    pub fn usable(setting: &StyleSetting) -> StyleSetting {
        let is_colour = |written: &Lined<String>| Color::from_str(&written.value).is_ok();
        StyleSetting {
            foreground: setting.foreground.clone().filter(is_colour),
            background: setting.background.clone().filter(is_colour),
            ..setting.clone()
        }
    }

    /// A style with the changes of its role.
    fn of(&self, role: Role, mut style: Style, colours: Colours) -> Style {
        let Some((_, change)) = self.0.iter().find(|(changed, _)| *changed == role) else {
            return style;
        };
        if colours != Colours::None {
            style.fg = change.foreground.or(style.fg);
            style.bg = change.background.or(style.bg);
        }
        for (modifier, is_wanted) in change.modifiers.into_iter().flatten() {
            style.add_modifier.set(modifier, is_wanted);
        }
        style
    }
}

impl Theme {
    /// The style of a role, as the reader has it.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let ground = Ground::of_terminal(self.background, self.ground);
        self.style_on(role, ground)
    }

    /// The style of a role in a row that has a style already: what can be read on the row's own ground.
    #[must_use]
    pub fn over(&self, row: Style, role: Role) -> Style {
        let ground = row.bg.and_then(Rgb::of).map(Ground::of_colour);
        let style = ground.map_or_else(|| self.style(role), |ground| self.style_on(role, ground));
        row.patch(style)
    }

    /// The style of a mention in a text of some style, on the ground of what is highlighted, or on that of the terminal
    /// where there is none. Where that ground is one of the sixteen, of which nobody knows the colour, only the letters
    /// tell the kind.
    #[must_use]
    pub fn mention_over(&self, style: Style, highlight: Style, role: Role) -> Style {
        let Some(ground) = highlight.bg else {
            return style.patch(self.style(role));
        };
        if Rgb::of(ground).is_some() {
            return self.over(style, role);
        }
        let kind = match role {
            Role::Mention(kind) | Role::SelectedMention(kind) | Role::CurrentMention(kind) => kind,
            _ => return style,
        };
        let letters = self.style(role).add_modifier | letters_of(kind).difference(Modifier::DIM);
        style.add_modifier(letters)
    }

    /// What may be overlooked in a row of some style: where the row is inverted it would be the background
    /// that is faint, and is left as it is.
    #[must_use]
    pub fn faint_on(&self, row: Style) -> Style {
        if row.add_modifier.contains(Modifier::REVERSED) {
            row
        } else {
            self.over(row, Role::Faint)
        }
    }

    /// The style of a role as the settings would have it.
    #[must_use]
    pub fn setting(&self, id: &str, role: Role) -> StyleSetting {
        let style = self.style(role);
        let unlined = |value: String| Lined { line: 0, value };
        let has = |modifier| style.add_modifier.contains(modifier).then_some(true);
        StyleSetting {
            role: unlined(id.to_owned()),
            foreground: style.fg.map(|colour| unlined(colour.to_string())),
            background: style.bg.map(|colour| unlined(colour.to_string())),
            bold: has(Modifier::BOLD),
            underlined: has(Modifier::UNDERLINED),
            reversed: has(Modifier::REVERSED),
        }
    }

    fn style_on(&self, role: Role, ground: Ground) -> Style {
        let style = self.default_style(role, ground);
        self.changes.of(role, style, self.colours)
    }

    fn default_style(&self, role: Role, ground: Ground) -> Style {
        let plain = Style::new();
        let palette = Palette::of(self.name);
        let ink = |hue| self.ink(plain, hue, ground);
        match role {
            Role::Text => plain,
            Role::Faint => ink(palette.faint),
            Role::Divider => ink(palette.divider),
            Role::PaneHeading => ink(palette.faint).add_modifier(Modifier::BOLD),
            Role::FocusedHeading => {
                ink(palette.accent).add_modifier(self.with_underline(Modifier::BOLD))
            }
            Role::Title => plain.add_modifier(Modifier::BOLD),
            Role::Heading => ink(palette.accent).add_modifier(Modifier::BOLD),
            Role::Quote => ink(palette.quote),
            Role::Code => ink(palette.code),
            Role::Link => ink(palette.link).add_modifier(Modifier::UNDERLINED),
            Role::Selected => self.paired(palette.selected).add_modifier(Modifier::BOLD),
            Role::SelectedElsewhere => plain.add_modifier(Modifier::BOLD),
            Role::Unread => ink(palette.accent),
            Role::Starred => ink(palette.star),
            Role::ActiveTopic => {
                ink(palette.accent).add_modifier(Modifier::BOLD | Modifier::REVERSED)
            }
            Role::TopicCursor => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Mention(kind) => self.mention(kind, ground),
            Role::SelectedMention(kind) => self
                .style_on(Role::Mention(kind), ground)
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::CurrentMention(kind) => self
                .style_on(Role::Mention(kind), ground)
                .add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Hit => self.paired(palette.hit),
            Role::CurrentHit => {
                let style = self.paired(palette.current_hit);
                match self.colours {
                    Colours::None => style.add_modifier(Modifier::BOLD),
                    _ => style,
                }
            }
            Role::Highlight => match self.colours {
                // Fainter than a hit, which changes places as well.
                Colours::None => plain.add_modifier(Modifier::REVERSED | Modifier::DIM),
                _ => self.paired(palette.highlight),
            },
            Role::Noted => self
                .style_on(Role::Highlight, ground)
                .add_modifier(Modifier::UNDERLINED),
            Role::Selection => self.paired(palette.selection),
            Role::Error => ink(palette.error).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Status => self.paired(palette.status),
            Role::Warning => {
                let status = self.style(Role::Status);
                match status.bg.and_then(Rgb::of) {
                    Some(ground) => self.ink(status, palette.star, Ground::of_colour(ground)),
                    None => status,
                }
                .add_modifier(Modifier::BOLD)
            }
        }
    }

    /// The colour of the kind; the letters of the kind where there is none, or the reader wants both.
    fn mention(&self, kind: EntityKind, ground: Ground) -> Style {
        let style = self.ink(Style::new(), Palette::of(self.name).of_kind(kind), ground);
        // Where few colours can be used they are not told apart by all who want a theme for that.
        let has_few = self.colours == Colours::Sixteen || self.background == Background::Unknown;
        let kinds = match self.name {
            ThemeName::Distinct if has_few => KindMarks::LettersToo,
            _ => self.kinds,
        };
        let letters = match (style.fg, kinds) {
            (Some(_), KindMarks::Colours) => Modifier::empty(),
            // A colour that was chosen to be read is not made fainter.
            (Some(_), KindMarks::LettersToo) => letters_of(kind).difference(Modifier::DIM),
            (None, _) => letters_of(kind),
        };
        style.add_modifier(letters)
    }

    /// Without colours the pane with the keys is told by an underline.
    fn with_underline(&self, modifier: Modifier) -> Modifier {
        if self.colours == Colours::None {
            modifier | Modifier::UNDERLINED
        } else {
            modifier
        }
    }

    fn ink(&self, style: Style, hue: Hue, ground: Ground) -> Style {
        let ink = self.colours.ink(hue, ground);
        ink.map_or(style, |ink| style.fg(ink))
    }

    /// Letters and a ground of their own: the terminal's could be as dark or as light. Without one the terminal's
    /// change places.
    fn paired(&self, pair: Pair) -> Style {
        match self.colours.pair(pair, self.background) {
            Some((ink, ground)) => Style::new().fg(ink).bg(ground),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }
}

/// The letters of a kind, told apart without colour: names of people underlined and titles slanted, as printers of
/// several scripts have it; weight for what acts, and dates, which matter least, faint.
const fn letters_of(kind: EntityKind) -> Modifier {
    match kind {
        EntityKind::Person => Modifier::UNDERLINED,
        EntityKind::Organization => Modifier::BOLD,
        EntityKind::Location => Modifier::ITALIC,
        EntityKind::Event => Modifier::BOLD.union(Modifier::ITALIC),
        EntityKind::Law => Modifier::UNDERLINED.union(Modifier::ITALIC),
        EntityKind::Date => Modifier::DIM,
    }
}

#[cfg(test)]
mod tests;
