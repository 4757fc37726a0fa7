//! A reader without a terminal: keys in, a screen of text out.
//!
//! The event loop is the program's own; it acts on a screen in memory and on a library that answers at once, or
//! when a test wants it to.

use std::io;
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, Sender, channel};

use jiff::Zoned;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use qari::annotate::Annotator;
use qari::app::arrangement::ScreenSize;
use qari::app::key::{Key, KeyCode};
use qari::app::keymap::Keymap;
use qari::app::outstanding::RequestId;
use qari::app::overlay::Content;
use qari::app::own_commands::{Job, OwnCommands};
use qari::app::{Answer, App, Ask, Copy, Edit, Event, FeedsAsked, News, Reply, Start, Target};
use qari::appearance::{Chosen, ChosenChanges};
use qari::article::{Article, Draft};
use qari::config::Config;
use qari::corrections::Corrections;
use qari::i18n::Locale;
use qari::library::{Incoming, Library};
use qari::notice::{CopiedBy, LibraryFault, Notice, ToolFault};
use qari::runtime::event_loop::{EventLoop, LoopHost, Message};
use qari::runtime::{Librarian, RunEnding};
use qari::terminal::{Answers, TerminalInput};
use qari::text::Rendition;
use qari::ui::{self, Background, Colours, Regions, StyleChanges, Theme};
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;

/// Loaded once for all tests.
static EXTRACTOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// The day of all tests that do not say another.
pub const TODAY: Date = date(2024, 6, 10);

/// The middle of that day.
fn noon_of_today() -> Zoned {
    let noon = TODAY.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    noon.expect("it is a day like others")
}

/// When the library answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// As soon as it is asked.
    AtOnce,
    /// When it is told to.
    Late,
}

/// What the event loop acts on.
pub struct Bench {
    pub librarian: Librarian,
    pub theme: Theme,
    pub answering: Answering,
    pub suspensions: usize,
    /// The day it is.
    pub today: Date,
    /// What was to be read and added.
    pub added: Vec<String>,
    /// What was copied.
    pub copied: Vec<Copy>,
    /// What was kept of the appearance.
    pub kept_appearance: Option<Chosen>,
    /// Commands of the reader's own that were to be run.
    pub run: Vec<Job>,
    /// Runs of such commands that were to be stopped.
    pub stopped: Vec<RequestId>,
    /// Addresses that were to be opened.
    pub opened: Vec<String>,
    /// Which feeds were to be asked for what is new.
    pub fetched: Vec<FeedsAsked>,
    /// What was asked and not answered yet.
    asked: Vec<Ask>,
    replies: Sender<Message>,
    terminal: Terminal<TestBackend>,
    regions: Regions,
}

impl LoopHost for Bench {
    fn size(&self) -> io::Result<ScreenSize> {
        let area = self.terminal.backend().buffer().area;
        Ok(ScreenSize {
            columns: area.width,
            rows: area.height,
        })
    }

    fn today(&self) -> Date {
        self.today
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        let (theme, regions) = (&self.theme, &mut self.regions);
        self.terminal
            .draw(|frame| *regions = ui::draw(app, theme, frame))
            .unwrap();
        Ok(())
    }

    fn target(&self, app: &App, column: u16, row: u16) -> Option<Target> {
        self.regions.target(app, column, row)
    }

    fn ask(&mut self, ask: Ask) {
        self.asked.push(ask);
        if self.answering == Answering::AtOnce {
            self.answer(usize::MAX);
        }
    }

    fn add(&mut self, name: String) {
        self.added.push(name);
    }

    fn fetch(&mut self, which: FeedsAsked) {
        self.fetched.push(which);
    }

    fn copy(&mut self, copy: Copy) -> io::Result<()> {
        let notice = Notice::Copied {
            what: copy.what.clone(),
            by: CopiedBy::Terminal {
                instead_of: ToolFault::None,
            },
        };
        self.copied.push(copy);
        let news = Message::Reply(Reply::News(News::Noticed(notice)));
        self.replies.send(news).unwrap();
        Ok(())
    }

    fn keep_appearance(&mut self, changes: ChosenChanges) {
        let kept = self.kept_appearance.get_or_insert_default();
        kept.apply(&changes);
    }

    fn open_link(&mut self, address: String) {
        self.opened.push(address);
    }

    fn run_command(&mut self, job: Job) {
        self.run.push(job);
    }

