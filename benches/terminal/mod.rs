//! The program in a pseudo-terminal of 120×40 cells, for benches that wait for what it draws.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Instant;

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;

/// The program in its terminal, which answers nothing that it is asked.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    /// What the program writes, with the time at which it was received.
    pub output: Receiver<(Instant, Vec<u8>)>,
    /// What is drawn so far.
    pub parser: vt100::Parser,
}

impl Terminal {
    /// Starts the program in Arabic, with its library and settings in a folder where one is given.
    pub fn start(home: Option<&Path>) -> Self {
        let size = PtySize {
            cols: COLUMNS,
            rows: ROWS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--lang", "ar"]);
        command.env("TERM", "xterm-256color");
        if let Some(home) = home {
            for folder in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
                command.env(folder, home);
            }
        }
        let mut bytes = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        drop(pair.slave);
        let (sender, output) = channel();
        thread::spawn(move || {
            let _master = pair.master;
            let mut buffer = [0; 65_536];
            while let Ok(length @ 1..) = bytes.read(&mut buffer) {
                let piece = (Instant::now(), buffer[..length].to_vec());
                if sender.send(piece).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            writer,
            output,
            parser: vt100::Parser::new(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0),
        }
    }

    /// Types keys.
    pub fn type_in(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("input");
    }

    /// Leaves the program.
    pub fn end(mut self) {
        self.type_in("\x03");
        self.child.wait().expect("the program ends");
    }
}
