//! The screen that frames are drawn on.

use std::io::{self, Write};

use ratatui::backend::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::App;
use crate::app::arrangement::Size;
use crate::ui::{Regions, Theme, draw};

/// The screen that frames are drawn on; only cells that changed are sent.
pub struct Screen<W: Write> {
    terminal: Terminal<CrosstermBackend<W>>,
}

impl<W: Write> Screen<W> {
    /// A screen that writes to `output`.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be asked for its size.
    pub fn new(output: W) -> io::Result<Self> {
        let options = TerminalOptions {
            viewport: Viewport::Fullscreen,
        };
        let terminal = Terminal::with_options(CrosstermBackend::new(output), options)?;
        Ok(Self { terminal })
    }

    /// The size of the terminal now.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be asked.
    pub fn size(&self) -> io::Result<Size> {
        let size = self.terminal.size()?;
        Ok(Size {
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
        self.terminal
            .draw(|frame| regions = draw(app, theme, frame))?;
        Ok(regions)
    }

    /// Forgets what the terminal shows, which somebody else has cleared: the next frame is sent
    /// whole. ratatui's own `clear` asks the terminal where its cursor is and fails where nobody
    /// answers.
    pub fn forget(&mut self) {
        self.terminal.swap_buffers();
    }
}
