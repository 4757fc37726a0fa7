//! Finds a quoted passage in a text that may have changed since.
//!
//! An exact match comes first; among several, the one with the most matching context, then the nearest to the old position.
//! Otherwise an approximate match is searched for (Myers 1999, "A fast bit-vector algorithm for approximate string
//! matching"), by folded letters ([`fold`]) and whatever the white space is. Of a long passage, the beginning and the end
//! are matched. The time is linear in the text, whatever the length of the passage.

use std::cell::OnceCell;
use std::cmp::Reverse;

use crate::article::Quote;
use crate::language::fold::{Folded, fold, folds_away};
use crate::range::TextRange;

/// Letters that are compared at once: the bits of a machine word.
const MOST_LETTERS: usize = 64;

/// A changed passage of fewer letters is accepted only if its context matches.
const TELLING: usize = 20;

/// How many letters of the context must match.
const KNOWN_BY: usize = 8;

/// The distance from the old position, in bytes, within which all equally good places are compared.
const NEAR: usize = 4096;

/// A text to find passages in.
pub struct Anchors<'t> {
    text: &'t str,
    /// Built for the first passage that has no exact match.
    letters: OnceCell<Letters>,
}

impl<'t> Anchors<'t> {
    /// Prepares a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            letters: OnceCell::new(),
        }
    }

    /// The range of the quoted passage; `None` if it is not found.
    #[must_use]
    pub fn find(&self, quote: &Quote) -> Option<TextRange> {
        if quote.exact.is_empty() {
            return None;
        }
        unchanged(self.text, quote).or_else(|| {
            let letters = self.letters.get_or_init(|| Letters::of(self.text));
            let range = changed(self.text, letters, quote)?;
            Some(whole_words(self.text, range, quote))
        })
    }
}

/// The exact match.
fn unchanged(text: &str, quote: &Quote) -> Option<TextRange> {
    let length = quote.exact.len();
    let range_at = |start: usize| TextRange::new(start, start + length);
    if is_at_its_place(text, quote) {
        return Some(range_at(quote.position));
    }
    let around = |start: usize| {
        let range = range_at(start);
        before(text, range.start, quote) + behind(text, range.end, quote)
    };
    let starts = || text.match_indices(&quote.exact).map(|(start, _)| start);
    let rank = |start: &usize| (around(*start), Reverse(start.abs_diff(quote.position)));
    let best = starts().max_by_key(rank)?;
    let least = least_context(quote);
    let is_known = quote.exact.chars().count() >= TELLING
        || (least > 0 && around(best) >= least)
        || (starts().nth(1).is_none() && is_of_whole_words(text, range_at(best)));
    is_known.then(|| range_at(best))
}

/// Whether the passage and its context are unchanged at the old position. A search would not find the second of two
/// overlapping passages, as `نعم نعم` in `نعم نعم نعم`.
fn is_at_its_place(text: &str, quote: &Quote) -> bool {
    let Some((before, rest)) = text.split_at_checked(quote.position) else {
        return false;
    };
    let Some(rest) = rest.strip_prefix(quote.exact.as_str()) else {
        return false;
    };
    let range = TextRange::new(quote.position, quote.position + quote.exact.len());
    // Without context a place within a word is one by chance.
    let is_known = least_context(quote) > 0 || is_of_whole_words(text, range);
    is_known && before.ends_with(&quote.prefix) && rest.starts_with(&quote.suffix)
}

/// How many characters of context must match for a short passage.
fn least_context(quote: &Quote) -> usize {
    let context = quote.prefix.chars().count() + quote.suffix.chars().count();
    context.min(KNOWN_BY)
}

/// Whether a passage begins and ends at word boundaries.
fn is_of_whole_words(text: &str, range: TextRange) -> bool {
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    !before.is_some_and(is_of_word) && !behind.is_some_and(is_of_word)
}

/// How many characters before an offset match the end of the quoted prefix.
fn before(text: &str, start: usize, quote: &Quote) -> usize {
    let text = text.get(..start).unwrap_or_default().chars().rev();
    common(text, quote.prefix.chars().rev())
}

/// How many characters from an offset on match the beginning of the quoted suffix.
fn behind(text: &str, end: usize, quote: &Quote) -> usize {
    let text = text.get(end..).unwrap_or_default().chars();
    common(text, quote.suffix.chars())
}

fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let pairs = one.zip(other);
    pairs.take_while(|(one, other)| one == other).count()
}

