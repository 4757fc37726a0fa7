//! The lists, rules and models that make mentions, each with an id, an example and a counter-example.
//!
//! `qari entities --explain` prints the id of what made a mention. The examples are tests: each is annotated,
//! and the mention between brackets must have been made by the rule that it stands with.

/// What made a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A name of a gazetteer.
    ListedName,
    /// A name of a gazetteer that can be something else, where something speaks for it.
    WeakName,
    /// A date in figures.
    DateInFigures,
    /// A day of a month, in figures.
    Day,
    /// A day of a month, in words.
    DayInWords,
    /// A month, with its year or without.
    Month,
    /// A year alone.
    Year,
    /// A body that opens with a telling word.
    BodyPhrase,
    /// An event that opens with a telling word.
    EventPhrase,
    /// A law that opens with a telling word.
    LawPhrase,
    /// A place that opens with a telling word.
    PlacePhrase,
    /// An unknown name behind a word for a kind of place.
    PlaceAfterType,
    /// An anniversary.
    Anniversary,
    /// A person behind an office or an address.
    PersonAfterOffice,
    /// A person whom a verb of saying, a nationality or an office and a comma announce.
    PersonAnnounced,
    /// A person told by the names alone.
    PersonByNames,
    /// A body called after a person.
    BodyAfterPerson,
    /// A place called after a person.
    PlaceAfterPerson,
    /// The trained model.
    Model,
    /// A name that was found elsewhere in the article.
    NameAgain,
    /// A person by a part of a name that was found elsewhere in the article.
    ShortName,
    /// A short name that the article introduces.
    Abbreviation,
    /// A body in another language than Arabic that opens or ends with a telling word.
    ForeignBody,
    /// Such an event.
    ForeignEvent,
    /// Such a law.
    ForeignLaw,
    /// Such a place.
    ForeignPlace,
    /// An unknown name behind a word for a kind of place, in another language.
    ForeignPlaceAfterType,
    /// A person behind an office or an address, in another language.
    ForeignPersonAfterOffice,
    /// A person between an office and a comma, in another language.
    ForeignPersonAnnounced,
    /// A person told by the names alone, in another language.
    ForeignPersonByNames,
    /// A person by the family name that was found elsewhere in the article, in another language.
    ForeignShortName,
}

/// What is known of a rule.
#[derive(Clone, Copy, Debug)]
pub struct RuleRow {
    /// The rule.
    pub rule: Rule,
    /// Its stable id.
    pub id: &'static str,
    /// The language of the examples.
    pub language: &'static str,
    /// A text with a mention that the rule makes, between brackets.
    pub example: &'static str,
    /// A text much like it with a stretch between brackets of which the rule makes no mention.
    pub counter_example: &'static str,
}

const fn row(
    rule: Rule,
    id: &'static str,
    example: &'static str,
    counter_example: &'static str,
) -> RuleRow {
    RuleRow {
        rule,
        id,
        language: "ar",
        example,
        counter_example,
    }
}

const fn foreign_row(
    rule: Rule,
    id: &'static str,
    language: &'static str,
    example: &'static str,
    counter_example: &'static str,
) -> RuleRow {
    RuleRow {
        language,
        ..row(rule, id, example, counter_example)
    }
}

