//! What the sidebar promises: the entities of an article as a careful reader marks them.

#[path = "../support/gold.rs"]
#[allow(dead_code, reason = "shared with the scoring example")]
mod gold;

use std::path::Path;
use std::sync::LazyLock;

use gold::{Count, GoldArticle, Scores};
use qari::annotate::{Annotations, Annotator};
use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::extract::{Entity, EntityKind};
use qari::range::TextRange;
use qari::topics::Topic;

static EXTRACTOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// One paragraph a line, the first line the title.
fn body(text: &str) -> Body {
    let mut body = Body {
        text: text.to_owned(),
        ..Body::default()
    };
    let mut start = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            let kind = if start == 0 {
                BlockKind::Title
            } else {
                BlockKind::Paragraph
            };
            let range = TextRange::new(start, start + line.len());
            body.blocks.push(Block::new(kind, range));
        }
        start += line.len() + 1;
    }
    body
}

fn annotate_in(text: &str, language: &str) -> Annotations {
    let metadata = Metadata {
        language: Language::from_tag(language).unwrap(),
        ..Metadata::default()
    };
    EXTRACTOR.annotate(&body(text), &metadata)
}

fn annotate(text: &str) -> Annotations {
    annotate_in(text, "ar")
}

/// The mentions of a text in order, as `kind|mention`.
fn mentions(text: &str) -> Vec<String> {
    let annotations = annotate(text);
    let mut mentions: Vec<(TextRange, EntityKind)> = annotations
        .entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(|range| (*range, entity.kind)))
        .collect();
    mentions.sort_unstable();
    mentions
        .into_iter()
        .map(|(range, kind)| format!("{}|{}", kind.id(), range.of(text)))
        .collect()
}

fn entity<'a>(annotations: &'a Annotations, name: &str) -> &'a Entity {
    annotations
        .entities
        .iter()
        .find(|entity| entity.name == name)
        .unwrap_or_else(|| panic!("{name} is not among {:?}", annotations.entities))
}

/// The articles from number 20 on were never read while the lists and rules were made, only measured.
fn is_held_out(article: &GoldArticle) -> bool {
    let number: u32 = article.name.split('-').next().unwrap().parse().unwrap();
    number >= 20
}

#[test]
fn hebrew_prefixes_are_no_part_of_a_name() {
    let text =
        "נשיא המדינה ביקר בירושלים ואחר כך נסע לחיפה.\nהמשלחת חזרה מחיפה, ומאיראן לא נמסרה תגובה.";
    let annotations = annotate_in(text, "he");
    let mut places: Vec<(&str, usize)> = annotations
        .entities
        .iter()
        .map(|entity| (entity.name.as_str(), entity.mentions.len()))
        .collect();
    places.sort_unstable();
    assert_eq!(places, [("איראן", 1), ("חיפה", 2), ("ירושלים", 1)]);
}

#[test]
fn a_building_that_is_called_after_a_place_is_another_place() {
    let text = "سافر الفريق إلى حلب، وأقيمت المباراة في ملعب حلب مساء الجمعة.\n\
                ثم زار اللاعبون مدينة حلب القديمة.";
    let annotations = annotate(text);
    let places: Vec<(&str, usize)> = annotations
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Location)
        .map(|entity| (entity.name.as_str(), entity.mentions.len()))
        .collect();
    assert!(
        places.contains(&("حلب", 2)) || places.contains(&("مدينة حلب", 2)),
        "{places:?}"
    );
    assert!(places.contains(&("ملعب حلب", 1)), "{places:?}");
}

#[test]
fn a_body_has_one_name_whatever_is_joined_to_its_head() {
    let text = "قالت مصادر عسكرية إن مسلحين من ميليشيات الحوثي هاجموا مواقع الجيش.\n\
                ودارت مواجهات مع قوات الجيش وميليشيات الحوثي قرب المدينة.\n\
                واستهدف القصف المعقل الرئيسي لميليشيات الحوثي على الحدود.";
    let annotations = annotate(text);
    let bodies: Vec<(&str, usize)> = annotations
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Organization)
        .filter(|entity| entity.name.contains("الحوثي"))
        .map(|entity| (entity.name.as_str(), entity.mentions.len()))
        .collect();
    assert_eq!(bodies, [("ميليشيات الحوثي", 3)]);
}

#[test]
fn nothing_in_an_address_is_a_name() {
    for text in [
        "التقرير كاملًا على https://example.org/politics/2024/paris?page=3 منذ أمس",
        "تفاصيل أخرى في www.bbc.com/arabic عن الحادث",
        "كتب القراء إلى unesco@example.org قبل الموعد",
        "وصلت باريس أولًا، انظر http://example.com/باريس لمن شاء",
    ] {
        for mention in mentions(text) {
            let (_, name) = mention.split_once('|').unwrap();
            assert!(name == "باريس", "{text}: {mention}");
        }
    }
    let twice = mentions("وصلت باريس أولًا، انظر http://example.com/باريس لمن شاء");
    assert_eq!(twice, ["location|باريس"]);
}

