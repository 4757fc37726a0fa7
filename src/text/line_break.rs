//! Where a line may end (UAX #14, Unicode 17): the rules, each under its number.

use super::characters::{Break, Character};
use super::properties::{LineClass, Properties};

macro_rules! class {
    ($($name:ident)|+) => { $(LineClass::$name)|+ };
}

/// Notes what may happen before each character; before the first it is [`Break::Prohibited`] (LB2).
pub(super) fn find(characters: &mut [Character]) {
    let mut context = BreakContext::new();
    let mut index = 0;
    while index < characters.len() {
        characters[index].break_before = context.step(characters, index);
        index += 1;
        if context.is_within_word() {
            index = context.take_words(characters, index);
        }
    }
}

/// What the rules need to know of the text before a place.
///
/// LB9 is applied throughout: a base and the marks on it count as the base.
struct BreakContext {
    /// The class of the last character, spaces left out; none at the start of the text.
    before: Option<LineClass>,
    /// Whether that one is East Asian.
    before_is_east_asian: bool,
    /// What stands before that one, spaces not left out; none at the start of the text.
    earlier: Option<(LineClass, bool)>,
    /// Whether spaces follow `before`.
    spaces: bool,
    /// Whether the very last character is a ZWJ.
    joiner: bool,
    /// Whether `before` is an opening quotation mark where one opens (LB15a).
    quotation: bool,
    /// How much of a number stands before (LB25).
    number: Number,
    /// Whether an odd number of regional indicators stands before (LB30a).
    half_a_flag: bool,
}

/// A number, as far as LB25 has seen one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    /// None.
    None,
    /// `NU (SY | IS)*`
    Open,
    /// `NU (SY | IS)* (CL | CP)`
    Closed,
}

/// AL and HL: alphabetic characters; the dotted circle is one.
macro_rules! alphabetic {
    () => {
        LineClass::AL | LineClass::HL | LineClass::DC | LineClass::AX
    };
}
/// QU, of any general category.
macro_rules! quotation {
    () => {
        LineClass::QU | LineClass::QI | LineClass::QF
    };
}
/// ID, reserved pictographs included.
macro_rules! ideographic {
    () => {
        LineClass::ID | LineClass::IX
    };
}

impl BreakContext {
    fn new() -> Self {
        Self {
            before: None,
            before_is_east_asian: false,
            earlier: None,
            spaces: false,
            joiner: false,
            quotation: false,
            number: Number::None,
            half_a_flag: false,
        }
    }

    /// Whether a letter stands before, and nothing between.
    fn is_within_word(&self) -> bool {
        self.before == Some(LineClass::AL) && !self.spaces && !self.joiner
    }

    /// Takes in most of all text: the letters that stand at `index` after a letter, the marks on them
    /// (LB9, LB28), and further words, each after a space (LB18). Gives the index after them.
    fn take_words(&mut self, characters: &mut [Character], mut index: usize) -> usize {
        loop {
            let first = index;
            index += usize::from(characters[index - 1].letters);
            while let Some(next) = characters.get(index)
                && matches!(next.properties.line_class(), class!(AL | CM))
            {
                index += 1 + usize::from(next.letters);
            }
            self.take_letters(&characters[first..index]);
            let class = |character: &Character| character.properties.line_class();
            match characters.get_mut(index..) {
                Some([space, letter, ..])
                    if class(space) == LineClass::SP && class(letter) == LineClass::AL =>
                {
                    letter.break_before = Break::Allowed;
                    self.earlier = Some((LineClass::SP, false));
                    self.before_is_east_asian = letter.properties.has(Properties::EAST_ASIAN);
                    index += 2;
                }
                _ => return index,
            }
        }
    }

