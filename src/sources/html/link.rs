//! Addresses of links, made whole.

use url::Url;

use super::dom::{Dom, NodeId};
use crate::article::SpanStyle;

/// Schemes that lead somewhere.
const SCHEMES: [&str; 6] = ["http", "https", "mailto", "tel", "ftp", "file"];

/// The style of what stands in a link; `None` where it leads nowhere.
pub(super) fn style(dom: &Dom, id: NodeId, base: Option<&Url>) -> Option<SpanStyle> {
    let address = dom.attribute(id, "href")?;
    absolute(address, base).map(SpanStyle::Link)
}

/// An address made whole against `base`, or as it is written where there is none; `None` where it leads nowhere or
/// to another place of the same page.
#[must_use]
pub(in crate::sources) fn absolute(address: &str, base: Option<&Url>) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') {
        return None;
    }
    let whole = match base {
        Some(base) => base.join(address),
        None => Url::parse(address),
    };
    match whole {
        Ok(url) => SCHEMES.contains(&url.scheme()).then(|| url.into()),
        // It leads somewhere for whoever knows where the text comes from.
        Err(url::ParseError::RelativeUrlWithoutBase) => Some(address.to_owned()),
        Err(_) => None,
    }
}

/// The address that links of a page start from: that of the page, or what its `<base>` says.
#[must_use]
pub(in crate::sources) fn base(dom: &Dom, page: Option<&str>) -> Option<Url> {
    let page = page.and_then(|page| Url::parse(page).ok());
    let said = dom
        .elements(Dom::ROOT, "base")
        .find_map(|id| dom.attribute(id, "href"));
    let whole = said.and_then(|said| match &page {
        Some(page) => page.join(said.trim()).ok(),
        None => Url::parse(said.trim()).ok(),
    });
    whole.filter(|base| !base.cannot_be_a_base()).or(page)
}
