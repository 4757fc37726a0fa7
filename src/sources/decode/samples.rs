//! Sentences in right-to-left languages, and their bytes in old encodings, for tests and measurements.

use std::collections::HashMap;

/// A language that has old encodings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SampleLanguage {
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
    /// Urdu.
    Urdu,
    /// Hebrew.
    Hebrew,
}

impl SampleLanguage {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Arabic, Self::Persian, Self::Urdu, Self::Hebrew];

    /// The labels of encodings that it was written in and that are told without being said.
    pub fn encodings(self) -> &'static [&'static str] {
        match self {
            Self::Arabic => &[
                "windows-1256",
                "iso-8859-6",
                "x-mac-arabic",
                "cp720",
                "utf-16le",
                "utf-16be",
            ],
            Self::Persian => &["windows-1256", "x-mac-arabic", "utf-16le", "utf-16be"],
            Self::Urdu => &["windows-1256", "utf-16le", "utf-16be"],
            Self::Hebrew => &[
                "windows-1255",
                "iso-8859-8",
                "cp862",
                "utf-16le",
                "utf-16be",
            ],
        }
    }

    /// Sentences that the table of letter pairs was not learned from.
    pub fn sentences(self) -> &'static [&'static str] {
        match self {
            Self::Arabic => &ARABIC,
            Self::Persian => &PERSIAN,
            Self::Urdu => &URDU,
            Self::Hebrew => &HEBREW,
        }
    }
}

const ARABIC: [&str; 14] = [
    "أعلنت بلدية المدينة صباح أمس بدء ترميم السوق القديم، وهو مشروع يستغرق عامين.",
    "قالت البائعة إن الخبز ينفد قبل الظهر، فيعود من تأخر بيدين فارغتين.",
    "هل يصلح الغيم ما أفسده الصيف؟ سؤال يردده المزارعون كل خريف.",
    "كان جدي يحفظ أسماء النجوم، ويعرف بها الطريق إلى البحر في ليلة بلا قمر.",
    "ارتفعت أسعار الزيت بنسبة ضئيلة؛ غير أن التجار توقعوا هبوطها في الربيع.",
    "ضاع مفتاح المخزن فاضطر الحارس إلى كسر القفل بحضور المدير.",
    "يدرس الطلاب في هذا المعهد صناعة الزجاج والخزف وتجليد الكتب.",
    "غادرت السفينة الميناء محملة بالقمح والشعير، وعلى ظهرها ثلاثون بحارا.",
    "ثبت أن الحادث نجم عن عطل في المكابح لا عن خطأ السائق.",
    "اجتمع أهل القرية تحت شجرة الجميز ليختاروا من يمثلهم عند القاضي.",
    "أنهى الفريق مباراته الأخيرة بالتعادل، فخرج من البطولة مرفوع الرأس.",
    "تحتاج هذه الوصفة إلى كوبين من الدقيق وملعقة من الخميرة وقليل من الملح.",
    "لم يعثر الباحثون في الحفرية إلا على جزء من فك وضرسين.",
    "ذكرت النشرة أن الضباب سيغطي الطرق الساحلية حتى ظهر يوم الخميس.",
];

const PERSIAN: [&str; 12] = [
    "دیروز باران سختی بارید و آب رودخانه تا پای پل بالا آمد.",
    "پدربزرگم هر غروب روی ایوان می‌نشست و برای گنجشک‌ها دانه می‌ریخت.",
    "چرا قیمت گوجه‌فرنگی در یک هفته دو برابر شد؟ فروشنده‌ها جوابی ندارند.",
    "کتابخانهٔ محله پس از سه سال تعطیلی دوباره به روی بچه‌ها باز شد.",
    "گزارشگر گفت که بازی با یک ساعت تأخیر آغاز خواهد شد.",
    "ژاله کلید خانه را گم کرده بود و پشت در منتظر خواهرش ماند.",
    "این کارگاه کوچک ظرف‌های مسی می‌سازد و به شهرهای دیگر می‌فرستد.",
    "مسافران قطار شب، خسته و خواب‌آلود، چمدان‌هایشان را برداشتند.",
    "پژوهشگران می‌گویند پرندگان امسال زودتر از همیشه کوچ کرده‌اند.",
    "در باغچه نعنا و ریحان کاشتیم؛ مورچه‌ها نیمی از آن را خوردند.",
    "نامه‌ای که فرستاده بودی دیر رسید، ولی همه را خوشحال کرد.",
    "شورای شهر تصویب کرد که خیابان اصلی روزهای جمعه بدون خودرو باشد.",
];