/// The best approximate match.
fn changed(text: &str, within: &Letters, quote: &Quote) -> Option<TextRange> {
    let letters: Vec<char> = Letters::of(&quote.exact)
        .all()
        .map(|(_, sign)| sign)
        .collect();
    if letters.len() <= MOST_LETTERS {
        let pattern = ApproximatePattern::new(&letters)?;
        let around =
            |range: TextRange| before(text, range.start, quote) + behind(text, range.end, quote);
        let least = match letters.len() {
            TELLING.. => 0,
            // Without context a short passage that was changed is not found.
            _ => least_context(quote).max(1),
        };
        return pattern.best(within, quote.position, |range| {
            let around = around(range);
            (around >= least).then_some(around)
        });
    }
    let head = ApproximatePattern::new(&letters[..MOST_LETTERS])?;
    let tail = ApproximatePattern::new(&letters[letters.len() - MOST_LETTERS..])?;
    let start = head
        .best(within, quote.position, |range| {
            Some(before(text, range.start, quote))
        })?
        .start;
    let length = quote.exact.len();
    let may_end = |end: usize| (start + length / 2..=start + 2 * length).contains(&end);
    let tail_near = start + length;
    let end = tail
        .best(within, tail_near, |range| {
            may_end(range.end).then(|| behind(text, range.end, quote))
        })?
        .end;
    Some(TextRange::new(start, end))
}

/// The range extended to word boundaries on the sides where the quotation had them.
fn whole_words(text: &str, range: TextRange, quote: &Quote) -> TextRange {
    let is_within = |before: Option<char>, behind: Option<char>| {
        [before, behind]
            .into_iter()
            .all(|sign| sign.is_some_and(is_of_word))
    };
    let Quote {
        exact,
        prefix,
        suffix,
        ..
    } = quote;
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let first = text[range.start..].chars().next();
    let last = text[..range.end].chars().next_back();
    let started_a_word = !is_within(prefix.chars().next_back(), exact.chars().next());
    let ended_a_word = !is_within(exact.chars().next_back(), suffix.chars().next());
    let mut whole = range;
    if started_a_word && is_within(before.chars().next_back(), first) {
        whole.start = before.trim_end_matches(is_of_word).len();
    }
    if ended_a_word && is_within(last, behind.chars().next()) {
        whole.end = text.len() - behind.trim_start_matches(is_of_word).len();
    }
    whole
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || folds_away(sign)
}

/// The folded letters of a text, with runs of white space as one space.
struct Letters(Folded);

impl Letters {
    fn of(text: &str) -> Self {
        Self(fold(text))
    }

    /// The letters with their byte offsets in the folded text.
    fn all(&self) -> impl DoubleEndedIterator<Item = (usize, char)> + '_ {
        self.before(self.0.text.len())
    }

    /// The letters before an offset of the folded text.
    fn before(&self, end: usize) -> impl DoubleEndedIterator<Item = (usize, char)> + '_ {
        let text = &self.0.text[..end];
        let follows_space = |start: usize| {
            let before = text[..start].chars().next_back();
            before.is_none_or(char::is_whitespace)
        };
        let letters = text.char_indices();
        letters.filter(move |(start, sign)| !(sign.is_whitespace() && follows_space(*start)))
    }

    /// The range of the original text for a part of the folded one.
    fn range_of(&self, start: usize, end: usize) -> TextRange {
        self.0.range_of(TextRange::new(start, end))
    }
}

/// A pattern for approximate search: some letters may be replaced, missing or added.
struct ApproximatePattern {
    letters: Vec<char>,
    most_errors: usize,
}

/// The algorithm, one step for each letter of a text: the edit distance between the pattern and the text that ends there.
struct DistanceColumn {
    equal: Vec<(char, u64)>,
    last: u64,
    more: u64,
    less: u64,
    errors: usize,
    begins: Begins,
}

/// Where a match may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// Anywhere.
    Anywhere,
    /// At the first letter.
    Here,
}

impl DistanceColumn {
    fn new(letters: impl Iterator<Item = char> + Clone, begins: Begins) -> Self {
        let mut equal: Vec<(char, u64)> = Vec::new();
        for (place, letter) in letters.clone().enumerate() {
            match equal.binary_search_by_key(&letter, |(known, _)| *known) {
                Ok(at) => equal[at].1 |= 1 << place,
                Err(at) => equal.insert(at, (letter, 1 << place)),
            }
        }
        let count = letters.count();
        Self {
            equal,
            last: 1 << (count - 1),
            more: u64::MAX,
            less: 0,
            errors: count,
            begins,
        }
    }

