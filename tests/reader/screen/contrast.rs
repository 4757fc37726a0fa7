//! Whether all roles can be read, with the colours that are sent and on the grounds they are shown on.

use qari::appearance::ThemeName;
use qari::extract::EntityKind;
use qari::ui::{Background, Colours, LEAST_CONTRAST, Rgb, Role, Theme};
use ratatui::style::{Color, Style};

/// The least contrast with colours that the terminal defines.
const LEAST_OF_SIXTEEN: f64 = 3.0;

const BLACK: Rgb = Rgb(0, 0, 0);
const WHITE: Rgb = Rgb(255, 255, 255);

/// The sixteen colours of terminals as they come, black to white, then the bright ones.
const PALETTES: [(&str, [u32; 16]); 5] = [
    // XTerm-col.ad and the manual of xterm(1), resources color0 to color15.
    (
        "xterm",
        [
            0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
            0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
        ],
    ),
    // vte_terminal_set_colors: what holds where a program on VTE sets no palette.
    (
        "VTE",
        [
            0x000000, 0xC00000, 0x00C000, 0xC0C000, 0x0000C0, 0xC000C0, 0x00C0C0, 0xC0C0C0,
            0x3F3F3F, 0xFF3F3F, 0x3FFF3F, 0xFFFF3F, 0x3F3FFF, 0xFF3FFF, 0x3FFFFF, 0xFFFFFF,
        ],
    ),
    // The palette "GNOME" of GNOME Terminal's profiles.
    (
        "GNOME Terminal",
        [
            0x171421, 0xC01C28, 0x26A269, 0xA2734C, 0x12488B, 0xA347BA, 0x2AA1B3, 0xD0CFCC,
            0x5E5C64, 0xF66151, 0x33D17A, 0xE9AD0C, 0x2A7BDE, 0xC061CB, 0x33C7DE, 0xFFFFFF,
        ],
    ),
    // Konsole's default scheme, Breeze.colorscheme.
    (
        "Konsole",
        [
            0x232627, 0xED1515, 0x11D116, 0xF67400, 0x1D99F3, 0x9B59B6, 0x1ABC9C, 0xFCFCFC,
            0x7F8C8D, 0xC0392B, 0x1CDC9A, 0xFDBC4B, 0x3DAEE9, 0x8E44AD, 0x16A085, 0xFFFFFF,
        ],
    ),
    // The scheme "Campbell" of Windows Terminal's defaults.json.
    (
        "Windows Terminal",
        [
            0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC,
            0x767676, 0xE74856, 0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2,
        ],
    ),
];

/// Grounds other than black and white that readers have: Breeze, Solarized, One Dark, GNOME, a grey, Solarized again,
/// paper, a light grey.
const DARK: [Rgb; 5] = [
    Rgb(0x23, 0x26, 0x27),
    Rgb(0x00, 0x2B, 0x36),
    Rgb(0x28, 0x2C, 0x34),
    Rgb(0x17, 0x14, 0x21),
    Rgb(0x30, 0x30, 0x30),
];
const LIGHT: [Rgb; 3] = [
    Rgb(0xFD, 0xF6, 0xE3),
    Rgb(0xFA, 0xF4, 0xE8),
    Rgb(0xEE, 0xEE, 0xEC),
];

fn rgb(word: u32) -> Rgb {
    let [_, red, green, blue] = word.to_be_bytes();
    Rgb(red, green, blue)
}

