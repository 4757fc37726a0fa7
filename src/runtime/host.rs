//! What the event loop acts on in the program: the terminal, and the threads behind the library.

use std::io;

use jiff::Zoned;
use jiff::civil::Date;

use crate::app::arrangement::ScreenSize;
use crate::app::outstanding::RequestId;
use crate::app::own_commands::Job;
use crate::app::{App, Ask, Copy, FeedsAsked, News, Reply, Target};
use crate::appearance::ChosenChanges;
use crate::mode::{Leaving, OutputMode};
use crate::notice::Notice;
use crate::runtime::appearance_file::AppearanceFile;
use crate::runtime::browser;
use crate::runtime::clipboard::{ByTerminal, Clipboard};
use crate::runtime::event_loop::{LoopHost, Message};
use crate::runtime::own_commands::CommandRunner;
use crate::runtime::settings::Settings;
use crate::runtime::worker::Worker;
use crate::store::UserFile;
use crate::terminal::{self, Answers, Detection, Output, Probe, Rgb16, TerminalSession};
use crate::text::Rendition;
use crate::ui::{self, Background, Hyperlinks, Regions, Screen, Theme};

/// The terminal and the worker. Dropped, it gives the terminal back first and lets the worker end then.
pub(super) struct TerminalHost {
    screen: Screen<Output>,
    session: TerminalSession,
    worker: Worker,
    clipboard: Clipboard,
    own_commands: CommandRunner,
    appearance_file: AppearanceFile,
    theme: Theme,
    regions: Regions,
    sent: Sent,
    settings: Settings,
}

/// What follows from which terminal it is for what is sent to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sent {
    mode: OutputMode,
    leaving: Leaving,
    hyperlinks: Hyperlinks,
}

impl Sent {
    fn to(finding: &Detection) -> Self {
        Self {
            mode: finding.mode,
            leaving: finding.leaving,
            hyperlinks: match finding.identity.program.takes_hyperlinks() {
                true => Hyperlinks::Sent,
                false => Hyperlinks::LeftOut,
            },
        }
    }
}

impl TerminalHost {
    pub(super) fn new(
        session: TerminalSession,
        worker: Worker,
        clipboard: Clipboard,
        settings: Settings,
        probe: &Probe,
        finding: &Detection,
    ) -> io::Result<Self> {
        let sent = Sent::to(finding);
        Ok(Self {
            screen: Screen::new(Output::new(), sent.mode, sent.hyperlinks)?,
            session,
            worker,
            own_commands: CommandRunner::new(clipboard.replies()),
            clipboard,
            appearance_file: AppearanceFile::default(),
            theme: theme(&settings, probe),
            regions: Regions::default(),
            sent,
            settings,
        })
    }
}

impl TerminalHost {
    /// Gives the terminal back, then ends the library's thread. Returns whether all that is the reader's own was
    /// kept.
    pub(super) fn leave(&mut self) -> bool {
        self.session.leave();
        self.clipboard.finish();
        self.own_commands.finish();
        self.worker.leave()
    }
}

impl LoopHost for TerminalHost {
    fn size(&self) -> io::Result<ScreenSize> {
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
        let column = self.screen.column(column, self.theme.manner)?;
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

    fn copy(&mut self, copy: Copy) -> io::Result<()> {
        let by_terminal = match terminal::copy(&copy.text)? {
            true => ByTerminal::Sent,
            false => ByTerminal::TooLong,
        };
        self.clipboard.copy(copy, by_terminal);
        Ok(())
    }

    fn keep_appearance(&mut self, changes: ChosenChanges) {
        let told = self.appearance_file.keep(UserFile::appearance(), changes);
        if let Some(notice) = told {
            let news = Reply::News(News::Noticed(notice));
            let _ = self.clipboard.replies().send(Message::Reply(news));
        }
    }

    fn open_link(&mut self, address: String) {
        let command = self.settings.config.commands().open_link.clone();
        browser::open(command, address, self.clipboard.replies());
    }

    fn run_command(&mut self, job: Job) {
        self.own_commands.run(job);
    }

    fn stop_command(&mut self, id: RequestId) {
        self.own_commands.stop(id);
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
        let sent = Sent::to(&finding);
        if sent != self.sent {
            self.sent = sent;
            self.session.adopt(sent.mode, sent.leaving)?;
            self.screen.adopt(sent.mode, sent.hyperlinks);
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
    let answered = told.map(|background: Rgb16| {
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
            .map(|Rgb16(red, green, blue)| ui::Rgb(channel(red), channel(green), channel(blue))),
        ..settings.theme.clone()
    }
}
