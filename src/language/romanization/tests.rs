//! Names in two scripts: keys in common, and how near one spelling is to another.

use super::*;
use crate::language::spelling::form;

#[test]
fn a_word_of_any_length_has_few_keys() {
    let word = "sjwphvzchg".repeat(1000);
    let keys = keys_in_other_letters(&word);
    assert!((2..=MOST_KEYS).contains(&keys.len()), "{}", keys.len());
}

#[test]
fn what_is_no_name_has_no_key_in_other_letters() {
    for typed in ["zzzzqq", "www", "hmmm"] {
        assert!(keys_in_other_letters(typed).is_empty(), "{typed}");
    }
    assert!(!keys_in_other_letters("jassaar").is_empty());
}

#[test]
fn spellings_of_a_name_have_a_key_in_common() {
    for (latin, arabic) in [
        ("lavrov", "لافروف"),
        ("Lavrof", "لافروف"),
        ("Poutine", "بوتين"),
        ("Tadjikistan", "طاجيكستان"),
        ("Gaddafi", "القذافي"),
        ("Qadhafi", "القذافي"),
        ("Chahed", "الشاهد"),
        ("Ghannouchi", "الغنوشي"),
        ("Gorbatchev", "غورباتشوف"),
        ("Abdelaziz", "عبد العزيز"),
        ("Abdullah", "عبد الله"),
        ("Noureddine", "نور الدين"),
        ("Ennahda", "النهضة"),
        ("Zawahiri", "الظواهري"),
        ("Driss", "إدريس"),
        ("Lakhdar", "الأخضر"),
        ("3abbas", "عباس"),
        ("Texas", "تكساس"),
        ("California", "كاليفورنيا"),
    ] {
        let keys = keys_in_other_letters(&form(latin));
        assert!(keys.contains(&key(&form(arabic))), "{latin}: {keys:?}");
    }
    let latin = keys_in_other_letters(&form("لافروف"));
    assert_eq!(latin, [key("lavrov")]);
}

#[test]
fn the_usual_spelling_is_nearest() {
    for (latin, near, far) in [
        ("putin", "بوتين", "بطن"),
        ("gaddafi", "القذافي", "قطف"),
        ("lavrov", "لافروف", "لفرف"),
        ("tunis", "تونس", "تنوص"),
        ("texas", "تكساس", "تقصص"),
        ("chad", "تشاد", "شيد"),
    ] {
        let [near, far] = [near, far].map(|name| distance(latin, &form(name), TypedExtent::Whole));
        assert!(
            near.is_some() && (far.is_none() || near < far),
            "{latin}: {near:?} {far:?}"
        );
    }
    assert_eq!(distance("putin", "بوتين", TypedExtent::Whole), Some(0));
    assert_eq!(
        distance("california", "كاليفورنيا", TypedExtent::Whole),
        Some(0)
    );
    assert_eq!(distance("lavrov", &form("موسكو"), TypedExtent::Whole), None);
    assert_eq!(distance("lav", "لافروف", TypedExtent::Start), Some(0));
}

#[test]
fn every_sound_is_reached_and_written_with_letters_of_its_class() {
    let others = [SOFT_C, HARD_C, HARD_G];
    let signs: Vec<&str> = PAIRED.iter().map(|(.., sign)| *sign).collect();
    for sound in SOUNDS.iter().chain(&others) {
        let spelled = format!("{}l", sound.letters);
        let is_found = sounds(&spelled)
            .iter()
            .any(|found| found.letters == sound.letters);
        assert!(
            is_found || sound.letters == "c" || sound.letters == "gu",
            "{}",
            sound.letters
        );
        for letter in sound.usual.chars() {
            let own = class_of(letter);
            let is_of_class = own.is_none_or(|own| sound.class.contains(own));
            let is_sign = signs.contains(&letter.to_string().as_str());
            assert!(is_of_class || is_sign, "{} {letter}", sound.letters);
        }
    }
    for (_, pairs, sign) in PAIRED {
        assert!(pairs.iter().all(|pair| pair.chars().count() == 2));
        assert!(sign.chars().all(|sign| class_of(sign).is_none()));
    }
}

#[test]
fn words_of_other_letters_have_no_key() {
    for word in ["ישראל", "война", "2024", "g20", ""] {
        assert_eq!(key(&form(word)), "", "{word}");
        assert!(keys_in_other_letters(&form(word)).is_empty(), "{word}");
    }
}
