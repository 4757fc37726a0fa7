//! The colours of the themes that come with the program.
//!
//! What a theme changes of the first one are colours on a ground that is known to be dark or light. On one that is
//! known to be neither, few colours can be read at all. Among sixteen they differ by headings, quotations or program text.

use crate::appearance::ThemeName;
use crate::extract::EntityKind;

use super::palette::{Hue, Pair};

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    /// The lines between panes.
    pub(super) divider: Hue,
    /// What may be overlooked.
    pub(super) faint: Hue,
    /// Headings, and what is chosen.
    pub(super) accent: Hue,
    /// Quotations.
    pub(super) quote: Hue,
    /// Program text.
    pub(super) code: Hue,
    /// Links.
    pub(super) link: Hue,
    /// Stars and warnings.
    pub(super) star: Hue,
    /// Mistakes.
    pub(super) error: Hue,
    person: Hue,
    organization: Hue,
    location: Hue,
    event: Hue,
    law: Hue,
    date: Hue,
    /// Hits of a search.
    pub(super) hit: Pair,
    /// The hit one stands at.
    pub(super) current_hit: Pair,
    /// What the reader highlighted.
    pub(super) highlight: Pair,
    /// Text that is selected.
    pub(super) selection: Pair,
    /// The row that is selected.
    pub(super) selected: Pair,
    /// The status line.
    pub(super) status: Pair,
}

impl Palette {
    /// The colours of a theme.
    pub(super) const fn of(name: ThemeName) -> &'static Self {
        match name {
            ThemeName::Qari => &QARI,
            ThemeName::Sea => &SEA,
            ThemeName::Sand => &SAND,
            ThemeName::Garden => &GARDEN,
            ThemeName::Dusk => &DUSK,
            ThemeName::Distinct => &DISTINCT,
        }
    }

    /// The hue of a kind of entity. Where one is missing among sixteen, no colour is left that can be read in all
    /// terminals and is not another kind's.
    pub(super) const fn of_kind(&self, kind: EntityKind) -> Hue {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Organization => self.organization,
            EntityKind::Location => self.location,
            EntityKind::Event => self.event,
            EntityKind::Law => self.law,
            EntityKind::Date => self.date,
        }
    }
}

impl Hue {
    /// The same with other colours on dark and on light.
    const fn on(self, dark: &'static [u8], light: &'static [u8]) -> Self {
        Self {
            dark,
            light,
            ..self
        }
    }

    /// The same with other colours on dark.
    const fn on_dark(self, dark: &'static [u8]) -> Self {
        Self { dark, ..self }
    }

    /// The same with others of the sixteen, on dark and on light.
    const fn of_sixteen(self, dark: u8, light: u8) -> Self {
        Self {
            sixteen: [Some(dark), Some(light), None],
            ..self
        }
    }
}

impl Pair {
    /// The same with other grounds, on dark and on others, and the colours of letters on them.
    const fn on(self, ground: [u8; 2], ink: [u8; 2]) -> Self {
        Self {
            ground,
            ink,
            ..self
        }
    }
}

const DIVIDER: Hue = Hue {
    dark: &[243, 245, 247, 250],
    light: &[243, 242, 240, 238],
    either: 243,
    sixteen: [Some(7), Some(8), None],
};
const GREY: Hue = Hue {
    dark: &[245, 247, 250, 253],
    light: &[242, 240, 238, 235],
    either: 243,
    sixteen: [Some(7), Some(8), None],
};
const ACCENT: Hue = Hue {
    dark: &[80, 122, 159, 195],
    light: &[24, 23, 17],
    either: 29,
    sixteen: [Some(14), Some(4), None],
};
const GOLD: Hue = Hue {
    dark: &[221, 222, 229, 230],
    light: &[130, 94, 58, 52],
    either: 131,
    sixteen: [Some(11), Some(5), None],
};
const BLUE: Hue = Hue {
    dark: &[117, 153, 189, 195],
    light: &[25, 18, 17],
    either: 63,
    sixteen: [Some(12), Some(4), None],
};
const GREEN: Hue = Hue {
    dark: &[114, 157, 194],
    light: &[28, 22],
    either: 29,
    sixteen: [Some(10), None, None],
};
const PINK: Hue = Hue {
    dark: &[212, 218, 225],
    light: &[127, 90, 53],
    either: 163,
    sixteen: [Some(13), Some(5), None],
};
const RED: Hue = Hue {
    dark: &[209, 216, 223, 224],
    light: &[160, 124, 88, 52],
    either: 131,
    sixteen: [Some(9), Some(1), Some(1)],
};
const TEAL: Hue = Hue {
    dark: &[152, 159, 195],
    light: &[23, 17],
    either: 243,
    sixteen: [Some(6), Some(8), None],
};

