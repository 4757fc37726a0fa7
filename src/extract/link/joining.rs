//! What mentions are joined by.

use crate::extract::document::gazetteer::Gazetteer;
use crate::extract::document::vocabulary::Vocabulary;
use crate::extract::remember::abbreviation::Abbreviations;

/// What mentions are joined by.
#[derive(Clone, Copy, Debug)]
pub struct Joining<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Known entities.
    pub gazetteer: &'a Gazetteer,
    /// Words with their classes.
    pub vocabulary: &'a Vocabulary,
    /// Short names that the article introduces.
    pub abbreviations: &'a Abbreviations,
}
