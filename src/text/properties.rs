//! What Unicode says about a character, as far as laying out text on a grid of cells needs it: one
//! packed word a character, found in a table derived from Unicode's files.

use super::properties_table::{BLOCK_BITS, BLOCK_OF, BLOCKS, MIRRORS, VALUES};

/// The properties of one character, packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Properties(u32);

/// Line_Break of UAX #14, resolved by LB1, with the classes the rules divide further.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LineClass(u8);

/// Bidi_Class of UAX #9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct BidiClass(u8);

/// Joining_Type of the Unicode Standard, section 9.2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct JoiningType(u8);

macro_rules! values {
    ($type:ident: $($name:ident)*) => {
        #[allow(dead_code, clippy::upper_case_acronyms)]
        enum Number { $($name),* }
        impl $type {
            $(#[allow(dead_code)] pub(in crate::text) const $name: Self = Self(Number::$name as u8);)*
            /// The names of the values, each at its number.
            #[cfg(test)]
            pub(in crate::text) const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];
        }
    };
}

/// The values of [`LineClass`].
///
/// Beside the classes of UAX #14: `QI` and `QF` are the QU of general category Pi and Pf, `DC` is
/// U+25CC, `IX` and `AX` are ID and AL that are Extended_Pictographic and unassigned.
mod line_classes {
    use super::LineClass;
    values!(LineClass: AL HL CM SP NU IS CL CP OP QU QI QF EX SY BA HH HY NS GL PO PR IN BB B2 ID
        IX AX EB EM CB RI ZWJ ZW WJ BK CR LF NL AK AP AS VF VI DC JL JV JT H2 H3);
}

/// The values of [`BidiClass`], in the order of UAX #9, table 4.
mod bidi_classes {
    use super::BidiClass;
    values!(BidiClass: L R AL EN ES ET AN CS NSM BN B S WS ON LRE LRO RLE RLO PDF LRI RLI FSI PDI);
}

/// The values of [`JoiningType`]: non-joining, right-, left-, dual-joining, join-causing and
/// transparent.
mod joining_types {
    use super::JoiningType;
    values!(JoiningType: U R L D C T);
}

impl JoiningType {
    /// Whether a character of this type joins to the one before it in the text.
    pub(super) const fn joins_backward(self) -> bool {
        const BACKWARD: u8 = 1 << JoiningType::R.0 | 1 << JoiningType::D.0 | 1 << JoiningType::C.0;
        BACKWARD >> self.0 & 1 != 0
    }

    /// Whether a character of this type joins to the one after it in the text.
    pub(super) const fn joins_forward(self) -> bool {
        const FORWARD: u8 = 1 << JoiningType::L.0 | 1 << JoiningType::D.0 | 1 << JoiningType::C.0;
        FORWARD >> self.0 & 1 != 0
    }
}

impl BidiClass {
    /// The classes in a set, as bits.
    pub(super) const fn set(classes: &[Self]) -> u32 {
        let mut bits = 0;
        let mut index = 0;
        while index < classes.len() {
            bits |= 1 << classes[index].0;
            index += 1;
        }
        bits
    }

    /// This class as a set of one.
    pub(super) const fn bit(self) -> u32 {
        1 << self.0
    }

    /// Whether the class is in `set`.
    pub(super) const fn is_in(self, set: u32) -> bool {
        set >> self.0 & 1 != 0
    }
}

