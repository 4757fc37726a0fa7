//! `qari` (قارئ, "reader"): a terminal reader for Arabic and other right-to-left articles.
//!
//! # The flow
//!
//! ```text
//!           bytes              Draft             Article            Annotations
//!  files ─┐                                                    (entities, topics)
//!  seeds ─┼─▶ sources ──────▶ library ────────▶ annotate ─────▶ library
//!  stdin ─┤   sniff, decode,  SQLite, search    pure            stored beside the article
//!  fetch ─┘   parse
//!
//!                 Article ─▶ page ─▶ text ─▶ cells                              pure
//!                                              │
//!   keys ─▶ terminal ─▶ Event ─▶ app::update ─▶ App ─▶ ui::draw ─▶ cells on the screen
//!                          ▲            │
//!                          └── runtime ◀─┘ Effect    (the reader's threads and its clock)
//! ```
//!
//! *What can be pure is pure. [`app::update`] alone changes state, and returns what should be done
//! as data. [`ui::draw`] alone knows the screen, and changes nothing.*
//!
//! # The modules
//!
//! A module imports only modules that stand above it here; `tests/project/layers.rs` holds that. Nor do
//! files import each other in a circle: `tests/project/circles.rs` holds that.
//!
//! | module | owns |
//! | --- | --- |
//! | [`range`] | [`range::TextRange`], the one coordinate that crosses modules: bytes of a stored text |
//! | [`text`] | right-to-left text on a grid of cells |
//! | [`mode`] | the ways of sending a finished grid so that it reads right in the terminal at hand |
//! | [`limits`] | how large and how long things may be; what every parser and form shares |
//! | [`panics`] | panics of work that can be done without, made errors |
//! | [`printable`] | text from outside made fit to be printed: nothing of it reaches beyond its place |
//! | [`base64`] | bytes written as text in base64 |
//! | [`address`] | addresses of the web as people write and paste them |
//! | [`fnv`] | a hash that stays the same over runs and machines |
//! | [`json`] | JSON with everything escaped that is not fit to be printed |
//! | [`i18n`] | the language the program speaks: its messages from `assets/i18n/`, plurals, dates in words |
//! | [`files`] | files opened for reading, regular files only, and why one cannot be |
//! | [`article`] | the article: text, blocks, spans, metadata |
//! | [`notice`] | what the reader may be told, as data |
//! | [`language`] | facts about languages, each once: letters that are the same, proclitics, the phonetic key |
//! | [`appearance`] | how the reader wants things to look: the settings of it, what was chosen in its menu, dates in words |
//! | [`config`] | the reader's settings, parsed from a string |
//! | [`extract`] | the entities that a text mentions |
//! | [`topics`] | what a text is about |
//! | [`annotate`] | entities and topics of an article together |
//! | [`corrections`] | what the reader changed about entities, and its file form |
//! | [`search`] | the form of a text that is indexed, and what a search term matches |
//! | [`query`] | the little language in which articles are asked for |
//! | [`fetch`] | documents fetched by HTTP: redirects, limits, one connection a host; the only module that opens connections |
//! | [`sources`] | bytes from outside made into drafts; [`sources::disk`] has the disk |
//! | [`export`] | articles written as Markdown that [`sources`] reads back |
//! | [`store`] | files of the reader's own: where they are; settings and corrections read and written |
//! | [`page`] | an article laid out in rows, for the pane and for `qari show` |
//! | [`library`] | the SQLite file: articles, what was found in them, the index of their words; all SQL |
//! | [`web`] | articles that are named by a path or an address, one way in for both; feeds asked for what is new |
//! | [`app`] | the state of the running program and what changes it |
//! | [`messages`] | notices and errors in words, with the keys of the keymap; only [`ui`] and [`cli`] use it |
//! | [`ui`] | drawing; the only module with ratatui |
//! | [`terminal`] | taking and leaving the terminal, asking what it is, input, signals; the only module with crossterm |
//! | [`runtime`] | the event loop, the threads that hold the library, annotate and read files, the backlog of articles to annotate, the watch for other programs' changes |
//! | [`cli`] | arguments, subcommands, exit codes |
//!
//! # Features
//!
//! The modules up to [`mode`] are always there: another program can lay out text by them, with three crates
//! of Unicode's rules and no other. `extract` adds what annotating needs: the modules from [`article`] to
//! [`corrections`] without [`config`], and those below them; `library` adds what the library needs; `tui` all
//! others and the program; `fetch` adds [`fetch`], with which the program takes addresses, too. All are on by default.
//!
//! # One key, start to end
//!
//! `]` is read by [`terminal`] on a thread of its own and sent to the loop in [`runtime`], which hands
//! it to [`app::update`]. The table in [`app::action`] says that it means the next mention. What lies over the panes
//! may take an action first, then the pane that has the keys, then the program as a whole; this one is a step.
//! [`app::reading`] finds the mention from the reading position, brings its row into sight and
//! remembers that one stands there; behind the last one the library is asked for the next article of
//! the list that has one. [`ui::draw`] asks the [`page`] for the rows in sight, the
//! [`text`] engine for their cells, and lays the colours of mentions over them by their byte
//! ranges: a style never changes a column. Only cells that changed are sent, with those that a letter's tail may
//! lie in, in one write.
//!
//! Work that takes longer, listing and annotating, is asked of the library's thread. A request is an
//! [`app::Ask`] with a number, and its one [`app::Answer`] comes back as an event with the same; late ones are dropped
//! by [`app::outstanding`]. What the library tells unasked is [`app::News`]. What is still
//! to be annotated is one state machine, [`runtime::backlog`], for the reader and the commands; an article
//! that cannot be annotated is set aside in the library, and the others go on. [`runtime::event_loop`] is
//! driven by threads in the program and by hand in tests.

