//! Why an address cannot be fetched, as data.

use serde::{Deserialize, Serialize};

/// Why an address cannot be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum FetchFault {
    /// It is not the address of anything.
    NotAnAddress,
    /// It is fetched in another way than by HTTP.
    Scheme {
        /// The scheme, such as `ftp`.
        scheme: String,
    },
    /// No server has this name, or names cannot be looked up.
    UnknownHost {
        /// The name.
        host: String,
    },
    /// Nothing at the address takes connections.
    Refused {
        /// The host.
        host: String,
    },
    /// No way leads to the host.
    Unreachable {
        /// The host.
        host: String,
    },
    /// The server closed the connection without an answer.
    Disconnected {
        /// The host.
        host: String,
    },
    /// The whole of the answer did not come in time.
    TimedOut {
        /// How long was waited, in seconds.
        seconds: u64,
    },
    /// The certificate of the server is not trusted.
    Certificate {
        /// Why, in the words of the library.
        reason: String,
    },
    /// No encrypted connection could be made.
    Encryption {
        /// Why, in the words of the library.
        reason: String,
    },
    /// The file of certificate authorities cannot be read.
    Authorities {
        /// The file.
        name: String,
    },
    /// The proxy did not make the connection.
    Proxy {
        /// The proxy, without its password.
        proxy: String,
        /// Why, in the words of the library.
        reason: String,
    },
    /// A page of the web led to an address of this computer or its network.
    Private {
        /// The host.
        host: String,
    },
    /// The server led to something that is not fetched by HTTP.
    RedirectScheme {
        /// What it led to.
        target: String,
    },
    /// The server led to an address that had led to it.
    RedirectCircle,
    /// The server led on and on.
    TooManyRedirects {
        /// How many redirects are followed.
        limit: usize,
    },
    /// It was there and is no longer (410).
    Gone,
    /// It is shown to those who log in only (401, 407).
    LoginNeeded,
    /// The server refuses it (403, 451).
    Forbidden {
        /// The status.
        status: u16,
    },
    /// There is no such page (404).
    NotFound,
    /// The server wants fewer requests (429).
    TooManyRequests {
        /// After how many seconds it may be asked again, where it says so.
        retry_after: Option<u64>,
    },
    /// The server has failed, or cannot answer now (500 and above).
    Server {
        /// The status.
        status: u16,
        /// After how many seconds it may be asked again, where it says so.
        retry_after: Option<u64>,
    },
    /// Any other status that brings no document.
    Status {
        /// The status.
        status: u16,
    },
    /// The document is larger than it may be.
    TooLarge {
        /// How large it may be, in mebibytes.
        limit: u64,
    },
    /// The headers are more or larger than they may be.
    HeadersTooLarge,
    /// The bytes cannot be decompressed.
    Compression,
    /// The bytes are compressed in a way that was not asked for.
    UnknownCompression {
        /// The name of the compression.
        name: String,
    },
    /// It is a picture, a sound or a film.
    NotText {
        /// The media type.
        media_type: String,
    },
    /// There are no bytes.
    Empty,
    /// The answer is not HTTP.
    NotHttp {
        /// Why, in the words of the library.
        reason: String,
    },
    /// Nobody waits for it any longer.
    Cancelled,
    /// The program was built without the network.
    NotBuilt,
    /// Anything else, in the words of the system.
    System {
        /// The words.
        reason: String,
    },
}

impl FetchFault {
    /// Whether it may have passed when the address is asked again later.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        matches!(
            self,
            Self::UnknownHost { .. }
                | Self::Refused { .. }
                | Self::Unreachable { .. }
                | Self::Disconnected { .. }
                | Self::TimedOut { .. }
                | Self::Certificate { .. }
                | Self::Encryption { .. }
                | Self::Authorities { .. }
                | Self::Proxy { .. }
                | Self::TooManyRequests { .. }
                | Self::Server { .. }
        )
    }

    /// After how many seconds the server may be asked again, where it says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooManyRequests { retry_after } | Self::Server { retry_after, .. } => {
                *retry_after
            }
            _ => None,
        }
    }
}
