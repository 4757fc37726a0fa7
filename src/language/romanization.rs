//! Names in Latin and in Arabic letters: the consonants that spellings of one name have in common, and how far
//! one spelling is from another.
//!
//! Latin letters write Arabic names, and Arabic letters foreign ones, in many ways: Gaddafi, Kadhafi and Qadhafi;
//! سيرغي and سيرجي. Of a word the [`key`] keeps classes of consonants that are written one for another; vowels are dropped.
//! Words with a key in common are then compared letter by letter ([`distance`]).

use crate::language::letters::ARTICLE;

/// The mark before the key of a word in Arabic letters.
const ARABIC: char = 'a';
/// The mark before the key of a word in Latin letters.
const LATIN: char = 'l';
/// The class of a vowel, or of a letter that may be one, at the beginning of a name.
const VOWEL: char = 'A';
/// Keys of one word at most.
const MOST_KEYS: usize = 24;

/// A sound as Latin letters write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sound {
    letters: &'static str,
    /// The classes of its consonants; empty for a vowel.
    class: &'static str,
    /// The Arabic letters it is mostly written with.
    usual: &'static str,
    /// Classes that it has in some languages.
    others: &'static [&'static str],
}

const fn sound(
    letters: &'static str,
    class: &'static str,
    usual: &'static str,
    others: &'static [&'static str],
) -> Sound {
    Sound {
        letters,
        class,
        usual,
        others,
    }
}

/// Longer entries come first: the first that matches is taken.
#[rustfmt::skip]
const SOUNDS: [Sound; 62] = [
    sound("tzsch", "S", "چ", &[]), sound("tsch", "S", "چ", &[]), sound("tch", "S", "چ", &[]),
    sound("tsh", "S", "چ", &[]), sound("shch", "S", "چش", &[]), sound("sch", "S", "ش", &["SK"]),
    sound("mb", "MB", "ڀ", &["NB"]), sound("ts", "TS", "ڗ", &["S"]), sound("tz", "TS", "ڗ", &["S"]),
    sound("eu", "", "وي", &[]),
    sound("eau", "", "و", &[]), sound("kh", "K", "خ", &[]), sound("gh", "K", "غ", &[""]),
    sound("sh", "S", "ش", &[]), sound("ch", "S", "شچ", &["K"]), sound("th", "T", "ثذ", &[]),
    sound("dh", "T", "ذضظ", &[]), sound("ph", "F", "ف", &[]), sound("zh", "K", "جژ", &[]),
    sound("dj", "K", "ج", &["T"]), sound("dz", "S", "ز", &["TS"]), sound("ck", "K", "ك", &[]),
    sound("qu", "K", "ك", &[]), sound("ng", "NK", "ڱن", &["N"]),
    sound("ou", "", "و", &[]), sound("oo", "", "و", &[]), sound("ow", "", "و", &[]), sound("au", "", "و", &[]),
    sound("ee", "", "ي", &[]), sound("ie", "", "ي", &[]), sound("ei", "", "ي", &[]), sound("ey", "", "ي", &[]),
    sound("ai", "", "ي", &[]), sound("ay", "", "ي", &[]), sound("aa", "", "اع", &[]), sound("oe", "", "و", &[]),
    sound("a", "", "ا", &[]), sound("e", "", "ي", &[]), sound("i", "", "ي", &[]), sound("o", "", "و", &[]),
    sound("u", "", "و", &[]), sound("y", "", "ي", &[]), sound("w", "", "و", &["F"]), sound("h", "", "هح", &["K"]),
    sound("b", "B", "ب", &[]), sound("p", "B", "ب", &["F"]), sound("f", "F", "ف", &[]), sound("v", "F", "ف", &["B", ""]),
    sound("t", "T", "تط", &[]), sound("d", "T", "دض", &[]), sound("s", "S", "سص", &["T"]),
    sound("z", "S", "زڗ", &["T", "TS"]), sound("k", "K", "كق", &[]), sound("q", "K", "ق", &[]),
    sound("g", "K", "غجق", &[]), sound("j", "K", "ج", &[""]), sound("x", "KS", "ڪ", &["S"]),
    sound("l", "L", "ل", &[]), sound("m", "M", "م", &[]), sound("n", "N", "ن", &[]), sound("r", "R", "ر", &[]),
    sound("3", "", "ع", &[]),
];
/// c before e, i and y, and elsewhere.
const SOFT_C: Sound = sound("c", "S", "س", &["K"]);
const HARD_C: Sound = sound("c", "K", "كق", &["S"]);
/// g with the u that keeps it hard before e and i.
const HARD_G: Sound = sound("gu", "K", "غج", &[]);

