//! The topics of the project's own articles, with what their authors say kept from the extractor.

use std::fs;
use std::sync::LazyLock;

use qari::annotate::Annotator;
use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::range::TextRange;
use qari::topics::{Topic, TopicScore};

static EXTRACTOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

fn topics(text: &str, language: &str, declared: &[&str]) -> Vec<Topic> {
    let scores = scores(text, language, declared);
    scores.iter().map(|score| score.topic).collect()
}

fn scores(text: &str, language: &str, declared: &[&str]) -> Vec<TopicScore> {
    let body = Body {
        text: text.to_owned(),
        blocks: vec![Block::new(
            BlockKind::Paragraph,
            TextRange::new(0, text.len()),
        )],
        spans: Vec::new(),
    };
    let metadata = Metadata {
        language: Language::from_tag(language).expect("a language"),
        topics: declared.iter().map(|&id| id.to_owned()).collect(),
        ..Metadata::default()
    };
    EXTRACTOR.annotate(&body, &metadata).topics
}

/// The title and the text of a seed, its language, and the topics it names.
fn seeds() -> Vec<(String, String, Vec<Topic>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder seeds")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(file).expect("a readable seed");
            let mut parts = text.splitn(3, "---");
            let head = parts.nth(1).expect("a head");
            let field = |name: &str| {
                let line = head.lines().find_map(|line| line.strip_prefix(name));
                line.expect("a field").trim().to_owned()
            };
            let topics = field("topics:")
                .trim_matches(['[', ']'])
                .split(',')
                .map(|id| Topic::from_id(id).expect("a topic"))
                .collect();
            let text = format!("{}\n{}", field("title:"), parts.next().expect("a text"));
            (text, field("language:"), topics)
        })
        .collect()
}

#[test]
fn most_topics_of_the_seeds_are_found_and_few_others() {
    let (mut right, mut shown, mut known) = (0, 0, 0);
    for (text, language, expected) in seeds() {
        if language != "ar" {
            continue;
        }
        let found = topics(&text, &language, &[]);
        assert!(found.len() <= 3);
        right += found.iter().filter(|it| expected.contains(it)).count();
        shown += found.len();
        known += expected.len();
    }
    assert!(known > 50, "{known}");
    assert!(100 * right >= 80 * shown, "{right} of {shown} shown");
    assert!(100 * right >= 72 * known, "{right} of {known} named");
}

#[test]
fn a_title_and_two_sentences_are_enough() {
    for (expected, text) in [
        (
            Topic::Sports,
            "الأخضر يتأهل بهدف في الوقت القاتل. سجل المهاجم هدف الفوز في الدقيقة الأخيرة من المباراة. وقال المدرب إن لاعبيه استحقوا بلوغ نصف نهائي البطولة.",
        ),
        (
            Topic::Health,
            "دراسة: المشي يوميًا يحمي القلب. وجد الأطباء أن المرضى الذين يمشون نصف ساعة أقل عرضة لأمراض القلب والسكري. وينصح الباحثون بفحص ضغط الدم بانتظام.",
        ),
        (
            Topic::Economy,
            "الذهب يتراجع مع صعود الدولار. انخفضت أسعار الذهب في التعاملات المبكرة مع ارتفاع العملة الأمريكية. ويترقب المستثمرون قرار البنك المركزي بشأن الفائدة.",
        ),
        (
            Topic::Religion,
            "فضل الصدقة في الإسلام. حث النبي صلى الله عليه وسلم على الصدقة، وجعلها القرآن من صفات المؤمنين. ويرى الفقهاء أن أفضلها ما كان سرًا.",
        ),
        (
            Topic::Culture,
            "رواية جديدة تعيد قراءة الذاكرة. صدرت عن دار للنشر في بيروت رواية للكاتبة تستعيد فيها حكايات المدينة. ويصف النقاد لغتها بأنها قريبة من الشعر.",
        ),
        (
            Topic::Technology,
            "هاتف جديد بكاميرا أسرع. كشفت الشركة عن هاتفها الذكي الجديد بمعالج أسرع وشاشة أكبر. ويعمل الجهاز بأحدث إصدار من نظام التشغيل.",
        ),
        (
            Topic::Politics,
            "الحكومة تعرض برنامجها على البرلمان. دعا رئيس الوزراء أحزاب المعارضة إلى الحوار قبل الانتخابات. ورفضت كتل نيابية التصويت على الدستور الجديد.",
        ),
        (
            Topic::Environment,
            "الجفاف يهدد الغابات. حذر خبراء المناخ من أن ارتفاع الحرارة يزيد الحرائق ويقتل الأشجار. ودعوا إلى خفض انبعاثات الكربون وحماية التنوع البيولوجي.",
        ),
        (
            Topic::Security,
            "قتلى في هجوم مسلح على ثكنة. هاجم مسلحون موقعًا للجيش قرب الحدود وقتلوا خمسة جنود. وقصفت المدفعية مواقع المهاجمين بعد الاشتباكات.",
        ),
        (
            Topic::Society,
            "المدارس تفتح أبوابها لأطفال المخيمات. تعود مئات الأسر النازحة إلى الحياة مع بدء تعليم أطفالها. ويقول المعلمون إن الفقر يدفع التلاميذ إلى ترك المدرسة.",
        ),
    ] {
        let found = topics(text, "ar", &[]);
        assert!(found.contains(&expected), "{expected:?}: {found:?}");
    }
}

#[test]
fn nothing_clear_is_no_topic() {
    for text in [
        "",
        "مرحبا",
        "وصل صديقي أمس ثم جلسنا وتحدثنا طويلا",
        "12، 13!",
    ] {
        assert_eq!(topics(text, "ar", &[]), [], "{text}");
    }
}

