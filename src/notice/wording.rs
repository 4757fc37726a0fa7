//! The words of every message, in both languages of the program.

use super::{LibraryFault, Notice, ReadOnlyReason};
use crate::words::{BAD_BYTES, Count, Locale, isolated};

impl ReadOnlyReason {
    fn text(&self, locale: Locale) -> String {
        let words = match self {
            Self::File => locale.pick(
                "أذونات الملف لا تسمح بالكتابة فيه",
                "the permissions of the file do not allow writing",
            ),
            Self::Folder => locale.pick(
                "أذونات مجلده لا تسمح بالكتابة فيه",
                "the permissions of its folder do not allow writing",
            ),
            Self::FileSystem => {
                locale.pick("نظام الملفات للقراءة فقط", "the file system is read-only")
            }
            Self::Asked => locale.pick("فُتح للقراءة فقط", "it was opened for reading only"),
            Self::Other(reason) => return isolated(reason),
        };
        words.to_owned()
    }
}

impl LibraryFault {
    fn in_arabic(&self) -> String {
        let option = isolated("--library");
        match self {
            Self::Newer => {
                format!("أنشأها إصدار أحدث من qari؛ حدّث البرنامج أو سمِّ مكتبة أخرى بـ {option}")
            }
            Self::NotALibrary => {
                format!("ليس مكتبة من مكتبات qari، فتُرك كما هو؛ سمِّ غيره بـ {option}")
            }
            Self::Damaged(reason) => format!(
                "المكتبة معطوبة ({}) فتُركت كما هي؛ انقلها من مكانها لتبدأ غيرها، وقد يستخرج {} ما فيها",
                isolated(reason),
                isolated("sqlite3 FILE .recover")
            ),
            Self::Busy => "يشغلها برنامج آخر؛ أعد المحاولة بعد قليل".to_owned(),
            Self::DiskFull => "القرص ممتلئ، فلم يُحفظ آخر تغيير".to_owned(),
            Self::CannotOpen(fault) => fault.text(Locale::Arabic),
            Self::ReadOnly(reason) => {
                format!("المكتبة للقراءة فقط: {}", reason.text(Locale::Arabic))
            }
            Self::MustBeWritten(reason) => format!(
                "لا تُقرأ المكتبة قبل تحديثها، ولا يُكتب فيها هنا ({})؛ انسخها بما بجانبها من ملفات إلى حيث يُكتب، وسمِّ النسخة بـ {option}",
                reason.text(Locale::Arabic)
            ),
            Self::Other(reason) => isolated(reason),
        }
    }

    fn in_english(&self) -> String {
        match self {
            Self::Newer => {
                "made by a newer qari: update qari, or name another library with --library"
                    .to_owned()
            }
            Self::NotALibrary => {
                "no library of qari, and left as it is: name another with --library".to_owned()
            }
            Self::Damaged(reason) => format!(
                "damaged ({}), and left as it is: move it away to begin a new one; \
                 sqlite3 FILE .recover may bring back what it holds",
                isolated(reason)
            ),
            Self::Busy => "in use by another program: try again in a moment".to_owned(),
            Self::DiskFull => "the disk is full: the last change was not kept".to_owned(),
            Self::CannotOpen(fault) => fault.text(Locale::English),
            Self::ReadOnly(reason) => format!(
                "the library can only be read: {}",
                reason.text(Locale::English)
            ),
            Self::MustBeWritten(reason) => format!(
                "the library must be brought up to date before it can be read, and cannot be written \
                 here ({}): copy it, with the files beside it, to where it can be written, and name the \
                 copy with --library",
                reason.text(Locale::English)
            ),
            Self::Other(reason) => isolated(reason),
        }
    }
}

impl Notice {
    /// The words for it, one line. What comes from outside is isolated (UAX #9), so that the line
    /// keeps its order.
    #[must_use]
    pub fn text(&self, locale: Locale) -> String {
        match locale {
            Locale::Arabic => self.in_arabic(),
            Locale::English => self.in_english(),
        }
    }

