//! Articles as lines of JSON, an object each, with all that a library keeps of them: written and read.

use std::io::{self, BufRead};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::article::{
    Body, Draft, Highlight, Kept, Language, Metadata, PlacedKind, Revision, Source, SourceKind,
    Span, SpanStyle, TopicChoice, Warning,
};
use crate::json;
use crate::notice::LineFault;
use crate::range::TextRange;

/// What the lines of this program begin with.
pub const OPENING: &[u8] = b"{\"qari\":";

/// Whether a file begins like lines that this program wrote; nothing of it is taken.
///
/// # Errors
///
/// Where it cannot be read.
pub fn begins_like_lines(reader: &mut impl BufRead) -> io::Result<bool> {
    Ok(reader.fill_buf()?.starts_with(OPENING))
}

/// The form of the lines that this program writes, and the newest it reads.
const FORM: u32 = 4;

/// Why a line is no article.
#[derive(Debug, Error)]
pub enum Error {
    /// It is not JSON, or not an article's.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A newer program wrote it.
    #[error("written by a newer qari (its form is {0})")]
    Newer(u32),
    /// Its blocks or spans do not fit its text.
    #[error("its blocks do not fit its text")]
    Unfitting,
}

impl Error {
    /// The same, for the reader.
    #[must_use]
    pub fn fault(&self) -> LineFault {
        match self {
            Self::Json(error) => LineFault::NotJson(error.to_string()),
            Self::Newer(form) => LineFault::Newer(*form),
            Self::Unfitting => LineFault::Unfitting,
        }
    }
}

/// An article as a line; places are bytes of its text.
#[derive(Deserialize, Serialize)]
struct ArticleLine {
    /// The form of the line. It stands first.
    qari: u32,
    title: String,
    date: Option<Date>,
    source: Option<String>,
    /// One name, or `authors`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    authors: Vec<String>,
    url: Option<String>,
    language: String,
    topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Warning>,
    origin_kind: SourceKind,
    origin: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin_item: Option<String>,
    #[serde(flatten)]
    body: BodyFields,
    #[serde(alias = "came")]
    added_at: Option<Timestamp>,
    read: bool,
    starred: bool,
    #[serde(alias = "place")]
    position: Option<usize>,
    choices: Vec<TopicChoice>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    highlights: Vec<Highlight>,
    history: Vec<RevisionFields>,
}

#[derive(Deserialize, Serialize)]
struct BodyFields {
    text: String,
    blocks: Vec<BlockFields>,
    spans: Vec<SpanFields>,
}

#[derive(Deserialize, Serialize)]
struct BlockFields {
    kind: PlacedKind,
    start: usize,
    end: usize,
}

#[derive(Deserialize, Serialize)]
struct SpanFields {
    style: SpanStyle,
    start: usize,
    end: usize,
}

#[derive(Deserialize, Serialize)]
struct RevisionFields {
    replaced: Timestamp,
    title: String,
    date: Option<Date>,
    #[serde(flatten)]
    body: BodyFields,
}

/// An article as a line, without the line feed at its end.
///
/// # Errors
///
/// Never for an article; the type of JSON's writer has errors.
pub fn write(draft: Draft) -> io::Result<String> {
    let Draft {
        source,
        metadata,
        body,
        kept,
        ..
    } = draft;
    let history = kept.history.unwrap_or_default();
    let history = history.into_iter().map(|revision| RevisionFields {
        replaced: revision.replaced,
        title: revision.title,
        date: revision.date,
        body: BodyFields::of(revision.body),
    });
    json::to_string(&ArticleLine {
        qari: FORM,
        title: metadata.title,
        date: metadata.date,
        source: metadata.publisher,
        author: None,
        authors: metadata.authors,
        url: metadata.url,
        language: metadata.language.to_string(),
        topics: metadata.topics,
        warnings: metadata.warnings,
        origin_kind: source.kind,
        origin: source.locator,
        origin_item: source.item,
        body: BodyFields::of(body),
        added_at: kept.added_at,
        read: kept.is_read,
        starred: kept.is_starred,
        position: kept.position,
        choices: kept.choices,
        highlights: kept.highlights,
        history: history.collect(),
    })
}

