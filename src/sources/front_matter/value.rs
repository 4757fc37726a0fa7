//! What a field of front matter says, in whatever form it is written.

/// A field and its value.
pub(super) type FrontMatterField = (String, FrontMatterValue);

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FrontMatterValue {
    Empty,
    /// Never empty.
    Text(String),
    List(Vec<FrontMatterValue>),
    Mapping(Vec<FrontMatterField>),
    /// Something no field takes.
    Other,
}

impl FrontMatterValue {
    /// A text, which may be empty.
    pub(super) fn text(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// The same with its texts on one line, and no white space around them.
    pub(super) fn on_one_line(self) -> Self {
        match self {
            Self::Text(text) => Self::text(text.replace(char::is_control, " ").trim().to_owned()),
            Self::List(items) => Self::List(items.into_iter().map(Self::on_one_line).collect()),
            Self::Mapping(fields) => {
                let fields = fields.into_iter();
                Self::Mapping(fields.map(|(key, it)| (key, it.on_one_line())).collect())
            }
            value @ (Self::Empty | Self::Other) => value,
        }
    }

    /// The texts of a list, or of one text what `split` makes of it; a mapping in a list is its name. `None` where
    /// there is something else.
    pub(super) fn texts(self, split: impl Fn(&str) -> Vec<String>) -> Option<Vec<String>> {
        match self {
            Self::Empty => Some(Vec::new()),
            Self::Text(text) => Some(split(&text)),
            Self::List(items) => items.into_iter().map(Self::into_name).collect(),
            Self::Mapping(_) | Self::Other => None,
        }
    }

    /// A text, or the name of something that has one.
    pub(super) fn into_name(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Mapping(fields) => name(fields),
            Self::Empty | Self::List(_) | Self::Other => None,
        }
    }
}

/// The name of a person or a thing with fields of its own, as Docusaurus and Quarto write it: in one, or as given and
/// family name.
fn name(mut fields: Vec<FrontMatterField>) -> Option<String> {
    let mut take = |wanted: &str| {
        let at = fields.iter().position(|(key, _)| key == wanted)?;
        fields.swap_remove(at).1.into_name()
    };
    let whole = take("name").or_else(|| take("literal"));
    whole.or_else(|| {
        let parts: Vec<String> = ["given", "family"].into_iter().filter_map(take).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    })
}

/// One space for each stretch of white space.
pub(super) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