    fn in_arabic(&self) -> String {
        let about = |name: &String, fault: String| format!("{}: {fault}", isolated(name));
        match self {
            Self::InvalidBytes { name, count } => {
                let bytes = Count {
                    number: *count,
                    noun: BAD_BYTES,
                    locale: Locale::Arabic,
                };
                about(name, format!("{bytes} بترميز UTF-8، والبديل: �"))
            }
            Self::FrontMatter { name, field } => about(
                name,
                format!("تعذّرت قراءة «{}» في رأس الملف، فتُرك", isolated(field)),
            ),
            Self::FrontMatterSyntax { name, line } => about(
                name,
                format!("رأس الملف ليس YAML صحيحًا (السطر {line})، فقُرئ سطرًا سطرًا"),
            ),
            Self::UnusedFields { name, fields } => {
                let fields = fields
                    .iter()
                    .map(|field| isolated(field))
                    .collect::<Vec<_>>();
                about(
                    name,
                    format!("حقول لا تُستعمل في رأس الملف: {}", fields.join("، ")),
                )
            }
            Self::ConfigSyntax { name, line } => {
                about(name, format!("ليس TOML صحيحًا (السطر {line})، فتُرك"))
            }
            Self::UnusedSettings { name, settings } => {
                let settings = settings
                    .iter()
                    .map(|name| isolated(name))
                    .collect::<Vec<_>>();
                about(name, format!("إعدادات غير معروفة: {}", settings.join("، ")))
            }
            Self::UnknownTerminal => {
                format!(
                    "إن لم تقرأ هذا السطر سليمًا فاخرج وشغّل: {}",
                    isolated("qari doctor")
                )
            }
            Self::Unreadable { name, fault } => {
                let words = fault.text(Locale::Arabic);
                let hint = if fault.could_be_piped() {
                    format!("؛ ويُقرأ الدخل القياسي بـ {}", isolated("-"))
                } else {
                    String::new()
                };
                about(name, format!("{words}{hint}"))
            }
            Self::Empty { name } => about(name, "لا نص فيه".to_owned()),
            Self::NotText { name } => about(name, "ليس ملفًا نصيًّا".to_owned()),
            Self::BadLine {
                name,
                number,
                fault,
            } => about(
                name,
                format!("السطر {number} ليس مقالًا: {}", isolated(fault)),
            ),
            Self::NoArticles { name } => about(name, "لا مقالات فيه".to_owned()),
            Self::UserFile { name, fault } => about(name, fault.text(Locale::Arabic)),
            Self::OwnFileContent { name, reason } => about(name, isolated(reason)),
            Self::NoFolder => format!("لا مجلد لملفات qari؛ اضبط {}", isolated("HOME")),
            Self::Library { name, fault } => match name {
                Some(name) => about(name, fault.in_arabic()),
                None => format!("المكتبة: {}", fault.in_arabic()),
            },
            Self::NotAnnotated { count } => {
                let articles = Count::articles(*count, Locale::Arabic);
                let command = isolated("qari add");
                format!("مقالات لم تُستخرج كياناتها بعد: {articles}؛ يكملها {command}")
            }
            Self::NotAnnotatedReadOnly { count } => {
                let articles = Count::articles(*count, Locale::Arabic);
                format!("مقالات لم تُستخرج كياناتها بعد: {articles}؛ والمكتبة للقراءة فقط")
            }
            Self::AnnotatedElsewhere { count } => {
                let articles = Count::articles(*count, Locale::Arabic);
                let program = isolated("qari");
                format!("برنامج {program} آخر يعمل الآن ويتابع استخراج الكيانات، وبقي: {articles}")
            }
            Self::SetAside {
                name,
                reason,
                count: 1,
            } => about(name, format!("تعذّر استخراج كياناته ({})", isolated(reason))),
            Self::SetAside { name, count, .. } => {
                let articles = Count::articles(*count, Locale::Arabic);
                let name = isolated(name);
                format!("مقالات تعذّر استخراج كياناتها: {articles}، منها «{name}»")
            }
            Self::MarksNotKept => {
                "لم تُحفظ آخر علاماتك ولا موضع القراءة: المكتبة يشغلها برنامج آخر".to_owned()
            }
            Self::ArticleReplaced => "وصل للمقال نصّ جديد، وهو المعروض الآن".to_owned(),
            Self::ArticleGone => "لم يعد المقال في المكتبة".to_owned(),
            Self::CorrectionsNotKept => "التصويب سارٍ ولن يُحفظ: ملف التصويبات لا يُقرأ".to_owned(),
            Self::Corrected => "صُوّب".to_owned(),
            Self::NothingToUndo => "لا تصويب للتراجع عنه".to_owned(),
            Self::Hit {
                words,
                number,
                count,
                article,
            } => {
                let hit = format!("«{}»: {number} من {count}", isolated(words));
                match article {
                    Some((index, articles)) => format!("{hit} · المقال {index} من {articles}"),
                    None => hit,
                }
            }
            Self::NoHit { words } => format!("لم يرد «{}» في هذا المقال", isolated(words)),
            Self::Kept { name } => format!("حُفظ «{}»", isolated(name)),
            Self::Forgotten { name } => format!("حُذف «{}»؛ يعيده المفتاح u", isolated(name)),
            Self::NothingForgotten => "لم يُحذف شيء ليعاد".to_owned(),
            Self::NothingToKeep => "لا مصفاة تُحفظ؛ ابدأ بالمفتاح / أو باختيار موضوع".to_owned(),
            Self::NothingToForget => "لا يُحذف إلا ما حفظته؛ اختره في شريط الموضوعات".to_owned(),
            Self::NameTaken { name } => format!("«{}» اسم لشيء آخر", isolated(name)),
            Self::KeptQuery { name, reason } => about(name, reason.clone()),
            Self::AllTopics => "ما يجمع الموضوعات المختارة كلها".to_owned(),
            Self::AnyTopic => "ما له أيّ من الموضوعات المختارة".to_owned(),
            Self::NewestFirst => "الأحدث أولًا".to_owned(),
            Self::BestFirst => "الأنسب أولًا".to_owned(),
            Self::PromptFull { limit } => {
                format!("لا يتسع السطر لأكثر من {limit} كيبيبايت، فتُرك ما زاد")
            }
            Self::NothingSearched => "لا بحث بعد؛ ابدأ بالمفتاح /".to_owned(),
            Self::NoEntitySelected => "لم يُختر كيان من هذا المقال".to_owned(),
            Self::NoMentionHere => "لا كيان مذكور من هنا فصاعدًا".to_owned(),
            Self::NoFurtherArticle => "لا مقال بعده في القائمة".to_owned(),
            Self::NoFurtherJump => "لا موضع آخر للعودة إليه".to_owned(),
        }
    }

