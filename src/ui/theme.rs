//! What things look like: roles, and the colours a terminal can show them in.

use std::str::FromStr;
use std::sync::Arc;

use ratatui::style::{Color, Modifier, Style};

use crate::config::{Lined, StyleSetting, complaint};
use crate::extract::EntityKind;
use crate::notice::{Notice, SettingFault};

/// Whether the terminal's background is dark or light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// Light letters on dark.
    Dark,
    /// Dark letters on light.
    Light,
    /// Nobody knows: only what can be read on both is used.
    #[default]
    Unknown,
}

/// How many colours may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// None: only weight, underline and inversion.
    None,
    /// The sixteen that the reader's terminal defines.
    Sixteen,
    /// The fixed palette of 256.
    #[default]
    TwoHundredFiftySix,
}

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
    /// The place of an error in what is typed.
    Error,
    /// The status line.
    Status,
    /// Something the status line says that matters.
    Warning,
}

/// Roles by their names in the settings; those of mentions have the kind after their name: `mention-person`.
const ROLES: [(&str, Role); 21] = [
    ("text", Role::Text),
    ("faint", Role::Faint),
    ("divider", Role::Divider),
    ("pane-heading", Role::PaneHeading),
    ("focused-heading", Role::FocusedHeading),
    ("title", Role::Title),
    ("heading", Role::Heading),
    ("quote", Role::Quote),
    ("code", Role::Code),
    ("link", Role::Link),
    ("selected", Role::Selected),
    ("selected-elsewhere", Role::SelectedElsewhere),
    ("unread", Role::Unread),
    ("starred", Role::Starred),
    ("active-topic", Role::ActiveTopic),
    ("topic-cursor", Role::TopicCursor),
    ("hit", Role::Hit),
    ("current-hit", Role::CurrentHit),
    ("error", Role::Error),
    ("status", Role::Status),
    ("warning", Role::Warning),
];

impl Role {
    /// All roles with their names in the settings.
    pub fn all() -> impl Iterator<Item = (String, Self)> {
        let plain = ROLES.iter().map(|&(id, role)| (id.to_owned(), role));
        let mentions = EntityKind::ALL.into_iter().flat_map(|kind| {
            [
                ("mention", Self::Mention(kind)),
                ("selected-mention", Self::SelectedMention(kind)),
                ("current-mention", Self::CurrentMention(kind)),
            ]
            .map(|(id, role)| (format!("{id}-{}", kind.id()), role))
        });
        plain.chain(mentions)
    }

    /// The role of this name.
    #[must_use]
    pub fn with_id(id: &str) -> Option<Self> {
        Self::all()
            .find(|(known, _)| known == id)
            .map(|(_, role)| role)
    }
}

/// How each role looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The background of the terminal.
    pub background: Background,
    /// The colours it may use.
    pub colours: Colours,
    /// What the reader changed.
    pub changes: StyleChanges,
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

/// One colour as its index among 256: on dark, on light, on either; and among the sixteen: on dark,
/// on the others.
type Hue = (u8, u8, u8, u8, u8);

const GREY: Hue = (245, 243, 244, 8, 8);
const FAINT_GREY: Hue = (240, 250, 245, 8, 7);
const ACCENT: Hue = (80, 30, 31, 14, 6);
const GOLD: Hue = (221, 130, 136, 11, 3);
const BLUE: Hue = (117, 25, 33, 12, 4);
const GREEN: Hue = (114, 28, 34, 10, 2);
const PINK: Hue = (212, 127, 170, 13, 5);
const RED: Hue = (209, 160, 167, 9, 1);
const TEAL: Hue = (152, 66, 67, 6, 6);
const HIT_GROUND: Hue = (58, 229, 229, 3, 11);
const HIT_INK: Hue = (255, 16, 16, 0, 0);
const CURRENT_GROUND: Hue = (220, 214, 220, 11, 3);
const SELECTED_GROUND: Hue = (237, 253, 253, 0, 7);
const STATUS_GROUND: Hue = (236, 254, 236, 0, 7);
/// Letters on a background of the program's own: the terminal's could be as dark or as light.
const GROUNDED_INK: Hue = (253, 235, 253, 15, 0);
const SELECTED_INK: Hue = (255, 16, 16, 15, 0);