    /// Takes letters and the marks on them in, which all belong to the word that stands before.
    fn take_letters(&mut self, letters: &[Character]) {
        let is_letter = |character: &&Character| character.properties.line_class() == LineClass::AL;
        let is_east_asian =
            |character: &Character| character.properties.has(Properties::EAST_ASIAN);
        let mut bases = letters.iter().rev().filter(is_letter).map(is_east_asian);
        if let Some(last) = bases.next() {
            let earlier = bases.next().unwrap_or(self.before_is_east_asian);
            self.earlier = Some((LineClass::AL, earlier));
            self.before_is_east_asian = last;
        }
    }

    /// LB4 and LB5: a line ends after a hard break.
    fn after_hard_break(&self) -> Break {
        match self.before {
            Some(class!(BK | CR | LF | NL)) if !self.spaces => Break::Mandatory,
            _ => Break::Prohibited,
        }
    }

    /// Takes a space in.
    fn take_space(&mut self, decision: Break) -> Break {
        if decision == Break::Mandatory || self.before.is_none() {
            // Spaces at the start of a line follow nothing.
            self.earlier = None;
            self.before = Some(LineClass::SP);
        }
        self.spaces = true;
        self.joiner = false;
        self.number = Number::None;
        decision
    }

    /// Decides about the place before the character at `index`, and takes that character in.
    fn step(&mut self, characters: &[Character], index: usize) -> Break {
        let raw = characters[index].properties.line_class();
        if raw == LineClass::SP {
            let decision = self.after_hard_break();
            return self.take_space(decision);
        }
        let attaches = matches!(raw, class!(CM | ZWJ));
        if attaches && !self.spaces && self.takes_marks() {
            // LB9.
            self.joiner = raw == LineClass::ZWJ;
            return Break::Prohibited;
        }
        // LB10.
        let class = if attaches { LineClass::AL } else { raw };
        let rest = &characters[index + 1..];
        let east_asian = characters[index].properties.has(Properties::EAST_ASIAN);
        let decision = match self.before {
            None => Break::Prohibited,
            Some(before) => self.decide(before, class, east_asian, rest),
        };
        self.take(class, east_asian, raw == LineClass::ZWJ);
        decision
    }

    /// Whether a mark belongs to the character before it (LB9).
    fn takes_marks(&self) -> bool {
        !matches!(
            self.before,
            None | Some(class!(BK | CR | LF | NL | SP | ZW))
        )
    }

    /// What stands right before: a space counts.
    fn directly_before(&self) -> Option<(LineClass, bool)> {
        match self.before {
            Some(_) if self.spaces => Some((LineClass::SP, false)),
            Some(before) => Some((before, self.before_is_east_asian)),
            None => None,
        }
    }

    /// Takes a character that is not a space in.
    fn take(&mut self, class: LineClass, east_asian: bool, joiner: bool) {
        let earlier = self.directly_before();
        let opens = matches!(
            earlier.map(|earlier| earlier.0),
            None | Some(class!(BK | CR | LF | NL | OP | QU | QI | QF | GL | SP | ZW))
        );
        self.quotation = class == LineClass::QI && opens;
        self.number = match (class, self.number) {
            (LineClass::NU, _) | (class!(SY | IS), Number::Open) => Number::Open,
            (class!(CL | CP), Number::Open) => Number::Closed,
            _ => Number::None,
        };
        self.half_a_flag = class == LineClass::RI
            && !(self.half_a_flag && matches!(earlier, Some((LineClass::RI, _))));
        self.earlier = earlier;
        self.before = Some(class);
        self.before_is_east_asian = east_asian;
        self.spaces = false;
        self.joiner = joiner;
    }

