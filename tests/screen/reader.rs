//! A reader without a terminal: keys in, a screen of text out.
//!
//! Effects are performed at once, by the same library that the driver asks from its thread.

use std::sync::{Arc, LazyLock};

use qari::app::arrangement::Size;
use qari::app::key::{Key, KeyCode};
use qari::app::{App, Effect, Event, Reply, Target, update};
use qari::article::Draft;
use qari::extract::{Corrections, Extractor};
use qari::library::Library;
use qari::text::Rendition;
use qari::ui::{self, Colours, Ground, Regions, Theme};
use qari::words::Interface;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// The running program as a test sees it.
pub struct Reader {
    pub app: App,
    pub library: Library,
    pub theme: Theme,
    terminal: Terminal<TestBackend>,
    regions: Regions,
    pub has_quit: bool,
    pub suspensions: usize,
}

impl Reader {
    /// The program on some articles, on a screen of this size.
    pub fn new(drafts: Vec<Draft>, columns: u16, rows: u16) -> Self {
        let mut library = Library::new();
        library.add(drafts);
        // Loaded once for all tests.
        static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);
        let articles: Vec<_> = library
            .entries()
            .iter()
            .map(|entry| entry.article.clone())
            .collect();
        for article in articles {
            let annotations = EXTRACTOR.annotate(&article.body, &article.metadata);
            library.annotate(article.id, Arc::new(annotations));
        }
        let size = Size { columns, rows };
        let app = App::new(Interface::Arabic, Rendition::default(), size);
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let theme = Theme {
            ground: Ground::Dark,
            colours: Colours::TwoHundredFiftySix,
        };
        let mut reader = Self {
            app,
            library,
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
    pub fn listed(&self) -> Vec<&str> {
        let articles = &self.app.list.listing.articles;
        articles
            .iter()
            .map(|article| article.title.as_str())
            .collect()
    }

    fn draw(&mut self) {
        let (app, theme, regions) = (&self.app, &self.theme, &mut self.regions);
        self.terminal
            .draw(|frame| *regions = ui::draw(app, theme, frame))
            .unwrap();
    }

    fn correct(&mut self, corrections: Corrections) {
        for id in self.library.correct(corrections) {
            let annotations = self.library.entry(id).unwrap().annotations.clone().unwrap();
            update(
                &mut self.app,
                Event::Replied(Reply::Annotated { id, annotations }),
            );
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let reply = match effect {
                Effect::List { generation, query } => Reply::Listed {
                    generation,
                    listing: self.library.list(&query),
                },
                Effect::Open(id) => {
                    let entry = self.library.entry(id).unwrap();
                    let (article, annotations) = (entry.article.clone(), entry.annotations.clone());
                    Reply::Opened {
                        article,
                        annotations,
                    }
                }
                Effect::Mentioning {
                    generation,
                    entity_id,
                } => Reply::Mentioning {
                    generation,
                    articles: self.library.mentioning(&entity_id),
                },
                Effect::Card { entity_id } => {
                    Reply::Card(self.library.card(&entity_id).map(Arc::new))
                }
                Effect::Correct(correction) => {
                    let mut corrections = self.library.corrections().clone();
                    corrections.push(correction);
                    self.correct(corrections);
                    Reply::Corrected
                }
                Effect::UndoCorrection => {
                    let mut corrections = self.library.corrections().clone();
                    corrections.undo();
                    self.correct(corrections);
                    Reply::Corrected
                }
                Effect::Suspend => {
                    self.suspensions += 1;
                    continue;
                }
                Effect::Quit => {
                    self.has_quit = true;
                    continue;
                }
            };
            let effects = update(&mut self.app, Event::Replied(reply));
            self.perform(effects);
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