/// The class of an Arabic consonant; `None` for vowels and what may be silent.
const fn class_of(letter: char) -> Option<char> {
    Some(match letter {
        'ب' | 'پ' => 'B',
        'ف' | 'ڤ' => 'F',
        'ت' | 'ط' | 'ث' | 'د' | 'ض' | 'ذ' | 'ظ' | 'ٹ' | 'ڈ' => 'T',
        'س' | 'ص' | 'ز' | 'ش' | 'چ' => 'S',
        'ك' | 'ق' | 'ڨ' | 'خ' | 'غ' | 'ج' | 'گ' | 'ژ' => 'K',
        'ل' => 'L',
        'م' => 'M',
        'ن' | 'ں' => 'N',
        'ر' | 'ڑ' => 'R',
        _ => return None,
    })
}

/// Whether a word is written in Latin letters, as its form has them.
pub(crate) fn is_latin(form: &str) -> bool {
    let mut letters = form.chars().filter(|letter| !matches!(letter, ' ' | '3'));
    form.contains(|letter: char| letter.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_lowercase())
}

/// Whether a word is written in Arabic letters.
pub(crate) fn is_arabic(form: &str) -> bool {
    let is_letter = |letter: char| matches!(letter, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}');
    !form.is_empty()
        && form
            .chars()
            .all(|letter| letter == ' ' || is_letter(letter))
}

/// The key of a word, or of several that make one name, in the form that search gives them; for words in other
/// letters the empty one.
pub(crate) fn key(form: &str) -> String {
    if is_arabic(form) {
        return arabic_key(form);
    }
    let sounds = sounds(form);
    match is_latin(form) {
        true => latin_key(&sounds, |sound| sound.class, LATIN),
        false => String::new(),
    }
}

/// The keys that the spellings of a name in the other letters have, the likeliest first.
pub(crate) fn keys_in_other_letters(form: &str) -> Vec<String> {
    if is_arabic(form) {
        let arabic = arabic_key(form);
        return vec![arabic.replacen(ARABIC, &LATIN.to_string(), 1)];
    }
    let mut keys = Vec::new();
    if !is_latin(form) || has_letter_thrice(form) {
        return keys;
    }
    let forms: Vec<Vec<Sound>> = without_prefixes(form).into_iter().map(sounds).collect();
    for add in [
        add_usual_keys,
        add_keys_read_otherwise,
        add_keys_read_otherwise_twice,
    ] {
        for sounds in &forms {
            add(sounds, &mut keys);
        }
    }
    keys
}

/// Whether a letter stands three times in a row, as in no name.
fn has_letter_thrice(form: &str) -> bool {
    form.as_bytes()
        .windows(3)
        .any(|letters| letters[0] == letters[1] && letters[1] == letters[2])
}

/// Adds a key, unless it is there or there are enough.
fn add_key(key: String, keys: &mut Vec<String>) {
    if keys.len() < MOST_KEYS && !keys.contains(&key) {
        keys.push(key);
    }
}

