//! `qari`, a terminal reader for Arabic and other right-to-left articles.
//!
//! (The map of the house is written when the last wall stands.)

pub mod app;
pub mod article;
pub mod cli;
pub mod driver;
pub mod extract;
pub mod library;
pub mod notice;
pub mod page;
pub mod range;
pub mod sources;
pub mod terminal;
pub mod text;
pub mod ui;
pub mod words;
