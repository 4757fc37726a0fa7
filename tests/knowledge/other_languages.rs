//! What is named in Persian, Urdu and Hebrew texts, and what only looks like a name.

use std::sync::LazyLock;

use qari::annotate::Annotator;
use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::extract::EntityKind;
use qari::range::TextRange;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// The mentions of one paragraph in order, as `kind|mention`.
fn mentions(language: &str, text: &str) -> Vec<String> {
    let whole = TextRange::new(0, text.len());
    let body = Body {
        text: text.to_owned(),
        blocks: vec![Block::new(BlockKind::Paragraph, whole)],
        ..Body::default()
    };
    let metadata = Metadata {
        language: Language::from_tag(language).unwrap(),
        ..Metadata::default()
    };
    let annotations = ANNOTATOR.annotate(&body, &metadata);
    let mut mentions: Vec<(TextRange, EntityKind)> = annotations
        .entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(|range| (*range, entity.kind)))
        .collect();
    mentions.sort_unstable();
    let named = mentions.into_iter();
    named
        .map(|(range, kind)| format!("{}|{}", kind.id(), range.of(text)))
        .collect()
}

#[track_caller]
fn has(language: &str, text: &str, expected: &[&str]) {
    assert_eq!(mentions(language, text), expected, "{text}");
}

#[test]
fn persian() {
    has(
        "fa",
        "مهدی تاج، رئیس فدراسیون فوتبال، به خبرگزاری ایسنا گفت",
        &[
            "person|مهدی تاج",
            "organization|فدراسیون فوتبال",
            "organization|خبرگزاری ایسنا",
        ],
    );
    has(
        "fa",
        "سخنگوی دولت، فاطمه مهاجرانی، روز سه‌شنبه نهم بهمن ۱۴۰۳ در یزد بود. مهاجرانی رفت",
        &[
            "person|فاطمه مهاجرانی",
            "date|سه‌شنبه نهم بهمن ۱۴۰۳",
            "location|یزد",
            "person|مهاجرانی",
        ],
    );
    has(
        "fa",
        "سازمان بنادر و دریانوردی هشدار داد",
        &["organization|سازمان بنادر و دریانوردی"],
    );
}

#[test]
fn urdu() {
    has(
        "ur",
        "جسٹس صلاح الدین پنہور نے سندھ ہائی کورٹ میں کہا",
        &["person|صلاح الدین پنہور", "organization|سندھ ہائی کورٹ"],
    );
    has(
        "ur",
        "دریائے سوات کے کنارے اتوار 30 مارچ 2025ء کو",
        &["location|دریائے سوات", "date|اتوار 30 مارچ 2025ء"],
    );
}

#[test]
fn hebrew() {
    has(
        "he",
        "השופטים דפנה ברק-ארז וחאלד כבוב ידונו בה בפברואר 2025",
        &[
            "person|דפנה ברק-ארז",
            "person|חאלד כבוב",
            "date|פברואר 2025",
        ],
    );
    has(
        "he",
        "פרקליטות מחוז תל אביב פנתה לוועדת החוץ והביטחון בראשות יולי אדלשטיין",
        &[
            "organization|פרקליטות מחוז תל אביב",
            "organization|וועדת החוץ והביטחון",
            "person|יולי אדלשטיין",
        ],
    );
}

#[test]
fn common_words_are_no_names() {
    for (language, text) in [
        ("fa", "امید مردم به بهار تازه زنده است"),
        ("fa", "توافق با آن سازمان در بازار به نتیجه رسید"),
        ("ur", "نور اور روشن صبح کی امید ہے"),
        ("ur", "عدالت نے درخواست پر فیصلہ دیا"),
        ("he", "אור גדול עלה על הים והמשרד נסגר"),
        ("he", "שמדובר בפגיעה בשוויון, טענה הוועדה"),
    ] {
        has(language, text, &[]);
    }
}
