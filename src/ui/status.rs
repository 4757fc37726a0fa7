//! The status line, and the prompt that takes its place: what there is to know at the right, keys at the left.
//!
//! What does not fit is left out whole, the least important first; no word is cut.

use ratatui::style::Style;

use crate::app::action::Action;
use crate::app::arrangement::Area;
use crate::app::here;
use crate::app::key_sequence::KeySequence;
use crate::app::step_direction::StepDirection;
use crate::app::{App, Progress};
use crate::i18n::{Locale, MessageValue, isolated};
use crate::messages;
use crate::notice::Severity;
use crate::text::{self, BaseDirection, Paragraph, Rendition};
use crate::ui::canvas::Side;
use crate::ui::highlights;
use crate::ui::manner::{Manner, with_kind};
use crate::ui::{Role, View, dated};

/// Rows that a notice takes at most.
const NOTICE_ROWS: u16 = 3;
/// Cells between what there is to know and the keys.
const GAP: usize = 2;
const BETWEEN_HINTS: &str = "  ";
const BETWEEN_PARTS: &str = " · ";

impl View<'_> {
    /// Draws the line; returns where the caret of the prompt stands.
    pub(super) fn draw_status(&mut self, row: Area) -> Option<(u16, u16)> {
        let style = self.theme.style(Role::Status);
        self.canvas.fill(row, " ", style);
        let inner = row.inset(1);
        self.draw_whole(inner);
        if let Some(prompt) = self.app.prompt() {
            return Some(self.draw_prompt(inner, prompt));
        }
        if let Some(highlight) = self.note_to_show().cloned() {
            self.draw_note_shown(inner, &highlight);
        }
        let notice = self.app.notice();
        let is_warning = notice.is_some_and(|notice| notice.severity() > Severity::Information);
        let role = if is_warning {
            Role::Warning
        } else {
            Role::Status
        };
        let state_style = self.theme.style(role);
        let room = usize::from(inner.width);
        let rendition = self.canvas.rendition;
        if let Some(words) = notice.map(|notice| self.words_of(notice))
            && text::width_for(&words, rendition) > room
        {
            self.draw_long_notice(inner, &words, state_style);
            return None;
        }
        let (help, hints) = self.hints();
        // A notice may take what there is; of all else help is more important than what comes last. What lies over the
        // panes has keys of its own, which are more important than where one is below it.
        let cells = |words: &str| text::width_for(words, rendition);
        let kept = match notice {
            Some(_) => 0,
            None if self.has_overlay() => cells(&with_last(&hints, &help, room, rendition)) + GAP,
            None => cells(&help) + GAP,
        };
        let left = room.saturating_sub(kept);
        let mut state = joined(&self.state(), BETWEEN_PARTS, left, rendition);
        if self.has_overlay() && notice.is_none() && cells(&state) > left {
            state.clear();
        }
        let taken = self
            .canvas
            .words(inner, &state, Side::Right, state_style)
            .width;
        let gap = if state.is_empty() { 0 } else { GAP };
        let left = room.saturating_sub(usize::from(taken) + gap);
        let hint = with_last(&hints, &help, left, rendition);
        self.canvas.words(inner, &hint, Side::Left, style);
        None
    }

    /// Draws a notice over as many rows as it takes, the last the row of the line.
    fn draw_long_notice(&mut self, row: Area, words: &str, style: Style) {
        let base = BaseDirection::Fixed(self.canvas.direction);
        let lines = Paragraph::new(words, base).break_lines_for(row.width, self.canvas.rendition);
        let height = u16::try_from(lines.len()).map_or(NOTICE_ROWS, |rows| rows.min(NOTICE_ROWS));
        let area = self.rows_up_to_in(row, height, style);
        self.draw_lines(area, words, base, 0, |_| style);
    }

    fn words_of(&self, notice: &crate::notice::Notice) -> String {
        let locale = self.app.locale();
        let words = messages::notice(notice, self.app.keymap(), locale);
        let Some((number, count)) = self.app.notice_number() else {
            return words;
        };
        let arguments = [
            ("number", number.into()),
            ("count", count.into()),
            ("words", MessageValue::Composed(words)),
        ];
        locale.format("notice-of-several", &arguments)
    }

    /// What there is to know, the most important first: a notice, the mention one stands at, where one is in the
    /// article, what goes on in the background.
    fn state(&self) -> Vec<String> {
        let app = self.app;
        let locale = app.locale();
        let mut parts = Vec::new();
        parts.extend(self.said_of_selection());
        if let Some(notice) = app.notice() {
            parts.push(self.words_of(notice));
        } else {
            parts.extend(highlights::state(app, self.theme.manner));
            parts.extend(mention(app, self.theme.manner));
        }
        parts.extend(suggestion(app));
        if let Some(reading) = app.reading() {
            parts.push(format!("{}%", reading.per_cent()));
            parts.push(match reading.rows_left() {
                0 => locale.text("status-at-end").into_owned(),
                _ => locale.count("status-time-left", reading.minutes_left()),
            });
        }
        let going_on = |id, progress: Progress| {
            let (done, total) = (progress.done, progress.total);
            locale.format(id, &[("done", done.into()), ("total", total.into())])
        };
        // Of how many is not known before the library has told.
        let fetching = app.fetching().filter(|progress| progress.total > 0);
        parts.extend(fetching.map(|progress| going_on("status-fetching", progress)));
        let annotating = app.progress();
        parts.extend(annotating.map(|progress| going_on("status-annotating", progress)));
        parts
    }

    /// The key of help, and those that matter where one is, the most important first. Where keys of a command were
    /// typed, the commands that they begin.
    fn hints(&self) -> (String, Vec<String>) {
        let app = self.app;
        if !app.begun().is_empty() {
            let begun = app.keymap().begun(app.begun(), app.key_scope());
            let words = |action: Action| app.locale().text(action.words()).into_owned();
            let hint = |(action, keys): (Action, &KeySequence)| {
                format!("{} {}", isolated(&keys.to_string()), words(action))
            };
            let own = app.own_commands().begun(app.begun());
            let own = own.into_iter().map(|(command, keys)| {
                format!(
                    "{} {}",
                    isolated(&keys.to_string()),
                    isolated(&command.name)
                )
            });
            return (
                String::new(),
                begun.into_iter().map(hint).chain(own).collect(),
            );
        }
        let mut help = String::new();
        let mut hints = Vec::new();
        for hint in here::hints(app) {
            // What no key does is not named.
            let Some(key) = app.keymap().keys(hint.action).first() else {
                continue;
            };
            // A bracket is not to be mirrored.
            let key = isolated(&key.to_string());
            let words = format!("{key} {}", app.locale().text(hint.words));
            // What closes stands for help where there is none.
            match hint.action {
                Action::Help => help = words,
                Action::Cancel if self.has_overlay() => help = words,
                _ => hints.push(words),
            }
        }
        (help, hints)
    }
}

