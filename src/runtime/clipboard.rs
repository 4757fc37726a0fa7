//! Text copied: handed over to the program that the system has for its clipboard, on a thread, and told when it is
//! there.

use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use crate::app::{Copy, News, Reply};
use crate::limits::COPIED_BY_TERMINAL;
use crate::notice::{CopiedBy, Notice, ToolFault};
use crate::runtime::event_loop::Message;
use crate::runtime::tools::{self, Known};

/// What systems have for their clipboards, the first that is there serves.
const KNOWN: [Known; 7] = [
    Known {
        command: &["termux-clipboard-set"],
        needs: &["TERMUX_VERSION"],
    },
    Known {
        command: &["wl-copy"],
        needs: &["WAYLAND_DISPLAY"],
    },
    Known {
        command: &["xclip", "-selection", "clipboard"],
        needs: &["DISPLAY"],
    },
    Known {
        command: &["xsel", "--clipboard", "--input"],
        needs: &["DISPLAY"],
    },
    Known {
        command: &["pbcopy"],
        needs: &[],
    },
    Known {
        command: &[WINDOWS],
        needs: &[],
    },
    // By default tmux keeps what programs send the terminal for its clipboard to itself, and nothing tells.
    Known {
        command: &["tmux", "load-buffer", "-w", "-"],
        needs: &["TMUX"],
    },
];

/// The one of Windows, from within Linux too. It reads UTF-16.
const WINDOWS: &str = "clip.exe";

/// The clipboard of the system.
pub(super) struct Clipboard {
    /// The command that the settings name.
    chosen: Option<Vec<String>>,
    replies: Sender<Message>,
    last: Option<JoinHandle<()>>,
}

/// Whether the terminal was sent what is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByTerminal {
    /// It was.
    Sent,
    /// It is too long for it.
    TooLong,
}

impl Clipboard {
    pub(super) fn new(chosen: Option<Vec<String>>, replies: Sender<Message>) -> Self {
        Self {
            chosen,
            replies,
            last: None,
        }
    }

    /// Where what became of something is told.
    pub(super) fn replies(&self) -> Sender<Message> {
        self.replies.clone()
    }

    /// Copies a text; what became of it comes as news.
    pub(super) fn copy(&mut self, copy: Copy, by_terminal: ByTerminal) {
        // What is copied last is what the clipboard holds in the end.
        let before = self.last.take();
        let (chosen, replies) = (self.chosen.clone(), self.replies.clone());
        let run = move || {
            if let Some(before) = before {
                let _ = before.join();
            }
            let Copy { what, text } = copy;
            let notice = match (hand_over(chosen.as_deref(), text), by_terminal) {
                (Ok(name), _) => Notice::Copied {
                    what,
                    by: CopiedBy::Tool(name),
                },
                (Err(instead_of), ByTerminal::Sent) => Notice::Copied {
                    what,
                    by: CopiedBy::Terminal { instead_of },
                },
                (Err(fault), ByTerminal::TooLong) => Notice::NotCopied {
                    fault,
                    limit: COPIED_BY_TERMINAL / 1024,
                },
            };
            // When nobody listens any more, the program is ending.
            let _ = replies.send(Message::Reply(Reply::News(News::Noticed(notice))));
        };
        let thread = thread::Builder::new().name("clipboard".to_owned());
        self.last = thread.spawn(run).ok();
    }

    /// Waits until what was copied last is there: not longer than a program may take.
    pub(super) fn finish(&mut self) {
        if let Some(last) = self.last.take() {
            let _ = last.join();
        }
    }
}

/// Gives a text to the program for the clipboard; returns its name.
fn hand_over(chosen: Option<&[String]>, text: String) -> Result<String, ToolFault> {
    let tool = tools::find(chosen, &KNOWN)?;
    let bytes = match tool.name == WINDOWS {
        true => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        false => text.into_bytes(),
    };
    tool.start()?.feed(bytes)?;
    Ok(tool.name)
}