impl Properties {
    const LINE_CLASS: u32 = 0;
    const BIDI_CLASS: u32 = 6;
    const JOINING_TYPE: u32 = 11;
    const WIDTH: u32 = 14;
    /// East_Asian_Width is wide, fullwidth or halfwidth (the `$EastAsian` of UAX #14).
    pub(super) const EAST_ASIAN: Self = Self(1 << 16);
    /// A nonspacing or enclosing mark (general category Mn or Me).
    pub(super) const MARK: Self = Self(1 << 17);
    /// Stays with the character before it, whatever that is but a control (GB9 of UAX #29).
    pub(super) const EXTENDS: Self = Self(1 << 18);
    /// Only the full rules of UAX #29 can tell what its cluster is.
    pub(super) const COMPLEX: Self = Self(1 << 19);
    /// A format character (general category Cf) that nothing is drawn for.
    pub(super) const FORMAT: Self = Self(1 << 20);
    /// A control (general category Cc) or a line or paragraph separator.
    pub(super) const CONTROL: Self = Self(1 << 21);
    /// Has a mirror image (Bidi_Mirroring_Glyph).
    pub(super) const MIRRORED: Self = Self(1 << 22);
    /// An opening or closing bracket in the sense of UAX #9, BD14 and BD15.
    pub(super) const BRACKET: Self = Self(1 << 23);
    /// Has contextual presentation forms.
    pub(super) const FORMS: Self = Self(1 << 24);
    /// White space that hangs at the end of a line.
    pub(super) const HANGS: Self = Self(1 << 25);
    /// A sign written before what it applies to (Prepended_Concatenation_Mark), drawn beside it.
    pub(super) const PREPENDED: Self = Self(1 << 26);

    /// A bracket that opens (Bidi_Paired_Bracket_Type).
    pub(super) const OPENS: Self = Self(1 << 27);

    /// The properties of `character`.
    #[inline]
    pub(super) const fn of(character: char) -> Self {
        let code = character as usize;
        if code < LOW.len() {
            Self(LOW[code])
        } else {
            Self(look_up(code))
        }
    }

    /// The line breaking class.
    #[inline]
    pub(super) const fn line_class(self) -> LineClass {
        LineClass((self.0 >> Self::LINE_CLASS & 63) as u8)
    }

    /// The bidirectional class.
    #[inline]
    pub(super) const fn bidi_class(self) -> BidiClass {
        BidiClass((self.0 >> Self::BIDI_CLASS & 31) as u8)
    }

    /// The joining type.
    #[inline]
    pub(super) const fn joining_type(self) -> JoiningType {
        JoiningType((self.0 >> Self::JOINING_TYPE & 7) as u8)
    }

    /// The cells the character takes by itself: 0, 1 or 2.
    #[inline]
    pub(super) const fn width(self) -> u8 {
        (self.0 >> Self::WIDTH & 3) as u8
    }

    /// Whether it has one of the given properties.
    #[inline]
    pub(super) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// The properties of either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The properties packed from their parts.
    #[cfg(test)]
    pub(super) fn pack(line: u8, bidi: u8, joining: u8, width: u8, flags: Self) -> Self {
        Self(
            u32::from(line) << Self::LINE_CLASS
                | u32::from(bidi) << Self::BIDI_CLASS
                | u32::from(joining) << Self::JOINING_TYPE
                | u32::from(width) << Self::WIDTH
                | flags.0,
        )
    }

    /// The packed word.
    #[cfg(test)]
    pub(super) const fn word(self) -> u32 {
        self.0
    }
}

/// The packed properties of a code point.
const fn look_up(code: usize) -> u32 {
    let block = BLOCK_OF[code >> BLOCK_BITS] as usize;
    let value = BLOCKS[block << BLOCK_BITS | code & ((1 << BLOCK_BITS) - 1)];
    VALUES[value as usize]
}

/// The properties of the characters of one and two bytes, which most of all texts are made of,
/// without the way through blocks.
static LOW: [u32; 0x800] = {
    let mut low = [0; 0x800];
    let mut code = 0;
    while code < low.len() {
        low[code] = look_up(code);
        code += 1;
    }
    low
};

/// The mirror image of `character`, or itself (UAX #9, L4; Bidi_Mirroring_Glyph).
pub(super) fn mirror(character: char) -> char {
    match MIRRORS.binary_search_by_key(&character, |pair| pair.0) {
        Ok(index) => MIRRORS[index].1,
        Err(_) => character,
    }
}

/// Whether a character is a mark or a format character, as Unicode has it.
#[cfg(feature = "extract")]
pub(crate) const fn is_mark_or_format(character: char) -> bool {
    Properties::of(character).has(Properties::MARK.or(Properties::FORMAT))
}
