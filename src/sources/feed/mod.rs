//! Feeds made into drafts: RSS, RDF, Atom and JSON Feed, broken ones as far as they can be read.
//!
//! [`xml`] and [`json`] read all kinds into one [`Feed`] of [`Item`]s as they are written; [`item`] makes a draft of
//! each.

mod date;
mod json;
mod model;
mod repair;
mod text;
mod xml;