    fn in_english(&self) -> String {
        let about = |name: &String, fault: String| format!("{}: {fault}", isolated(name));
        match self {
            Self::InvalidBytes { name, count } => {
                let bytes = Count {
                    number: *count,
                    noun: BAD_BYTES,
                    locale: Locale::English,
                };
                about(name, format!("{bytes} in UTF-8 replaced by �"))
            }
            Self::FrontMatter { name, field } => about(
                name,
                format!("front matter: cannot read “{}”, left out", isolated(field)),
            ),
            Self::FrontMatterSyntax { name, line } => about(
                name,
                format!("front matter: not YAML (line {line}), read line by line"),
            ),
            Self::UnusedFields { name, fields } => {
                let fields = fields
                    .iter()
                    .map(|field| isolated(field))
                    .collect::<Vec<_>>();
                about(
                    name,
                    format!("front matter: not used: {}", fields.join(", ")),
                )
            }
            Self::ConfigSyntax { name, line } => {
                about(name, format!("not TOML (line {line}), left out"))
            }
            Self::UnusedSettings { name, settings } => {
                let settings = settings
                    .iter()
                    .map(|name| isolated(name))
                    .collect::<Vec<_>>();
                about(name, format!("unknown settings: {}", settings.join(", ")))
            }
            Self::UnknownTerminal => {
                "does Arabic look wrong here? Leave, and run: qari doctor".to_owned()
            }
            Self::Unreadable { name, fault } => {
                let words = fault.text(Locale::English);
                let hint = if fault.could_be_piped() {
                    ": use - for standard input"
                } else {
                    ""
                };
                about(name, format!("{words}{hint}"))
            }
            Self::Empty { name } => about(name, "holds no text".to_owned()),
            Self::NotText { name } => about(name, "is not a text file".to_owned()),
            Self::BadLine {
                name,
                number,
                fault,
            } => about(
                name,
                format!("line {number} is no article: {}", isolated(fault)),
            ),
            Self::NoArticles { name } => about(
                name,
                "holds no articles (.txt, .text, .md, .markdown)".to_owned(),
            ),
            Self::UserFile { name, fault } => about(name, fault.text(Locale::English)),
            Self::OwnFileContent { name, reason } => about(name, isolated(reason)),
            Self::NoFolder => "no folder for files of qari: set HOME".to_owned(),
            Self::Library { name, fault } => match name {
                Some(name) => about(name, fault.in_english()),
                None => format!("library: {}", fault.in_english()),
            },
            Self::NotAnnotated { count } => {
                let articles = Count::articles(*count, Locale::English);
                format!("entities not found yet in {articles}; run qari add to continue")
            }
            Self::NotAnnotatedReadOnly { count } => {
                let articles = Count::articles(*count, Locale::English);
                format!("entities not found yet in {articles}: the library can only be read")
            }
            Self::AnnotatedElsewhere { count } => {
                let articles = Count::articles(*count, Locale::English);
                format!("another running qari goes on finding the entities of {articles}")
            }
            Self::SetAside {
                name,
                reason,
                count: 1,
            } => about(
                name,
                format!("entities could not be found ({})", isolated(reason)),
            ),
            Self::SetAside { name, count, .. } => {
                let articles = Count::articles(*count, Locale::English);
                let name = isolated(name);
                format!("entities could not be found in {articles}, “{name}” among them")
            }
            Self::MarksNotKept => {
                "your last marks and your place were not kept: another program was writing to the library"
                    .to_owned()
            }
            Self::ArticleReplaced => "the article has a new text, shown now".to_owned(),
            Self::ArticleGone => "the article is no longer in the library".to_owned(),
            Self::CorrectionsNotKept => {
                "holds until the end only: the file of corrections cannot be read".to_owned()
            }
            Self::Corrected => "put right".to_owned(),
            Self::NothingToUndo => "there is no correction to take back".to_owned(),
            Self::Hit {
                words,
                number,
                count,
                article,
            } => {
                let hit = format!("“{}”: {number} of {count}", isolated(words));
                match article {
                    Some((index, articles)) => format!("{hit} · article {index} of {articles}"),
                    None => hit,
                }
            }
            Self::NoHit { words } => format!("“{}” is not in this article", isolated(words)),
            Self::Kept { name } => format!("kept: “{}”", isolated(name)),
            Self::Forgotten { name } => {
                format!("forgotten: “{}”; u brings it back", isolated(name))
            }
            Self::NothingForgotten => "nothing was forgotten".to_owned(),
            Self::NothingToKeep => "no filter to keep: press /, or choose a topic".to_owned(),
            Self::NothingToForget => {
                "only what you kept can be forgotten: go to it among the topics".to_owned()
            }
            Self::NameTaken { name } => {
                format!("“{}” is the name of something else", isolated(name))
            }
            Self::KeptQuery { name, reason } => about(name, reason.clone()),
            Self::AllTopics => "what has all topics that are chosen".to_owned(),
            Self::AnyTopic => "what has any of the topics that are chosen".to_owned(),
            Self::NewestFirst => "newest first".to_owned(),
            Self::BestFirst => "best fit first".to_owned(),
            Self::PromptFull { limit } => {
                format!("the line holds no more than {limit} KiB; the rest was left out")
            }
            Self::NothingSearched => "nothing searched for yet: press /".to_owned(),
            Self::NoEntitySelected => "no entity of this article is selected".to_owned(),
            Self::NoMentionHere => "no entity is mentioned from here on".to_owned(),
            Self::NoFurtherArticle => "the list ends here".to_owned(),
            Self::NoFurtherJump => "no further place to go to".to_owned(),
        }
    }
}
