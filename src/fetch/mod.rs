//! Documents fetched from the network by HTTP. The one module that opens connections, and only where it is asked to.
//!
//! [`get`] fetches one document: it follows redirects itself, so that each hop can be checked, and ends within the
//! limits of size and time whatever the server does. [`many`] fetches from many hosts at once. From one host, which
//! is scheme, name and port, one document is fetched at a time.
//!
//! An address that a reader names may be anywhere. What a public server names, by a redirect or in a document, is
//! fetched from public addresses only ([`Reach`]), so that a page of the web cannot read what a home or office shows
//! to its own computers. The address that was checked is the one that is connected to. A proxy resolves names
//! itself: there only addresses in numbers are checked.

mod address;
mod client;
mod connect;
mod credentials;
mod document;
mod exchange;
mod get;
mod headers;
mod hosts;
mod many;
mod proxy;
mod reach;

pub use self::client::{Client, IsCancelled, Limits, Options};
pub use self::document::{Error, Extent, FetchRequest, FetchResponse, FetchedDocument, Validators};
pub use self::get::get;
pub use self::many::many;
pub use self::proxy::Proxies;
pub use self::reach::{Reach, Resolver, SystemResolver, is_public};