impl Theme {
    /// The style of a role, as the reader has it.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.changes
            .of(role, self.default_style(role), self.colours)
    }

    fn default_style(&self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Text => plain,
            Role::Faint => self.ink(plain, GREY),
            Role::Divider => self.ink(plain, FAINT_GREY),
            Role::PaneHeading => self.ink(plain, GREY).add_modifier(Modifier::BOLD),
            Role::FocusedHeading => self
                .ink(plain, ACCENT)
                .add_modifier(self.with_underline(Modifier::BOLD)),
            Role::Title => plain.add_modifier(Modifier::BOLD),
            Role::Heading => self.ink(plain, ACCENT).add_modifier(Modifier::BOLD),
            Role::Quote => self.ink(plain, TEAL),
            Role::Code => self.ink(plain, GREEN),
            Role::Link => self.ink(plain, BLUE).add_modifier(Modifier::UNDERLINED),
            Role::Selected => match self.colours {
                Colours::TwoHundredFiftySix => self
                    .background(self.ink(plain, SELECTED_INK), SELECTED_GROUND)
                    .add_modifier(Modifier::BOLD),
                _ => plain.add_modifier(Modifier::REVERSED),
            },
            Role::SelectedElsewhere => plain.add_modifier(Modifier::BOLD),
            Role::Unread => self.ink(plain, ACCENT),
            Role::Starred => self.ink(plain, GOLD),
            Role::ActiveTopic => match self.colours {
                Colours::None => plain.add_modifier(Modifier::REVERSED),
                _ => self
                    .ink(plain, ACCENT)
                    .add_modifier(Modifier::BOLD | Modifier::REVERSED),
            },
            Role::TopicCursor => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Mention(kind) => self.mention(kind),
            Role::SelectedMention(kind) => self
                .style(Role::Mention(kind))
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::CurrentMention(kind) => self
                .style(Role::Mention(kind))
                .add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Hit => match self.colours {
                Colours::Sixteen | Colours::TwoHundredFiftySix => {
                    self.background(self.ink(plain, HIT_INK), HIT_GROUND)
                }
                Colours::None => plain.add_modifier(Modifier::REVERSED),
            },
            Role::CurrentHit => match self.colours {
                Colours::None => plain.add_modifier(Modifier::REVERSED | Modifier::BOLD),
                _ => self.background(plain, CURRENT_GROUND).fg(Color::Black),
            },
            Role::Error => self
                .ink(plain, RED)
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Status => match self.colours {
                Colours::TwoHundredFiftySix => {
                    self.background(self.ink(plain, GROUNDED_INK), STATUS_GROUND)
                }
                _ => plain.add_modifier(Modifier::REVERSED),
            },
            Role::Warning => {
                let status = self.style(Role::Status);
                match self.colours {
                    Colours::TwoHundredFiftySix => {
                        self.ink(status, GOLD).add_modifier(Modifier::BOLD)
                    }
                    _ => status.add_modifier(Modifier::BOLD),
                }
            }
        }
    }

    /// What may be overlooked in a row of some style: where the row is inverted it would be the background
    /// that is faint, and is left as it is.
    #[must_use]
    pub fn faint_on(&self, row: Style) -> Style {
        if row.add_modifier.contains(Modifier::REVERSED) {
            row
        } else {
            row.patch(self.style(Role::Faint))
        }
    }

    fn mention(&self, kind: EntityKind) -> Style {
        if self.colours == Colours::None {
            return Style::new().add_modifier(Modifier::UNDERLINED);
        }
        let hue = match kind {
            EntityKind::Person => GOLD,
            EntityKind::Organization => BLUE,
            EntityKind::Location => GREEN,
            EntityKind::Event => PINK,
            EntityKind::Law => RED,
            EntityKind::Date => TEAL,
        };
        self.ink(Style::new(), hue)
    }

    /// Without colours the pane with the keys is told by an underline.
    fn with_underline(&self, modifier: Modifier) -> Modifier {
        if self.colours == Colours::None {
            modifier | Modifier::UNDERLINED
        } else {
            modifier
        }
    }

    fn ink(&self, style: Style, hue: Hue) -> Style {
        self.colour(hue).map_or(style, |colour| style.fg(colour))
    }

    fn background(&self, style: Style, hue: Hue) -> Style {
        self.colour(hue).map_or(style, |colour| style.bg(colour))
    }

    fn colour(&self, hue: Hue) -> Option<Color> {
        let (dark, light, either, dark_of_16, other_of_16) = hue;
        let of_256 = match self.background {
            Background::Dark => dark,
            Background::Light => light,
            Background::Unknown => either,
        };
        let of_16 = if self.background == Background::Dark {
            dark_of_16
        } else {
            other_of_16
        };
        match self.colours {
            Colours::None => None,
            Colours::Sixteen => Some(sixteen(of_16)),
            Colours::TwoHundredFiftySix => Some(Color::Indexed(of_256)),
        }
    }
}

