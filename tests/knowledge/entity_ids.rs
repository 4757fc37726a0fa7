//! One entity, one id: whatever the spellings of an article are, no two of its entities share an id.

use std::collections::HashSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use qari::annotate::{Annotations, Annotator};
use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::range::TextRange;

static EXTRACTOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

fn annotate(text: &str, language: &str) -> Annotations {
    let body = Body {
        text: text.to_owned(),
        blocks: vec![Block::new(
            BlockKind::Paragraph,
            TextRange::new(0, text.len()),
        )],
        ..Body::default()
    };
    let metadata = Metadata {
        language: Language::from_tag(language).unwrap(),
        ..Metadata::default()
    };
    EXTRACTOR.annotate(&body, &metadata)
}

fn assert_sound(text: &str, annotations: &Annotations) {
    let mut ids = HashSet::new();
    for entity in &annotations.entities {
        assert!(ids.insert(&entity.id), "{} twice in: {text}", entity.id);
        assert!(!entity.mentions.is_empty(), "{}: {text}", entity.id);
        assert!(entity.mentions.is_sorted(), "{}: {text}", entity.id);
        for mention in &entity.mentions {
            assert!(text.get(mention.start..mention.end).is_some(), "{text}");
        }
    }
}

/// Family names that begin with what may be the article: written with hamza and without, one person.
#[test]
fn a_name_with_hamza_and_without_is_one_person() {
    let mut found = 0;
    for name in [
        "تشابي ألونسو",
        "فرناندو ألونسو",
        "سام ألتمان",
        "داني ألفيش",
        "باولو ألميدا",
        "كارلوس ألكاراز",
        "إدوارد ألبي",
        "فرانك ألبرت",
        "روبرت ألتمان",
        "غابرييل ألموند",
        "ليون إلكان",
        "جون إلكان",
        "توماس إليوت",
        "جورج إليوت",
        "ميسي إليوت",
        "بيدرو ألمودوفار",
        "سلفادور ألليندي",
        "إيزابيل ألليندي",
    ] {
        let bare = name.replace(['أ', 'إ'], "ا");
        let text = format!("قال {name} إن الفريق جاهز. وأضاف {bare} أن المباراة صعبة.");
        let annotations = annotate(&text, "ar");
        assert_sound(&text, &annotations);
        let people = annotations
            .entities
            .iter()
            .filter(|entity| entity.id.starts_with("person:"));
        let count = people.count();
        assert!(count <= 1, "{text}");
        found += count;
    }
    assert!(found >= 12, "{found} of them are found at all");
}

const GIVEN: [&str; 10] = [
    "تشابي",
    "أحمد",
    "إيمان",
    "سيرغي",
    "Xabi",
    "آدم",
    "محمد بن",
    "عبد",
    "الملك",
    "أمّ",
];
const FAMILY: [&str; 14] = [
    "ألونسو",
    "إلياس",
    "الأسد",
    "أسد",
    "لافروف",
    "لاڤروف",
    "الإبراهيمي",
    "إبراهيم",
    "شويغو",
    "شويجو",
    "Alonso",
    "الله",
    "ألـونسو",
    "مُوسى",
];
const BODIES: [&str; 8] = [
    "شركة ألفا",
    "شركة الفا",
    "حزب الأمة",
    "حزب الامة",
    "نادي أهلي جدة",
    "نادي الأهلي",
    "ألفا",
    "وزارة الإعلام",
];
const PATTERNS: [&str; 7] = [
    "قال {} إن الفريق جاهز. ",
    "وأضاف {} أن المباراة صعبة. ",
    "التقى الرئيس {} في موسكو. ",
    "وعاد {} من مدينة النور، ",
    "«{}» ",
    "ول{} رأي في الأمر. ",
    "عقدت {} مؤتمر الأمن 2022 في 16 مايو/أيار 2022 و30 فبراير. ",
];

/// How a spelling differs from the name.
fn respelled(name: &str, change: u8) -> String {
    match change {
        0 => name.replace(['أ', 'إ', 'آ'], "ا"),
        1 => name.replace(' ', ""),
        2 => name.chars().flat_map(|letter| [letter, 'ـ']).collect(),
        3 => name.replace('ا', "أ"),
        4 => name.replace(' ', "\u{200F} "),
        5 => name.to_uppercase(),
        _ => name.to_owned(),
    }
}

fn name() -> impl Strategy<Value = String> {
    let person = (
        proptest::sample::select(&GIVEN[..]),
        proptest::sample::select(&FAMILY[..]),
    );
    let person = person.prop_map(|(given, family)| format!("{given} {family}"));
    prop_oneof![
        3 => person,
        1 => proptest::sample::select(&FAMILY[..]).prop_map(str::to_owned),
        1 => proptest::sample::select(&BODIES[..]).prop_map(str::to_owned),
    ]
}

fn article() -> impl Strategy<Value = String> {
    let sentence = (proptest::sample::select(&PATTERNS[..]), name(), 0..12_u8);
    let sentence = sentence
        .prop_map(|(pattern, name, change)| pattern.replace("{}", &respelled(&name, change)));
    proptest::collection::vec(sentence, 1..12).prop_map(|sentences| sentences.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_two_entities_have_one_id(text in article()) {
        for language in ["ar", "fa", "en"] {
            assert_sound(&text, &annotate(&text, language));
        }
    }
}