/// Adds the keys of a word as it sounds.
fn add_usual_keys(sounds: &[Sound], keys: &mut Vec<String>) {
    let usual = latin_key(sounds, |sound| sound.class, ARABIC);
    let [first, second] =
        [0, 1].map(|at| sounds.get(at).is_some_and(|sound| !sound.class.is_empty()));
    // Driss is إدريس.
    let with_vowel = (first && second).then(|| format!("{ARABIC}{VOWEL}{}", &usual[1..]));
    add_key(usual, keys);
    if let Some(key) = with_vowel {
        add_key(key, keys);
    }
    if let Some((last, rest)) = sounds.split_last()
        && matches!(last.letters, "t" | "d" | "s" | "x" | "z" | "p")
        && rest.len() > 2
    {
        // Final consonants that are silent in French.
        add_key(latin_key(rest, |sound| sound.class, ARABIC), keys);
    }
}

/// The letters of a sound, and another class that they have.
type OtherClass = (&'static str, &'static str);

/// The sounds of a word that have other classes, each once.
fn other_classes(sounds: &[Sound]) -> Vec<OtherClass> {
    let mut classes: Vec<OtherClass> = Vec::new();
    for sound in sounds {
        for other in sound.others {
            let other = (sound.letters, *other);
            if !classes.contains(&other) {
                classes.push(other);
            }
        }
    }
    classes
}

/// The key of a word of which some letters are read otherwise.
fn key_read_otherwise(sounds: &[Sound], others: &[OtherClass]) -> String {
    let class = |sound: &Sound| {
        let mut others = others.iter();
        let other = others.find(|(letters, _)| *letters == sound.letters);
        other.map_or(sound.class, |(_, other)| *other)
    };
    latin_key(sounds, class, ARABIC)
}

/// Adds the keys of a word of which one sound is read otherwise.
fn add_keys_read_otherwise(sounds: &[Sound], keys: &mut Vec<String>) {
    for other in other_classes(sounds) {
        add_key(key_read_otherwise(sounds, &[other]), keys);
    }
}

/// Adds the keys of a word of which two sounds are read otherwise.
fn add_keys_read_otherwise_twice(sounds: &[Sound], keys: &mut Vec<String>) {
    let others = other_classes(sounds);
    for (at, one) in others.iter().enumerate() {
        for other in &others[at + 1..] {
            if keys.len() >= MOST_KEYS {
                return;
            }
            add_key(key_read_otherwise(sounds, &[*one, *other]), keys);
        }
    }
}

/// What is heard of the words of a name: each without its article, also where عبد is written together with what follows.
fn heard(form: &str) -> impl Iterator<Item = &str> {
    form.split(' ').flat_map(|word| {
        let together = word.strip_prefix(SERVANT);
        let together =
            together.filter(|rest| rest.starts_with(ARTICLE) && rest.len() > ARTICLE.len());
        match together {
            Some(rest) => [SERVANT, without_article(rest)],
            None => [without_article(word), ""],
        }
    })
}

/// The key of a word in Arabic letters.
fn arabic_key(form: &str) -> String {
    let mut key = String::from(ARABIC);
    let mut push = |class: char| {
        if !key.ends_with(class) {
            key.push(class);
        }
    };
    let mut is_first = true;
    for word in heard(form) {
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            match (letter, letters.peek()) {
                // The two letters of one sound, ch.
                ('ت', Some('ش')) => {}
                ('ح' | 'ه', _) if is_first => push('H'),
                _ => match class_of(letter) {
                    Some(class) => push(class),
                    None if is_first => push(VOWEL),
                    None => {}
                },
            }
            is_first = false;
        }
    }
    key
}

/// A word without the article that it may have in one spelling and not in the other.
fn without_article(word: &str) -> &str {
    match word.strip_prefix(ARTICLE) {
        Some(rest) if rest.chars().nth(1).is_some() => rest,
        _ => word,
    }
}

fn latin_key(sounds: &[Sound], class: impl Fn(&Sound) -> &'static str, mark: char) -> String {
    let mut key = String::from(mark);
    for (at, sound) in sounds.iter().enumerate() {
        let own = class(sound);
        let own = match own.is_empty() {
            true if at > 0 => continue,
            true if sound.letters == "h" => "H",
            true => "A",
            false => own,
        };
        for class in own.chars() {
            if !key.ends_with(class) {
                key.push(class);
            }
        }
    }
    key
}

