//! `qari`, a terminal reader for Arabic and other right-to-left articles.
//!
//! (The map of the house is written when the last wall stands.)

pub mod article;
pub mod extract;
pub mod notice;
pub mod range;
pub mod words;