const URDU: [&str; 12] = [
    "کل شام بازار میں آگ لگ گئی مگر کسی کو چوٹ نہیں آئی۔",
    "نانی اماں سردیوں کی راتوں میں ہمیں پریوں کی کہانیاں سناتی تھیں۔",
    "کیا آپ بتا سکتے ہیں کہ ڈاک خانہ کتنے بجے کھلتا ہے؟",
    "کسانوں نے کہا کہ اس بار گندم کی فصل پچھلے سال سے اچھی ہے۔",
    "بچے چھت پر پتنگ اڑا رہے تھے، اچانک ڈور ٹوٹ گئی۔",
    "اسکول کی پرانی عمارت کی جگہ نئی لائبریری بنائی جائے گی۔",
    "ریل گاڑی دھند کی وجہ سے تین گھنٹے دیر سے پہنچی۔",
    "اس گاؤں کے لوگ مٹی کے برتن بنا کر شہر میں بیچتے ہیں۔",
    "ڈاکٹر نے مریض کو آرام کرنے اور زیادہ پانی پینے کا مشورہ دیا۔",
    "ہماری ٹیم آخری اوور میں ہار گئی لیکن کھیل بہت دلچسپ تھا۔",
    "دکاندار نے ترازو ٹھیک کیا اور سیب تول کر تھیلے میں ڈال دیے۔",
    "پہاڑوں پر برف گری تو سڑک دو دن بند رہی۔",
];

const HEBREW: [&str; 12] = [
    "אתמול ירד גשם חזק והנחל עלה על גדותיו ליד הגשר הישן.",
    "סבתא שלי אפתה עוגת דבש לכל השכנים לפני החג.",
    "למה התייקרו העגבניות פי שניים בשבוע אחד? למוכרים אין תשובה.",
    "הספרייה בשכונה נפתחה מחדש אחרי שלוש שנים של שיפוצים.",
    "הכתב אמר כי המשחק יתחיל באיחור של שעה בגלל הערפל.",
    "נועם איבד את המפתח וחיכה לאחותו מחוץ לדלת.",
    "בית המלאכה הקטן מייצר כלי נחושת ושולח אותם לערים אחרות.",
    "הנוסעים העייפים הורידו את המזוודות מן הרכבת האחרונה.",
    "החוקרים מצאו שהציפורים נודדות השנה מוקדם מן הרגיל.",
    "שתלנו בגינה נענע ובזיליקום, והנמלים אכלו חצי מהם.",
    "המכתב ששלחת הגיע מאוחר, אבל כולם שמחו לקרוא אותו.",
    "מועצת העיר החליטה לסגור את הרחוב הראשי למכוניות בימי שישי.",
];

/// Sentences in other languages, with an encoding of each.
pub const FOREIGN: [(&str, &str); 13] = [
    (
        "windows-1251",
        "Поезд пришёл на станцию до рассвета, и пассажиры вышли на перрон. Дождь давно закончился, но крыши ещё блестели. Мэрия объявила о ремонте старого рынка.",
    ),
    (
        "koi8-r",
        "Поезд пришёл на станцию до рассвета, и пассажиры вышли на перрон. Дождь давно закончился, но крыши ещё блестели. Мэрия объявила о ремонте старого рынка.",
    ),
    (
        "ibm866",
        "Поезд пришёл на станцию до рассвета, и пассажиры вышли на перрон. Дождь давно закончился, но крыши ещё блестели. Мэрия объявила о ремонте старого рынка.",
    ),
    (
        "windows-1253",
        "Το τρένο έφτασε στον σταθμό πριν από την αυγή και οι επιβάτες κατέβηκαν. Η βροχή είχε σταματήσει, αλλά οι στέγες γυάλιζαν ακόμη στο φως.",
    ),
    (
        "windows-1250",
        "Pociąg dojechał na stację przed świtem, a podróżni wysiedli. Żółte światło odbijało się w kałużach, choć deszcz już dawno ustał i wiał łagodny wiatr.",
    ),
    (
        "windows-1254",
        "Tren şafaktan önce istasyona ulaştı ve yolcular aşağı indi. Yağmur çoktan dinmişti, ama çatılar hâlâ ışıldıyordu. Belediye eski çarşının onarımını duyurdu.",
    ),
    (
        "windows-1252",
        "Le train est arrivé à la gare avant l’aube et les passagers sont descendus. La pluie avait cessé, mais les toits brillaient encore; la mairie a annoncé la réfection du marché où l’on vendait des pâtes.",
    ),
    (
        "windows-1252",
        "Der Zug erreichte den Bahnhof vor Tagesanbruch, und die Fahrgäste stiegen aus. Längst hatte es aufgehört zu regnen, doch die Dächer glänzten, während Möwen über der großen Brücke kreisten.",
    ),
    (
        "windows-874",
        "รถไฟมาถึงสถานีก่อนรุ่งสาง และผู้โดยสารก็ลงจากรถ ฝนหยุดตกนานแล้วแต่หลังคายังเปียกอยู่ เทศบาลประกาศซ่อมตลาดเก่า",
    ),
    (
        "gbk",
        "火车在黎明前到达车站，乘客们下了车。雨早就停了，但屋顶还在闪光。市政府宣布修缮旧市场，工程将持续两年时间，预计明年春天开工。",
    ),
    (
        "big5",
        "火車在黎明前到達車站，乘客們下了車。雨早就停了，但屋頂還在閃光。市政府宣布修繕舊市場，工程將持續兩年時間，預計明年春天開工。",
    ),
    (
        "shift_jis",
        "列車は夜明け前に駅に着き、乗客はホームに降りた。雨はとうに止んでいたが、屋根はまだ光っていた。市は古い市場の修復を発表した。",
    ),
    (
        "euc-kr",
        "기차는 새벽이 되기 전에 역에 도착했고 승객들이 내렸다. 비는 이미 그쳤지만 지붕은 아직 반짝이고 있었다. 시는 오래된 시장의 보수를 발표했다.",
    ),
];

