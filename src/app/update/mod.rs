//! What happens on each event: verbs that several need at the bottom, above them what keys do in each part of the
//! screen, the dispatcher on top.

mod adding;
mod answers;
mod appearance;
mod cards;
mod choosing;
mod closing;
mod completing;
mod copying;
mod correcting;
mod dispatch;
mod everywhere;
mod feeds;
mod filters;
mod focus;
mod highlighting;
mod hits;
mod keeping;
mod links;
mod list;
mod looking;
mod marking;
mod mouse;
mod news;
mod opening;
mod overlays;
mod own_commands;
mod own_topics;
mod parts;
mod prompting;
mod reading;
mod removing;
mod selecting;
mod selection;
mod sidebar;
mod steps;
mod topics;
mod undoing;

pub use dispatch::update;
