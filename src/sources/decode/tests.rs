//! Tests of decoding as a whole.

use proptest::prelude::*;

use super::samples::{Encoded, FOREIGN, SampleLanguage};
use super::*;

fn decode_alone(bytes: &[u8]) -> Result<Decoded, NotText> {
    decode(bytes, &Hints::default())
}

fn text(bytes: &[u8]) -> String {
    decode_alone(bytes).unwrap().text
}

fn declared(bytes: &[u8], label: &str) -> Decoded {
    let hints = Hints {
        declared: Some(label),
        ..Hints::default()
    };
    decode(bytes, &hints).unwrap()
}

fn said(bytes: &[u8], label: &str) -> Result<Decoded, NotText> {
    let hints = Hints {
        said: Encoding::from_label(label),
        ..Hints::default()
    };
    decode(bytes, &hints)
}

/// A text in an encoding of the Encoding Standard.
fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, has_unmappable) = encoding.encode(text);
    assert!(!has_unmappable, "{text}");
    bytes.into_owned()
}

const ARABIC: &str = "وصل القطار إلى المحطة قبل الفجر ونزل منه المسافرون.";

#[test]
fn old_texts_come_out_letter_for_letter() {
    // Of a hundred pieces so many are right at least, by their length in bytes.
    let least = [
        (10, 90),
        (20, 98),
        (40, 100),
        (120, 100),
        (1000, 100),
        (5000, 100),
    ];
    for language in SampleLanguage::ALL {
        let sentences = language.sentences().join(" ");
        for label in language.encodings() {
            let encoding = Encoding::from_label(label).unwrap();
            let encoded = Encoded::new(&sentences, |bytes| encoding.decode(bytes));
            for (length, least) in least {
                let most = if length > 200 { 5 } else { 100 };
                let pieces: Vec<_> = encoded.pieces(length, most).collect();
                let is_right = |(bytes, text): &&(Vec<u8>, String)| {
                    let read = decode_alone(bytes);
                    read.is_ok_and(|decoded| decoded.text == *text && decoded.is_guessed)
                };
                let right = pieces.iter().filter(is_right).count();
                assert!(
                    right * 100 >= least * pieces.len(),
                    "{language:?} in {label}, {length} bytes: {right} of {}",
                    pieces.len()
                );
            }
        }
    }
}

#[test]
fn other_languages_are_not_taken_for_arabic() {
    for (label, text) in FOREIGN {
        let decoded = decode_alone(&encoded(text, label)).unwrap();
        assert_eq!(decoded.text, text, "{label}");
        assert!(decoded.is_guessed);
    }
}

#[test]
fn vowel_signs_do_not_hide_a_text() {
    let vocalised = "وَصَلَ القِطارُ إلى المَحَطَّةِ قَبلَ الفَجرِ وَنَزَلَ مِنهُ المُسافِرونَ.";
    for label in ["windows-1256", "iso-8859-6"] {
        assert_eq!(text(&encoded(vocalised, label)), vocalised, "{label}");
    }
}

#[test]
fn valid_utf_8_holds_against_every_declaration() {
    for label in ["windows-1256", "iso-8859-1", "utf-16", "nonsense"] {
        let decoded = declared(ARABIC.as_bytes(), label);
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding),
            (ARABIC, Encoding::UTF_8)
        );
        assert!(!decoded.is_guessed);
    }
    let page = format!("<meta charset=windows-1256><p>{ARABIC}");
    assert_eq!(text(page.as_bytes()), page);
}

#[test]
fn a_declaration_holds_if_the_text_is_language_in_it() {
    let bytes = encoded(ARABIC, "windows-1256");
    for (label, is_guessed) in [
        ("cp1256", false),
        ("iso-8859-1", true),
        ("utf-8", true),
        ("x", true),
    ] {
        let decoded = declared(&bytes, label);
        assert_eq!(
            (decoded.text.as_str(), decoded.is_guessed),
            (ARABIC, is_guessed),
            "{label}"
        );
    }
    for (label, text) in FOREIGN {
        let decoded = declared(&encoded(text, label), label);
        assert_eq!(
            (decoded.text.as_str(), decoded.is_guessed),
            (text, false),
            "{label}"
        );
    }
    // What the server says goes before what the page says, and either must fit.
    let russian = FOREIGN[0].1;
    for meta in ["windows-1251", "iso-8859-6", "utf-8"] {
        let page = format!("<html><meta charset={meta}><p>{russian}");
        let bytes = encoded(&page, "windows-1251");
        assert_eq!(declared(&bytes, "windows-1251").text, page);
        assert_eq!(text(&bytes), page);
    }
    let feed = format!("<?xml version='1.0' encoding='windows-1256'?><title>{ARABIC}</title>");
    let decoded = declared(&encoded(&feed, "windows-1256"), "iso-8859-1");
    assert_eq!((decoded.text, decoded.is_guessed), (feed, false));
}

#[test]
fn a_page_of_markup_with_few_arabic_words_is_told_by_them() {
    let markup = "<div class=\"row\"><a href=\"/index.php?id=12\">".repeat(2000);
    let page = format!("<html>{markup}{ARABIC}{markup}");
    assert_eq!(text(&encoded(&page, "windows-1256")), page);
}