#[test]
fn who_is_named_in_one_part_of_a_long_article_is_known_in_the_next() {
    // More words than are annotated together, in one block and in many.
    let count = qari::limits::ANNOTATED_TOGETHER;
    for filler in ["ثم ".repeat(count + 1), "ثم\n".repeat(count + 1)] {
        let text = format!(
            "قال الوزير محمود البتاكوشي إن القمة ناجحة. {filler}\nوأضاف البتاكوشي أنها ستعقد مرة أخرى."
        );
        let annotations = annotate(&text);
        let person = annotations
            .entities
            .iter()
            .find(|entity| entity.name == "محمود البتاكوشي");
        let mentions = &person.expect("the person").mentions;
        let named: Vec<&str> = mentions.iter().map(|mention| mention.of(&text)).collect();
        assert_eq!(named, ["محمود البتاكوشي", "البتاكوشي"]);
    }
}

#[test]
fn mentions_agree_with_a_careful_reader() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let articles = gold::read_folder(&folder);
    let mut tuned = Scores::new();
    let mut held_out = Scores::new();
    let mut grouping = Count::default();
    for article in &articles {
        let annotations = EXTRACTOR.annotate(&article.body, &article.metadata);
        let scores = gold::score(&article.mentions, &annotations, &EntityKind::ALL);
        let part = if is_held_out(article) {
            &mut held_out
        } else {
            &mut tuned
        };
        gold::add(part, &scores);
        grouping += gold::grouping(article, &annotations);
    }
    let (tuned, held_out) = (gold::overall(&tuned), gold::overall(&held_out));
    assert!(tuned.expected > 100 && held_out.expected > 100);
    assert!(tuned.f1() >= 0.96, "tuned on: {tuned}");
    assert!(held_out.f1() >= 0.92, "held out: {held_out}");
    assert!(grouping.f1() >= 0.97, "grouping: {:.3}", grouping.f1());
}

#[test]
fn mentions_in_other_languages_agree_with_a_careful_reader() {
    agree("other", [("fa", 0.95), ("ur", 0.95), ("he", 0.92)]);
}

#[test]
fn mentions_agree_in_articles_that_were_opened_when_the_lists_and_rules_were_done() {
    agree("unseen", [("fa", 0.86), ("ur", 0.75), ("he", 0.8)]);
}

/// Holds the F1 of the articles in a folder of `tests/gold`, for each language.
fn agree(folder: &str, least: [(&str, f64); 3]) {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let articles = gold::read_folder(&gold.join(folder));
    for (language, least) in least {
        let mut all = Scores::new();
        for article in &articles {
            if article.metadata.language.as_str() == language {
                let annotations = EXTRACTOR.annotate(&article.body, &article.metadata);
                let scores = gold::score(&article.mentions, &annotations, &EntityKind::ALL);
                gold::add(&mut all, &scores);
            }
        }
        let all = gold::overall(&all);
        assert!(all.expected > 100, "{language}");
        assert!(all.f1() >= least, "{language}: {all}");
    }
}

#[test]
fn proclitics_and_titles_stay_outside() {
    assert_eq!(
        mentions("التقى الرئيس الروسي فلاديمير بوتين وزير الخارجية المصري بالقاهرة"),
        ["person|فلاديمير بوتين", "location|القاهرة"]
    );
    assert_eq!(
        mentions("وقالت المتحدثة باسم وزارة الخارجية الروسية - ماريا زاخاروفا"),
        [
            "organization|وزارة الخارجية الروسية",
            "person|ماريا زاخاروفا"
        ]
    );
    assert_eq!(
        mentions("الأمين العام للأمم المتحدة أنطونيو غوتيريش"),
        ["organization|أمم المتحدة", "person|أنطونيو غوتيريش"]
    );
}

#[test]
fn first_letters_that_look_like_proclitics_stay() {
    assert_eq!(
        mentions("باكستان ووارسو ولبنان وكندا وفرنسا وكازاخستان وبوتين"),
        [
            "location|باكستان",
            "location|وارسو",
            "location|لبنان",
            "location|كندا",
            "location|فرنسا",
            "location|كازاخستان",
            "person|بوتين"
        ]
    );
}

#[test]
fn a_preposition_before_a_given_name_stays_outside() {
    assert_eq!(
        mentions("عيّنت الجمعية مفوضة جديدة خلفا لزيد رعد الحسين."),
        ["person|زيد رعد الحسين"]
    );
}

#[test]
fn a_name_that_an_article_has_in_full_keeps_its_first_letter() {
    let text = "ورحب المدير الفني للمهرجان تييري فريمو بالضيوف. وقال فريمو إن الدورة ناجحة.";
    assert_eq!(rows(text, EntityKind::Person), [["تييري فريمو", "فريمو"]]);
}

#[test]
fn a_name_does_not_go_on_where_the_article_ends_it_elsewhere() {
    let text =
        "سجل محمد صلاح هدفين. وقال محمد صلاح إنه سعيد. وغادر اللاعب المصري محمد صلاح نجم فريق ليفربول.";
    assert_eq!(rows(text, EntityKind::Person), [["محمد صلاح"; 3]]);
}

