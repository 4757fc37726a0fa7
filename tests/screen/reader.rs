//! A reader without a terminal: keys in, a screen of text out.
//!
//! Effects are performed at once, by the same library that the driver asks from its thread.

use std::sync::LazyLock;

use qari::app::arrangement::Size;
use qari::app::key::{Key, KeyCode};
use qari::app::{App, Effect, Event, Reply, Target, update};
use qari::article::Draft;
use qari::driver::Librarian;
use qari::extract::{Corrections, Extractor};
use qari::library::{Incoming, Library};
use qari::notice::Notice;
use qari::text::Rendition;
use qari::ui::{self, Colours, Ground, Regions, Theme};
use qari::words::Interface;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// Loaded once for all tests.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// The running program as a test sees it.
pub struct Reader {
    pub app: App,
    pub librarian: Librarian,
    pub theme: Theme,
    terminal: Terminal<TestBackend>,
    regions: Regions,
    pub has_quit: bool,
    pub suspensions: usize,
}

impl Reader {
    /// The program on some articles, on a screen of this size.
    pub fn new(drafts: Vec<Draft>, columns: u16, rows: u16) -> Self {
        let mut library = Library::in_memory().unwrap();
        let incoming = Incoming::all(drafts).unwrap();
        library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
        for id in library.ids_as_they_came().unwrap() {
            let article = library.article(id).unwrap().unwrap();
            let found = EXTRACTOR.annotate(&article.body, &article.metadata);
            library.annotate(&[(id, found)]).unwrap();
        }
        Self::over(library, columns, rows)
    }

    /// The program on a library.
    pub fn over(library: Library, columns: u16, rows: u16) -> Self {
        let librarian = Librarian::new(library, Corrections::default(), None).unwrap();
        let size = Size { columns, rows };
        let app = App::new(Interface::Arabic, Rendition::default(), size);
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let theme = Theme {
            ground: Ground::Dark,
            colours: Colours::TwoHundredFiftySix,
        };
        let mut reader = Self {
            app,
            librarian,
            theme,
            terminal,
            regions: Regions::default(),
            has_quit: false,
            suspensions: 0,
        };
        let effects = reader.app.start();
        reader.perform(effects);
        reader.draw();
        reader
    }

    /// Does a piece of the work in the background; returns whether there was any.
    pub fn work(&mut self) -> bool {
        let mut replies = Vec::new();
        let mut reply = |reply: Reply| replies.push(reply);
        let article = self.librarian.next_to_annotate(&mut reply);
        if let Some(article) = &article {
            let found = EXTRACTOR.annotate(&article.body, &article.metadata);
            self.librarian.keep(article.id, found, &mut reply);
        }
        for reply in replies {
            self.send(Event::Replied(reply));
        }
        article.is_some()
    }

    /// Sees what other programs did with the library.
    pub fn look_round(&mut self) {
        let mut replies = Vec::new();
        self.librarian.look_round(&mut |reply| replies.push(reply));
        for reply in replies {
            self.send(Event::Replied(reply));
        }
    }

    /// Sends an event and performs what it asks for.
    pub fn send(&mut self, event: Event) {
        let effects = update(&mut self.app, event);
        self.perform(effects);
        self.draw();
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

    /// Clicks on what stands at a cell.
    pub fn click(&mut self, column: u16, row: u16) -> Option<Target> {
        let target = self.regions.target(&self.app, column, row);
        if let Some(target) = target {
            self.send(Event::Clicked(target));
        }
        target
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Event::Resized(Size { columns, rows }));
    }

    /// The cells of the screen.
    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
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
        self.app
            .reading
            .as_ref()
            .map_or("", |reading| &reading.article.metadata.title)
    }

    /// The text of the mention one stands at.
    pub fn landed(&self) -> Option<&str> {
        let reading = self.app.reading.as_ref()?;
        Some(reading.landed()?.of(&reading.article.body.text))
    }

    /// The titles in the list.
    pub fn listed(&self) -> Vec<String> {
        let library = self.librarian.library();
        let ids = &self.app.list.listing.ids;
        let articles = library.summaries(ids).unwrap();
        articles.into_iter().map(|article| article.title).collect()
    }

    /// How many articles the library knows to mention an entity.
    pub fn mentioning(&self, entity_id: &str) -> usize {
        let library = self.librarian.library();
        library.mentioning(entity_id, usize::MAX).unwrap().len()
    }

    fn draw(&mut self) {
        let (app, theme, regions) = (&self.app, &self.theme, &mut self.regions);
        self.terminal
            .draw(|frame| *regions = ui::draw(app, theme, frame))
            .unwrap();
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(request) => {
                    let mut replies = Vec::new();
                    let mut reply = |reply: Reply| replies.push(reply);
                    self.librarian.answer(request, &mut reply);
                    while self.librarian.bring_corrections(&mut reply).unwrap() {}
                    for reply in replies {
                        if let Reply::Noticed(Notice::Library { fault, .. }) = &reply {
                            panic!("the library failed: {fault:?}");
                        }
                        // Here corrections are kept nowhere, and that need not be said.
                        if matches!(reply, Reply::Noticed(Notice::CorrectionsNotKept)) {
                            continue;
                        }
                        let effects = update(&mut self.app, Event::Replied(reply));
                        self.perform(effects);
                    }
                }
                Effect::Suspend => self.suspensions += 1,
                Effect::Quit => self.has_quit = true,
            }
        }
    }
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
        let origin = qari::article::Origin::File(name.into());
        qari::sources::markdown::parse(text, origin)
    };
    SAMPLES.into_iter().map(draft).collect()
}
