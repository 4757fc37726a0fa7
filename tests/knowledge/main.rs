//! What is known of a text and found by it: documents, entities, topics, search, queries.

mod documents;
mod edition;
mod entities;
mod entity_ids;
mod folding;
mod forms;
mod gazetteers;
mod latin_names;
mod mutated;
mod one_article;
mod other_languages;
mod pages;
mod query;
mod search;
mod silly;
#[path = "../support/texts.rs"]
mod texts;
mod topics;
