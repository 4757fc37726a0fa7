//! The screen that frames are drawn on.

use std::io::{self, Write};

use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::App;
use crate::app::arrangement::ScreenSize;
use crate::mode::OutputMode;
use crate::ui::backend::EncodedBackend;
use crate::ui::hyperlinks::{Hyperlinks, NextHyperlinks};
use crate::ui::{Manner, Regions, Theme, draw};

/// The screen that frames are drawn on; only cells that changed are sent.
pub struct Screen<W: Write> {
    terminal: Terminal<EncodedBackend<W>>,
    next_links: NextHyperlinks,
}

impl<W: Write> Screen<W> {
    /// A screen that writes to `output` in a mode.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be asked for its size.
    pub fn new(output: W, mode: OutputMode, hyperlinks: Hyperlinks) -> io::Result<Self> {
        let options = TerminalOptions {
            viewport: Viewport::Fullscreen,
        };
        let mut backend = EncodedBackend::new(output, mode);
        backend.set_hyperlinks(hyperlinks);
        let next_links = backend.next_links();
        let terminal = Terminal::with_options(backend, options)?;
        Ok(Self {
            terminal,
            next_links,
        })
    }

    /// Goes over to another output mode; the next frame is sent whole, to a screen that was cleared.
    pub fn adopt(&mut self, mode: OutputMode, hyperlinks: Hyperlinks) {
        let backend = self.terminal.backend_mut();
        backend.adopt(mode);
        backend.set_hyperlinks(hyperlinks);
        self.forget();
    }

    /// The size of the terminal now.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be asked.
    pub fn size(&self) -> io::Result<ScreenSize> {
        let size = self.terminal.size()?;
        Ok(ScreenSize {
            columns: size.width,
            rows: size.height,
        })
    }

    /// Draws the state.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    pub fn draw(&mut self, app: &App, theme: &Theme) -> io::Result<Regions> {
        let mut regions = Regions::default();
        let next_links = &self.next_links;
        self.terminal.draw(|frame| {
            regions = draw(app, theme, frame);
            next_links.replace(regions.take_hyperlinks());
        })?;
        Ok(regions)
    }

    /// Forgets what the terminal shows, which somebody else has cleared: the next frame is sent
    /// whole. ratatui's own `clear` asks the terminal where its cursor is and fails where nobody
    /// answers.
    pub fn forget(&mut self) {
        self.terminal.backend_mut().forget();
        self.terminal.swap_buffers();
    }

    /// The column of what is drawn that stands in a column of the terminal; `None` in those that
    /// the mode keeps for itself.
    #[must_use]
    pub fn column(&self, of_terminal: u16, manner: Manner) -> Option<u16> {
        let column = of_terminal.checked_sub(self.terminal.backend().columns_kept())?;
        match manner {
            Manner::Drawn => Some(column),
            // What is laid out from the right begins at the left.
            Manner::Plain => {
                let width = self.terminal.size().ok()?.width;
                width.checked_sub(column + 1)
            }
        }
    }
}