/// A letter as it was typed where an encoding had not got it: Arabic's for those of Persian and Urdu that are drawn
/// alike, ASCII for digits and stops; nothing for a joiner.
pub fn old_letter(letter: char) -> Option<char> {
    let ascii_digit = |first: u32| char::from_digit(u32::from(letter) - first, 10);
    match letter {
        'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ۂ' | 'ۀ' => Some('ه'),
        '۔' => Some('.'),
        '٪' => Some('%'),
        '،' => Some(','),
        '؛' => Some(';'),
        '؟' => Some('?'),
        '«' | '»' | '“' | '”' => Some('"'),
        '–' | '—' => Some('-'),
        '\u{200C}' => None,
        '٠'..='٩' => ascii_digit(0x660),
        '۰'..='۹' => ascii_digit(0x6F0),
        _ => Some(letter),
    }
}

/// A text in an encoding, with the bytes of each character.
pub struct Encoded {
    characters: Vec<(char, Vec<u8>)>,
}

impl Encoded {
    /// The text in the encoding that `decode` reads, a character at a time; characters that it has not are replaced
    /// as [`old_letter`] does, or left out.
    pub fn new(text: &str, decode: impl Fn(&[u8]) -> (String, usize)) -> Self {
        // One byte alone is no character of UTF-16.
        let bytes_of = if decode(b"a").1 > 0 {
            double_bytes(text, &decode)
        } else {
            single_bytes(&decode)
        };
        let characters = text.chars().filter_map(|letter| {
            let candidates = [Some(letter), old_letter(letter)];
            candidates
                .into_iter()
                .flatten()
                .find_map(|letter| bytes_of.get(&letter).map(|bytes| (letter, bytes.clone())))
        });
        Self {
            characters: characters.collect(),
        }
    }

    /// Pieces of so many bytes or slightly fewer, at most `most`, from places all over the text, with what they
    /// say. The text is repeated where it is too short.
    pub fn pieces(&self, length: usize, most: usize) -> impl Iterator<Item = (Vec<u8>, String)> {
        let count = self.characters.len();
        let step = (count / most).max(1);
        (0..count).step_by(step).take(most).map(move |start| {
            let (mut bytes, mut text) = (Vec::new(), String::new());
            for (letter, own) in self.characters.iter().cycle().skip(start) {
                if bytes.len() + own.len() > length {
                    break;
                }
                bytes.extend_from_slice(own);
                text.push(*letter);
            }
            (bytes, text)
        })
    }
}

fn single_bytes(decode: impl Fn(&[u8]) -> (String, usize)) -> HashMap<char, Vec<u8>> {
    let mut bytes_of = HashMap::new();
    for byte in 0..=0xFF_u8 {
        let (text, invalid) = decode(&[byte]);
        let mut characters = text.chars();
        if let (Some(letter), None, 0) = (characters.next(), characters.next(), invalid)
            && (!letter.is_control() || letter == '\n')
        {
            bytes_of.entry(letter).or_insert_with(|| vec![byte]);
        }
    }
    bytes_of
}

fn double_bytes(text: &str, decode: impl Fn(&[u8]) -> (String, usize)) -> HashMap<char, Vec<u8>> {
    let is_little = decode(b"a\0").0 == "a";
    let bytes = |letter: char| -> Vec<u8> {
        let mut buffer = [0; 2];
        let units = letter.encode_utf16(&mut buffer).iter();
        units
            .flat_map(|unit| {
                if is_little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    text.chars().map(|letter| (letter, bytes(letter))).collect()
}
