//! What was copied, in which form, and how it went.

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// How much of what.
    pub extent: CopiedExtent,
    /// In which form.
    pub form: CopyForm,
}

/// How much was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopiedExtent {
    /// So many letters, with their marks.
    Signs(usize),
    /// So many words.
    Words(usize),
    /// So many sentences.
    Sentences(usize),
    /// So many paragraphs.
    Paragraphs(usize),
    /// The whole article.
    Article,
    /// Title, source, date and address of an article.
    Citation,
    /// What a command printed.
    Output,
    /// An address.
    Link,
    /// So many sentences that mention an entity.
    Mentioning {
        /// Its name.
        name: String,
        /// How many.
        count: usize,
    },
}

/// The form in which text is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyForm {
    /// As it is stored.
    Text,
    /// In quotation marks, with title, source, date and address.
    Quotation,
    /// With its headings, links and emphasis.
    Markdown,
}

/// Why something was not handed over to a program that the system has for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToolFault {
    /// The system has none that is known.
    None,
    /// The program that the settings name is not there.
    Missing {
        /// Its name.
        name: String,
    },
    /// It ended with an error.
    Failed {
        /// Its name.
        name: String,
    },
    /// It did not end in time.
    TooSlow {
        /// Its name.
        name: String,
    },
}

/// By what text came to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopiedBy {
    /// A program of this name.
    Tool(String),
    /// The terminal, which was sent it.
    Terminal {
        /// Why no program did it.
        instead_of: ToolFault,
    },
}