    fn stop_command(&mut self, id: RequestId) {
        self.stopped.push(id);
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspensions += 1;
        Ok(())
    }

    fn adopt(&mut self, _: Answers) -> io::Result<(Rendition, Option<Notice>)> {
        Ok((Rendition::default(), None))
    }
}

impl Bench {
    /// What was asked and not answered yet.
    pub fn asked(&self) -> &[Ask] {
        &self.asked
    }

    /// Answers so many of the requests that wait, in their order.
    pub fn answer(&mut self, most: usize) {
        let most = most.min(self.asked.len());
        for ask in self.asked.drain(..most).collect::<Vec<_>>() {
            let replies = &self.replies;
            let mut reply = |reply: Reply| {
                if let Some(Notice::Library { fault, .. }) = reply.notice() {
                    let is_read_only = matches!(fault, LibraryFault::ReadOnly(_));
                    assert!(is_read_only, "the library failed: {fault:?}");
                }
                // Here corrections are kept nowhere, and that need not be said.
                if !matches!(
                    reply,
                    Reply::News(News::Noticed(Notice::CorrectionsNotKept))
                ) {
                    replies.send(Message::Reply(reply)).unwrap();
                }
            };
            self.librarian.answer(ask, &mut reply);
            while self.librarian.bring_corrections(&mut reply).unwrap() {}
        }
    }
}

/// The running program as a test sees it.
pub struct Reader {
    pub program: EventLoop<Bench>,
    messages: Receiver<Message>,
    sender: Sender<Message>,
    pub has_quit: bool,
}

impl Reader {
    /// The program on some articles, on a screen of this size.
    pub fn new(drafts: Vec<Draft>, columns: u16, rows: u16) -> Self {
        Self::over(annotated(drafts), columns, rows)
    }

    /// The program on a library.
    pub fn over(library: Library, columns: u16, rows: u16) -> Self {
        Self::with_settings(library, "", columns, rows)
    }

    /// The program on a library, with the settings of a file.
    pub fn with_settings(library: Library, settings: &str, columns: u16, rows: u16) -> Self {
        Self::speaking(Locale::Arabic, library, settings, (columns, rows))
    }

    /// The same in a language of its own.
    pub fn speaking(
        locale: Locale,
        library: Library,
        settings: &str,
        (columns, rows): (u16, u16),
    ) -> Self {
        let size = ScreenSize { columns, rows };
        Self::started(library, settings, locale, Start::Again, size)
    }

    /// The program as it starts on a library, in a language.
    pub fn started(
        library: Library,
        settings: &str,
        locale: Locale,
        start: Start,
        size: ScreenSize,
    ) -> Self {
        Self::with_appearance(library, settings, (locale, start), &Chosen::default(), size)
    }

    /// The same in an appearance that was chosen before.
    pub fn with_appearance(
        mut library: Library,
        settings: &str,
        (locale, start): (Locale, Start),
        chosen: &Chosen,
        size: ScreenSize,
    ) -> Self {
        let ScreenSize { columns, rows } = size;
        library.set_clock(noon_of_today);
        let (config, mut notices) = Config::parse(settings);
        let (keymap, complaints) = Keymap::new(config.keys());
        notices.extend(complaints);
        let (changes, complaints) = StyleChanges::new(config.styles());
        notices.extend(complaints);
        let own = config.own_commands().to_vec();
        let (own_commands, complaints) = OwnCommands::new(own, &keymap);
        let own_commands = own_commands.with_unusable(config.unusable_commands());
        notices.extend(complaints);
        let librarian = Librarian::new(library, Corrections::default(), None).unwrap();
        let mut app = App::new(locale, Rendition::default(), size)
            .with_keymap(keymap)
            .with_reading_settings(config.reading())
            .with_appearance(config.appearance().clone(), chosen)
            .with_own_commands(own_commands)
            .starting(start);
        if let Some((session, vocabulary)) = librarian.resumed() {
            app = app.resuming(session, &vocabulary);
        }
        let (sender, messages) = channel();
        let host = Bench {
            librarian,
            theme: Theme {
                background: Background::Dark,
                colours: Colours::TwoHundredFiftySix,
                changes,
                ..Theme::default()
            },
            answering: Answering::AtOnce,
            suspensions: 0,
            today: TODAY,
            added: Vec::new(),
            copied: Vec::new(),
            kept_appearance: None,
            opened: Vec::new(),
            run: Vec::new(),
            stopped: Vec::new(),
            fetched: Vec::new(),
            asked: Vec::new(),
            replies: sender.clone(),
            terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap(),
            regions: Regions::default(),
        };
        let mut reader = Self {
            program: EventLoop::start(app, host, notices).unwrap(),
            messages,
            sender,
            has_quit: false,
        };
        reader.turn();
        reader
    }

