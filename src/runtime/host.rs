//! What the event loop acts on in the program: the terminal, and the threads behind the library.

use std::io;

use jiff::Zoned;
use jiff::civil::Date;

use crate::app::arrangement::Size;
use crate::app::{App, Ask, FeedsAsked, Target};
use crate::mode::OutputMode;
use crate::notice::Notice;
use crate::runtime::event_loop::Host;
use crate::runtime::settings::Settings;
use crate::runtime::worker::Worker;
use crate::terminal::{self, Answers, Detection, Output, Probe, Rgb, Session};
use crate::text::Rendition;
use crate::ui::{self, Background, Regions, Screen, Theme};

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
        probe: &Probe,
        mode: OutputMode,
    ) -> io::Result<Self> {
        Ok(Self {
            screen: Screen::new(Output::new(), mode)?,
            session,
            worker,
            theme: theme(&settings, probe),
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

    fn today(&self) -> Date {
        Zoned::now().date()
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.regions = self.screen.draw(app, &self.theme)?;
        Ok(())
    }

    fn target(&self, app: &App, column: u16, row: u16) -> Option<Target> {
        let column = self.screen.column(column)?;
        self.regions.target(app, column, row)
    }

    fn ask(&mut self, ask: Ask) {
        self.worker.ask(ask);
    }

    fn add(&mut self, name: String) {
        self.worker.add(name);
    }

    fn fetch(&mut self, which: FeedsAsked) {
        self.worker.fetch(which);
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
        let probe = terminal::probe_with(answers, self.settings.timeout);
        let finding = terminal::detect(&probe, self.settings.told, &self.settings.config);
        self.theme = theme(&self.settings, &probe);
        if finding.mode != self.mode {
            self.mode = finding.mode;
            self.session.adopt(finding.mode, finding.leaving)?;
            self.screen.adopt(finding.mode);
        }
        Ok((finding.rendition, notice_of(&finding)))
    }
}

/// What is to be said of the terminal: a line where it may read wrong, once it can be seen.
pub(super) fn notice_of(finding: &Detection) -> Option<Notice> {
    finding.is_doubtful().then_some(Notice::UnknownTerminal)
}

/// The theme for the background that the reader said, else the terminal, else the environment.
fn theme(settings: &Settings, probe: &Probe) -> Theme {
    let told = probe.answers.background;
    let answered = told.map(|background: Rgb| {
        if background.is_light() {
            Background::Light
        } else {
            Background::Dark
        }
    });
    let background = settings
        .background
        .or(answered)
        .unwrap_or(settings.theme.background);
    // What the reader says goes before what the terminal answers.
    let ground = told.filter(|_| answered == Some(background));
    let channel = |value: u16| (value >> 8) as u8;
    Theme {
        background,
        ground: ground
            .map(|Rgb(red, green, blue)| ui::Rgb(channel(red), channel(green), channel(blue))),
        ..settings.theme.clone()
    }
}
