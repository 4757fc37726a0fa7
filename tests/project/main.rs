//! The project itself: who may import whom, and what the README promises.

mod circles;
mod layers;
mod licence;
mod manifest;
mod messages;
mod readme;
mod type_names;
mod word_lists;