#[test]
fn who_is_named_behind_a_body_has_an_office_of_it() {
    let found = mentions("وبررت رئيسة المحكمة إستير حيوت هذا القرار.");
    assert_eq!(found, ["person|إستير حيوت"]);
}

#[test]
fn one_word_names_one_kind_of_thing_where_only_guesses_differ() {
    let text =
        "تفجير لوكربي في دراما تلفزيونية\nوقعت الكارثة فوق قرية لوكربي. وتابع الفيلم حادث لوكربي.";
    let people = rows(text, EntityKind::Person);
    assert!(
        !people.iter().flatten().any(|name| name == "لوكربي"),
        "{people:?}"
    );
}

#[test]
fn what_is_shown_is_free_of_signs_that_are_no_part_of_a_name() {
    let shown = |text: &str| annotate(text).entities.remove(0).name;
    assert_eq!(shown("أعلن #دونالد_ترمب القرار"), "دونالد ترمب");
    assert_eq!(shown("فاز ريـال مدريد باللقب"), "ريال مدريد");
}

#[test]
fn a_common_word_is_no_preposition_and_a_name() {
    let people = rows("وقال الخليفي: لدينا أريولا، إنه حارسنا.", EntityKind::Person);
    assert!(
        !people.iter().flatten().any(|name| name.contains("دينا")),
        "{people:?}"
    );
}

#[test]
fn a_name_that_is_written_again_in_latin_letters_ends_before_them() {
    let text = "وأعلنت المفوضة الأوروبية مارغريت فاستيغر Margrethe Vestager القرار.";
    assert!(
        mentions(text).contains(&"person|مارغريت فاستيغر".to_owned()),
        "{:?}",
        mentions(text)
    );
}

#[test]
fn a_year_of_several_is_shown_alone() {
    let years = annotate("عمل في المسلسل بين عامي 2009 و2014.").entities;
    let names: Vec<&str> = years.iter().map(|year| year.name.as_str()).collect();
    assert!(!names.iter().any(|name| name.contains("عامي")), "{names:?}");
    assert!(!names.is_empty());
}

#[test]
fn an_entity_is_shown_by_the_name_it_is_known_by() {
    let name = |text: &str, kind: EntityKind| {
        let mut entities = annotate(text).entities.into_iter();
        entities.find(|entity| entity.kind == kind).unwrap().name
    };
    let organization = EntityKind::Organization;
    assert_eq!(
        name(
            "فاز ريال مدريد باللقب، واحتفل النادي الملكي مع جماهيره.",
            organization
        ),
        "ريال مدريد"
    );
    let person = EntityKind::Person;
    assert_eq!(
        name("#محمد_بن_سلمان يستقبل الضيوف في الرياض", person),
        "محمد بن سلمان"
    );
    // Of two spellings the one that the article has more often, not one that was mistyped once.
    assert_eq!(
        name(
            "سجل لوكا مودرتيش. وقال لوكا مودريتش بعد ذلك. وفاز لوكا مودريتش بالجائزة.",
            person
        ),
        "لوكا مودريتش"
    );
}

#[test]
fn names_in_no_list_are_told_by_their_context() {
    assert_eq!(
        mentions("قال وزير الدفاع الجديد، سامر الخشروم، إن القرار نهائي"),
        ["person|سامر الخشروم"]
    );
    assert_eq!(
        mentions("وأعلنت وزارة الزراعة الفلبينية ومنظمة حماية الطفولة ذلك"),
        [
            "organization|وزارة الزراعة الفلبينية",
            "organization|منظمة حماية الطفولة"
        ]
    );
    assert_eq!(mentions("وقعت الدول اتفاقية قازان"), ["law|اتفاقية قازان"]);
    assert_eq!(mentions("في قمة طشقند 2031"), ["event|قمة طشقند 2031"]);
}

#[test]
fn bodies_are_found_whole() {
    for body in [
        "وكالة الأنباء الفلسطينية",
        "هيئة أبوظبي للثقافة والتراث",
        "جهاز أبوظبي للرقابة الغذائية",
        "هيئة أبوظبي للصحة",
        "محكمة استئناف طرابلس",
        "لجنة العدل والمصالحة الوطنية",
        "اللجنة الشعبية لمقاومة الاستيطان",
        "هيئة كهرباء ومياه دبي",
        "وزارة التعليم العالي والبحث العلمي",
        "وزارة الشؤون الإسلامية والأوقاف",
        "الاتحاد السعودي للمبارزة",
        "مركز دبي المالي العالمي",
        "شرطة شنغهاي",
        "غرفة الرياض",
        "نادي الوحدة",
        "مجلة المستقبل",
        "مركز الأمير سلطان",
        "جامعة الملك سعود",
    ] {
        let text = format!("وذكر مسؤول في {body} أمس أن العمل بدأ.");
        assert_eq!(mentions(&text), [format!("organization|{body}")]);
    }
    assert_eq!(
        mentions("قال رئيس شركة أندرويكس للصحفيين إن العمل بدأ"),
        ["organization|شركة أندرويكس"]
    );
    assert_eq!(
        mentions("أكد مدير الكرة في نادي الاتحاد محمد السليمان أن الموسم مختلف"),
        ["organization|نادي الاتحاد", "person|محمد السليمان"]
    );
    // The adjective of a country behind a proper name says where the body is.
    assert_eq!(
        mentions("درس في جامعة ميريلاند الأمريكية"),
        ["organization|جامعة ميريلاند"]
    );
    // What is a person's is not called so.
    assert_eq!(
        mentions("التقى في مكتبه الشيخ سمير فهمي وعبر جسر الملك فهد"),
        ["person|سمير فهمي", "location|جسر الملك فهد"]
    );
}