/// Reads a line.
///
/// # Errors
///
/// Where it is not what [`write()`] writes.
pub fn parse(line: &[u8]) -> Result<Draft, Error> {
    /// What can be read of a line in any form.
    #[derive(Deserialize)]
    struct Form {
        qari: u32,
    }
    let Form { qari: form } = serde_json::from_slice(line)?;
    if form > FORM {
        return Err(Error::Newer(form));
    }
    let line: ArticleLine = serde_json::from_slice(line)?;
    let body = line.body.body()?;
    if line
        .position
        .is_some_and(|position| !body.text.is_char_boundary(position))
    {
        return Err(Error::Unfitting);
    }
    let (highlights, count) = Highlight::within_limits(line.highlights);
    let mut warnings = line.warnings;
    if count > 0 {
        warnings.push(Warning::Highlights { count });
    }
    let history = line.history.into_iter().map(|revision| {
        Ok(Revision {
            replaced: revision.replaced,
            title: revision.title,
            date: revision.date,
            body: revision.body.body()?,
        })
    });
    Ok(Draft {
        source: Source {
            kind: line.origin_kind,
            locator: line.origin,
            item: line.origin_item,
        },
        metadata: Metadata {
            title: line.title,
            date: line.date,
            publisher: line.source,
            authors: line.author.into_iter().chain(line.authors).collect(),
            url: line.url,
            language: Language::from_tag(&line.language).unwrap_or_default(),
            topics: line.topics,
            warnings,
        },
        body,
        kept: Kept {
            added_at: line.added_at,
            is_read: line.read,
            is_starred: line.starred,
            position: line.position,
            choices: line.choices,
            highlights,
            history: Some(history.collect::<Result<_, Error>>()?),
        },
    })
}

impl BodyFields {
    fn of(body: Body) -> Self {
        let blocks = body.blocks.into_iter().map(|block| BlockFields {
            kind: block.placed(),
            start: block.range().start,
            end: block.range().end,
        });
        let spans = body.spans.into_iter().map(|span| SpanFields {
            style: span.style,
            start: span.range.start,
            end: span.range.end,
        });
        Self {
            text: body.text,
            blocks: blocks.collect(),
            spans: spans.collect(),
        }
    }

    fn body(self) -> Result<Body, Error> {
        let blocks = self.blocks.into_iter().map(|block| {
            let range = TextRange::new(block.start, block.end);
            block.kind.try_block(range).ok_or(Error::Unfitting)
        });
        let spans = self.spans.into_iter().map(|span| Span {
            style: span.style,
            range: TextRange::new(span.start, span.end),
        });
        let body = Body {
            text: self.text,
            blocks: blocks.collect::<Result<_, Error>>()?,
            spans: spans.collect(),
        };
        if keeps_its_promise(&body) {
            Ok(body)
        } else {
            Err(Error::Unfitting)
        }
    }
}

