//! The proxies that the environment names, and which addresses they are for.

use std::net::IpAddr;

use url::{Host, Url};

/// What is fetched through which proxy.
///
/// As curl has it: `http_proxy` and `https_proxy` in small or capital letters, for both `all_proxy`; `no_proxy`
/// lists hosts that are reached without. What is on this computer always is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    http: Option<String>,
    https: Option<String>,
    except: Vec<Exception>,
}

/// What is reached without a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Exception {
    All,
    /// A name and all names below it.
    Name {
        name: String,
        port: Option<u16>,
    },
    /// The addresses that begin with as many bits as this one.
    Network {
        address: IpAddr,
        bits: u32,
        port: Option<u16>,
    },
}

/// The environment variables that name proxies, in small letters, and the hosts that need none.
const VARIABLES: [&str; 4] = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];

impl Proxies {
    /// Those that the environment names.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::from_variables(|name| std::env::var(name).ok())
    }

    /// Those that variables name.
    #[must_use]
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Self {
        let named = |name: &str| {
            let value = variable(name).or_else(|| variable(&name.to_ascii_uppercase()));
            value.filter(|value| !value.trim().is_empty())
        };
        let [http, https, all, except] = VARIABLES.map(named);
        let except = except.unwrap_or_default();
        let except = except.split([',', ' ']).map(str::trim);
        Self {
            http: http.or_else(|| all.clone()),
            https: https.or(all),
            except: except.filter_map(Exception::parse).collect(),
        }
    }

    /// The proxy through which an address is fetched.
    #[must_use]
    pub fn proxy_for(&self, url: &Url) -> Option<&str> {
        let proxy = match url.scheme() {
            "http" => self.http.as_deref()?,
            _ => self.https.as_deref()?,
        };
        let is_direct = is_this_computer(url) || self.except.iter().any(|it| it.covers(url));
        (!is_direct).then_some(proxy)
    }
}

impl Exception {
    fn parse(entry: &str) -> Option<Self> {
        if entry.is_empty() {
            return None;
        }
        if entry == "*" {
            return Some(Self::All);
        }
        if let Some((address, bits)) = entry.split_once('/') {
            let address = parse_ip(address)?;
            let bits = bits.parse().ok()?;
            let port = None;
            return Some(Self::Network {
                address,
                bits,
                port,
            });
        }
        let (name, port) = split_port(entry);
        if let Some(address) = parse_ip(name) {
            let bits = if address.is_ipv4() { 32 } else { 128 };
            return Some(Self::Network {
                address,
                bits,
                port,
            });
        }
        let name = name.trim_start_matches("*.").trim_matches('.');
        // As it stands in an address: in small letters, in ASCII.
        let name = Host::parse(name).ok()?.to_string();
        Some(Self::Name { name, port })
    }

    fn covers(&self, url: &Url) -> bool {
        let is_port = |port: &Option<u16>| port.is_none() || *port == url.port_or_known_default();
        match self {
            Self::All => true,
            Self::Name { name, port } => {
                let host = url.host_str().unwrap_or_default().trim_end_matches('.');
                let before = host.strip_suffix(name.as_str());
                is_port(port) && before.is_some_and(|it| it.is_empty() || it.ends_with('.'))
            }
            Self::Network {
                address,
                bits,
                port,
            } => is_port(port) && ip_of(url).is_some_and(|ip| begins_alike(ip, *address, *bits)),
        }
    }
}

/// The address of IP that stands in the place of a name.
pub(super) fn ip_of(url: &Url) -> Option<IpAddr> {
    match url.host()? {
        Host::Ipv4(address) => Some(address.into()),
        Host::Ipv6(address) => Some(address.into()),
        Host::Domain(_) => None,
    }
}