/// The number among sixteen of a colour that is sent by its name.
fn of_sixteen(colour: Color) -> Option<usize> {
    let all = [
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
    all.into_iter().position(|known| known == colour)
}

fn shown(colour: Color, palette: &[u32; 16]) -> Rgb {
    match colour {
        Color::Rgb(red, green, blue) => Rgb(red, green, blue),
        Color::Indexed(index) => Rgb::of_index(index).expect("only fixed colours have numbers"),
        named => rgb(palette[of_sixteen(named).expect("one of sixteen")]),
    }
}

/// The contrast of a style on a ground; `None` where letters and ground are the terminal's own.
fn contrast(style: Style, ground: Rgb, palette: &[u32; 16]) -> Option<f64> {
    let ink = style.fg.map(|colour| shown(colour, palette));
    match (ink, style.bg.map(|colour| shown(colour, palette))) {
        (None, None) => None,
        (Some(ink), own) => Some(ink.contrast(own.unwrap_or(ground))),
        (None, Some(_)) => panic!("a ground without letters of its own: {style:?}"),
    }
}

/// Every style a theme has: roles by themselves, and in the rows they are drawn in.
fn styles(theme: &Theme) -> Vec<(String, Style)> {
    let mut styles = Vec::new();
    let rows = [Role::Selected, Role::Status, Role::SelectedElsewhere];
    for (id, role, _) in Role::all() {
        styles.push((id.clone(), theme.style(role)));
        for row in rows {
            let over = theme.over(theme.style(row), role);
            styles.push((format!("{id} over {row:?}"), over));
        }
    }
    for (id, role, _) in Role::all() {
        let highlight = theme.style(Role::Highlight);
        let over = theme.mention_over(highlight, highlight, role);
        styles.push((format!("{id} on a highlight"), over));
    }
    for row in rows {
        styles.push((
            format!("faint in {row:?}"),
            theme.faint_on(theme.style(row)),
        ));
    }
    styles
}

/// Every style of a theme has at least this contrast on every ground.
fn check(theme: &Theme, grounds: &[Rgb], palette: &[u32; 16], least: f64, name: &str) {
    for (role, style) in styles(theme) {
        for ground in grounds {
            let contrast = contrast(style, *ground, palette).unwrap_or(least);
            assert!(
                contrast >= least,
                "{name}: {role} on {ground:?} has {contrast:.2}: {style:?}"
            );
        }
    }
}

fn theme(name: ThemeName, background: Background, colours: Colours, ground: Option<Rgb>) -> Theme {
    Theme {
        name,
        background,
        ground,
        colours,
        ..Theme::default()
    }
}

#[test]
fn everything_can_be_read_in_256_colours_and_in_all() {
    for of in ThemeName::ALL {
        for colours in [Colours::TwoHundredFiftySix, Colours::True] {
            let dark = DARK.map(|ground| (Background::Dark, Some(ground)));
            let light = LIGHT.map(|ground| (Background::Light, Some(ground)));
            let plain = [(Background::Dark, None), (Background::Light, None)];
            for (background, ground) in dark.into_iter().chain(light).chain(plain) {
                let shown = ground.unwrap_or(match background {
                    Background::Dark => BLACK,
                    _ => WHITE,
                });
                let theme = theme(of, background, colours, ground);
                let name = format!("{of:?} {colours:?} {background:?}");
                check(&theme, &[shown], &PALETTES[0].1, LEAST_CONTRAST, &name);
            }
            let unknown = theme(of, Background::Unknown, colours, None);
            let grounds = [BLACK, WHITE];
            let name = format!("{of:?} unknown");
            check(&unknown, &grounds, &PALETTES[0].1, LEAST_CONTRAST, &name);
        }
    }
}

#[test]
fn everything_can_be_read_in_the_sixteen_colours_of_terminals() {
    for of in ThemeName::ALL {
        for (name, palette) in &PALETTES {
            for (background, grounds) in [
                (Background::Dark, &[BLACK][..]),
                (Background::Light, &[WHITE]),
                (Background::Unknown, &[BLACK, WHITE]),
            ] {
                let theme = theme(of, background, Colours::Sixteen, None);
                let name = format!("{of:?} {name}");
                check(&theme, grounds, palette, LEAST_OF_SIXTEEN, &name);
            }
        }
    }
}

#[test]
fn kinds_differ_from_each_other_in_every_theme() {
    for of in ThemeName::ALL {
        for background in [Background::Dark, Background::Light, Background::Unknown] {
            for colours in [Colours::TwoHundredFiftySix, Colours::True] {
                let theme = theme(of, background, colours, None);
                let inks = EntityKind::ALL.map(|kind| theme.style(Role::Mention(kind)).fg);
                for (index, ink) in inks.iter().enumerate() {
                    assert!(
                        !inks[..index].contains(ink),
                        "{of:?} {background:?} {ink:?}"
                    );
                }
            }
        }
    }
}

/// How colours are seen without one of the three kinds of cones (Machado, Oliveira and Fernandes 2009, severity 1), in
/// linear sRGB.
const WITHOUT_A_CONE: [[[f64; 3]; 3]; 3] = [
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];
const WITH_ALL_CONES: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// A colour as it is seen, in CIE L*a*b* (D65).
fn seen(Rgb(red, green, blue): Rgb, eye: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        match value <= 0.04045 {
            true => value / 12.92,
            false => ((value + 0.055) / 1.055).powf(2.4),
        }
    };
    let sent = [red, green, blue].map(linear);
    let [red, green, blue] = eye.map(|row| {
        let sum: f64 = row.iter().zip(sent).map(|(a, b)| a * b).sum();
        sum.clamp(0.0, 1.0)
    });
    let root = |value: f64| match value > 0.008_856 {
        true => value.cbrt(),
        false => 7.787 * value + 16.0 / 116.0,
    };
    let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
    let y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The least difference of the colours of two kinds, for this eye.
fn least_difference(of: ThemeName, background: Background, eye: &[[f64; 3]; 3]) -> f64 {
    let theme = theme(of, background, Colours::TwoHundredFiftySix, None);
    let colours = EntityKind::ALL.map(|kind| {
        let ink = theme.style(Role::Mention(kind)).fg.expect("a colour");
        seen(shown(ink, &PALETTES[0].1), eye)
    });
    let mut least = f64::MAX;
    for (index, a) in colours.iter().enumerate() {
        for b in &colours[..index] {
            let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
            least = least.min(squares.sqrt());
        }
    }
    least
}

/// Twenty is far more than what is told apart side by side (2.3).
#[test]
fn kinds_differ_for_readers_who_see_fewer_colours() {
    for background in [Background::Dark, Background::Light] {
        for eye in WITHOUT_A_CONE.iter().chain([&WITH_ALL_CONES]) {
            let difference = least_difference(ThemeName::Distinct, background, eye);
            assert!(difference > 20.0, "{background:?}: {difference:.1}");
        }
        // What the theme is there for.
        let eyes = WITHOUT_A_CONE.iter();
        let usual = eyes.map(|eye| least_difference(ThemeName::Qari, background, eye));
        assert!(usual.fold(f64::MAX, f64::min) < 20.0);
    }
}

/// The palettes are what is measured with: these are the faults that were seen.
#[test]
fn yellow_and_cyan_on_white_would_be_found() {
    for (index, expected) in [(3, 1.70), (6, 1.98)] {
        let contrast = rgb(PALETTES[0].1[index]).contrast(WHITE);
        assert!((contrast - expected).abs() < 0.01, "{contrast}");
    }
}