    fn step(&mut self, letter: char) -> usize {
        let known = self
            .equal
            .binary_search_by_key(&letter, |(known, _)| *known);
        let equal = known.map_or(0, |at| self.equal[at].1);
        let vertical = equal | self.less;
        let horizontal = ((equal & self.more).wrapping_add(self.more) ^ self.more) | equal;
        let mut more = self.less | !(horizontal | self.more);
        let mut less = self.more & horizontal;
        self.errors += usize::from(more & self.last != 0);
        self.errors -= usize::from(less & self.last != 0);
        more = (more << 1) | u64::from(self.begins == Begins::Here);
        less <<= 1;
        self.more = less | !(vertical | more);
        self.less = more & vertical;
        self.errors
    }
}

impl ApproximatePattern {
    /// `None` if there are no letters.
    fn new(letters: &[char]) -> Option<Self> {
        (!letters.is_empty()).then(|| Self {
            letters: letters.to_vec(),
            most_errors: match letters.len() {
                ..TELLING => letters.len() / 5,
                count => count / 4,
            },
        })
    }

    /// The best match in a text: few edits, then much matching context as counted by `around`, then the nearest. A place
    /// for which `around` is `None` is not a match.
    fn best(
        &self,
        within: &Letters,
        near: usize,
        around: impl Fn(TextRange) -> Option<usize>,
    ) -> Option<TextRange> {
        let mut column = DistanceColumn::new(self.letters.iter().copied(), Begins::Anywhere);
        let mut best: Option<(_, TextRange)> = None;
        let mut errors_before = usize::MAX;
        for (start, letter) in within.all() {
            let end = start + letter.len_utf8();
            let errors = column.step(letter);
            let is_like_before = std::mem::replace(&mut errors_before, errors) == errors;
            if errors > self.most_errors {
                continue;
            }
            let is_far = || within.range_of(start, end).end.abs_diff(near) > NEAR;
            if is_like_before && is_far() {
                continue;
            }
            let range = within.range_of(self.start(within, end), end);
            let Some(around) = around(range) else {
                continue;
            };
            let rank = (
                (4 * errors).cast_signed() - around.cast_signed(),
                range.start.abs_diff(near),
            );
            if best.is_none_or(|(known, _)| rank < known) {
                best = Some((rank, range));
            }
        }
        best.map(|(_, range)| range)
    }

