//! The program in a pseudo-terminal, in a home of its own.
//!
//! Nothing here sleeps: the tests wait for what the program writes.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// The longest a test waits for something that does not come.
const TIMEOUT: Duration = Duration::from_secs(20);

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

/// A home folder and the arguments of a start in it.
pub struct Start<'a> {
    pub arguments: &'a [&'a str],
    pub variables: &'a [(&'a str, &'a str)],
    pub columns: u16,
    pub rows: u16,
}

/// The program on a screen.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    pub parser: vt100::Parser,
    /// Everything the program wrote.
    pub written: Vec<u8>,
}

impl Terminal {
    pub fn start(home: &TempDir, start: &Start<'_>) -> Self {
        let pair = native_pty_system()
            .openpty(pty_size(start.columns, start.rows))
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.env_clear();
        command.args(start.arguments);
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", home.path());
        command.env("XDG_CONFIG_HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "ar_EG.UTF-8");
        for (name, value) in start.variables {
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
        let parser = vt100::Parser::new(cells(start.rows), cells(start.columns), 0);
        Self {
            master: pair.master,
            child,
            writer,
            output,
            parser,
            written: Vec::new(),
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(pty_size(columns, rows)).unwrap();
    }

    pub fn type_in(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.written).into_owned()
    }

    /// Waits until the terminal is as wanted; what is wrong with it is said after too long a wait.
    pub fn wait_until(&mut self, is_there: impl Fn(&Self) -> Result<(), String>) {
        let end = Instant::now() + TIMEOUT;
        while let Err(fault) = is_there(self) {
            match self
                .output
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.written.extend_from_slice(&bytes);
                }
                Err(RecvTimeoutError::Timeout) => panic!("it did not come: {fault}"),
                Err(RecvTimeoutError::Disconnected) => panic!("it ended before: {fault}"),
            }
        }
    }

    /// Waits until the program has written some bytes.
    pub fn wait_for_bytes(&mut self, bytes: &str) {
        self.wait_until(|terminal| {
            let written = terminal.written();
            written
                .contains(bytes)
                .then_some(())
                .ok_or_else(|| format!("{bytes:?} in {written:?}"))
        });
    }

    /// Waits until some words are on the screen.
    pub fn wait_for_text(&mut self, text: &str) {
        self.wait_until(|terminal| {
            let screen = terminal.parser.screen().contents();
            screen
                .contains(text)
                .then_some(())
                .ok_or_else(|| format!("{text} in\n{screen}"))
        });
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let command = format!("kill -s {name} {id}");
        let status = std::process::Command::new("sh")
            .args(["-c", &command])
            .status();
        assert!(status.unwrap().success());
    }

    /// Tells it to go on after a stop until it has written some bytes. To go on before the stop has
    /// come means nothing to a program, so it is told again and again.
    pub fn go_on_until_bytes(&mut self, from: usize, bytes: &str) {
        let end = Instant::now() + TIMEOUT;
        while !String::from_utf8_lossy(&self.written[from..]).contains(bytes) {
            assert!(Instant::now() < end, "{bytes:?} did not come");
            self.signal("CONT");
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.parser.process(&bytes);
                self.written.extend_from_slice(&bytes);
            }
        }
    }

    /// Waits for the end; returns how it ended, and all that it wrote.
    pub fn end(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        drop(self.master);
        while let Ok(bytes) = self.output.recv_timeout(TIMEOUT) {
            self.written.extend_from_slice(&bytes);
        }
        (status, String::from_utf8_lossy(&self.written).into_owned())
    }
}

/// The settings file in a home.
pub fn settings(home: &TempDir) -> String {
    let path: &Path = &home.path().join("qari").join("config.toml");
    std::fs::read_to_string(path).unwrap_or_default()
}
