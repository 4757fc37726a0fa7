//! Pages that hold the article back: for subscribers, or until the reader consents to something.

use super::facts::PageFacts;
use super::json_ld;
use super::phrases::{self, PhraseUse};
use super::words::words;
use crate::article::{Body, Warning};

/// A page with more text than this, in characters, is not a question alone.
const LONGEST_QUESTION: usize = 3000;

/// The longest line that offers a subscription, in bytes.
const LONGEST_OFFER: usize = 400;

/// The warning that goes with a page that holds its article back.
pub(super) fn warning(facts: &PageFacts, page: &Body, body: &Body) -> Option<Warning> {
    let is_short = body.text.chars().nth(LONGEST_QUESTION).is_none();
    if is_short && phrases::count(PhraseUse::Consent, &words(&body.text)) > 1 {
        return Some(Warning::Consent);
    }
    let is_paid = json_ld::is_held_back(&facts.json)
        || facts
            .first_meta("article:content_tier")
            .is_some_and(|tier| tier == "locked")
        || has_paywall(page);
    is_paid.then_some(Warning::Paywall)
}

/// Whether the page shows an offer to subscribe where the article would go on.
fn has_paywall(page: &Body) -> bool {
    let lines = page.blocks.iter().map(|block| page.block_text(block));
    let mut lines = lines.filter(|line| line.len() <= LONGEST_OFFER);
    lines.any(|line| phrases::count(PhraseUse::Paywall, &words(line)) > 0)
}
