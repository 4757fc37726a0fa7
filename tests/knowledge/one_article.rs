//! One article in each form that a reader may have it in: what is read of it is the same.

use qari::annotate::Annotator;
use qari::article::{BlockKind, Draft, SpanStyle};
use qari::sources::{Input, parse};

use crate::forms::{self, Form, TITLE};

/// The one article of a form.
fn one(form: Form) -> Draft {
    let parsed = parse(&Input::new(&form.bytes, form.source)).unwrap();
    let [draft] = <[Draft; 1]>::try_from(parsed.drafts).unwrap();
    draft
}

fn plain() -> Draft {
    one(forms::plain())
}

fn markdown() -> Draft {
    one(forms::markdown())
}

/// Each form but plain text.
fn marked_up() -> [(&'static str, Draft); 6] {
    let forms = [
        forms::book(),
        forms::markdown(),
        forms::page(),
        forms::rss(),
        forms::atom(),
        forms::json_feed(),
    ];
    forms.map(|form| (form.name, one(form)))
}

type Blocks = Vec<(BlockKind, String)>;

fn blocks(draft: &Draft) -> Blocks {
    let blocks = draft.body.blocks.iter();
    blocks
        .map(|block| (block.kind, draft.body.block_text(block).to_owned()))
        .collect()
}

/// What is special about which words.
fn spans(draft: &Draft) -> Vec<(SpanStyle, &str)> {
    let spans = draft.body.spans.iter();
    spans
        .map(|span| (span.style.clone(), span.range.of(&draft.body.text)))
        .collect()
}

#[test]
fn the_same_article_reads_the_same_in_each_form() {
    let wanted = markdown();
    for (form, draft) in marked_up() {
        assert_eq!(draft.metadata.title, TITLE, "{form}");
        assert_eq!(
            draft.metadata.date,
            Some("2024-05-16".parse().unwrap()),
            "{form}"
        );
        assert_eq!(draft.metadata.language, wanted.metadata.language, "{form}");
        assert_eq!(blocks(&draft), blocks(&wanted), "{form}");
        assert_eq!(spans(&draft), spans(&wanted), "{form}");
        assert_eq!(draft.body.text, wanted.body.text, "{form}");
    }
}

/// Plain text has no marks: a quotation is a paragraph in it, an item of a list one with the hyphen that was typed,
/// and nothing is emphasised or linked. Its date stands in the text, as a byline.
#[test]
fn plain_text_differs_in_what_it_cannot_say() {
    let plain = plain();
    assert_eq!(plain.metadata.title, TITLE);
    assert_eq!(plain.metadata.date, Some("2024-05-16".parse().unwrap()));
    assert_eq!(spans(&plain), []);
    let wanted = blocks(&markdown()).into_iter().map(|block| match block {
        (BlockKind::Quote, text) => (BlockKind::Paragraph, text),
        (BlockKind::Item { .. }, text) => (BlockKind::Paragraph, format!("- {text}")),
        other => other,
    });
    let wanted: Blocks = wanted.collect();
    let mut read = blocks(&plain);
    read.retain(|(kind, _)| *kind != BlockKind::Byline);
    assert_eq!(read, wanted);
}

#[test]
fn the_same_is_found_in_each_form() {
    let annotator = Annotator::new();
    let found = |draft: &Draft| -> Vec<(String, String, usize)> {
        let found = annotator.annotate(&draft.body, &draft.metadata);
        let entities = found.entities.into_iter();
        entities
            .map(|entity| (entity.id, entity.name, entity.mentions.len()))
            .collect()
    };
    let topics = |draft: &Draft| annotator.annotate(&draft.body, &draft.metadata).topics;
    let wanted = markdown();
    assert!(found(&wanted).len() > 8, "{:?}", found(&wanted));
    for (form, draft) in marked_up() {
        assert_eq!(found(&draft), found(&wanted), "{form}");
        assert_eq!(topics(&draft), topics(&wanted), "{form}");
    }
    // The date that stands in the text is found in it, too.
    let mut in_plain = found(&plain());
    let known = |id: &str| found(&wanted).iter().any(|(known, ..)| known == id);
    in_plain.retain(|(id, ..)| known(id) || !id.ends_with("2024-05-16"));
    assert_eq!(in_plain, found(&wanted));
}