const HIT: Pair = Pair {
    ground: [58, 229],
    ink: [255, 16],
    sixteen: Some([(3, 0), (11, 0)]),
};
const CURRENT_HIT: Pair = Pair {
    ground: [220, 214],
    ink: [16, 16],
    sixteen: Some([(11, 0), (3, 0)]),
};
const HIGHLIGHT: Pair = Pair {
    ground: [53, 225],
    ink: [255, 16],
    sixteen: Some([(2, 0), (10, 0)]),
};
const SELECTION: Pair = Pair {
    ground: [24, 153],
    ink: [255, 16],
    sixteen: Some([(6, 0), (14, 0)]),
};
/// Where the sixteen have no pair, the terminal's own colours change places.
const SELECTED: Pair = Pair {
    ground: [237, 253],
    ink: [255, 16],
    sixteen: None,
};
const STATUS: Pair = Pair {
    ground: [236, 254],
    ink: [253, 235],
    sixteen: None,
};

/// The first theme: cyan headings, a colour of its own for each kind.
const QARI: Palette = Palette {
    divider: DIVIDER,
    faint: GREY,
    accent: ACCENT,
    quote: TEAL,
    code: GREEN,
    link: BLUE,
    star: GOLD,
    error: RED,
    person: GOLD,
    organization: BLUE,
    location: GREEN.of_sixteen(10, 1),
    event: Hue {
        sixteen: [Some(13), None, None],
        ..PINK
    },
    law: Hue {
        either: 98,
        sixteen: [Some(9), None, None],
        ..RED
    },
    date: TEAL,
    hit: HIT,
    current_hit: CURRENT_HIT,
    highlight: HIGHLIGHT,
    selection: SELECTION,
    selected: SELECTED,
    status: STATUS,
};

/// Blue and green, softly.
const SEA: Palette = Palette {
    accent: ACCENT.on_dark(&[81, 123, 159, 195]).of_sixteen(12, 4),
    quote: QARI.quote.on_dark(&[116, 159, 195]).of_sixteen(6, 4),
    code: QARI.code.on_dark(&[151, 194]),
    star: QARI.star.on_dark(&[229, 230]),
    person: QARI.person.on_dark(&[223, 230]),
    organization: QARI.organization.on_dark(&[111, 153, 189]),
    location: QARI.location.on_dark(&[115, 158, 194]),
    event: QARI.event.on_dark(&[182, 225]),
    law: QARI.law.on_dark(&[217, 224]),
    date: QARI.date.on_dark(&[152, 195]),
    hit: HIT.on([23, 158], [255, 16]),
    current_hit: CURRENT_HIT.on([80, 80], [16, 16]),
    selection: SELECTION.on([25, 153], [255, 16]),
    status: STATUS.on([17, 189], [153, 17]),
    ..QARI
};

