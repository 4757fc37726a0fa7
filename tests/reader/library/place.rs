//! The real program on a library of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Articles that come with the program.
pub const BUILT_IN: usize = 32;

/// A folder with a library, and files to be taken into it.
pub struct Place {
    folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// The same, without the articles that come with the program: they were removed and purged.
    pub fn emptied() -> Self {
        let place = Self::new();
        place.remove_built_in();
        let connection = rusqlite::Connection::open(place.library()).unwrap();
        connection.execute("DELETE FROM removed", []).unwrap();
        place
    }

    /// Removes the articles that come with the program from a new library.
    pub fn remove_built_in(&self) {
        let ids: Vec<String> = (1..=BUILT_IN).map(|id| id.to_string()).collect();
        let remove: Vec<&str> = ["remove", "--yes"]
            .into_iter()
            .chain(ids.iter().map(String::as_str))
            .collect();
        assert_eq!(self.text(&remove).lines().count(), BUILT_IN);
    }

    pub fn library(&self) -> PathBuf {
        self.path("library.sqlite3")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and the folders it stands in.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The program, in English, on this library.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
        command
            .args(arguments)
            .arg("--library")
            .arg(self.library())
            .env("LC_ALL", "C.UTF-8")
            .env("XDG_CONFIG_HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.folder.path())
            .env("XDG_STATE_HOME", self.folder.path())
            .env("RUST_BACKTRACE", "0")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).spawn().unwrap()
    }

    /// What the program prints; it must succeed and say nothing else.
    #[track_caller]
    pub fn text(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), told.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Vec<Value> {
        let arguments = [arguments, &["--format", "json"]].concat();
        serde_json::from_str(&self.text(&arguments)).unwrap()
    }

    /// The titles that a command lists.
    #[track_caller]
    pub fn titles(&self, arguments: &[&str]) -> Vec<String> {
        let articles = self.json(arguments).into_iter();
        articles
            .map(|article| article["title"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The exit code, and what is said on standard error.
    pub fn failure(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), told)
    }
}

pub fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}