#[test]
fn the_people_of_a_list_are_joined_by_and() {
    assert_eq!(
        mentions(
            "شارك أنور عبدالله وسعود الغامدي وسيرخيو راموس وناتشو فرنانديز ووليد سليمان ووانغ يي"
        ),
        [
            "person|أنور عبدالله",
            "person|سعود الغامدي",
            "person|سيرخيو راموس",
            "person|ناتشو فرنانديز",
            "person|وليد سليمان",
            "person|وانغ يي"
        ]
    );
}

#[test]
fn a_newspaper_in_quotation_marks_is_no_place() {
    assert_eq!(
        mentions("دبي - «الخليج»: عاد الوفد من الخليج أمس"),
        ["location|دبي", "organization|الخليج", "location|الخليج"]
    );
}

#[test]
fn an_event_is_called_after_a_person() {
    assert_eq!(
        mentions("في مشواره في دوري عبداللطيف جميل للمحترفين"),
        ["event|دوري عبداللطيف جميل للمحترفين"]
    );
}

#[test]
fn the_board_of_a_body_is_not_the_body() {
    assert_eq!(
        mentions("مرتضى منصور رئيس مجلس إدارة نادي الزمالك"),
        ["person|مرتضى منصور", "organization|نادي الزمالك"]
    );
}

#[test]
fn the_country_of_an_official_is_not_that_of_the_body() {
    assert_eq!(
        mentions("رئيس الاتحاد الأوروبي الفرنسي ميشيل بلاتيني"),
        ["organization|الاتحاد الأوروبي", "person|ميشيل بلاتيني"]
    );
}

