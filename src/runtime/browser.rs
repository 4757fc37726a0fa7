//! Links opened: handed over to the program that the system has for them, on a thread, and told.

use std::sync::mpsc::Sender;
use std::thread;

use crate::app::{News, Reply};
use crate::notice::Notice;
use crate::runtime::event_loop::Message;
use crate::runtime::tools::{self, Known};

/// What systems have to open an address with, the first that is there serves.
#[cfg(target_os = "macos")]
const KNOWN: &[Known] = &[Known {
    command: &["open"],
    needs: &[],
}];
#[cfg(windows)]
const KNOWN: &[Known] = &[Known {
    command: &["rundll32.exe", "url.dll,FileProtocolHandler"],
    needs: &[],
}];
#[cfg(not(any(target_os = "macos", windows)))]
const KNOWN: &[Known] = &[
    Known {
        command: &["termux-open-url"],
        needs: &["TERMUX_VERSION"],
    },
    Known {
        command: &["wslview"],
        needs: &[],
    },
    Known {
        command: &["xdg-open"],
        needs: &["WAYLAND_DISPLAY", "DISPLAY"],
    },
    Known {
        command: &["gio", "open"],
        needs: &["WAYLAND_DISPLAY", "DISPLAY"],
    },
];

/// Opens an address with the command that the settings name, else with what the system has. The address is of printable
/// ASCII and begins with its scheme ([`crate::app::links`]): no program takes it for an option.
pub(super) fn open(chosen: Option<Vec<String>>, address: String, replies: Sender<Message>) {
    let run = move || {
        let tool = tools::find(chosen.as_deref(), KNOWN);
        let tool = tool.map(|tool| tool.with_argument(&address));
        let started = tool.and_then(|tool| Ok((tool.start()?, tool.name)));
        let (opened, running) = match started {
            Ok((started, name)) => match started.open() {
                Ok(running) => (Ok(name), running),
                Err(fault) => (Err(fault), None),
            },
            Err(fault) => (Err(fault), None),
        };
        let notice = match opened {
            Ok(tool) => Notice::LinkOpened { tool },
            Err(fault) => Notice::LinkNotOpened { fault },
        };
        // When nobody listens any more, the program is ending.
        let _ = replies.send(Message::Reply(Reply::News(News::Noticed(notice))));
        // A browser may be open for hours.
        if let Some(running) = running {
            running.outlast();
        }
    };
    // Where no thread can be started nothing is opened, and the reader sees that.
    let _ = thread::Builder::new().name("browser".to_owned()).spawn(run);
}