/// Texts of some twenty words, with the topic that comes first; `None` where nothing is clear.
const SHORT: [(Option<Topic>, &str); 12] = [
    (
        Some(Topic::Sports),
        "تعادل المنتخبان سلبا في المباراة الودية التي جمعتهما مساء أمس على ملعب المدينة، وأضاع المهاجمون فرصا كثيرة أمام المرمى في الشوط الثاني.",
    ),
    (
        Some(Topic::Economy),
        "أغلقت البورصة على ارتفاع بعد يومين من الخسائر، وقاد قطاع المصارف الأسهم الرابحة، فيما تراجع سعر الدولار أمام العملات الرئيسية قبل بيانات التضخم.",
    ),
    (
        Some(Topic::Health),
        "حذر أطباء من إهمال أعراض السكري عند الأطفال، وقالوا إن التشخيص المبكر والعلاج المنتظم يحميان المريض من مضاعفات في القلب والكلى والعيون.",
    ),
    (
        Some(Topic::Politics),
        "أعلنت المعارضة مقاطعة الانتخابات البرلمانية بعد فشل الحوار مع الحكومة، ودعا الرئيس الأحزاب إلى العودة إلى المفاوضات قبل موعد الاقتراع في الشهر المقبل.",
    ),
    (
        Some(Topic::Culture),
        "افتتح المهرجان دورته العاشرة بعرض مسرحي عن الهجرة، ويشارك في مسابقته اثنا عشر فيلما، وتكرم لجنته ممثلة ومخرجا من جيل الرواد.",
    ),
    (
        Some(Topic::Technology),
        "أطلقت الشركة تحديثا لتطبيقها على الهواتف الذكية يتيح للمستخدمين حفظ بياناتهم في السحابة، ويسد ثغرة اكتشفها باحثون في نظام التشغيل الأسبوع الماضي.",
    ),
    (
        Some(Topic::Religion),
        "من آداب الصلاة أن يأتي المسلم إلى المسجد بسكينة، وأن يحضر قلبه عند قراءة القرآن، فقد كان النبي صلى الله عليه وسلم يطيل السجود.",
    ),
    (
        None,
        "جلسنا قرب النافذة ننتظر قدوم الآخرين، وتحدثنا عن أيام مضت وعن أصدقاء لم نرهم منذ زمن، ثم عاد كل منا إلى بيته.",
    ),
    (
        None,
        "فتح الباب ووجد الرسالة على العتبة، فقرأها مرتين ثم وضعها في جيبه ومضى دون أن يقول شيئا لأحد ممن كانوا ينتظرونه هناك.",
    ),
    (
        None,
        "بحثنا عن المفتاح في كل مكان، تحت الوسادة وخلف الكرسي وفوق الخزانة، حتى تذكر أخي أنه تركه عند الجارة قبل أن يخرج.",
    ),
    (
        None,
        "كان الطريق طويلا، وكلما ظننا أننا وصلنا ظهر منعطف آخر، حتى تعب الجميع وقرروا أن يستريحوا قليلا قبل أن يكملوا ما بقي منه.",
    ),
    (
        None,
        "يقع البيت في آخر الشارع، وله بابان ونافذة كبيرة، ولا يسكنه أحد منذ سنوات، لكن الضوء يرى فيه أحيانا كما يقول الجيران.",
    ),
];

#[test]
fn a_short_text_has_the_topic_that_is_clear_and_no_others() {
    let mut faults = Vec::new();
    for (expected, text) in SHORT {
        let words = text.split_whitespace().count();
        assert!((18..=26).contains(&words), "{words}: {text}");
        let found = topics(text, "ar", &[]);
        if found.first().copied() != expected || found.len() > 2 {
            let found = scores(text, "ar", &[]);
            faults.push(format!("{expected:?}, found {found:?}: {text}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_arabic_is_told_by_its_letters_where_no_language_is() {
    let arabic = "سجل المهاجم هدف الفوز في الدقيقة الأخيرة من المباراة. وقال المدرب إن لاعبيه استحقوا بلوغ نصف نهائي البطولة.";
    assert_eq!(topics(arabic, "und", &[]), [Topic::Sports]);
    for (text, language) in [
        (
            "مهاجم تیم ملی در دقیقه آخر مسابقه گل پیروزی را زد و مربی از بازیکنان تشکر کرد.",
            "und",
        ),
        (
            "The minister said 12% of voters, in 2024, had «no» view.",
            "und",
        ),
        (
            "The minister said 12% of voters, in 2024, had «no» view.",
            "ar",
        ),
    ] {
        assert_eq!(topics(text, language, &[]), [], "{text}");
    }
}

#[test]
fn the_section_of_a_newspaper_names_topics_in_its_language() {
    let text = "نص قصير";
    assert_eq!(topics(text, "ar", &["أخبار الرياضة"]), [Topic::Sports]);
    assert_eq!(
        topics("متن کوتاه", "fa", &["فرهنگ و هنر", "Business"]),
        [Topic::Culture, Topic::Economy]
    );
    assert_eq!(topics(text, "ar", &["محليات"]), []);
}

#[test]
fn another_language_has_the_topics_its_author_names() {
    for (text, language, expected) in seeds() {
        if language == "ar" {
            continue;
        }
        assert_eq!(topics(&text, &language, &[]), [], "{language}");
        let declared: Vec<&str> = expected.iter().map(|topic| topic.id()).collect();
        assert_eq!(topics(&text, &language, &declared), expected);
    }
}
