//! Colours that can be read on the ground they stand on: which one is chosen where, by their contrast.
//!
//! Contrast is that of WCAG 2.2, from the relative luminance of sRGB. A hue has several colours from which the first
//! is taken that can be read on the ground; where none can, letters keep the colour they have.

use std::sync::LazyLock;

use ratatui::style::Color;

/// A colour in sRGB, each channel from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

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
    /// None: only weight, slant, underline and inversion.
    None,
    /// The sixteen that the reader's terminal defines.
    Sixteen,
    /// The fixed palette of 256.
    #[default]
    TwoHundredFiftySix,
    /// All of 24 bits.
    True,
}

/// The least contrast of letters and their ground, where both are known.
pub const LEAST_CONTRAST: f64 = 4.5;

const BLACK: Rgb = Rgb(0, 0, 0);
const WHITE: Rgb = Rgb(255, 255, 255);

impl Rgb {
    /// The relative luminance: from 0 for black to 1 for white.
    #[must_use]
    pub fn luminance(self) -> f64 {
        // Styles are made anew for each frame.
        static LINEAR: LazyLock<[f64; 256]> =
            LazyLock::new(|| std::array::from_fn(|channel| linear(channel as f64 / 255.0)));
        let linear = |channel: u8| LINEAR[usize::from(channel)];
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The contrast with another colour: from 1 for the same to 21 for black and white.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour of one of the 240 fixed ones among 256: a cube of six steps each, then greys.
    #[must_use]
    pub fn of_index(index: u8) -> Option<Self> {
        let step = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        match index {
            ..16 => None,
            16..232 => {
                let cube = index - 16;
                Some(Self(step(cube / 36), step(cube / 6 % 6), step(cube % 6)))
            }
            232.. => {
                let grey = 8 + 10 * (index - 232);
                Some(Self(grey, grey, grey))
            }
        }
    }

    /// The colour that is sent, where it is the same in every terminal.
    pub(super) fn of(colour: Color) -> Option<Self> {
        match colour {
            Color::Rgb(red, green, blue) => Some(Self(red, green, blue)),
            Color::Indexed(index) => Self::of_index(index),
            _ => None,
        }
    }

    /// So many twentieths of the way to another colour.
    fn towards(self, other: Self, twentieths: u16) -> Self {
        let mix = |from: u8, to: u8| {
            let mixed = u16::from(from) * (20 - twentieths) + u16::from(to) * twentieths;
            (mixed / 20) as u8
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }
}

/// A channel of sRGB, from 0 to 1, as a share of light.
fn linear(value: f64) -> f64 {
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// What letters stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ground {
    /// Whether it is dark or light.
    background: Background,
    /// Its colour, where it is known.
    colour: Option<Rgb>,
}

impl Ground {
    /// The background of the terminal, with its colour where it told that.
    pub(super) const fn of_terminal(background: Background, colour: Option<Rgb>) -> Self {
        Self { background, colour }
    }

    /// A ground of this colour.
    pub(super) fn of_colour(colour: Rgb) -> Self {
        let is_light = colour.contrast(BLACK) > colour.contrast(WHITE);
        Self {
            background: if is_light {
                Background::Light
            } else {
                Background::Dark
            },
            colour: Some(colour),
        }
    }

    /// Whether letters of this colour can be read on it.
    fn lets_read(self, ink: Rgb) -> bool {
        let is_read_on = |ground: Rgb| ink.contrast(ground) >= LEAST_CONTRAST;
        match (self.colour, self.background) {
            (Some(colour), _) => is_read_on(colour),
            (None, Background::Dark) => is_read_on(BLACK),
            (None, Background::Light) => is_read_on(WHITE),
            (None, Background::Unknown) => is_read_on(BLACK) && is_read_on(WHITE),
        }
    }
}

/// A hue of letters: what may stand for it, the first choice first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hue {
    /// Among 256 on dark: each paler than the one before.
    pub(super) dark: &'static [u8],
    /// On light: each deeper.
    pub(super) light: &'static [u8],
    /// On either.
    pub(super) either: u8,
    /// Among sixteen: on dark, on light, on either.
    pub(super) sixteen: [Option<u8>; 3],
}

/// A colour behind letters, and that of the letters on it: on dark, on the others; among 256 and among sixteen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) ground: [u8; 2],
    pub(super) ink: [u8; 2],
    pub(super) sixteen: Option<[(u8, u8); 2]>,
}

impl Colours {
    /// The colour of letters of a hue; `None` where no colour of it can be read on the ground.
    pub(super) fn ink(self, hue: Hue, ground: Ground) -> Option<Color> {
        let (fixed, of_sixteen) = match ground.background {
            Background::Dark => (hue.dark, hue.sixteen[0]),
            Background::Light => (hue.light, hue.sixteen[1]),
            Background::Unknown => (&[hue.either][..], hue.sixteen[2]),
        };
        match self {
            Self::None => None,
            Self::Sixteen => of_sixteen.map(sixteen),
            Self::TwoHundredFiftySix => {
                let can_be_read =
                    |index: &&u8| Rgb::of_index(**index).is_some_and(|ink| ground.lets_read(ink));
                let index = fixed.iter().find(can_be_read);
                index.map(|index| Color::Indexed(*index))
            }
            Self::True => {
                let nominal = Rgb::of_index(*fixed.first()?)?;
                let end = match ground.background {
                    Background::Light => BLACK,
                    _ => WHITE,
                };
                let mut shades = (0..=20).map(|twentieths| nominal.towards(end, twentieths));
                let Rgb(red, green, blue) = shades.find(|ink| ground.lets_read(*ink))?;
                Some(Color::Rgb(red, green, blue))
            }
        }
    }

    /// The colours of letters and their ground; `None` where there are none for it.
    pub(super) fn pair(self, pair: Pair, background: Background) -> Option<(Color, Color)> {
        let at = usize::from(background != Background::Dark);
        match self {
            Self::None => None,
            Self::Sixteen => {
                let (ground, ink) = pair.sixteen?[at];
                Some((sixteen(ink), sixteen(ground)))
            }
            Self::TwoHundredFiftySix | Self::True => Some((
                Color::Indexed(pair.ink[at]),
                Color::Indexed(pair.ground[at]),
            )),
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

    #[test]
    fn contrast_is_that_of_wcag() {
        let close = |a: f64, b: f64| (a - b).abs() < 0.01;
        assert!(close(BLACK.contrast(WHITE), 21.0));
        assert!(close(WHITE.contrast(WHITE), 1.0));
        assert!(close(Rgb(0x76, 0x76, 0x76).contrast(WHITE), 4.54));
        assert!(close(Rgb(0xCD, 0xCD, 0).contrast(WHITE), 1.70));
        assert!(close(Rgb(0, 0, 0xEE).contrast(BLACK), 2.23));
    }

    #[test]
    fn the_fixed_colours_are_a_cube_and_greys() {
        assert_eq!(Rgb::of_index(15), None);
        assert_eq!(Rgb::of_index(16), Some(BLACK));
        assert_eq!(Rgb::of_index(67), Some(Rgb(95, 135, 175)));
        assert_eq!(Rgb::of_index(231), Some(WHITE));
        assert_eq!(Rgb::of_index(232), Some(Rgb(8, 8, 8)));
        assert_eq!(Rgb::of_index(255), Some(Rgb(238, 238, 238)));
    }
}