    /// The start of the match that ends at an offset of the folded text.
    fn start(&self, within: &Letters, end: usize) -> usize {
        let mut column = DistanceColumn::new(self.letters.iter().rev().copied(), Begins::Here);
        let most = self.letters.len() + self.most_errors;
        let mut best = (usize::MAX, end);
        for (start, letter) in within.before(end).rev().take(most) {
            let errors = column.step(letter);
            // Prefer the shorter of equal matches.
            if errors < best.0 {
                best = (errors, start);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn anchor(text: &str, quote: &Quote) -> Option<TextRange> {
        Anchors::new(text).find(quote)
    }

    /// The quotation of the part of a text in brackets.
    fn quote(marked: &str) -> (Quote, String) {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let text = marked.replace(['[', ']'], "");
        (Quote::of(&text, TextRange::new(start, end)), text)
    }

    /// What of another text the part in brackets is found as.
    fn found(marked: &str, text: &str) -> Option<String> {
        let (quote, _) = quote(marked);
        let range = anchor(text, &quote)?;
        Some(range.of(text).to_owned())
    }

    const OLD: &str = "أعلنت الوزارة أمس أن [المشروع سيبدأ في نهاية العام المقبل] بتمويل من المصرف، وقال مدير المشروع إن العمل جار.";

    #[test]
    fn a_passage_is_where_it_was() {
        let (quote, text) = quote(OLD);
        let range = anchor(&text, &quote).unwrap();
        assert_eq!(range.start, quote.position);
        assert_eq!(range.of(&text), quote.exact);
    }

    #[test]
    fn a_passage_that_moved_is_found() {
        let moved = OLD.replace(['[', ']'], "");
        let moved = format!("تحديث: أضيفت فقرة.\n\n{moved}");
        assert_eq!(
            found(OLD, &moved).as_deref(),
            Some("المشروع سيبدأ في نهاية العام المقبل")
        );
    }

    #[test]
    fn of_equal_passages_the_one_with_the_same_text_around_it_is_meant() {
        let old = "قال الوزير: نعم. ثم سئل عن الموعد و[قال الوزير]: غدا.";
        let (quote, _) = quote(old);
        let new =
            "مقدمة جديدة طويلة تسبق كل ما كان. قال الوزير: نعم. ثم سئل عن الموعد وقال الوزير: غدا.";
        let range = anchor(new, &quote).unwrap();
        assert_eq!(range.start, new.rfind("قال الوزير").unwrap());
    }

    #[test]
    fn of_passages_that_nothing_tells_apart_the_nearest_is_meant() {
        let text = "نعم نعم نعم نعم";
        let start = text.len() - 6;
        for near in [0, 7, 14, start] {
            let quote = Quote {
                exact: "نعم".to_owned(),
                prefix: String::new(),
                suffix: String::new(),
                position: near,
            };
            assert_eq!(anchor(text, &quote).unwrap().start, near);
        }
    }

    #[test]
    fn a_passage_with_a_few_other_letters_is_found() {
        for (new, expected) in [
            (
                "أعلنت الوزارة أن المشروع سيبدأ في نهايه العام القادم بتمويل من المصرف.",
                "المشروع سيبدأ في نهايه العام القادم",
            ),
            (
                "أعلنت الوزارة أن مشروعنا سيبدأ في نهاية العام المقبل بتمويل من المصرف.",
                "مشروعنا سيبدأ في نهاية العام المقبل",
            ),
            (
                "أعلنت الوزارة أن المَشْروع سيبدأ  في نهايــة العام المقبل بتمويل.",
                "المَشْروع سيبدأ  في نهايــة العام المقبل",
            ),
        ] {
            assert_eq!(found(OLD, new).as_deref(), Some(expected), "{new}");
        }
    }

    #[test]
    fn a_short_passage_that_changed_is_known_by_what_stands_around_it() {
        let old = "زار الرئيس مدينة [طنجه] يوم الأحد.";
        let same = "زار الرئيس مدينة طنجا يوم الأحد.";
        // Of four letters none may differ.
        assert_eq!(found(old, same), None);
        let old = "زار الرئيس مدينة [القاهره] يوم الأحد.";
        let same = "زار الرئيس مدينة القاهرا يوم الأحد.";
        assert_eq!(found(old, same).as_deref(), Some("القاهرا"));
        assert_eq!(found(old, "كانت الطاهره هنا، فما رآها أحد."), None);
    }

    #[test]
    fn letters_that_are_the_same_to_a_reader_are_the_same_here() {
        let old = "زار الرئيس مدينة [طنجه] يوم الأحد.";
        for (new, expected) in [
            ("زار الرئيس مدينة طنجة يوم الأحد.", "طنجة"),
            ("زار الرئيس مدينة طَنْجَةَ يوم الأحد.", "طَنْجَةَ"),
            ("زار الرئيس مدينة طنـجـة يوم الأحد.", "طنـجـة"),
        ] {
            assert_eq!(found(old, new).as_deref(), Some(expected), "{new}");
        }
        let old = "وصل الوفد إلى [أنقرة ثم إسطنبول] مساء.";
        let new = "خبر جديد. وصل الوفد إلى انقره  ثم اسطنبول مساء.";
        assert_eq!(found(old, new).as_deref(), Some("انقره  ثم اسطنبول"));
    }

    #[test]
    fn a_passage_whose_text_is_gone_is_not_found() {
        let gone = "أعلنت الوزارة أمس أن بتمويل من المصرف، وقال مدير المشروع إن العمل جار.";
        assert_eq!(found(OLD, gone), None);
        assert_eq!(found(OLD, ""), None);
        let (mut quote, text) = quote(OLD);
        quote.exact.clear();
        assert_eq!(anchor(&text, &quote), None);
    }

    #[test]
    fn a_short_passage_is_not_taken_for_a_part_of_another_word() {
        let old = "خرج الوزير [من] القاعة مسرعا.";
        assert_eq!(found(old, "كان المنزل بعيدا."), None);
        assert_eq!(found(old, "نقل هذا من هناك، ومن هنا."), None);
        let named = "قال [لافروف] أمس كلاما طويلا.";
        let new = "وبحسب لافروف، فقد انتهى كل شيء.";
        assert_eq!(found(named, new).as_deref(), Some("لافروف"));
    }

    #[test]
    fn without_context_a_short_passage_is_found_only_as_whole_words() {
        let find = |exact: &str, text: &str| {
            let quote = Quote {
                exact: exact.to_owned(),
                prefix: String::new(),
                suffix: String::new(),
                position: 0,
            };
            anchor(text, &quote).map(|range| range.start)
        };
        assert_eq!(find("من", "كان المنزل بعيدا ثم جاء من هناك"), None);
        let text = "كان البيت بعيدا ثم جاء من هناك";
        assert_eq!(find("من", text), text.find("من"));
        assert_eq!(find("من", "منزل جديد"), None);
        assert_eq!(find("من", "من هنا ومن هناك"), Some(0));
        assert_eq!(find("القاهرة", "زار الطاهرة أمس"), None);
    }

    #[test]
    fn a_long_passage_is_found_by_its_ends() {
        let sentence = "هذه جملة من الجمل التي لا تتكرر في هذا النص الطويل، ورقمها ";
        let all: Vec<String> = (0..40).map(|n| format!("{sentence}{n}{n}{n}.")).collect();
        let old = format!("مقدمة. [{}] خاتمة.", all.join(" "));
        let mut changed = all.clone();
        changed[20] = "وأما هذه فقد كتبت من جديد.".to_owned();
        let changed = changed.join(" ");
        let new = format!("عنوان آخر. مقدمة. {changed} خاتمة.");
        assert_eq!(found(&old, &new), Some(changed));
        assert_eq!(found(&old, "مقدمة. خاتمة."), None);
    }

    #[test]
    fn many_equal_places_take_no_longer_than_the_text() {
        let text = "اب".repeat(200_000);
        let quote = Quote {
            exact: "ابابابابابابابابابابتبابابابابابابابابابا".to_owned(),
            prefix: "س".to_owned(),
            suffix: String::new(),
            position: 300_000,
        };
        let range = anchor(&text, &quote).unwrap();
        assert!(range.start.abs_diff(300_000) < 200, "{range:?}");
    }

    /// How many letters differ at least between a pattern and a part of a text that ends at its end.
    fn errors_by_table(pattern: &[char], text: &[char], begins: Begins) -> Vec<usize> {
        let mut row: Vec<usize> = (0..=pattern.len()).collect();
        let mut errors = Vec::new();
        for (place, letter) in text.iter().enumerate() {
            let mut next = vec![match begins {
                Begins::Anywhere => 0,
                Begins::Here => place + 1,
            }];
            for (index, wanted) in pattern.iter().enumerate() {
                let same = row[index] + usize::from(wanted != letter);
                next.push(same.min(row[index + 1] + 1).min(next[index] + 1));
            }
            errors.push(next[pattern.len()]);
            row = next;
        }
        errors
    }

    proptest! {
        /// The bits say what the table of all distances says.
        #[test]
        fn letters_that_differ_are_counted(pattern in "[ابت]{1,64}", text in "[ابت]{0,80}") {
            let pattern: Vec<char> = pattern.chars().collect();
            let text: Vec<char> = text.chars().collect();
            for begins in [Begins::Anywhere, Begins::Here] {
                let mut column = DistanceColumn::new(pattern.iter().copied(), begins);
                let counted: Vec<usize> = text.iter().map(|letter| column.step(*letter)).collect();
                prop_assert_eq!(counted, errors_by_table(&pattern, &text, begins));
            }
        }

        /// In the text that it was quoted from a passage is where it was.
        #[test]
        fn in_the_same_text_a_passage_is_itself(
            text in "[ابa ًـ\n]{1,120}",
            start in 0..120_usize,
            length in 1..60_usize,
        ) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = start.min(places.len() - 2);
            let end = (start + length).min(places.len() - 1);
            let range = TextRange::new(places[start], places[end]);
            prop_assert_eq!(anchor(&text, &Quote::of(&text, range)), Some(range));
        }

        /// Whatever is looked for in whatever text, what is found is a part of it.
        #[test]
        fn what_is_found_is_a_part_of_the_text(
            exact in "[ابa ًـ\n]{0,90}",
            text in "[ابa ًـ\n]{0,200}",
            position in 0..300_usize,
        ) {
            let quote = Quote { exact: exact.clone(), prefix: "اب".into(), suffix: "ba".into(), position };
            if let Some(range) = anchor(&text, &quote) {
                prop_assert!(!range.is_empty());
                prop_assert!(text.get(range.start..range.end).is_some());
            }
            let around = format!("{text}{exact}{text}");
            // A short one may be known by what stands around it alone.
            let is_telling = exact.chars().count() >= TELLING;
            prop_assert!(!is_telling || anchor(&around, &quote).is_some());
        }
    }
}