    /// LB4 to LB31 between `before` and `class`; `rest` is what follows `class`.
    fn decide(
        &self,
        before: LineClass,
        class: LineClass,
        east_asian: bool,
        rest: &[Character],
    ) -> Break {
        use Break::{Allowed, Mandatory, Prohibited};
        let spaces = self.spaces;
        // LB4, LB5.
        if before == LineClass::CR && class == LineClass::LF && !spaces {
            return Prohibited;
        }
        if self.after_hard_break() == Mandatory {
            return Mandatory;
        }
        // LB6, LB7.
        if matches!(class, class!(BK | CR | LF | NL | ZW)) {
            return Prohibited;
        }
        // LB8, LB8a.
        if before == LineClass::ZW {
            return Allowed;
        }
        if self.joiner {
            return Prohibited;
        }
        // LB11, LB12, LB12a.
        if class == LineClass::WJ || !spaces && matches!(before, class!(WJ | GL)) {
            return Prohibited;
        }
        if class == LineClass::GL && !spaces && !matches!(before, class!(SP | BA | HY | HH)) {
            return Prohibited;
        }
        // LB13, LB14.
        if matches!(class, class!(CL | CP | EX | SY)) || before == LineClass::OP {
            return Prohibited;
        }
        // LB15a, LB15b.
        if self.quotation {
            return Prohibited;
        }
        if class == LineClass::QF && closes_quotation(rest) {
            return Prohibited;
        }
        // LB15c, LB15d.
        let after_space = spaces || before == LineClass::SP;
        if class == LineClass::IS {
            let decimal = after_space && next_class(rest) == Some(LineClass::NU);
            return if decimal { Allowed } else { Prohibited };
        }
        // LB16, LB17.
        if matches!(before, class!(CL | CP)) && class == LineClass::NS
            || before == LineClass::B2 && class == LineClass::B2
        {
            return Prohibited;
        }
        // LB18.
        if after_space {
            return Allowed;
        }
        if self.holds_together(before, class, east_asian, rest) {
            Prohibited
        } else {
            Allowed
        }
    }

    /// LB19 to LB30b: whether two characters without spaces between stay together.
    fn holds_together(
        &self,
        before: LineClass,
        class: LineClass,
        east_asian: bool,
        rest: &[Character],
    ) -> bool {
        let earlier = self.earlier.map(|earlier| earlier.0);
        // LB19.
        if matches!(class, class!(QU | QF)) || matches!(before, class!(QU | QI)) {
            return true;
        }
        // LB19a.
        if matches!(class, quotation!())
            && (!self.before_is_east_asian || !next(rest).is_some_and(is_east_asian))
        {
            return true;
        }
        if matches!(before, quotation!())
            && (!east_asian || !self.earlier.is_some_and(|earlier| earlier.1))
        {
            return true;
        }
        // LB20, LB20a.
        if before == LineClass::CB || class == LineClass::CB {
            return false;
        }
        let starts_word = matches!(
            earlier,
            None | Some(class!(BK | CR | LF | NL | SP | ZW | CB | GL))
        );
        if starts_word && matches!(before, class!(HY | HH)) && matches!(class, alphabetic!()) {
            return true;
        }
        // LB21, LB21a, LB21b, LB22.
        if matches!(class, class!(BA | HH | HY | NS | IN)) || before == LineClass::BB {
            return true;
        }
        if earlier == Some(LineClass::HL)
            && matches!(before, class!(HY | HH))
            && class != LineClass::HL
        {
            return true;
        }
        if before == LineClass::SY && class == LineClass::HL {
            return true;
        }
        self.holds_number(before, class, rest)
            || self.holds_syllable(before, class, east_asian, rest)
    }

    /// LB23 to LB25: letters and numbers, prefixes and suffixes.
    fn holds_number(&self, before: LineClass, class: LineClass, rest: &[Character]) -> bool {
        match (before, class) {
            // LB23.
            (alphabetic!(), LineClass::NU) | (LineClass::NU, alphabetic!()) => true,
            // LB23a.
            (LineClass::PR, ideographic!() | class!(EB | EM))
            | (ideographic!() | class!(EB | EM), LineClass::PO) => true,
            // LB24.
            (class!(PR | PO), alphabetic!()) | (alphabetic!(), class!(PR | PO)) => true,
            // LB25.
            (_, class!(PO | PR)) if self.number != Number::None => true,
            (_, LineClass::NU) if self.number == Number::Open => true,
            (class!(PO | PR | HY | IS), LineClass::NU) => true,
            (class!(PO | PR), LineClass::OP) => match next_class(rest) {
                Some(LineClass::NU) => true,
                Some(LineClass::IS) => second_class(rest) == Some(LineClass::NU),
                _ => false,
            },
            _ => false,
        }
    }