/// All rules, in the order of [`Rule`].
#[rustfmt::skip]
pub const RULES: [RuleRow; 31] = [
    row(Rule::ListedName, "list/name", "سافر إلى [موسكو] أمس", "باع [درعاً] قديمة"),
    row(Rule::WeakName, "list/weak-name", "وصل إلى [مالي] صباحا", "هذا دعم [مالي] كبير"),
    row(Rule::DateInFigures, "date/figures", "انعقدت في [16/5/2022] الجلسة", "النسبة [30/2/2022] خطأ"),
    row(Rule::Day, "date/day", "انعقدت في [27 أبريل 2016] الجلسة", "فاز الفريق [2-صفر] أمس"),
    row(Rule::DayInWords, "date/day-in-words", "في [السابع والعشرين من مايو] بدأت", "في [السابع والعشرين] من عمره"),
    row(Rule::Month, "date/month", "عقدت في [أكتوبر 2024] الدورة", "دخل [مارس] المدينة"),
    row(Rule::Year, "date/year", "بدأت الحرب ([2015]) هناك", "باع [2015] طنا"),
    row(Rule::BodyPhrase, "phrase/body", "أعلنت [وزارة الثقافة والتراث] ذلك", "أعلنت [وزارة] ذلك"),
    row(Rule::EventPhrase, "phrase/event", "بدأ [المؤتمر الدولي الثالث للمناخ] أمس", "بدأ [المؤتمر] أمس"),
    row(Rule::LawPhrase, "phrase/law", "وقعت [معاهدة التعاون الاقتصادي] أمس", "وقعت [معاهدة] أمس"),
    row(Rule::PlacePhrase, "phrase/place", "يجري [نهر الزهراني] هناك", "يجري [نهر] هناك"),
    row(Rule::PlaceAfterType, "phrase/place-after-type", "في بلدة [كفرنبودة] سكان", "في بلدة [صغيرة] سكان"),
    row(Rule::Anniversary, "phrase/anniversary", "أحيا الناس [الذكرى الخمسين لاستقلال لبنان] أمس", "أحيا الناس [الذكرى] أمس"),
    row(Rule::PersonAfterOffice, "person/after-office", "قال الوزير [سعد الراشدي] ذلك", "قال [الوزير] ذلك"),
    row(Rule::PersonAnnounced, "person/announced", "وأضاف [سعد الراشدي] ذلك", "وأضاف [السوق] ذلك"),
    row(Rule::PersonByNames, "person/by-names", "كان [خالد محمود الراشدي] هناك", "كان [عادل] هناك"),
    row(Rule::BodyAfterPerson, "named-after/body", "افتتحت [جامعة الملك إدريس] أمس", "افتتحت [جامعة] أمس"),
    row(Rule::PlaceAfterPerson, "named-after/place", "[شارع الأمير عبد الله الراشدي] مغلق", "[شارع] مغلق"),
    row(Rule::Model, "model", "التقى مسؤولون في [ساراغوسا] أمس", "التقى [مسؤولون] أمس"),
    row(Rule::NameAgain, "again/name", "وصل المبعوث مالمستروم إلى لندن. [مالمستروم]: لا", "قالت [الشركة] ذلك"),
    row(Rule::ShortName, "again/short-name", "قال الوزير سعد الجميل ذلك. ثم غادر [الجميل] القاعة", "ثم غادر [الجميل] القاعة"),
    row(Rule::Abbreviation, "again/abbreviation", "قالت المنظمة الدولية للهجرة (IOM) أمس. وذكرت [IOM] ذلك", "وذكرت [IOM] ذلك"),
    foreign_row(Rule::ForeignBody, "foreign/body", "fa", "[سازمان حفاظت محیط زیست] هشدار داد", "[سازمان] هشدار داد"),
    foreign_row(Rule::ForeignEvent, "foreign/event", "he", "[פסטיבל הקולנוע הבינלאומי] נפתח", "[פסטיבל] נפתח"),
    foreign_row(Rule::ForeignLaw, "foreign/law", "ur", "ایوان نے [تعلیم ایکٹ 2019] منظور کیا", "ایوان نے [ایکٹ] منظور کیا"),
    foreign_row(Rule::ForeignPlace, "foreign/place", "fa", "کشتی در [بندر گناوه] ماند", "کشتی در [بندر] ماند"),
    foreign_row(Rule::ForeignPlaceAfterType, "foreign/place-after-type", "ur", "ضلع [ٹوبھہ] میں بارش ہوئی", "ضلع [بھر] میں بارش ہوئی"),
    foreign_row(Rule::ForeignPersonAfterOffice, "foreign/person-after-office", "he", "השופטת [לימור אהרוני] קבעה", "השופטת [קבעה] כך"),
    foreign_row(Rule::ForeignPersonAnnounced, "foreign/person-announced", "fa", "سپس [نوذر بیدگلی]، رئیس سازمان بورس، آمد", "[نرخ تورم]، رئیس گفت، بالاست"),
    foreign_row(Rule::ForeignPersonByNames, "foreign/person-by-names", "ur", "اجلاس میں [کامران محمود] نے بات کی", "اجلاس میں [نور] نے بات کی"),
    foreign_row(Rule::ForeignShortName, "foreign/short-name", "he", "ח\"כ דוד ברזילי התנגד. לדברי [ברזילי], זה רע", "לדברי [ברזילי], זה רע"),
];

/// How much what made a mention says for the name, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// The trained model takes it for a name.
    Guess,
    /// A list has it, or a rule found it by the words around it.
    Known,
}

impl Rule {
    /// How much it says for a name; `None` where it only finds again what another found.
    #[must_use]
    pub const fn support(self) -> Option<Support> {
        match self {
            Self::Model => Some(Support::Guess),
            Self::NameAgain | Self::ShortName | Self::Abbreviation | Self::ForeignShortName => None,
            _ => Some(Support::Known),
        }
    }

    /// What is known of it.
    #[must_use]
    pub const fn row(self) -> &'static RuleRow {
        &RULES[self as usize]
    }

    /// Its stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.row().id
    }
}
