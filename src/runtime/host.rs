//! What the event loop acts on in the program: the terminal, and the threads behind the library.

use std::io;

use crate::app::arrangement::Size;
use crate::app::{App, Request, Target};
use crate::mode::OutputMode;
use crate::notice::Notice;
use crate::runtime::Settings;
use crate::runtime::event_loop::Host;
use crate::runtime::worker::Worker;
use crate::terminal::{self, Answers, Finding, Output, Rgb, Session, Survey};
use crate::text::Rendition;
use crate::ui::{Ground, Regions, Screen, Theme};

/// The terminal and the worker. Dropped, it gives the terminal back first and lets the worker end then.
pub(super) struct TerminalHost {
    screen: Screen<Output>,
    session: Session,
    worker: Worker,
    theme: Theme,
    regions: Regions,
    mode: OutputMode,
    settings: Settings,
}

impl TerminalHost {
    pub(super) fn new(
        session: Session,
        worker: Worker,
        settings: Settings,
        survey: &Survey,
        mode: OutputMode,
    ) -> io::Result<Self> {
        Ok(Self {
            screen: Screen::new(Output::new(), mode)?,
            session,
            worker,
            theme: theme(&settings, survey),
            regions: Regions::default(),
            mode,
            settings,
        })
    }
}

impl TerminalHost {
    /// Gives the terminal back, then ends the library's thread. Returns whether all that is the reader's own was
    /// kept.
    pub(super) fn leave(&self) -> bool {
        self.session.leave();
        self.worker.leave()
    }
}

impl Host for TerminalHost {
    fn size(&self) -> io::Result<Size> {
        self.screen.size()
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.regions = self.screen.draw(app, &self.theme)?;
        Ok(())
    }

    fn target(&self, app: &App, column: u16, row: u16) -> Option<Target> {
        let column = self.screen.column(column)?;
        self.regions.target(app, column, row)
    }

    fn ask(&mut self, request: Request) {
        self.worker.ask(request);
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.session.leave();
        let pause = self.worker.pause();
        terminal::stop();
        drop(pause);
        self.session.take()?;
        self.screen.forget();
        Ok(())
    }

    fn adopt(&mut self, answers: Answers) -> io::Result<(Rendition, Option<Notice>)> {
        let survey = terminal::survey_with(answers, self.settings.patience);
        let finding = terminal::detect(&survey, self.settings.told, &self.settings.config);
        self.theme = theme(&self.settings, &survey);
        if finding.mode != self.mode {
            self.mode = finding.mode;
            self.session.adopt(finding.mode, finding.leaving)?;
            self.screen.adopt(finding.mode);
        }
        Ok((finding.rendition, notice_of(&finding)))
    }
}

/// What is to be said of the terminal: a line where it may read wrong, once it can be seen.
pub(super) fn notice_of(finding: &Finding) -> Option<Notice> {
    finding.is_doubtful().then_some(Notice::UnknownTerminal)
}

/// The theme for the ground that the reader said, else the terminal, else the environment.
fn theme(settings: &Settings, survey: &Survey) -> Theme {
    let answered = survey.answers.ground.map(|ground: Rgb| {
        if ground.is_light() {
            Ground::Light
        } else {
            Ground::Dark
        }
    });
    let ground = settings
        .ground
        .or(answered)
        .unwrap_or(settings.theme.ground);
    Theme {
        ground,
        ..settings.theme
    }
}