/// The colours every terminal has, by the names that are sent as `CSI 30 m` to `CSI 97 m`.
fn sixteen(index: u8) -> Color {
    const COLOURS: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    COLOURS[usize::from(index % 16)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn uses_colour(style: Style) -> bool {
        style.fg.is_some() || style.bg.is_some()
    }

    #[test]
    fn without_colours_none_is_used_and_mentions_still_stand_out() {
        let theme = Theme {
            background: Background::Light,
            colours: Colours::None,
            ..Theme::default()
        };
        for role in [
            Role::Title,
            Role::Heading,
            Role::Status,
            Role::Selected,
            Role::CurrentHit,
        ] {
            assert!(!uses_colour(theme.style(role)), "{role:?}");
        }
        for kind in EntityKind::ALL {
            let looks = [
                Role::Text,
                Role::Mention(kind),
                Role::SelectedMention(kind),
                Role::CurrentMention(kind),
            ]
            .map(|role| theme.style(role));
            for (index, look) in looks.iter().enumerate() {
                assert!(!uses_colour(*look));
                assert!(!looks[..index].contains(look));
            }
        }
    }

    #[test]
    fn kinds_differ_in_every_palette() {
        for background in [Background::Dark, Background::Light, Background::Unknown] {
            for colours in [Colours::Sixteen, Colours::TwoHundredFiftySix] {
                let theme = Theme {
                    background,
                    colours,
                    ..Theme::default()
                };
                let looks = EntityKind::ALL.map(|kind| theme.style(Role::Mention(kind)));
                for (index, look) in looks.iter().enumerate() {
                    assert!(
                        !looks[..index].contains(look),
                        "{background:?} {colours:?} {index}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_role_has_a_name_of_its_own() {
        let roles: Vec<(String, Role)> = Role::all().collect();
        for (index, (id, role)) in roles.iter().enumerate() {
            assert_eq!(Role::with_id(id), Some(*role));
            assert!(
                !roles[..index].iter().any(|(_, other)| other == role),
                "{id}"
            );
        }
        assert_eq!(roles.len(), ROLES.len() + 3 * EntityKind::ALL.len());
    }

    #[test]
    fn a_reader_changes_styles_and_what_cannot_be_used_is_reported() {
        let (config, complaints) = Config::parse(
            "[theme]\ntitle = { fg = \"light-blue\", bold = false }\nsky = { fg = \"red\" }\n\
             mention-person = { fg = \"208\", bg = \"reddish\" }\n",
        );
        assert_eq!(complaints, []);
        let (changes, complaints) = StyleChanges::new(config.styles());
        let expected = [
            complaint(3, SettingFault::UnknownRole { id: "sky".into() }),
            complaint(
                4,
                SettingFault::UnreadableColour {
                    colour: "reddish".into(),
                },
            ),
        ];
        assert_eq!(complaints, expected);
        let mut theme = Theme {
            changes,
            ..Theme::default()
        };
        assert_eq!(theme.style(Role::Title), Style::new().fg(Color::LightBlue));
        let person = Some(Color::Indexed(208));
        let kind = EntityKind::Person;
        assert_eq!(theme.style(Role::Mention(kind)).fg, person);
        assert_eq!(theme.style(Role::CurrentMention(kind)).fg, person);
        let plain = Theme::default();
        assert_eq!(theme.style(Role::Quote), plain.style(Role::Quote));
        theme.colours = Colours::None;
        assert!(!uses_colour(theme.style(Role::Title)));
    }
}