#[test]
fn common_words_that_look_like_names_are_none() {
    for text in [
        "بلغت القيمة 51 مليون درهم وأغلق السهم على ارتفاع.",
        "قدم وفد المجلس درعاً لمدير المشروع.",
        "فاز الفريق 2-صفر ثم 1-صفر.",
        "وكاد الأمر يتطور لولا تدخل بعض المسؤولين.",
    ] {
        assert_eq!(mentions(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(mentions("في مدينة درعا"), ["location|درعا"]);
}

#[test]
fn a_single_letter_is_no_part_of_a_name() {
    assert_eq!(
        mentions("وقال سمير اليافعي لـ\"عين اليوم\" إن العمل بدأ"),
        ["person|سمير اليافعي"]
    );
}

#[test]
fn direction_marks_are_no_part_of_a_name() {
    assert_eq!(
        mentions("في مدينة \u{202B}دنقلا\u{202C} عاصمة الولاية"),
        ["location|دنقلا"]
    );
}

#[test]
fn names_in_no_list_and_no_pattern_are_found_by_the_model() {
    assert_eq!(
        mentions("وأضاف هوفميسترن أن الشركة ستواصل"),
        ["person|هوفميسترن"]
    );
    assert_eq!(mentions("ونقل عن كورازونيس قوله"), ["person|كورازونيس"]);
    assert_eq!(
        mentions("ونقل عن بيرلينغوير قوله إن الشركة ستواصل العمل في المنطقة."),
        ["person|بيرلينغوير"]
    );
}

/// Names made up for this, each in sentences where only the words around it say that it is one. The model is no
/// list: it misses some, and another training misses others.
#[test]
fn most_names_made_up_are_found_by_the_model() {
    const NAMES: [&str; 10] = [
        "تروبينسكي",
        "دراغوفيتش",
        "شمولينسكي",
        "فاندربيرغ",
        "كاستيلاني",
        "موراتشيني",
        "غولدشتاينر",
        "تاناكاوا",
        "ليندستروم",
        "زيلينكوف",
    ];
    const SENTENCES: [&str; 4] = [
        "واستقال NAME من منصبه أمس.",
        "ونقل عن NAME قوله إن الشركة ستواصل العمل في المنطقة.",
        "وكان NAME قد زار المدينة في العام الماضي.",
        "وسجل NAME الهدف الثاني في الدقيقة الأخيرة.",
    ];
    let cases = NAMES
        .iter()
        .flat_map(|name| SENTENCES.map(|sentence| (*name, sentence.replace("NAME", name))));
    let missed: Vec<String> = cases
        .filter(|(name, text)| mentions(text) != [format!("person|{name}")])
        .map(|(_, text)| text)
        .collect();
    assert!(missed.len() <= 8, "{missed:#?}");
}

#[test]
fn what_a_name_stands_for_is_told_by_the_words_around_it() {
    assert_eq!(
        mentions("فاز برشلونة على ضيفه فالنسيا، وسجل لاعب الوسط هدف برشلونة الثاني."),
        [
            "organization|برشلونة",
            "organization|فالنسيا",
            "organization|برشلونة"
        ]
    );
    assert_eq!(
        mentions("زار الوفد مدينة برشلونة الإسبانية ثم عاد من برشلونة إلى القاهرة."),
        ["location|برشلونة", "location|برشلونة", "location|القاهرة"]
    );
    assert_eq!(
        mentions("طرحت شركة نيسان اليابانية سيارة، وقالت نيسان إن الطراز يباع في نيسان المقبل."),
        [
            "organization|شركة نيسان",
            "organization|نيسان",
            "date|نيسان"
        ]
    );
}

#[test]
fn a_name_found_once_is_found_where_it_stands_again() {
    assert_eq!(
        mentions("تعادل دينامو زغرب مع سسكا صوفيا. وكان دينامو زغرب قد خسر."),
        [
            "organization|دينامو زغرب",
            "organization|سسكا صوفيا",
            "organization|دينامو زغرب"
        ]
    );
}

#[test]
fn kings_are_numbered_and_goals_are_counted() {
    assert_eq!(
        mentions("افتتح الملك فؤاد الأول القناطر في اليوم الأول من زيارته"),
        ["person|فؤاد الأول"]
    );
    assert_eq!(
        mentions("بهدفين سجل صالح الشهري الأول منهما"),
        ["person|صالح الشهري"]
    );
}

#[test]
fn what_is_called_after_a_person_is_no_person() {
    assert_eq!(
        mentions("غرقت سفينة كريم منصور قبالة الساحل، وفاز الكاتب بجائزة سمير فهمي."),
        Vec::<String>::new()
    );
    assert_eq!(
        mentions("وقعت شركة سمير فهمي العقد أمام مستشفى هشام فاروق."),
        [
            "organization|شركة سمير فهمي",
            "organization|مستشفى هشام فاروق"
        ]
    );
    assert_eq!(mentions("في شارع سمير فهمي"), ["location|شارع سمير فهمي"]);
}

#[test]
fn adjectives_that_are_also_given_names_are_no_people() {
    for text in [
        "ندعو إلى بناء عالم عادل وسلام عادل.",
        "لا بد من حوار صادق ومفتوح بين الطرفين.",
    ] {
        assert_eq!(mentions(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(mentions("قال الوزير عادل للصحفيين"), ["person|عادل"]);
}

#[test]
fn anniversaries_have_a_number_and_an_occasion() {
    for (text, anniversary) in [
        (
            "احتفلنا بالذكرى الـ80 للنصر في الحرب العالمية الثانية أمس",
            "الذكرى الـ80 للنصر في الحرب العالمية الثانية",
        ),
        (
            "تحل الذكرى الخامسة والسبعون لتأسيس الأمم المتحدة هذا العام",
            "الذكرى الخامسة والسبعون لتأسيس الأمم المتحدة",
        ),
        (
            "في الذكرى العاشرة لثورة 25 يناير",
            "الذكرى العاشرة لثورة 25 يناير",
        ),
    ] {
        assert_eq!(mentions(text), [format!("event|{anniversary}")], "{text}");
    }
    assert_eq!(mentions("بقيت الذكرى في القلوب"), Vec::<String>::new());
}

#[test]
fn generic_words_and_adjectives_are_no_entities() {
    assert_eq!(
        mentions("رأى المؤتمر أن المنظمة الروسية والقمة والوزارة في خطر"),
        Vec::<String>::new()
    );
    assert_eq!(
        mentions("اقتصاد مالي ضعيف وموقف أمريكي متشدد"),
        Vec::<String>::new()
    );
}

#[test]
fn no_mention_crosses_a_block() {
    let text = "زيارة إلى آسيا\nالوسطى هي الهدف";
    assert_eq!(mentions(text), ["location|آسيا"]);
}

#[test]
fn variants_of_one_entity_are_one_row() {
    let annotations = annotate(
        "الناتو يرد على شويغو\nقال سيرجي شويجو إن حلف شمال الأطلسي (NATO) يتمدد، وأضاف شويغو أن حلف الناتو قلق. \
         وفي سوريا، أو سورية، تحدث سيرغي لافروف.",
    );
    assert_eq!(entity(&annotations, "سيرجي شويجو").mentions.len(), 3);
    assert_eq!(entity(&annotations, "حلف شمال الأطلسي").mentions.len(), 4);
    assert_eq!(entity(&annotations, "سيرغي لافروف").mentions.len(), 1);
    let syria = annotations
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Location);
    assert_eq!(
        syria
            .map(|entity| entity.mentions.len())
            .collect::<Vec<_>>(),
        [2]
    );
}

#[test]
fn a_body_is_one_with_its_type_word_and_without() {
    for (text, name) in [
        (
            "وأعلنت حركة النهضة موقفها، وقالت النهضة إنها ستشارك.",
            "حركة النهضة",
        ),
        (
            "ونقلت وكالة الأناضول الخبر، وقالت الأناضول إن الوفد وصل.",
            "وكالة الأناضول",
        ),
        ("ووقعت شركة سابك اتفاقا، وأعلنت سابك ذلك.", "سابك"),
        ("كتب ذلك على موقع فيسبوك، ثم عاد إلى فيسبوك مساء.", "فيسبوك"),
        (
            "فاز في بطولة دوري أبطال أوروبا، وهي ثالث مرة يفوز فيها في دوري أبطال أوروبا.",
            "دوري أبطال أوروبا",
        ),
        (
            "زار السفارة الروسية في لندن، ثم عاد إلى السفارة الروسية في لندن.",
            "السفارة الروسية في لندن",
        ),
    ] {
        let annotations = annotate(text);
        assert_eq!(entity(&annotations, name).mentions.len(), 2, "{text}");
    }
    // What an adjective tells from others is not called by that.
    let annotations = annotate(
        "أعلنت الجامعة العربية موقفها من القمة، وقالت قناة العربية إن الأمين العام وصل. وبثت العربية كلمته.",
    );
    assert_eq!(entity(&annotations, "الجامعة العربية").mentions.len(), 1);
}

#[test]
fn of_two_spellings_the_one_that_the_article_has_more_often_is_shown() {
    let annotations = annotate(
        "يريد روبرت ليفاندوفسكي الرحيل. وسجل ليفاندوفسكي هدفين، وقال ليفاندوفسكي إنه جاهز. إن روبرت ليفاندوفسكيي رمز.",
    );
    assert_eq!(entity(&annotations, "روبرت ليفاندوفسكي").mentions.len(), 4);
}

#[test]
fn dates_that_do_not_exist_are_not_made_by_the_model_either() {
    let of_dates = |text: &str, language: &str| {
        let annotations = annotate_in(text, language);
        let dates = annotations.entities.into_iter();
        let dates = dates.filter(|entity| entity.kind == EntityKind::Date);
        dates
            .map(|entity| (entity.mentions[0].of(text).to_owned(), entity.iso))
            .collect::<Vec<_>>()
    };
    for (day, month) in [
        ("30", "فبراير 2024"),
        ("31", "أبريل 2024"),
        ("32", "يناير 2021"),
        ("0", "مايو 2022"),
    ] {
        let text = format!("وقيل إن الاجتماع كان في {day} {month} ثم ذهبوا.");
        let dates = of_dates(&text, "ar");
        assert_eq!(dates.len(), 1, "{text}");
        assert_eq!(dates[0].0, month);
    }
    for count in [
        "في المئة زاد.",
        "في المائة زاد.",
        "بالمئة زاد.",
        "% من الحالات.",
        "كيلومتر من الحدود مع العراق.",
        "شخص زاد.",
    ] {
        let text = format!("وفي 1200 {count}");
        assert_eq!(of_dates(&text, "ar"), [], "{text}");
    }
    for (day, month) in [
        ("۳۱ آبان ۱۴۰۲", "آبان ۱۴۰۲"),
        ("۳۰ اسفند ۱۴۰۱", "اسفند ۱۴۰۱"),
    ] {
        let dates = of_dates(&format!("این نشست در {day} برگزار شد."), "fa");
        assert_eq!((dates.len(), dates[0].0.as_str()), (1, month));
    }
    assert_eq!(of_dates("این نشست در ۱۴۰۲/۰۷/۳۱ برگزار شد.", "fa"), []);
    let leap = of_dates("این نشست در ۳۰ اسفند ۱۴۰۳ برگزار شد.", "fa");
    assert_eq!(leap[0].1.as_deref(), Some("AP1403-12-30"));
}

#[test]
fn no_bracket_of_a_name_stays_open() {
    let text = "وقال يوم الأربعاء (29 أيار) إن الوفد سيصل. وفي يوم الثلاثاء (28 أيار/مايو 2024) وصل.";
    let annotations = annotate(text);
    let dates = annotations.entities.iter();
    let dates: Vec<&str> = dates
        .filter(|entity| entity.kind == EntityKind::Date)
        .map(|entity| entity.mentions[0].of(text))
        .collect();
    assert_eq!(dates, ["الأربعاء (29 أيار)", "الثلاثاء (28 أيار/مايو 2024)"]);
}

#[test]
fn a_day_of_the_week_is_no_city_but_where_a_word_says_so() {
    let places = |text: &str| {
        let annotations = annotate_in(text, "fa");
        let places = annotations.entities.iter();
        let places = places.filter(|entity| entity.kind == EntityKind::Location);
        places.map(|entity| entity.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        places("رئیس جمهور ایران روز دوشنبه وارد تهران شد.").len(),
        2
    );
    assert!(places("نشست در شهر دوشنبه برگزار شد.").contains(&"دوشنبه".to_owned()));
}

#[test]
fn unlike_entities_are_kept_apart() {
    let annotations = annotate("بحث مجلس الأمن الدولي ومجلس الأمن الروسي وضع آسيا وآسيا الوسطى");
    assert_eq!(annotations.entities.len(), 4);
}

#[test]
fn rows_are_grouped_by_kind_and_ordered_by_count() {
    let annotations = annotate("مصر وقطر\nقطر عام 2022 ثم قطر مع اليونسكو");
    let rows: Vec<(EntityKind, usize)> = annotations
        .entities
        .iter()
        .map(|entity| (entity.kind, entity.mentions.len()))
        .collect();
    assert_eq!(
        rows,
        [
            (EntityKind::Organization, 1),
            (EntityKind::Location, 3),
            (EntityKind::Location, 1),
            (EntityKind::Date, 1)
        ]
    );
}

#[test]
fn ids_are_the_same_in_every_article() {
    let first = annotate("زار بوتين الصين");
    let second = annotate("فلاديمير بوتين في بكين");
    assert_eq!(entity(&first, "بوتين").id, "person:putin");
    assert_eq!(entity(&second, "فلاديمير بوتين").id, "person:putin");
    assert_eq!(
        annotate("في 16 مايو/أيار 2022").entities[0].iso.as_deref(),
        Some("2022-05-16")
    );
}

#[test]
fn ranges_are_characters_of_the_text_even_in_odd_ones() {
    let texts = [
        "",
        "   \n\n",
        "،،؛ «» … !؟ () -",
        "An English article about Moscow and the United Nations, 2024.",
        "و ب ل ك ف\u{200f}ال \u{202e}لل لل. ل\u{200d}ـ",
        "\u{064b}\u{064b} بــــــوتين مُوسْكُو 99999999999 31/31/2022",
    ];
    for text in texts {
        for entity in annotate(text).entities {
            for range in entity.mentions {
                assert!(!range.of(text).is_empty(), "{range:?} in {text:?}");
            }
        }
    }
    assert_eq!(mentions("مُوسْكُو"), ["location|مُوسْكُو"]);
}

#[test]
fn a_megabyte_on_one_line_is_read_to_its_end() {
    let sentence = "قال فلاديمير بوتين في موسكو يوم 16 مايو 2022 إن منظمة شنغهاي للتعاون تتوسع ";
    let text = sentence.repeat(1_000_000 / sentence.len());
    let annotations = annotate(&text);
    let copies = text.len() / sentence.len();
    for id in [
        "person:putin",
        "location:moscow",
        "organization:sco",
        "date:2022-05-16",
    ] {
        let entity = annotations
            .entities
            .iter()
            .find(|entity| entity.id == id)
            .unwrap();
        assert_eq!(entity.mentions.len(), copies, "{id}");
    }
}

#[test]
fn words_repeated_without_end_are_read_to_their_end() {
    for word in [
        "بن ",
        "عبد ",
        "وزير ",
        "منظمة ",
        "قمة ",
        "محمد ",
        "« ",
        "\" ",
        "1 ",
        "مايو/",
        "ل",
    ] {
        let text = word.repeat(200_000 / word.len());
        for entity in annotate(&text).entities {
            assert!(
                entity
                    .mentions
                    .iter()
                    .all(|range| !range.of(&text).is_empty()),
                "{word}"
            );
        }
    }
}

#[test]
fn other_languages_are_read_by_known_names_alone() {
    let persian = "رئیس جمهور روسیه در تهران از سازمان ملل سخن گفت";
    let ids = |text: &str, language: &str| -> Vec<String> {
        let entities = annotate_in(text, language).entities;
        entities.into_iter().map(|entity| entity.id).collect()
    };
    assert_eq!(
        ids(persian, "fa"),
        ["organization:un", "location:russia", "location:tehran"]
    );
    assert_eq!(
        ids("محمد اقبال لندن روانہ ہوئے", "ur"),
        ["person:iqbal", "location:london"]
    );
    assert_eq!(ids("ירושלים היא עיר", "he"), ["location:jerusalem"]);
}

#[test]
fn an_article_about_football_is_about_sports() {
    let annotations = annotate(
        "المنتخب يفوز في المباراة بهدفين\nسجل اللاعب هدفين في مرمى الفريق وتأهل المنتخب إلى نهائي البطولة",
    );
    assert_eq!(annotations.topics[0].topic, Topic::Sports);
    assert!(annotations.topics.len() <= 3);
    assert_eq!(annotate("نعم").topics, []);
}

/// The names of each row of a kind as they are written in the text, rows and names in the order of the text.
fn rows(text: &str, kind: EntityKind) -> Vec<Vec<String>> {
    let annotations = annotate(text);
    let of_kind = annotations.entities.iter();
    let mut rows: Vec<&Entity> = of_kind.filter(|entity| entity.kind == kind).collect();
    rows.sort_by_key(|entity| entity.mentions[0]);
    let names = |entity: &&Entity| {
        let mentions = entity.mentions.iter();
        mentions.map(|range| range.of(text).to_owned()).collect()
    };
    rows.iter().map(names).collect()
}

#[test]
fn arabic_names_that_only_sound_alike_are_two_people() {
    let text = "بيان\nقال محمد عباس إن المشروع جيد. ورد محمود عباس بالنفي. وحضر حسن نصر الدين \
                وحسين نصر الدين.";
    assert_eq!(
        rows(text, EntityKind::Person),
        [
            ["محمد عباس"],
            ["محمود عباس"],
            ["حسن نصر الدين"],
            ["حسين نصر الدين"]
        ]
    );
}

#[test]
fn a_foreign_name_is_one_in_all_its_spellings() {
    let text = "وزير جديد\nقال وزير الخارجية فاديم كرغانوف إن المحادثات صعبة. وأضاف كرجانوف أن الوفد سيعود.";
    let names = rows(text, EntityKind::Person);
    assert_eq!(names, [["فاديم كرغانوف", "كرجانوف"]]);
}

#[test]
fn consonants_alone_do_not_make_a_short_name() {
    let text =
        "قالت الليدي ناديرا نايبول إن زوجها نال جائزة نوبل في الآداب. وأضافت نايبول أنه سعيد.";
    let people = rows(text, EntityKind::Person);
    assert!(
        people.contains(&vec!["ناديرا نايبول".to_owned(), "نايبول".to_owned()]),
        "{people:?}"
    );
}

#[test]
fn countries_whose_consonants_are_the_same_are_two() {
    let names = rows(
        "بيان\nزار الوفد غانا ثم كينيا ثم غينيا.",
        EntityKind::Location,
    );
    assert_eq!(names, [["غانا"], ["كينيا"], ["غينيا"]]);
}

#[test]
fn the_verb_tells_which_of_two_of_a_family_is_meant() {
    let text = "كتاب\nقال باراك أوباما إنه سعيد. وقالت ميشيل أوباما إنها ستكتب. وأضاف أوباما أنه سيقرأ. \
                وأضافت أوباما أن الكتاب قريب.";
    assert_eq!(
        rows(text, EntityKind::Person),
        [["باراك أوباما", "أوباما"], ["ميشيل أوباما", "أوباما"]]
    );
}

#[test]
fn a_person_is_called_by_the_last_words_and_without_the_middle_ones() {
    let text = "بيان\nقال الوزير سامي رشيد عبد المولى إن الأمر سهل. وأضاف عبد المولى أنه جاهز. \
                وقال سامي عبد المولى إنه سيسافر.";
    let names = rows(text, EntityKind::Person);
    assert_eq!(
        names,
        [["سامي رشيد عبد المولى", "عبد المولى", "سامي عبد المولى"]]
    );
}

#[test]
fn an_acronym_in_brackets_is_the_body_before_it() {
    let text = "هجرة\nقالت المنظمة الدولية للهجرة (IOM) إن العدد ارتفع. وأضافت IOM أن الوضع خطر. \
                وأعلنت مجموعة العمل المالي الدولية (فاتف - FATF) قائمتها، وقالت فاتف إنها طويلة.";
    assert_eq!(
        rows(text, EntityKind::Organization),
        [
            vec!["المنظمة الدولية للهجرة", "IOM", "IOM"],
            vec!["مجموعة العمل المالي الدولية", "فاتف", "FATF", "فاتف"]
        ]
    );
    let place = "دفاع\nقالت وزارة الدفاع الروسية (موسكو) إن الطائرة سقطت.";
    assert_eq!(rows(place, EntityKind::Location), [["موسكو"]]);
}

#[test]
fn a_company_is_one_with_and_without_its_type_word() {
    let text = "دواء\nأعلنت شركة نوفارين للأدوية عن دواء. وقالت نوفارين إنه آمن. وتبيع شركة «سولتيك» \
                الدواء، وقالت سولتيك إنه رخيص.";
    assert_eq!(
        rows(text, EntityKind::Organization),
        [["شركة نوفارين للأدوية", "نوفارين"], ["سولتيك", "سولتيك"]]
    );
    assert!(annotate(text).entity("organization:سولتيك").is_some());
}

#[test]
fn the_first_words_of_a_body_are_its_own_unless_there_are_two() {
    let one =
        "دفاع\nقالت وزارة الدفاع الأوكرانية إن الطائرة سقطت. وأكدت وزارة الدفاع أن التحقيق جار.";
    assert_eq!(
        rows(one, EntityKind::Organization),
        [["وزارة الدفاع الأوكرانية", "وزارة الدفاع"]]
    );
    let two = "دفاع\nقالت وزارة الدفاع الروسية إن الطائرة سقطت. ونفت وزارة الدفاع الأوكرانية ذلك. \
               وأكدت وزارة الدفاع أن التحقيق جار.";
    assert_eq!(rows(two, EntityKind::Organization).len(), 3);
}
