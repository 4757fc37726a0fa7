//! The program without a terminal: what readers see, and what they can do with it.

mod adding;
mod appearance;
mod browsing;
mod changing;
mod contrast;
mod emoji;
mod entities;
mod event_loop;
mod feeds;
mod filtering;
mod guidance;
mod highlighting;
mod kept;
mod library;
mod links;
mod overlays;
mod own_commands;
mod own_topics;
pub mod reader;
mod screens;
mod selecting;
mod settings;
mod undoing;
mod uses;