    /// The state of the program.
    pub fn app(&self) -> &App {
        &self.program.app
    }

    /// Starts the program otherwise.
    pub fn change_app(&mut self, change: impl FnOnce(App) -> App) {
        let size = self.app().size();
        let other = App::new(Locale::Arabic, Rendition::default(), size);
        let app = std::mem::replace(&mut self.program.app, other);
        self.program.app = change(app);
    }

    /// What was to be read and added.
    pub fn added(&self) -> &[String] {
        &self.program.host.added
    }

    /// The text that was copied last.
    pub fn copied(&self) -> &str {
        let copied = self.program.host.copied.last();
        copied.map_or("", |copy| &copy.text)
    }

    /// What lies on top of all else over the panes.
    pub fn on_top(&self) -> Option<&Content> {
        let top = self.app().overlays().last();
        top.map(|overlay| &overlay.content)
    }

    /// Who answers for the library.
    pub fn librarian(&mut self) -> &mut Librarian {
        &mut self.program.host.librarian
    }

    /// The library.
    pub fn library(&self) -> &Library {
        self.program.host.librarian.library()
    }

    /// Does a piece of the work in the background; returns whether there was any.
    pub fn work(&mut self) -> bool {
        let extract = |article: &Article| EXTRACTOR.annotate(&article.body, &article.metadata);
        self.work_with(&extract)
    }

    /// The same with another extractor.
    pub fn work_with(&mut self, extract: &qari::runtime::backlog::Extract<'_>) -> bool {
        let sender = self.sender.clone();
        let mut reply = |reply: Reply| sender.send(Message::Reply(reply)).unwrap();
        let librarian = self.librarian();
        let article = librarian.next_to_annotate(&mut reply);
        if let Some(article) = &article {
            let outcome = qari::runtime::backlog::annotated(article, extract);
            librarian.keep(article.id, outcome, &mut reply);
        }
        self.turn();
        article.is_some()
    }

    /// Types letters so fast that all have come before any is looked at.
    pub fn type_at_once(&mut self, letters: &str) {
        for letter in letters.chars() {
            let key = TerminalInput::Key(Key::character(letter));
            self.sender.send(Message::Input(key)).unwrap();
        }
        self.turn();
    }

    /// Sees what other programs did with the library.
    pub fn check_for_changes(&mut self) {
        let sender = self.sender.clone();
        let mut reply = |reply: Reply| sender.send(Message::Reply(reply)).unwrap();
        self.librarian().check_for_changes(&mut reply);
        self.turn();
    }

    /// Has something kept as another program would.
    pub fn edit(&mut self, edit: Edit) {
        let ask = Ask {
            id: RequestId(0),
            request: edit.into(),
        };
        self.librarian().answer(ask, &mut |_| {});
    }

    /// Answers so many of the requests that wait, and shows what comes of it.
    pub fn answer(&mut self, most: usize) {
        self.program.host.answer(most);
        self.turn();
    }

    /// Answers the request that has waited longest with a failure, and shows what comes of it.
    pub fn fail_next(&mut self, notice: Notice) {
        let Ask { id, .. } = self.program.host.asked.remove(0);
        let result = Err(Some(notice));
        let reply = Reply::Answer(Answer { id, result });
        self.sender.send(Message::Reply(reply)).unwrap();
        self.turn();
    }

    /// Lets a second pass in which nothing moves; returns whether that was of interest.
    pub fn rest(&mut self) -> bool {
        let was_awaited = self.program.rest().unwrap();
        self.turn();
        was_awaited
    }

    /// Lets as much time pass as one stays on an article until it counts as read; returns whether that was of
    /// interest.
    pub fn stay(&mut self) -> bool {
        let was_awaited = self.program.stay().unwrap();
        self.turn();
        was_awaited
    }

    /// Takes what has come until only waiting is left.
    pub fn turn(&mut self) {
        let ended = self.program.turn(&self.messages).unwrap();
        self.has_quit |= ended == Some(RunEnding::Quit);
    }

