//! A name and a password for a proxy, as its header has them.

use crate::base64;

/// The value of a `Proxy-Authorization` header (RFC 7617).
pub(super) fn basic(name: &str, password: &str) -> String {
    let pair = format!("{name}:{password}");
    format!("Basic {}", base64::encode(pair.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7617, 2.
    #[test]
    fn it_is_written_as_the_standard_says() {
        assert_eq!(
            basic("Aladdin", "open sesame"),
            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
        );
    }
}