/// A Latin word as it is written, and without what may be the Arabic article: al- and el-, with its l made the
/// consonant that follows (en-Nahda), or l alone (Laayoune). In عبد with an article, l is dropped.
fn without_prefixes(form: &str) -> Vec<&str> {
    let mut forms = vec![form];
    let is_vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    forms.extend(match form.as_bytes() {
        _ if form.len() < 5 => None,
        [b'a' | b'e', b'l', ..] => form.get(2..),
        [first, one, two, ..] if is_vowel(*first) && one == two && !is_vowel(*one) => form.get(2..),
        [b'l', second, ..] if is_vowel(*second) => form.get(1..),
        _ => None,
    });
    forms
}

/// The sounds of a Latin word in its form; doubled letters are one sound.
fn sounds(form: &str) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::new();
    let form = without_inner_article(form);
    let mut rest = form.as_str();
    while let Some(first) = rest.chars().next() {
        let found = match rest.as_bytes() {
            [b'c', b'h' | b'k', ..] => None,
            [b'c', b'e' | b'i' | b'y', ..] => Some(SOFT_C),
            [b'c', ..] => Some(HARD_C),
            [b'g', b'u', b'e' | b'i', ..] => Some(HARD_G),
            _ => None,
        };
        let starting = || {
            SOUNDS
                .iter()
                .find(|sound| rest.starts_with(sound.letters))
                .copied()
        };
        let Some(sound) = found.or_else(starting) else {
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let is_doubled = sounds
            .last()
            .is_some_and(|last| last.letters == sound.letters)
            && !sound.class.is_empty();
        if !is_doubled {
            sounds.push(sound);
        }
        rest = &rest[sound.letters.len()..];
    }
    // A silent ending: Poutine.
    if sounds.len() > 2 && sounds.last().is_some_and(|last| last.letters == "e") {
        sounds.pop();
    }
    sounds
}

/// Abdelaziz and Abul- without the l of the article within.
fn without_inner_article(form: &str) -> String {
    const BEFORE: [&str; 8] = [
        "abdel", "abdul", "abdal", "abdol", "abul", "aboul", "abol", "abil",
    ];
    let first = BEFORE.iter().find(|first| form.starts_with(**first));
    match first {
        Some(first) => format!("{}{}", &first[..first.len() - 1], &form[first.len()..]),
        None => form.to_owned(),
    }
}

/// How much of a name in Arabic letters has been typed in Latin ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypedExtent {
    /// All of it.
    Whole,
    /// The start of it.
    Start,
}

/// The first word of many names, of which the second has an article.
const SERVANT: &str = "عبد";

/// What it costs to write a vowel or not that the other spelling has otherwise.
const SLIGHT: u32 = 1;
/// The same for a long vowel, or one sound for a like one.
const PLAIN: u32 = 2;
/// The same for a sound.
const GREAT: u32 = 6;

/// What stands for one sound of Latin letters in two Arabic ones, each pair as one sign.
const PAIRED: [(&str, &[&str], &str); 5] = [
    ("x", &["كس", "قس"], "ڪ"),
    ("ng", &["نغ", "نج", "نك"], "ڱ"),
    ("z", &["تس"], "ڗ"),
    ("ts", &["تس"], "ڗ"),
    ("mb", &["مب", "نب"], "ڀ"),
];

/// How far a name in Latin letters is from one in Arabic letters: 0 where each letter is the usual one for the other. `None`
/// where it is too far for the two to be one name.
pub(crate) fn distance(latin: &str, arabic: &str, typed: TypedExtent) -> Option<u32> {
    let mut arabic = heard(arabic).collect::<String>().replace("تش", "چ");
    for (sound, letters, sign) in PAIRED {
        if latin.contains(sound) {
            for pair in letters {
                arabic = arabic.replace(pair, sign);
            }
        }
    }
    let arabic: Vec<char> = arabic.chars().collect();
    let distances = without_prefixes(latin)
        .into_iter()
        .enumerate()
        .map(|(at, form)| {
            // The article may have been left out.
            let sounds = sounds(form);
            let most = PLAIN + 2 * sounds.len() as u32 / 3;
            let found = distance_of(&sounds, &arabic, typed) + if at > 0 { SLIGHT } else { 0 };
            (found <= most).then_some(found)
        });
    distances.flatten().min()
}