/// Whether a body is what [`Body`] says of one; whoever wrote the line may not have known.
fn keeps_its_promise(body: &Body) -> bool {
    let text = body.text.as_str();
    let mut end = 0;
    let are_blocks_whole = body.blocks.iter().enumerate().all(|(index, block)| {
        let separator = text.get(end..block.range().start);
        end = block.range().end;
        let is_apart = match index {
            0 => separator == Some(""),
            _ => matches!(separator, Some("\n" | "\n\n")),
        };
        let content = text.get(block.range().start..block.range().end);
        is_apart && content.is_some_and(|content| !content.contains('\n'))
    });
    let is_within = |span: &Span| {
        let Span { range, .. } = span;
        !range.is_empty() && text.get(range.start..range.end).is_some()
    };
    are_blocks_whole && end == text.len() && body.spans.iter().all(is_within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Quote;

    #[test]
    fn a_block_that_no_text_has_is_an_error() {
        let line = write(draft()).unwrap();
        let blocks = line.find("\"blocks\":").unwrap();
        let start = blocks + line[blocks..].find("\"end\":").unwrap() + "\"end\":".len();
        let end = start + line[start..].find(|c: char| !c.is_ascii_digit()).unwrap();
        let line = format!("{}5000000000{}", &line[..start], &line[end..]);
        assert!(matches!(parse(line.as_bytes()), Err(Error::Unfitting)));
    }

    const GONE: &str = "نص ذهب من المقال كله";

    fn draft() -> Draft {
        let text = "---\ntitle: 'قمة: «نظرة»'\ndate: 2024-05-16\nsource: qari\nauthor: فلان\n\
                    url: https://example.org/a?b=c\nlanguage: ar\ntopics: [security, غيره]\n---\n\
                    \n## فرع\n\nنص **قوي** و[رابط](https://example.org/(x))\\\nسطر\n\n3. أ\n   - ب\n\n\
                    > قول\n\n```\n a\n\nb\n```\n\n***\n\n- [ ] ج\n- [x] ~~د~~\n\n| ه | |\n|---|---|\n| | و |\n\n\
                    ![صورة](a.png)\n";
        let mut draft =
            crate::sources::markdown::parse(text, Source::file("/articles/a.md".into()));
        draft.kept = Kept {
            added_at: Some("2024-05-17T01:02:03.5Z".parse().unwrap()),
            is_read: true,
            is_starred: true,
            position: Some(2),
            choices: vec![TopicChoice {
                topic: "economy".to_owned(),
                wanted: false,
            }],
            highlights: vec![
                Highlight {
                    made_at: Some("2024-05-17T02:00:00Z".parse().unwrap()),
                    // Where it stands is found by who keeps it.
                    range: None,
                    ..Highlight::of(&draft.body.text, TextRange::new(0, 8), "«ملاحظة»".to_owned())
                },
                Highlight {
                    quote: Quote::of(GONE, TextRange::new(0, GONE.len())),
                    range: None,
                    note: String::new(),
                    made_at: None,
                },
            ],
            history: Some(vec![Revision {
                replaced: "2024-05-18T00:00:00Z".parse().unwrap(),
                title: "قبل".to_owned(),
                date: None,
                body: crate::sources::markdown::parse("# قبل\n\n*نص*", Source::standard_input())
                    .body,
            }]),
        };
        draft
    }

    #[test]
    fn an_article_comes_back_as_it_left() {
        for source in [
            Source::file("/articles/مقال 1.md".into()),
            Source::built_in("a.md".to_owned()),
            Source::standard_input(),
            Source {
                item: Some("فصل: 1".to_owned()),
                ..Source::file("/كتاب.epub".into())
            },
        ] {
            let draft = Draft { source, ..draft() };
            let line = write(draft.clone()).unwrap();
            assert!(line.as_bytes().starts_with(OPENING) && !line.contains('\n'));
            assert_eq!(parse(line.as_bytes()).unwrap(), draft);
        }
    }

    #[test]
    fn a_line_of_form_1_is_read() {
        let line = r#"{"qari":1,"title":"عنوان","date":"2024-05-16","source":null,"author":null,"url":null,"language":"ar","topics":["security"],"origin_kind":"file","origin":"/articles/a.md","text":"نص","blocks":[{"kind":"paragraph","start":0,"end":4}],"spans":[],"came":"2024-05-17T01:02:03.5Z","read":true,"starred":false,"place":2,"choices":[{"topic":"economy","wanted":false}],"history":[]}"#;
        let draft = parse(line.as_bytes()).unwrap();
        assert_eq!(draft.source, Source::file("/articles/a.md".into()));
        assert_eq!(draft.kept.position, Some(2));
        let added_at = draft.kept.added_at.unwrap();
        assert_eq!(added_at.to_string(), "2024-05-17T01:02:03.5Z");
        assert_eq!(draft.kept.choices.len(), 1);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let line = write(draft()).unwrap();
        let fault = |from: &str, to: &str| {
            assert!(line.contains(from), "{from}");
            parse(line.replacen(from, to, 1).as_bytes())
                .unwrap_err()
                .to_string()
        };
        let unfitting = "its blocks do not fit its text";
        // Within a letter, behind the end, over another block.
        assert_eq!(fault("\"position\":2", "\"position\":1"), unfitting);
        assert_eq!(fault("\"position\":2", "\"position\":9999"), unfitting);
        assert_eq!(
            fault(
                "{\"kind\":\"title\",\"start\":0",
                "{\"kind\":\"title\",\"start\":1"
            ),
            unfitting
        );
        assert_eq!(fault("\"text\":\"", "\"text\":\"\\n"), unfitting);
        assert!(fault("\"qari\":4", "\"qari\":5").contains("newer"));
        assert!(fault("\"origin_kind\":\"file\"", "\"origin_kind\":\"x\"").contains("`x`"));
        assert!(fault("\"language\":\"ar\",", "").contains("language"));
        assert!(parse(b"{\"title\": \"a\"}").is_err());
        assert!(parse(b"\xff").is_err());
    }
}