    /// LB26 to LB30b: syllables, words, brackets, flags.
    fn holds_syllable(
        &self,
        before: LineClass,
        class: LineClass,
        east_asian: bool,
        rest: &[Character],
    ) -> bool {
        match (before, class) {
            // LB26.
            (LineClass::JL, class!(JL | JV | H2 | H3))
            | (class!(JV | H2), class!(JV | JT))
            | (class!(JT | H3), LineClass::JT) => true,
            // LB27.
            (class!(JL | JV | JT | H2 | H3), LineClass::PO)
            | (LineClass::PR, class!(JL | JV | JT | H2 | H3)) => true,
            // LB28, LB29.
            (alphabetic!() | LineClass::IS, alphabetic!()) => true,
            // LB28a.
            (LineClass::AP, class!(AK | DC | AS)) | (class!(AK | DC | AS), class!(VF | VI)) => true,
            (LineClass::VI, class!(AK | DC)) => {
                matches!(self.earlier, Some((class!(AK | DC | AS), _)))
            }
            (class!(AK | DC | AS), class!(AK | DC | AS)) => next_class(rest) == Some(LineClass::VF),
            // LB30.
            (alphabetic!() | LineClass::NU, LineClass::OP) => !east_asian,
            (LineClass::CP, alphabetic!() | LineClass::NU) => !self.before_is_east_asian,
            // LB30a, LB30b.
            (LineClass::RI, LineClass::RI) => self.half_a_flag,
            (class!(EB | IX | AX), LineClass::EM) => true,
            _ => false,
        }
    }
}

/// Whether what follows a closing quotation mark lets it close (LB15b).
fn closes_quotation(rest: &[Character]) -> bool {
    match next_class(rest) {
        None => true,
        Some(class) => matches!(
            class,
            class!(SP | GL | WJ | CL | QU | QI | QF | CP | EX | IS | SY | BK | CR | LF | NL | ZW)
        ),
    }
}

/// The rest of the text without the marks it starts with, which belong to what is before (LB9).
fn without_marks(rest: &[Character]) -> &[Character] {
    let marks = rest
        .iter()
        .take_while(|mark| matches!(mark.properties.line_class(), class!(CM | ZWJ)))
        .count();
    &rest[marks..]
}

/// The next character, marks passed over.
fn next(rest: &[Character]) -> Option<Properties> {
    without_marks(rest)
        .first()
        .map(|character| character.properties)
}

/// The class of the next character, marks passed over.
fn next_class(rest: &[Character]) -> Option<LineClass> {
    next(rest).map(Properties::line_class)
}

/// The class of the character after the next.
fn second_class(rest: &[Character]) -> Option<LineClass> {
    without_marks(rest).get(1..).and_then(next_class)
}

fn is_east_asian(properties: Properties) -> bool {
    properties.has(Properties::EAST_ASIAN)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::characters::Characters;
    use crate::text::testing::any_text;

    proptest! {
        /// The quick ways through words give what the rules give.
        #[test]
        fn quick_ways_and_rules_agree(text in any_text()) {
            let mut characters = Characters::new(&text);
            find(characters.as_mut_slice());
            let mut context = BreakContext::new();
            for (index, character) in characters.as_slice().iter().enumerate() {
                let decision = context.step(characters.as_slice(), index);
                prop_assert_eq!(character.break_before, decision, "character {}", index);
            }
        }
    }
}
