//! Commands of the reader's own: the menu of them, and what they print.

use crate::app::arrangement::Area;
use crate::app::overlay::Overlay;
use crate::app::own_commands::{CommandRow, OutputOverlay};
use crate::i18n::isolated;
use crate::text::{BaseDirection, Direction, VisualLine};
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

impl View<'_> {
    pub(super) fn draw_commands(&mut self, rows: &[CommandRow], overlay: &Overlay) {
        let locale = self.app.locale();
        let inner = self.draw_box(rows.len(), &locale.text("commands-title"));
        self.draw_rows(inner, overlay, |view, line, index, style| {
            match rows.get(index) {
                Some(CommandRow::Stop(running)) => {
                    let words = locale.format("commands-stop", &[("name", (&running.name).into())]);
                    view.canvas.words(line, &words, Side::Right, style);
                }
                Some(CommandRow::Run(index)) => view.draw_own_command(line, *index, style),
                Some(CommandRow::Explain(command)) => {
                    let wrong = view.theme.over(style, Role::Error);
                    let words = locale.text("commands-unusable");
                    let taken = view.canvas.words(line, &words, Side::Left, wrong);
                    let rest = line.right_of(taken, 1);
                    let name = isolated(&command.name);
                    view.canvas.words(rest, &name, Side::Right, style);
                }
                None => {}
            }
        });
    }

    /// A command by its name, with its key.
    pub(super) fn draw_own_command(
        &mut self,
        line: Area,
        index: usize,
        style: ratatui::style::Style,
    ) {
        let commands = self.app.own_commands();
        let Some(command) = commands.list.get(index) else {
            return;
        };
        let key = commands.key_of(index).map(|key| key.to_string());
        let base = BaseDirection::Fixed(Direction::LeftToRight);
        let faint = self.theme.faint_on(style);
        let key = key.unwrap_or_default();
        let taken = self.canvas.text(line, &key, base, Side::Left, faint);
        let rest = line.right_of(taken, 2);
        self.canvas
            .words(rest, &isolated(&command.name), Side::Right, style);
    }

    pub(super) fn draw_output(&mut self, output: &OutputOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let name = isolated(&output.name);
        if output.is_running {
            let inner = self.draw_box(1, &name);
            let words = locale.text("command-running");
            let style = self.theme.style(Role::Faint);
            self.canvas.words(inner, &words, Side::Right, style);
            return;
        }
        let title = match output.is_cut {
            true => format!("{name} · {}", locale.text("command-cut")),
            false => name,
        };
        let inner = self.draw_box(output.row_count(), &title);
        let mut cells = VisualLine::default();
        self.draw_rows(inner, overlay, |view, row, index, style| {
            let Some((paragraph, line)) = output.row(index) else {
                return;
            };
            paragraph.lay_out(line, view.canvas.rendition, &mut cells);
            let x = match paragraph.direction() {
                Direction::RightToLeft => row.right().saturating_sub(cells.width()),
                Direction::LeftToRight => row.x,
            };
            view.canvas.line(x.max(row.x), row.y, &cells, |_| style);
        });
    }
}