/// Whether the address is one of this computer by its name or number.
pub(super) fn is_this_computer(url: &Url) -> bool {
    if let Some(address) = ip_of(url) {
        return address.to_canonical().is_loopback() || address.is_unspecified();
    }
    let name = url.host_str().unwrap_or_default().trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

fn parse_ip(text: &str) -> Option<IpAddr> {
    text.trim_matches(['[', ']']).parse().ok()
}

/// A name without the port behind it. The colons of a bare address of IPv6 divide nothing.
fn split_port(entry: &str) -> (&str, Option<u16>) {
    let split = entry.rsplit_once(':').filter(|(name, _)| {
        let is_bare_ipv6 = name.contains(':') && !name.ends_with(']');
        !is_bare_ipv6
    });
    match split.map(|(name, port)| (name, port.parse().ok())) {
        Some((name, Some(port))) => (name, Some(port)),
        _ => (entry, None),
    }
}

fn begins_alike(one: IpAddr, other: IpAddr, bits: u32) -> bool {
    let (one, other, width) = match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => {
            (u128::from(one.to_bits()), u128::from(other.to_bits()), 32)
        }
        (IpAddr::V6(one), IpAddr::V6(other)) => (one.to_bits(), other.to_bits(), 128),
        _ => return false,
    };
    let rest = width - bits.min(width);
    let beginning = |address: u128| address.checked_shr(rest).unwrap_or(0);
    beginning(one) == beginning(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(variables: &[(&str, &str)]) -> Proxies {
        Proxies::from_variables(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    fn proxy_for(proxies: &Proxies, address: &str) -> Option<String> {
        let url = Url::parse(address).unwrap();
        proxies.proxy_for(&url).map(str::to_owned)
    }

    #[test]
    fn each_scheme_has_its_proxy() {
        let own = proxies(&[
            ("http_proxy", "http://p:1"),
            ("HTTPS_PROXY", "http://p:2"),
            ("ALL_PROXY", "socks5://p:3"),
        ]);
        assert_eq!(proxy_for(&own, "http://a.example").unwrap(), "http://p:1");
        assert_eq!(proxy_for(&own, "https://a.example").unwrap(), "http://p:2");
        let all = proxies(&[("all_proxy", "socks5://p:3"), ("http_proxy", " ")]);
        assert_eq!(proxy_for(&all, "http://a.example").unwrap(), "socks5://p:3");
        assert_eq!(proxy_for(&proxies(&[]), "http://a.example"), None);
    }

    #[test]
    fn this_computer_is_reached_without() {
        let proxies = proxies(&[("ALL_PROXY", "http://p:1")]);
        for address in [
            "http://localhost/",
            "http://LOCALHOST.:80/",
            "http://a.localhost/",
            "http://127.0.0.1:8080/",
            "http://127.5.0.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://0.0.0.0/",
        ] {
            assert_eq!(proxy_for(&proxies, address), None, "{address}");
        }
        for address in ["http://localhost.example/", "http://192.168.0.1/"] {
            assert!(proxy_for(&proxies, address).is_some(), "{address}");
        }
    }

    #[test]
    fn hosts_that_are_listed_are_reached_without() {
        let list = "a.example, .b.example,*.c.example 10.0.0.0/8,d.example:8080,[2001:db8::1]:81,\
                    2001:db8:1::/48,192.168.0.1,مثال.example,x/y";
        let proxies = proxies(&[("http_proxy", "http://p:1"), ("no_proxy", list)]);
        for address in [
            "http://a.example/",
            "http://www.A.example/",
            "http://b.example./",
            "http://www.b.example/",
            "http://www.c.example:81/",
            "http://10.9.8.7/",
            "http://d.example:8080/",
            "http://[2001:db8::1]:81/",
            "http://[2001:db8:1:2::3]/",
            "http://192.168.0.1/",
            "http://أخبار.مثال.example/",
        ] {
            assert_eq!(proxy_for(&proxies, address), None, "{address}");
        }
        for address in [
            "http://nota.example/",
            "http://a.example.org/",
            "http://11.0.0.1/",
            "http://d.example/",
            "http://[2001:db8::1]/",
            "http://[2001:db8:2::1]/",
            "http://192.168.0.2/",
        ] {
            assert!(proxy_for(&proxies, address).is_some(), "{address}");
        }
    }

    #[test]
    fn a_star_turns_the_proxies_off() {
        let proxies = proxies(&[("http_proxy", "http://p:1"), ("NO_PROXY", "*")]);
        assert_eq!(proxy_for(&proxies, "http://a.example/"), None);
    }
}
