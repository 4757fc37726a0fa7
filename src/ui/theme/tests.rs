//! Themes: what can be told apart, with colours and without.

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
fn kinds_differ_in_every_palette_and_from_the_text() {
    let all = [
        Colours::None,
        Colours::Sixteen,
        Colours::TwoHundredFiftySix,
        Colours::True,
    ];
    for background in [Background::Dark, Background::Light, Background::Unknown] {
        for (colours, kinds) in all
            .into_iter()
            .flat_map(|c| [(c, KindMarks::Colours), (c, KindMarks::LettersToo)])
        {
            let theme = Theme {
                background,
                colours,
                kinds,
                ..Theme::default()
            };
            let mut looks = vec![theme.style(Role::Text)];
            for kind in EntityKind::ALL {
                let look = theme.style(Role::Mention(kind));
                assert!(
                    !looks.contains(&look),
                    "{background:?} {colours:?} {kind:?}"
                );
                looks.push(look);
            }
        }
    }
}

#[test]
fn what_is_marked_by_its_ground_differs_in_every_theme() {
    for name in ThemeName::ALL {
        for background in [Background::Dark, Background::Light, Background::Unknown] {
            let theme = Theme {
                name,
                background,
                ..Theme::default()
            };
            let roles = [
                Role::Hit,
                Role::CurrentHit,
                Role::Highlight,
                Role::Selection,
            ];
            let grounds = roles.map(|role| theme.style(role).bg);
            for (index, ground) in grounds.iter().enumerate() {
                assert!(
                    !grounds[..index].contains(ground),
                    "{name:?} {background:?} {:?}",
                    roles[index]
                );
            }
        }
    }
}

#[test]
fn themes_differ_in_every_palette() {
    let backgrounds = [Background::Dark, Background::Light, Background::Unknown];
    for colours in [Colours::Sixteen, Colours::TwoHundredFiftySix, Colours::True] {
        for background in backgrounds {
            // Of sixteen hardly one can be read on any ground.
            if (colours, background) == (Colours::Sixteen, Background::Unknown) {
                continue;
            }
            let looks = ThemeName::ALL.map(|name| {
                let theme = Theme {
                    name,
                    background,
                    colours,
                    ..Theme::default()
                };
                let styles = Role::all().map(|(_, role, _)| theme.style(role));
                styles.collect::<Vec<_>>()
            });
            for (index, look) in looks.iter().enumerate() {
                let name = ThemeName::ALL[index];
                assert!(
                    !looks[..index].contains(look),
                    "{name:?} {background:?} {colours:?}"
                );
            }
        }
    }
}

#[test]
fn in_sixteen_colours_kinds_differ_by_letters_for_those_who_see_fewer() {
    for background in [Background::Dark, Background::Light, Background::Unknown] {
        let theme = Theme {
            name: ThemeName::Distinct,
            background,
            colours: Colours::Sixteen,
            ..Theme::default()
        };
        let letters = EntityKind::ALL.map(|kind| theme.style(Role::Mention(kind)).add_modifier);
        for (index, look) in letters.iter().enumerate() {
            assert!(!letters[..index].contains(look), "{background:?} {look:?}");
        }
    }
}

#[test]
fn kinds_differ_by_letters_alone_where_the_reader_wants_it() {
    let theme = Theme {
        kinds: KindMarks::LettersToo,
        ..Theme::default()
    };
    let letters = EntityKind::ALL.map(|kind| theme.style(Role::Mention(kind)).add_modifier);
    for (index, look) in letters.iter().enumerate() {
        assert!(!letters[..index].contains(look));
    }
}

#[test]
fn every_role_has_a_name_of_its_own() {
    let roles: Vec<(String, Role)> = Role::all().map(|(id, role, _)| (id, role)).collect();
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
