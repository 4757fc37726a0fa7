//! The screen that frames are drawn on.

use std::io::{self, Write};

use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::App;
use crate::app::arrangement::Size;
use crate::mode::OutputMode;
use crate::ui::backend::EncodedBackend;
use crate::ui::{Regions, Theme, draw};

/// The screen that frames are drawn on; only cells that changed are sent.
pub struct Screen<W: Write> {
    terminal: Terminal<EncodedBackend<W>>,
}

impl<W: Write> Screen<W> {
    /// A screen that writes to `output` in a mode.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be asked for its size.
    pub fn new(output: W, mode: OutputMode) -> io::Result<Self> {
        let options = TerminalOptions {
            viewport: Viewport::Fullscreen,
        };
        let terminal = Terminal::with_options(EncodedBackend::new(output, mode), options)?;
        Ok(Self { terminal })
    }

    /// Goes over to another output mode; the next frame is sent whole, to a screen that was cleared.
    pub fn adopt(&mut self, mode: OutputMode) {
        self.terminal.backend_mut().adopt(mode);
        self.forget();
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
        self.terminal.backend_mut().forget();
        self.terminal.swap_buffers();
    }

    /// The column of what is drawn that stands in a column of the terminal; `None` in those that
    /// the mode keeps for itself.
    #[must_use]
    pub fn column(&self, of_terminal: u16) -> Option<u16> {
        of_terminal.checked_sub(self.terminal.backend().columns_kept())
    }
}
