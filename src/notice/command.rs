//! What became of a command of the reader's own.

/// Why a command did not do what it was run for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandFault {
    /// Its program is not there.
    Missing {
        /// The program.
        program: String,
    },
    /// Its program could not be started, as where it is given more than the system takes as an argument.
    NotStarted {
        /// The program.
        program: String,
    },
    /// It ended with an error.
    Failed {
        /// The exit code; `None` where a signal ended it.
        code: Option<i32>,
        /// The first line of its errors; empty where it told none.
        line: String,
    },
    /// It did not end in time.
    TooSlow {
        /// So many seconds it had.
        seconds: u32,
    },
    /// The reader stopped it.
    Stopped,
}

/// What is told of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandReport {
    /// What it is to get is not there.
    LacksInput,
    /// It runs.
    Runs,
    /// It has ended.
    Done,
    /// It has printed nothing.
    Silent,
    /// It has printed this line first.
    Says(String),
    /// It did not do what it was run for.
    Failed(CommandFault),
}