/// The least sum of costs (Wagner and Fischer 1974).
fn distance_of(sounds: &[Sound], arabic: &[char], typed: TypedExtent) -> u32 {
    let last = arabic.len();
    let mut row: Vec<u32> = vec![0; last + 1];
    for at in 0..last {
        row[at + 1] = row[at] + cost_of_letter(arabic, at);
    }
    for (number, sound) in sounds.iter().enumerate() {
        let unwritten = cost_of_sound(sounds, number);
        let mut before = std::mem::replace(&mut row[0], 0);
        row[0] = before + unwritten;
        for at in 0..last {
            let pair = before + cost_of_pair(sound, arabic[at]);
            before = row[at + 1];
            let dropped = row[at + 1] + unwritten;
            let added = row[at] + cost_of_letter(arabic, at);
            row[at + 1] = pair.min(dropped).min(added);
        }
    }
    match typed {
        TypedExtent::Whole => row[last],
        TypedExtent::Start => row.into_iter().min().unwrap_or(0),
    }
}

/// What it costs that an Arabic letter has no sound in the other spelling.
fn cost_of_letter(arabic: &[char], at: usize) -> u32 {
    let is_last = at + 1 == arabic.len();
    match arabic[at] {
        'ه' if is_last => 0,
        'ع' | 'ء' => SLIGHT,
        'ي' if arabic[..at].ends_with(&['ي']) => SLIGHT,
        // Joe Biden, Ukraine: what other languages write as one vowel, or not at all.
        'ا' if arabic.get(at + 1) == Some(&'ي') => SLIGHT,
        'ي' | 'ا' if at > 1 && matches!(arabic[at..], ['ا'] | ['ي', 'ا']) => SLIGHT,
        'ا' if at == 0 => SLIGHT,
        'ي' | 'و' | 'ا' | 'ح' | 'ه' => PLAIN,
        _ => GREAT,
    }
}

/// What it costs that a sound is not written in Arabic.
fn cost_of_sound(sounds: &[Sound], at: usize) -> u32 {
    let sound = &sounds[at];
    let is_last = at + 1 == sounds.len();
    match sound.letters {
        "e" if at > 0 => SLIGHT,
        "h" if is_last => 0,
        "h" => PLAIN,
        "a" | "i" | "o" | "u" | "y" if at > 0 => SLIGHT,
        _ if sound.class.is_empty() => PLAIN,
        "s" | "t" | "d" | "x" | "z" | "p" if is_last => PLAIN,
        _ => GREAT,
    }
}

/// What it costs to write a sound with a letter.
fn cost_of_pair(sound: &Sound, letter: char) -> u32 {
    if sound.usual.contains(letter) {
        return 0;
    }
    if sound.class.is_empty() {
        let is_vowel = matches!(letter, 'ا' | 'و' | 'ي' | 'ع' | 'ه' | 'ء' | 'ح');
        return match sound.letters {
            "a" if letter == 'ع' || letter == 'ه' => 0,
            "e" | "i" | "o" | "u" | "ai" | "ei" if matches!(letter, 'ع' | 'ا') => SLIGHT,
            "w" if letter == 'ف' => PLAIN,
            "h" if letter == 'خ' => PLAIN,
            _ if is_vowel => PLAIN,
            _ => GREAT,
        };
    }
    let classes = [sound.class]
        .into_iter()
        .chain(sound.others.iter().copied());
    let own = class_of(letter);
    let mut classes = classes.filter(|class| !class.is_empty());
    match own {
        Some(own) if sound.class.starts_with(own) => PLAIN + SLIGHT,
        Some(own) if classes.any(|class| class.starts_with(own)) => PLAIN,
        None if sound.others.contains(&"") && matches!(letter, 'ي' | 'و') => PLAIN,
        _ => GREAT,
    }
}

#[cfg(test)]
mod tests;
