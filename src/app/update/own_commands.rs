//! Commands of the reader's own: run with what one is at, stopped, and what they print shown or told.

use crate::app::action::Action;
use crate::app::copying::{self, Copy};
use crate::app::event::Effect;
use crate::app::outstanding::RequestId;
use crate::app::overlay::Content;
use crate::app::own_commands::{
    CommandRow, Job, OutputOverlay, Ran, RunningCommand, filled, menu, parts_of,
};
use crate::app::state::App;
use crate::app::units::{self, Grain};
use crate::config::{ArticlePart, OutputUse};
use crate::notice::{CommandFault, CommandReport, Copied, CopiedExtent, CopyForm, Notice};
use crate::range::TextRange;

/// Lays the commands over the panes.
pub(super) fn open_menu(app: &mut App) {
    let rows = menu(&app.own_commands);
    if rows.is_empty() {
        app.notices.show(Notice::NoOwnCommands);
        return;
    }
    // Those that run stand above.
    let is_first = |row: &CommandRow| !matches!(row, CommandRow::Stop(_));
    let first = rows.iter().position(is_first).unwrap_or(0);
    app.lay_over_at(first, Content::Commands(rows));
}

/// Runs the command of a row of the menu, or stops it.
pub(super) fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(Content::Commands(rows)) = app.overlays.last().map(|overlay| &overlay.content) else {
        return Vec::new();
    };
    let Some(row) = rows.get(row).cloned() else {
        return Vec::new();
    };
    app.overlays.pop();
    match row {
        CommandRow::Stop(running) => vec![Effect::StopCommand(running.id)],
        CommandRow::Run(index) => run(app, index),
        CommandRow::Explain(command) => {
            app.notices.clear();
            for complaint in command.complaints {
                app.notices.push(complaint);
            }
            Vec::new()
        }
    }
}

/// Runs a command with what one is at.
pub(super) fn run(app: &mut App, index: usize) -> Vec<Effect> {
    let Some(command) = app.own_commands.list.get(index).cloned() else {
        return Vec::new();
    };
    let name = command.name.clone();
    let mut parts: Vec<(ArticlePart, String)> = Vec::new();
    for part in parts_of(&command) {
        let Some(text) = part_of(app, part) else {
            app.notices.show(match part {
                ArticlePart::Link if app.reading.is_some() => Notice::NoLink,
                _ => told(name, CommandReport::LacksInput),
            });
            return Vec::new();
        };
        parts.push((part, text));
    }
    let given = |wanted| {
        let part = parts.iter().find(|(part, _)| *part == wanted);
        part.map_or("", |(_, text)| text)
    };
    let run = filled(&command, given);
    let input = command.input.map_or("", given).to_owned();
    let id = app.requests.fresh();
    match command.output {
        OutputUse::Show => {
            let overlay = OutputOverlay::awaited(name.clone(), id);
            app.lay_over(Content::Output(overlay));
        }
        OutputUse::Tell | OutputUse::Drop => {
            app.notices.show(told(name.clone(), CommandReport::Runs));
        }
    }
    app.own_commands.running.push(RunningCommand {
        id,
        name,
        output: command.output,
    });
    vec![Effect::RunCommand(Job {
        id,
        run,
        input,
        seconds: command.seconds,
    })]
}

/// A part of the open article at the place where one is; `None` where there is none.
fn part_of(app: &App, part: ArticlePart) -> Option<String> {
    let reading = app.reading.as_ref()?;
    let (article, body) = (&*reading.article, &reading.article.body);
    let selecting = reading.selecting.as_ref();
    let place = match selecting {
        Some(selecting) => selecting.head(body).start,
        None => reading.position(),
    };
    let words = |range: TextRange| Some(range.of(&body.text).to_owned());
    let unit = |grain| units::at(body, grain, place).and_then(words);
    let selected = selecting.map(|selecting| selecting.range());
    let mention = reading.mention_here().map(|(range, _)| range);
    let mention = mention.filter(|range| reading.jumped_to() == Some(*range));
    let text = match part {
        // A mention may be of several words.
        ArticlePart::Word => match mention.filter(|_| selected.is_none()) {
            Some(mention) => words(mention),
            None => unit(Grain::Word),
        },
        ArticlePart::Selection => match selected.or(reading.jumped_to()) {
            Some(range) => words(range),
            None => unit(Grain::Sentence),
        },
        ArticlePart::Sentence => unit(Grain::Sentence),
        ArticlePart::Article => Some(body.text.clone()),
        ArticlePart::Link => copying::link(article).map(|copy| copy.text),
        ArticlePart::Title => Some(article.metadata.title.clone()),
    };
    text.filter(|text| !text.is_empty())
}

/// Shows or tells what came of a run.
pub(super) fn on_ran(app: &mut App, id: RequestId, ran: Ran) {
    let running = &mut app.own_commands.running;
    let Some(at) = running.iter().position(|running| running.id == id) else {
        return;
    };
    let RunningCommand { name, output, .. } = running.remove(at);
    let first_line = ran.output.lines().find(|line| !line.trim().is_empty());
    let first_line = first_line.unwrap_or_default().trim().to_owned();
    let is_silent = first_line.is_empty();
    let is_shown = output == OutputUse::Show && show(app, id, &ran);
    let report = match (ran.fault, output) {
        (Some(CommandFault::Stopped), OutputUse::Show) => return,
        (Some(fault), _) => CommandReport::Failed(fault),
        (None, OutputUse::Show) if is_silent => CommandReport::Silent,
        (None, OutputUse::Show) if is_shown => return,
        // What it was to be shown in has been closed with all else.
        (None, OutputUse::Show) => CommandReport::Says(first_line),
        (None, OutputUse::Tell) if !is_silent => CommandReport::Says(first_line),
        (None, OutputUse::Tell | OutputUse::Drop) => CommandReport::Done,
    };
    app.notices.show(told(name, report));
}

fn told(name: String, report: CommandReport) -> Notice {
    Notice::Command { name, report }
}

/// Fills what waits for the output of a run; where there is none, that is closed. Returns whether something waited.
fn show(app: &mut App, id: RequestId, ran: &Ran) -> bool {
    let mut is_there = false;
    let (width, rendition) = (app.overlay_width(), app.rendition);
    app.overlays.retain_mut(|overlay| {
        let Content::Output(output) = &mut overlay.content else {
            return true;
        };
        if output.run != id {
            return true;
        }
        is_there = true;
        output.fill(ran, width, rendition);
        output.row_count() > 0
    });
    is_there
}

/// Takes an action that means something else over what a command prints than elsewhere: closing it stops the command.
pub(super) fn on_output(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let Some(Content::Output(output)) = app.overlays.last().map(|overlay| &overlay.content) else {
        return None;
    };
    match action {
        Action::Cancel | Action::Close | Action::Back if output.is_running => {
            let id = output.run;
            app.overlays.pop();
            Some(vec![Effect::StopCommand(id)])
        }
        Action::Copy if !output.is_running => {
            let what = Copied {
                extent: CopiedExtent::Output,
                form: CopyForm::Text,
            };
            let text = output.text();
            Some(vec![Effect::Copy(Copy { what, text })])
        }
        _ => None,
    }
}
