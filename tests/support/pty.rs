//! The program in a pseudo-terminal, in a home of its own, its output read back through a terminal emulator.
//!
//! Nothing here sleeps: the tests wait for what the program writes.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// The longest a test waits for something that does not come.
pub const TIMEOUT: Duration = Duration::from_secs(20);

/// How the program is started. It sees no variables but its own, and speaks Arabic.
pub struct Start<'a> {
    pub arguments: &'a [&'a str],
    pub variables: &'a [(&'a str, &'a str)],
    pub columns: u16,
    pub rows: u16,
    /// Where its settings and its library are; else in a new folder.
    pub home: Option<&'a Path>,
    pub reading: Reading,
}

/// When what the program writes is read.
#[derive(Clone, Copy, PartialEq)]
pub enum Reading {
    /// At once, so that it never has to wait.
    Always,
    /// While a test waits for something: at other times nobody holds the terminal but the test, which
    /// can close it.
    WhenAsked,
}

impl Default for Start<'_> {
    fn default() -> Self {
        Self {
            arguments: &[],
            variables: &[],
            columns: 100,
            rows: 24,
            home: None,
            reading: Reading::Always,
        }
    }
}

/// The program on a screen.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    /// Asks for what comes next, where it is read when asked for.
    wants: Option<Sender<()>>,
    output: Receiver<Vec<u8>>,
    reader: JoinHandle<()>,
    pub parser: vt100::Parser,
    /// Everything the program wrote.
    written: Vec<u8>,
    _own: TempDir,
}

impl Terminal {
    pub fn start(start: &Start<'_>) -> Self {
        let size = pty_size(start.columns, start.rows);
        let pair = native_pty_system().openpty(size).unwrap();
        let own = TempDir::new().unwrap();
        let command = command(start, start.home.unwrap_or(own.path()));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut bytes = pair.master.try_clone_reader().unwrap();
        let (wants, wanted) = channel();
        let wants = (start.reading == Reading::WhenAsked).then_some(wants);
        let is_paced = wants.is_some();
        let (sender, output) = channel();
        let reader = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while !is_paced || wanted.recv().is_ok() {
                // The end of a terminal is an error on some systems.
                let length = bytes.read(&mut buffer).unwrap_or(0);
                if length == 0 || sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            wants,
            output,
            reader,
            parser: vt100::Parser::new(cells(start.rows), cells(start.columns), 0),
            written: Vec::new(),
            _own: own,
        }
    }

    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.written).into_owned()
    }

    pub fn type_in(&mut self, keys: impl AsRef<[u8]>) {
        self.writer.write_all(keys.as_ref()).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        let screen = self.parser.screen_mut();
        screen.set_size(cells(rows), cells(columns));
        self.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Takes in what the program writes next.
    pub fn receive(&mut self, timeout: Duration) -> Result<(), RecvTimeoutError> {
        if let Some(wants) = &self.wants {
            // Nobody reads any more: the output has ended.
            let _ = wants.send(());
        }
        let bytes = self.output.recv_timeout(timeout)?;
        self.parser.process(&bytes);
        self.written.extend_from_slice(&bytes);
        Ok(())
    }

    /// Waits until the terminal is as wanted; what is wrong with it is said after too long a wait.
    pub fn wait_until(&mut self, is_there: impl Fn(&Self) -> Result<(), String>) {
        let end = Instant::now() + TIMEOUT;
        while let Err(fault) = is_there(self) {
            match self.receive(end.saturating_duration_since(Instant::now())) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => panic!("it did not come: {fault}"),
                Err(RecvTimeoutError::Disconnected) => panic!("it ended before: {fault}"),
            }
        }
    }

    /// Waits until the screen is as wanted.
    pub fn wait_for(&mut self, what: &str, is_there: impl Fn(&str) -> bool) {
        self.wait_until(|terminal| {
            let screen = terminal.screen();
            let fault = || format!("{what} in\n{screen}");
            is_there(&screen).then_some(()).ok_or_else(fault)
        });
    }

    /// Waits until some words are on the screen.
    pub fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contains(text));
    }

    /// Waits until the program has written some bytes.
    pub fn wait_for_bytes(&mut self, bytes: &str) {
        self.wait_until(|terminal| {
            let written = terminal.written();
            let fault = || format!("{bytes:?} in {written:?}");
            written.contains(bytes).then_some(()).ok_or_else(fault)
        });
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let command = format!("kill -s {name} {id}");
        let status = Command::new("sh").args(["-c", &command]).status();
        assert!(status.unwrap().success());
    }

    /// Tells it to go on after a stop, until what is wanted is there. To go on before the stop has come means
    /// nothing to a program, so it is told again and again.
    pub fn go_on_until(&mut self, what: &str, is_there: impl Fn(&Self) -> bool) {
        let end = Instant::now() + TIMEOUT;
        while !is_there(self) {
            let screen = self.screen();
            assert!(Instant::now() < end, "{what} did not come:\n{screen}");
            self.signal("CONT");
            // Nothing yet: told again.
            let _ = self.receive(Duration::from_millis(50));
        }
    }

    /// Waits for the end; returns how it ended, what was left on the screen, and all that it wrote.
    pub fn end(mut self) -> (ExitStatus, vt100::Parser, String) {
        let status = self.child.wait().unwrap();
        while self.receive(TIMEOUT).is_ok() {}
        let written = self.written();
        (status, self.parser, written)
    }

    /// Closes the terminal, and waits for the program to end; returns how it ended. It has to be read when asked.
    pub fn close(mut self) -> ExitStatus {
        assert!(self.wants.is_some(), "somebody else holds the terminal");
        drop(self.wants);
        self.reader.join().unwrap();
        drop((self.writer, self.master));
        self.child.wait().unwrap()
    }
}

fn command(start: &Start<'_>, home: &Path) -> CommandBuilder {
    let program = env!("CARGO_BIN_EXE_qari");
    let mut command = if cfg!(unix) {
        // Without a core file where a signal would make one.
        let mut shell = CommandBuilder::new("sh");
        shell.args(["-c", "ulimit -c 0; exec \"$0\" \"$@\"", program]);
        shell
    } else {
        CommandBuilder::new(program)
    };
    command.args(start.arguments);
    // No test reads or writes the files of whoever runs it.
    command.env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    for folder in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(folder, home);
    }
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "ar_EG.UTF-8");
    command.env("RUST_BACKTRACE", "0");
    for (name, value) in start.variables {
        command.env(name, value);
    }
    command
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        cols: columns,
        rows,
        pixel_width: 0,
        pixel_height: 0,
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
