//! What the reader may be told: every message the program has for them, in both its languages.

use crate::words::{BAD_BYTES, Count, Interface};

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Information,
    /// Something was not as it should be, and was dealt with.
    Warning,
    /// Something was asked for and could not be done.
    Error,
}

/// One thing the reader may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Bytes that are not UTF-8 were replaced by U+FFFD.
    InvalidBytes {
        /// The file.
        name: String,
        /// How many bytes.
        count: usize,
    },
    /// A field of the front matter could not be used.
    FrontMatter {
        /// The file.
        name: String,
        /// The field, or the fault where the whole of it is meant.
        field: String,
    },
    /// The front matter is not YAML; what could be read of it line by line was.
    FrontMatterSyntax {
        /// The file.
        name: String,
        /// The line of the file where the fault was found, from 1.
        line: usize,
    },
    /// The front matter has fields that mean nothing here.
    UnusedFields {
        /// The file.
        name: String,
        /// The fields.
        fields: Vec<String>,
    },
    /// A file could not be read.
    Unreadable {
        /// The file.
        name: String,
        /// The system's reason.
        reason: String,
    },
    /// A file holds no text.
    Empty {
        /// The file.
        name: String,
    },
    /// The reader stands at a hit of a search.
    Hit {
        /// What was searched for.
        words: String,
        /// Which hit, from 1.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// A search found nothing.
    NoHit {
        /// What was searched for.
        words: String,
    },
    /// The next hit is wanted and nothing was searched for.
    NothingSearched,
    /// An entity is needed and none of the open article is selected.
    NoEntitySelected,
    /// No entity is mentioned from here on.
    NoMentionHere,
    /// The list ends here.
    NoFurtherArticle,
    /// There is no place to go back or forward to.
    NoFurtherJump,
    /// A file is something other than text.
    NotText {
        /// The file.
        name: String,
    },
    /// A file is larger than an article can be.
    TooLarge {
        /// The file.
        name: String,
        /// How large one can be, in mebibytes.
        limit: u64,
    },
    /// A directory holds no articles.
    NoArticles {
        /// The directory.
        name: String,
    },
}

impl Notice {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::InvalidBytes { .. }
            | Self::FrontMatter { .. }
            | Self::FrontMatterSyntax { .. } => Severity::Warning,
            Self::Unreadable { .. }
            | Self::Empty { .. }
            | Self::NotText { .. }
            | Self::TooLarge { .. }
            | Self::NoArticles { .. } => Severity::Error,
            Self::UnusedFields { .. }
            | Self::Hit { .. }
            | Self::NoHit { .. }
            | Self::NothingSearched
            | Self::NoEntitySelected
            | Self::NoMentionHere
            | Self::NoFurtherArticle
            | Self::NoFurtherJump => Severity::Information,
        }
    }

    /// The words for it, one line.
    #[must_use]
    pub fn text(&self, interface: Interface) -> String {
        match (self, interface) {
            (Self::InvalidBytes { name, count }, _) => {
                let bytes = Count {
                    number: *count,
                    noun: BAD_BYTES,
                    interface,
                };
                match interface {
                    Interface::Arabic => format!("{name}: {bytes} بترميز UTF-8، وُضع مكانها �"),
                    Interface::English => format!("{name}: {bytes} in UTF-8 replaced by �"),
                }
            }
            (Self::FrontMatter { name, field }, Interface::Arabic) => {
                format!("{name}: تعذّرت قراءة «{field}» في رأس الملف، فتُرك")
            }
            (Self::FrontMatter { name, field }, Interface::English) => {
                format!("{name}: front matter: cannot read “{field}”, left out")
            }
            (Self::FrontMatterSyntax { name, line }, Interface::Arabic) => {
                format!("{name}: رأس الملف ليس YAML صحيحًا (السطر {line})، فقُرئ سطرًا سطرًا")
            }
            (Self::FrontMatterSyntax { name, line }, Interface::English) => {
                format!("{name}: front matter: not YAML (line {line}), read line by line")
            }
            (Self::UnusedFields { name, fields }, Interface::Arabic) => {
                format!("{name}: حقول لا تُستعمل في رأس الملف: {}", fields.join("، "))
            }
            (Self::UnusedFields { name, fields }, Interface::English) => {
                format!("{name}: front matter: not used: {}", fields.join(", "))
            }
            (Self::Unreadable { name, reason }, Interface::Arabic) => {
                format!("{name}: تعذّرت القراءة: {reason}")
            }
            (Self::Unreadable { name, reason }, Interface::English) => {
                format!("{name}: cannot read: {reason}")
            }
            (Self::Empty { name }, Interface::Arabic) => format!("{name}: لا نص فيه"),
            (Self::Empty { name }, Interface::English) => format!("{name}: holds no text"),
            (Self::Hit { words, number, count }, Interface::Arabic) => {
                format!("«{words}»: {number} من {count}")
            }
            (Self::Hit { words, number, count }, Interface::English) => {
                format!("“{words}”: {number} of {count}")
            }
            (Self::NoHit { words }, Interface::Arabic) => format!("لم يرد «{words}» في هذا المقال"),
            (Self::NoHit { words }, Interface::English) => {
                format!("“{words}” is not in this article")
            }
            (Self::NothingSearched, _) => {
                interface.pick("لا بحث بعد؛ ابدأ بالمفتاح /", "nothing searched for yet: press /").into()
            }
            (Self::NoEntitySelected, _) => interface
                .pick("لم يُختر كيان من هذا المقال", "no entity of this article is selected")
                .into(),
            (Self::NoMentionHere, _) => {
                interface.pick("لا كيان مذكور من هنا فصاعدًا", "no entity is mentioned from here on").into()
            }
            (Self::NoFurtherArticle, _) => {
                interface.pick("لا مقال بعده في القائمة", "the list ends here").into()
            }
            (Self::NoFurtherJump, _) => {
                interface.pick("لا موضع آخر للعودة إليه", "no further place to go to").into()
            }
            (Self::NotText { name }, Interface::Arabic) => format!("{name}: ليس ملفًا نصيًّا"),
            (Self::NotText { name }, Interface::English) => format!("{name}: is not a text file"),
            (Self::TooLarge { name, limit }, Interface::Arabic) => {
                format!("{name}: أكبر من الحد ({limit} ميبيبايت)")
            }
            (Self::TooLarge { name, limit }, Interface::English) => {
                format!("{name}: larger than {limit} MiB")
            }
            (Self::NoArticles { name }, Interface::Arabic) => format!("{name}: لا مقالات فيه"),
            (Self::NoArticles { name }, Interface::English) => format!("{name}: holds no articles"),
        }
    }
}