/// The topic of the reader's own that is suggested for the open article, with the key that accepts it.
fn suggestion(app: &App) -> Option<String> {
    let topic = app.reading()?.suggested_topic()?;
    let key = app.keymap().keys(Action::AcceptTopic).first()?.to_string();
    let arguments = [
        ("name", topic.name.as_str().into()),
        ("key", isolated(&key).into()),
    ];
    Some(app.locale().format("status-topic-suggested", &arguments))
}

/// The mention one stands at, and in which of the articles that mention it; else the selected entity, with the sign of
/// its kind. Where a step went on from the other end of the list, that is said first.
fn mention(app: &App, manner: Manner) -> Vec<String> {
    let locale: Locale = app.locale();
    let Some(entity) = app.entity() else {
        return Vec::new();
    };
    let known = (entity.kind, entity.id.as_str(), entity.name.as_str());
    let name = dated::name_in(known, app.dates(), app.size().columns / 2, app.rendition());
    let name = name.as_ref();
    let Some(number) = app.mention_number() else {
        let known = messages::labelled(locale, name, entity.mentions.len().to_string());
        return vec![with_kind(entity.kind, &known, manner)];
    };
    let of = |(number, count): (usize, usize)| [("number", number.into()), ("count", count.into())];
    let wrapped = app.wrapped().map(|direction| {
        let id = match direction {
            StepDirection::Forward => "status-from-start",
            StepDirection::Backward => "status-from-end",
        };
        locale.text(id).into_owned()
    });
    let [number, count] = of(number);
    let arguments = [("name", name.into()), number, count];
    let mention = locale.format("status-mention-of", &arguments);
    let mention = with_kind(entity.kind, &mention, manner);
    let article = app.article_of_entity().filter(|(_, count)| *count > 1);
    let article = article.map(|place| locale.format("status-article-of", &of(place)));
    wrapped
        .into_iter()
        .chain([mention])
        .chain(article)
        .collect()
}

/// As many of some parts as fit, in their order; the first in any case.
fn joined(parts: &[String], between: &str, room: usize, rendition: Rendition) -> String {
    let mut line = String::new();
    for part in parts {
        let longer = if line.is_empty() {
            part.clone()
        } else {
            format!("{line}{between}{part}")
        };
        if text::width_for(&longer, rendition) <= room
            || line.is_empty() && !between.trim().is_empty()
        {
            line = longer;
        }
    }
    line
}

/// As many as fit, and one at the end that is more important than all but what is known already.
fn with_last(parts: &[String], last: &str, room: usize, rendition: Rendition) -> String {
    let width = text::width_for(last, rendition);
    if last.is_empty() || width > room {
        return joined(parts, BETWEEN_HINTS, room, rendition);
    }
    let others = joined(
        parts,
        BETWEEN_HINTS,
        room.saturating_sub(width + BETWEEN_HINTS.len()),
        rendition,
    );
    match others.is_empty() {
        true => last.to_owned(),
        false => format!("{others}{BETWEEN_HINTS}{last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_left_out_whole() {
        let parts = ["ab", "cdefgh", "ij"].map(str::to_owned);
        assert_eq!(
            joined(&parts, BETWEEN_HINTS, 40, Rendition::default()),
            "ab  cdefgh  ij"
        );
        assert_eq!(
            joined(&parts, BETWEEN_HINTS, 9, Rendition::default()),
            "ab  ij"
        );
        assert_eq!(joined(&parts, BETWEEN_HINTS, 1, Rendition::default()), "");
        assert_eq!(
            joined(&parts, BETWEEN_PARTS, 1, Rendition::default()),
            "ab",
            "what matters most"
        );
        assert_eq!(joined(&[], BETWEEN_PARTS, 9, Rendition::default()), "");
        assert_eq!(
            with_last(&parts, "?", 40, Rendition::default()),
            "ab  cdefgh  ij  ?"
        );
        assert_eq!(with_last(&parts, "?", 9, Rendition::default()), "ab  ij  ?");
        assert_eq!(with_last(&parts, "?", 3, Rendition::default()), "?");
        assert_eq!(with_last(&parts, "??", 1, Rendition::default()), "");
    }
}