#[test]
fn what_the_reader_says_is_not_doubted() {
    let bytes = encoded(ARABIC, "windows-1256");
    let decoded = said(&bytes, "iso-8859-1").unwrap();
    assert!(decoded.text.starts_with("æÕá") && !decoded.is_guessed);
    let marked = "\u{FEFF}قارئ".as_bytes();
    assert_eq!(said(marked, "utf-8").unwrap().text, "قارئ");
    assert_eq!(
        said(&bytes, "utf-8"),
        Err(NotText::Garbled {
            encoding: Encoding::UTF_8,
            suggestion: Encoding::from_label("windows-1256"),
        })
    );
}

#[test]
fn a_text_that_is_mostly_unreadable_is_refused() {
    let broken = [ARABIC.as_bytes(), &b"\xFF ".repeat(20)].concat();
    let fault = decode_alone(&broken).unwrap_err();
    assert!(matches!(fault, NotText::Garbled { .. }), "{fault:?}");
    // Fewer than a tenth are replaced.
    let slightly = [ARABIC.repeat(5).as_bytes(), &b"\xFF ".repeat(20)].concat();
    assert_eq!(decode_alone(&slightly).unwrap().invalid_bytes, 20);
}

#[test]
fn the_byte_order_mark_is_not_text() {
    assert_eq!(text("\u{FEFF}قارئ".as_bytes()), "قارئ");
    assert_eq!(text("قارئ".as_bytes()), "قارئ");
}

#[test]
fn every_line_ends_in_a_line_feed() {
    assert_eq!(
        text("أ\r\nب\rج\u{2028}د\u{85}\r\n\r\nه".as_bytes()),
        "أ\nب\nج\nد\n\n\nه"
    );
}

#[test]
fn invalid_bytes_are_replaced_and_counted() {
    let bytes = [ARABIC.as_bytes(), b"\xFF\xFEab\xD9"].concat();
    let decoded = decode_alone(&bytes).unwrap();
    assert_eq!(decoded.text, format!("{ARABIC}\u{FFFD}\u{FFFD}ab\u{FFFD}"));
    assert_eq!(
        (decoded.invalid_bytes, decoded.encoding),
        (3, Encoding::UTF_8)
    );
}

#[test]
fn a_nul_is_left_out_and_counted() {
    let utf_8 = format!("قا\0رئ\0 {ARABIC}");
    let decoded = decode_alone(utf_8.as_bytes()).unwrap();
    assert_eq!(decoded.text, format!("قارئ {ARABIC}"));
    assert_eq!((decoded.invalid_bytes, decoded.is_guessed), (2, false));

    let old = [&encoded(ARABIC, "windows-1256")[..], b"\0"].concat();
    assert_eq!(text(&old), ARABIC);

    // What a crash leaves behind.
    let padded = [ARABIC.as_bytes(), &[0; 4096]].concat();
    let decoded = decode_alone(&padded).unwrap();
    assert_eq!(
        (decoded.text.as_str(), decoded.invalid_bytes),
        (ARABIC, 4096)
    );
}

#[test]
fn utf16_is_read_by_its_mark() {
    let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
    let little =
        |text: &str| -> Vec<u8> { units(text).into_iter().flat_map(u16::to_le_bytes).collect() };
    let big =
        |text: &str| -> Vec<u8> { units(text).into_iter().flat_map(u16::to_be_bytes).collect() };
    assert_eq!(text(&little("\u{FEFF}قِ😀")), "قِ😀");
    assert_eq!(text(&big("\u{FEFF}قِ😀")), "قِ😀");

    let lone_surrogate = [
        &big("\u{FEFF}abcdefghijklmnopqrstuv")[..],
        &[0xD8, 0, 0, 0x61, 0],
    ]
    .concat();
    let decoded = decode_alone(&lone_surrogate).unwrap();
    assert_eq!(decoded.text, "abcdefghijklmnopqrstuv\u{FFFD}a\u{FFFD}");
    assert_eq!(decoded.invalid_bytes, 3);

    // And without one, by its NULs.
    for plain in [
        "Plain English text.",
        "Поезд пришёл на станцию до рассвета.",
    ] {
        assert_eq!(text(&little(plain)), plain);
        assert_eq!(text(&big(plain)), plain);
    }
}

#[test]
fn what_is_not_text_is_refused() {
    for bytes in [
        b"\x7FELF\x02\x01\x00".as_slice(),
        b"%PDF-1.7\n",
        b"\0\0",
        b"\x01\x02\x00\x03\xFF\xFE\x04\x05",
        b"PK\x03\x04\x14\0",
        b"\xFF\xD8\xFF\xE0",
    ] {
        assert_eq!(decode_alone(bytes), Err(NotText::Binary), "{bytes:?}");
    }
    assert!(text(b"").is_empty());
    // Noise of all bytes.
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(5000)
    .collect();
    assert_eq!(decode_alone(&noise), Err(NotText::Binary));
    let noise: Vec<u8> = noise.into_iter().filter(|byte| *byte != 0).collect();
    assert!(decode_alone(&noise).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_text_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), label in prop::sample::select(NAMES.to_vec())) {
        for result in [decode_alone(&bytes), said(&bytes, label)] {
            let Ok(decoded) = result else { continue };
            prop_assert!(!decoded.text.contains('\0'));
            prop_assert!(decoded.text.len() <= 3 * bytes.len());
            prop_assert!(decoded.invalid_bytes <= bytes.len());
        }
        let _ = declared::label(&bytes);
    }
}
