//! Help, the palette, and what is said to someone who starts: rows of a key or a word with what it means.

use ratatui::style::Style;

use crate::app::action::Action;
use crate::app::arrangement::Area;
use crate::app::commands::Command;
use crate::app::help::{HelpOverlay, HelpRow, HelpTerm};
use crate::app::hints::{FIRST_STEPS, Hint};
use crate::app::key::{Key, KeyCode};
use crate::app::overlay::Overlay;
use crate::app::palette::{PaletteOverlay, PaletteRow};
use crate::messages;
use crate::text::{self, BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::manner::{sign, with_kind};
use crate::ui::{Role, View};

/// The widest that keys and words stand before what they mean.
const TERM_WIDTH: u16 = 15;

/// A box that is narrower has no column for terms.
const NARROW: u16 = 50;

impl View<'_> {
    pub(super) fn draw_help(&mut self, help: &HelpOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let inner = self.draw_box(help.rows.len(), &locale.text("help-title"));
        self.draw_rows(inner, overlay, |view, line, index, _| {
            if let Some(row) = help.rows.get(index) {
                view.draw_help_row(line, row);
            }
        });
        self.draw_foot(inner, &[(KeyCode::Escape, "hint-close")]);
    }

    /// Says below the rows what their keys do.
    fn draw_foot(&mut self, inner: Area, keys: &[(KeyCode, &'static str)]) {
        let locale = self.app.locale();
        let below = inner.row(inner.y + inner.height);
        let style = self.theme.style(Role::Heading);
        let key = |(code, words): &(KeyCode, &str)| {
            format!("{} {}", Key::plain(*code), locale.text(words))
        };
        let keys: Vec<String> = keys.iter().map(key).collect();
        let keys = format!(" {} ", keys.join("  "));
        self.canvas.words(below, &keys, Side::Right, style);
    }

    fn draw_help_row(&mut self, line: Area, row: &HelpRow) {
        let locale = self.app.locale();
        match row {
            HelpRow::Blank => {}
            HelpRow::Heading(heading) => {
                let style = self.theme.style(Role::Heading);
                self.canvas
                    .words(line, &locale.text(heading), Side::Right, style);
            }
            HelpRow::Command(command) => {
                let keys = self.keys_of(command.action);
                let words = locale.text(command.words);
                self.draw_term(line, &keys, self.theme.style(Role::Title), &words);
            }
            HelpRow::Term(term, words) => {
                let words = locale.text(words);
                let (before, style) = self.written(term);
                self.draw_term(line, &before, style, &words);
            }
            HelpRow::Nothing => {
                let style = self.theme.style(Role::Faint);
                self.canvas
                    .words(line, &locale.text("guide-nothing"), Side::Right, style);
            }
        }
    }

    /// A term with its style.
    fn written(&self, term: &HelpTerm) -> (String, Style) {
        let title = self.theme.style(Role::Title);
        match term {
            HelpTerm::Sign(meant) => {
                let sign = sign(*meant, self.theme.manner, self.app);
                (sign.into_owned(), title)
            }
            HelpTerm::Kind(kind) => {
                let style = self.theme.style(Role::Mention(*kind));
                let sign = with_kind(*kind, "", self.theme.manner);
                (sign.trim_end().to_owned(), style)
            }
            other => {
                let locale = self.app.locale();
                (other.text(locale, |id| locale.text(id)), title)
            }
        }
    }

    /// All keys of an action.
    fn keys_of(&self, action: Action) -> String {
        let keys = self.app.keymap().keys(action).iter();
        keys.map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// A key or a word at the right and what it means at its left.
    fn draw_term(&mut self, line: Area, term: &str, style: Style, words: &str) {
        // In a narrow box what it means begins right behind it.
        let width = match line.width {
            ..NARROW => text_width(term),
            _ => TERM_WIDTH.max(text_width(term)),
        }
        .min(line.width / 2);
        let area = Area {
            x: line.right() - width,
            width,
            ..line
        };
        let base = BaseDirection::Within(Direction::LeftToRight);
        self.canvas.text(area, term, base, Side::Right, style);
        let rest = Area {
            width: line.width - width - 1,
            ..line
        };
        let style = self.theme.style(Role::Text);
        self.canvas.words(rest, words, Side::Right, style);
    }

    pub(super) fn draw_palette(&mut self, palette: &PaletteOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let rows = palette.row_count().max(1);
        let inner = self.draw_box(rows, &locale.text("palette-title"));
        if palette.row_count() == 0 {
            let style = self.theme.style(Role::Faint);
            self.canvas
                .words(inner, &locale.text("guide-nothing"), Side::Right, style);
        }
        self.draw_rows(inner, overlay, |view, line, index, style| {
            match palette.row(index) {
                Some(PaletteRow::Command(command)) => view.draw_action(line, command, style),
                Some(PaletteRow::Own(own)) => view.draw_own_command(line, own, style),
                None => {}
            }
        });
        let keys = [
            (KeyCode::Enter, "hint-run"),
            (KeyCode::Escape, "hint-close"),
        ];
        self.draw_foot(inner, &keys);
    }

    fn draw_action(&mut self, line: Area, command: &Command, style: Style) {
        let keys = self.keys_of(command.action);
        let base = BaseDirection::Fixed(Direction::LeftToRight);
        let faint = self.theme.faint_on(style);
        let taken = self.canvas.text(line, &keys, base, Side::Left, faint);
        let rest = line.right_of(taken, 2);
        let words = self.app.locale().text(command.words);
        self.canvas.words(rest, &words, Side::Right, style);
    }

    pub(super) fn draw_welcome(&mut self, overlay: &Overlay) {
        let locale = self.app.locale();
        let inner = self.draw_box(overlay.content.row_count(), &locale.text("first-title"));
        self.draw_advice(inner, "first-samples", FIRST_STEPS);
    }

    /// A sentence, and what can be done: a key each with what it does.
    pub(super) fn draw_advice(&mut self, area: Area, sentence: &'static str, steps: &[Hint]) {
        let locale = self.app.locale();
        let style = self.theme.style(Role::Text);
        let base = BaseDirection::Fixed(self.canvas.direction);
        let rest = usize::from(area.height).saturating_sub(steps.len());
        let sentence = locale.text(sentence);
        let top = Area {
            height: u16::try_from(rest.min(3)).unwrap_or(1),
            ..area
        };
        let used = self.draw_lines(top, &sentence, base, 0, |_| style);
        // A blank row where there is one to spare.
        let gap = u16::from(rest > usize::from(used));
        for (y, step) in (area.y + used + gap..area.y + area.height).zip(steps) {
            let key = messages::first_key(step.action, self.app.keymap());
            let style = self.theme.style(Role::Title);
            self.draw_step(area.row(y), &key, style, &locale.text(step.words));
        }
    }

    fn draw_step(&mut self, line: Area, key: &str, style: Style, words: &str) {
        let width = STEP_WIDTH.max(text_width(key)).min(line.width / 2);
        let area = Area {
            x: line.right() - width,
            width,
            ..line
        };
        let base = BaseDirection::Fixed(Direction::LeftToRight);
        self.canvas.text(area, key, base, Side::Right, style);
        let rest = Area {
            width: line.width - width - 1,
            ..line
        };
        let style = self.theme.style(Role::Text);
        self.canvas.words(rest, words, Side::Right, style);
    }
}

/// The width of keys before what they do, for one who starts.
const STEP_WIDTH: u16 = 6;

fn text_width(text: &str) -> u16 {
    u16::try_from(text::width(text)).unwrap_or(u16::MAX)
}
