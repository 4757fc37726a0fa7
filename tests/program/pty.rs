//! The program in a pseudo-terminal, its output read back through a terminal emulator.
//!
//! Nothing here sleeps: the tests wait for what the program writes.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// The longest a test waits for something that does not come.
pub const TIMEOUT: Duration = Duration::from_secs(20);

pub fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

/// The program on a screen.
pub struct Terminal {
    pub master: Box<dyn MasterPty + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    pub writer: Box<dyn Write + Send>,
    pub output: Receiver<Vec<u8>>,
    pub parser: vt100::Parser,
    /// Everything the program wrote.
    pub written: Vec<u8>,
    /// Where its settings and its library are.
    _own: tempfile::TempDir,
}

impl Terminal {
    /// The program on its own articles.
    pub fn start(columns: u16, rows: u16, variables: &[(&str, &str)]) -> Self {
        Self::start_with(columns, rows, variables, &[])
    }

    /// The program on a file.
    pub fn start_on(columns: u16, rows: u16, file: &Path) -> Self {
        Self::start_with(columns, rows, &[], &[file])
    }

    pub fn start_with(
        columns: u16,
        rows: u16,
        variables: &[(&str, &str)],
        arguments: &[&Path],
    ) -> Self {
        let size = PtySize {
            cols: columns,
            rows,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        // Without a core file where a signal would make one.
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", "ulimit -c 0; exec \"$0\" \"$@\""]);
        command.args([env!("CARGO_BIN_EXE_qari"), "--lang", "ar"]);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        // No test reads or writes the files of whoever runs it.
        let own = tempfile::tempdir().unwrap();
        command.env("XDG_CONFIG_HOME", own.path());
        command.env("XDG_DATA_HOME", own.path());
        command.env("RUST_BACKTRACE", "0");
        command.env_remove("NO_COLOR");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self {
            master: pair.master,
            child,
            writer,
            output,
            parser,
            written: Vec::new(),
            _own: own,
        }
    }

    pub fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until the screen is as wanted.
    pub fn wait_for(&mut self, what: &str, is_there: impl Fn(&str) -> bool) {
        let end = Instant::now() + TIMEOUT;
        while !is_there(&self.screen()) {
            match self
                .output
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("{what} did not come:\n{}", self.screen()),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("it ended before {what}:\n{}", self.screen())
                }
            }
        }
    }

    pub fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contains(text));
    }

    pub fn type_in(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let command = format!("kill -s {name} {id}");
        assert!(
            Command::new("sh")
                .args(["-c", &command])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Lets it go on after a stop, until something is on the screen. To go on before the stop has
    /// come means nothing to a program, so it is told again and again.
    pub fn go_on_until(&mut self, text: &str) {
        let end = Instant::now() + TIMEOUT;
        while !self.screen().contains(text) {
            assert!(
                Instant::now() < end,
                "{text} did not come:\n{}",
                self.screen()
            );
            self.signal("CONT");
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.take(&bytes);
            }
        }
    }

    /// Waits for the end; returns how it ended.
    pub fn end(mut self) -> (ExitStatus, vt100::Parser, String) {
        let status = self.child.wait().unwrap();
        drop(self.master);
        while let Ok(bytes) = self.output.recv_timeout(TIMEOUT) {
            self.parser.process(&bytes);
            self.written.extend_from_slice(&bytes);
        }
        (
            status,
            self.parser,
            String::from_utf8_lossy(&self.written).into_owned(),
        )
    }
}

/// The terminal is as the shell left it: its own screen, a cursor, no mouse, no bracketed paste.
pub fn assert_restored(parser: &vt100::Parser, written: &str) {
    let screen = parser.screen();
    assert!(!screen.alternate_screen());
    assert!(!screen.hide_cursor());
    assert!(!screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert!(written.contains("\x1b[?1049h") && written.contains("\x1b[?1049l"));
}