// Without its other modules the overview above has links that lead nowhere; those of a module are still checked.
#![cfg_attr(not(feature = "tui"), allow(rustdoc::broken_intra_doc_links))]

#[warn(rustdoc::broken_intra_doc_links)]
pub mod mode;
#[warn(rustdoc::broken_intra_doc_links)]
pub mod range;
#[warn(rustdoc::broken_intra_doc_links)]
pub mod text;

#[cfg(feature = "extract")]
pub mod annotate;
#[cfg(feature = "extract")]
pub mod article;
#[cfg(feature = "extract")]
pub mod corrections;
#[cfg(feature = "extract")]
pub mod extract;
#[cfg(feature = "extract")]
pub mod files;
#[cfg(feature = "extract")]
pub mod i18n;
#[cfg(feature = "extract")]
pub mod language;
#[cfg(feature = "extract")]
pub mod limits;
#[cfg(feature = "extract")]
pub mod notice;
#[cfg(feature = "extract")]
pub mod printable;
#[cfg(feature = "extract")]
pub mod topics;

#[cfg(feature = "library")]
pub mod address;
#[cfg(feature = "library")]
pub mod base64;
#[cfg(feature = "library")]
pub mod export;
#[cfg(feature = "library")]
pub mod fnv;
#[cfg(feature = "library")]
pub mod json;
#[cfg(feature = "library")]
pub mod library;
#[cfg(feature = "library")]
pub mod query;
#[cfg(feature = "library")]
pub mod search;
#[cfg(feature = "library")]
pub mod sources;

#[cfg(feature = "fetch")]
pub mod fetch;

#[cfg(feature = "tui")]
pub mod app;
#[cfg(feature = "tui")]
pub mod appearance;
#[cfg(feature = "tui")]
pub mod cli;
#[cfg(feature = "tui")]
pub mod config;
#[cfg(feature = "tui")]
pub mod messages;
#[cfg(feature = "tui")]
pub mod page;
#[cfg(feature = "library")]
pub mod panics;
#[cfg(feature = "tui")]
pub mod runtime;
#[cfg(feature = "tui")]
pub mod store;
#[cfg(feature = "tui")]
pub mod terminal;
#[cfg(feature = "tui")]
pub mod ui;
#[cfg(feature = "tui")]
pub mod web;