/// Warm: ochre and brown.
const SAND: Palette = Palette {
    accent: ACCENT
        .on(&[215, 216, 223, 230], &[94, 58, 52])
        .of_sixteen(11, 1),
    quote: QARI.quote.on(&[180, 187, 230], &[58, 52]),
    code: QARI.code.on_dark(&[150, 193, 194]),
    link: QARI.link.on_dark(&[110, 153, 189, 195]),
    star: QARI.star.on_dark(&[220, 222, 229, 230]),
    organization: QARI.organization.on_dark(&[110, 153, 189, 195]),
    location: QARI.location.on_dark(&[150, 193, 194]),
    event: QARI.event.on_dark(&[218, 225]),
    law: QARI.law.on_dark(&[209, 216, 224]),
    date: QARI.date.on_dark(&[187, 230]),
    current_hit: CURRENT_HIT.on([214, 214], [16, 16]),
    selection: SELECTION.on([94, 223], [255, 16]),
    status: STATUS.on([236, 230], [223, 58]),
    ..QARI
};

/// Green.
const GARDEN: Palette = Palette {
    accent: GREEN.of_sixteen(10, 4),
    quote: QARI.quote.on(&[151, 194], &[22]),
    code: QARI.code.on(&[187, 230], &[58]).of_sixteen(10, 8),
    link: QARI.link.on(&[116, 159, 195], &[23, 17]),
    star: QARI.star.on_dark(&[228, 230]),
    person: QARI.person.on_dark(&[228, 230]),
    organization: QARI.organization.on_dark(&[80, 123, 195]),
    law: QARI.law.on_dark(&[215, 223, 224]),
    date: QARI.date.on_dark(&[252, 255]),
    hit: HIT.on([58, 193], [255, 16]),
    current_hit: CURRENT_HIT.on([154, 154], [16, 16]),
    selection: SELECTION.on([22, 157], [255, 16]),
    status: STATUS.on([236, 194], [194, 22]),
    ..QARI
};

/// Violet.
const DUSK: Palette = Palette {
    accent: ACCENT.on(&[183, 189, 225], &[91, 54, 53]).of_sixteen(13, 5),
    quote: QARI.quote.on(&[146, 189, 195], &[54, 53]),
    code: QARI.code.on(&[152, 195], &[23, 17]),
    link: QARI.link.on_dark(&[111, 153, 189, 195]),
    star: QARI.star.on_dark(&[222, 229, 230]),
    person: QARI.person.on_dark(&[222, 229, 230]),
    organization: QARI.organization.on_dark(&[111, 153, 189]),
    location: QARI.location.on_dark(&[151, 194]),
    event: QARI.event.on_dark(&[219, 225]),
    law: QARI.law.on_dark(&[210, 217, 224]),
    date: QARI.date.on_dark(&[116, 159, 195]),
    hit: HIT.on([53, 225], [255, 16]),
    current_hit: CURRENT_HIT.on([219, 213], [16, 16]),
    highlight: HIGHLIGHT.on([58, 229], [255, 16]),
    selection: SELECTION.on([54, 189], [255, 16]),
    ..QARI
};

/// For readers who see fewer colours apart. Those of kinds differ for them as they do for others, by lightness where
/// hues do not; `tests/reader/screen/contrast.rs` holds that.
const DISTINCT: Palette = Palette {
    accent: ACCENT.on(&[117, 153, 195], &[25, 18]),
    quote: QARI.quote.on(&[250, 253], &[59, 238]),
    code: QARI.code.on(&[179, 222, 230], &[53]),
    link: QARI.link.on(&[117, 153, 195], &[25, 18]),
    star: QARI.star.on_dark(&[220, 222, 229, 230]),
    error: QARI.error.on(&[208, 216, 223, 224], &[124, 88, 52]),
    person: QARI.person.on(&[208, 215, 223], &[124, 52]),
    organization: QARI.organization.on(&[74, 117, 195], &[25]),
    location: QARI.location.on(&[155, 194], &[18]),
    event: QARI.event.on(&[85, 158], &[57]),
    law: QARI.law.on(&[179, 222, 230], &[53]),
    date: QARI.date.on(&[108, 151, 194], &[59, 238]),
    ..QARI
};