    /// Sends an event and shows what comes of it.
    pub fn send(&mut self, event: Event) {
        let ended = self.program.send(event).unwrap();
        self.has_quit |= ended == Some(RunEnding::Quit);
        self.turn();
    }

    /// Presses keys: characters for themselves, names in angle brackets: `jj<Enter>/قمة<Enter>`.
    pub fn press(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|name| name.split_once('>'));
            let key = match named.and_then(|(name, after)| Some((named_key(name)?, after))) {
                Some((key, after)) => {
                    rest = after;
                    key
                }
                None => {
                    rest = &rest[first.len_utf8()..];
                    Key::character(first)
                }
            };
            self.send(Event::Key(key));
        }
    }

    /// What stands at a cell.
    pub fn target(&self, column: u16, row: u16) -> Option<Target> {
        self.program.host.target(self.app(), column, row)
    }

    /// Clicks on what stands at a cell.
    pub fn click(&mut self, column: u16, row: u16) -> Option<Target> {
        let target = self.target(column, row);
        if let Some(target) = target {
            self.send(Event::Clicked(target));
        }
        target
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        // Nothing says so: the loop has to see it.
        self.program
            .host
            .terminal
            .backend_mut()
            .resize(columns, rows);
        self.turn();
    }

    /// Where the caret stands: column and row.
    pub fn caret(&mut self) -> (u16, u16) {
        let backend = self.program.host.terminal.backend_mut();
        let position = backend.get_cursor_position().unwrap();
        (position.x, position.y)
    }

    /// The cells of the screen.
    pub fn buffer(&self) -> &Buffer {
        self.program.host.terminal.backend().buffer()
    }

    /// The screen, a line a row, without spaces at the ends of rows.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let row = |y| {
            (0..buffer.area.width)
                .map(|x| buffer[(x, y)].symbol())
                .collect::<String>()
        };
        (0..buffer.area.height)
            .map(|y| format!("{}\n", row(y).trim_end()))
            .collect()
    }

    /// The title of the open article.
    pub fn title(&self) -> &str {
        self.app()
            .reading()
            .map_or("", |reading| &reading.article.metadata.title)
    }

    /// The text of the mention one stands at.
    pub fn jumped_to(&self) -> Option<&str> {
        let reading = self.app().reading()?;
        Some(reading.jumped_to()?.of(&reading.article.body.text))
    }

    /// The titles in the list.
    pub fn listed(&self) -> Vec<String> {
        let library = self.library();
        let ids = &self.app().list().listing.ids;
        let articles = library.summaries(ids).unwrap();
        articles.into_iter().map(|article| article.title).collect()
    }

    /// How many articles the library knows to mention an entity.
    pub fn mentioning(&self, entity_id: &str) -> usize {
        let library = self.library();
        library.mentioning(entity_id, usize::MAX).unwrap().len()
    }
}

/// A library of some articles with what is found in them.
pub fn annotated(drafts: Vec<Draft>) -> Library {
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all(drafts).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    for id in library.ids_as_they_came().unwrap() {
        let article = library.article(id).unwrap().unwrap();
        let found = EXTRACTOR.annotate(&article.body, &article.metadata);
        library.annotate(&[(id, found)]).unwrap();
    }
    library
}

fn named_key(name: &str) -> Option<Key> {
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Escape,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Backspace" => KeyCode::Backspace,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PageDown" => KeyCode::PageDown,
        "PageUp" => KeyCode::PageUp,
        "F1" => KeyCode::Function(1),
        "F4" => KeyCode::Function(4),
        "F5" => KeyCode::Function(5),
        "F9" => KeyCode::Function(9),
        _ if name.starts_with("Alt-") => return Key::named(name).ok(),
        _ => {
            let character = name.strip_prefix("Ctrl-")?.chars().next()?;
            return Some(Key::control(character));
        }
    };
    Some(Key::plain(code))
}

/// Articles made for tests: short, and mentioning each other's people and places.
pub fn samples() -> Vec<Draft> {
    const SAMPLES: [(&str, &str); 4] = [
        ("minsk.md", include_str!("samples/minsk.md")),
        ("health.md", include_str!("samples/health.md")),
        ("sea.md", include_str!("samples/sea.md")),
        ("english.md", include_str!("samples/english.md")),
    ];
    let draft = |(name, text): (&str, &str)| {
        let source = qari::article::Source::file(name.into());
        qari::sources::markdown::parse(text, source)
    };
    SAMPLES.into_iter().map(draft).collect()
}
