//! The project itself: who may import whom, and what the README promises.

mod circles;
mod house;
mod licence;
mod manifest;
mod messages;
mod readme;
mod word_lists;
