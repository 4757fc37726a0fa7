//! A page without what is no article for certain, as HTML again.

use crate::limits;
use crate::sources::html::dom::{Dom, NodeId, Step};
use crate::sources::html::elements::is_hidden;
use crate::sources::html::table;

/// Words in classes and ids of what stands beside an article.
#[rustfmt::skip]
const BESIDE: [&str; 79] = [
    "share", "shares", "sharing", "sharer", "sharebar", "social", "socials", "addthis", "addtoany", "sharethis",
    "related", "relatednews", "relatedposts", "relatedarticles", "recommended", "recommendation", "recommendations",
    "suggested", "suggestions", "readmore", "readalso", "alsoread", "seealso",
    "newsletter", "subscribe", "subscription", "signup", "breadcrumb", "breadcrumbs", "cookie", "cookies", "consent",
    "gdpr", "popup", "modal", "overlay", "advert", "adverts", "advertisement", "ads", "adsense", "sponsored",
    "taboola", "outbrain", "sidebar", "footer", "navbar", "navigation", "menu", "print", "printer", "toolbar",
    "ticker", "mostread", "mostviewed", "trending", "popular", "pagination", "pager", "tags", "taglist", "keywords",
    "screenreader", "skiplink", "tooltip", "toast", "carousel", "swiper", "slider", "slick", "owl", "prev", "next",
    "teaser", "teasers", "card", "cards", "appstore", "promo",
];

/// Words in classes and ids of what readers write.
const COMMENTS: [&str; 6] = [
    "comment",
    "comments",
    "commentlist",
    "commentform",
    "disqus",
    "respond",
];

/// Elements that are not for reading.
#[rustfmt::skip]
const UNREAD: [&str; 22] = [
    "script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "audio", "video", "canvas",
    "map", "input", "button", "select", "textarea", "datalist", "link", "meta", "base", "head", "dialog",
];

/// Elements without an end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "wbr", "col", "source"];

/// The page as HTML, under `title`; `None` where elements stand too deep in each other ([`limits::PAGE_DEPTHS`]).
pub(super) fn pruned(dom: &Dom, title: Option<&str>) -> Option<String> {
    let prose = Prose::of(dom);
    let mut html = String::from("<html><head><title>");
    push_escaped(&mut html, title.unwrap_or_default());
    html.push_str("</title></head><body>");
    let mut layouts = Vec::new();
    let (mut depth, mut depths) = (0_usize, 0);
    let mut steps = dom.steps(Dom::ROOT);
    while let Some(step) = steps.next() {
        match step {
            Step::Enter(id) => {
                if let Some(text) = dom.text(id) {
                    push_escaped(&mut html, text);
                } else if is_left_out(dom, id, &prose) {
                    steps.pass(id);
                } else {
                    if dom.name(id) == "table" {
                        layouts.push(table::is_layout(dom, id));
                    }
                    push_tag(&mut html, dom, id, is_in_layout(&layouts));
                    depth += 1;
                    depths += depth;
                }
            }
            Step::Leave(id) => {
                depth = depth.saturating_sub(1);
                let name = written_name(dom, id, is_in_layout(&layouts));
                if !name.is_empty() && !VOID.contains(&name) {
                    html.extend(["</", name, ">"]);
                }
                if dom.name(id) == "table" {
                    layouts.pop();
                }
            }
        }
    }
    html.push_str("</body></html>");
    (depths <= limits::PAGE_DEPTHS).then_some(html)
}

/// How much prose elements hold: text outside links.
struct Prose {
    /// By the number of the node, in bytes.
    lengths: Vec<u32>,
    whole: u32,
}

impl Prose {
    fn of(dom: &Dom) -> Self {
        let mut lengths = vec![0_u32; dom.len()];
        let mut total = 0_u32;
        let mut links = 0_u32;
        let mut before = Vec::new();
        for step in dom.steps(Dom::ROOT) {
            match step {
                Step::Enter(id) => match dom.text(id) {
                    Some(text) if links == 0 => {
                        let length = u32::try_from(text.trim().len()).unwrap_or(u32::MAX);
                        total = total.saturating_add(length);
                    }
                    Some(_) => {}
                    None => {
                        before.push(total);
                        links += u32::from(is_apart(dom.name(id)));
                    }
                },
                Step::Leave(id) if id != Dom::ROOT => {
                    lengths[id.index()] = total - before.pop().unwrap_or(total);
                    links -= u32::from(is_apart(dom.name(id)));
                }
                Step::Leave(_) => {}
            }
        }
        Self {
            lengths,
            whole: total,
        }
    }

    /// The share of the prose of the page that stands in an element, in hundredths.
    fn share(&self, id: NodeId) -> u64 {
        u64::from(self.lengths[id.index()]) * 100 / u64::from(self.whole.max(1))
    }
}

/// Elements whose text is no prose.
fn is_apart(name: &str) -> bool {
    name == "a" || UNREAD.contains(&name)
}

fn is_left_out(dom: &Dom, id: NodeId, prose: &Prose) -> bool {
    let name = dom.name(id);
    if UNREAD.contains(&name) || is_hidden(dom, id) {
        return true;
    }
    if matches!(name, "" | "html" | "body" | "main" | "article" | "h1") {
        return false;
    }
    // A name may be given to what holds the article, too.
    const MOST: u64 = 25;
    const MOST_COMMENTS: u64 = 60;
    match name {
        "nav" | "footer" | "aside" => return prose.share(id) < MOST,
        "form" => return prose.share(id) < MOST,
        _ => {}
    }
    let says = |words: &[&str]| {
        ["class", "id"].iter().any(|attribute| {
            let value = dom.attribute(id, attribute).unwrap_or_default();
            names(value).any(|word| words.contains(&word.as_str()))
        })
    };
    (prose.share(id) < MOST && says(&BESIDE))
        || (prose.share(id) < MOST_COMMENTS && says(&COMMENTS))
}

/// The words that classes and ids are made of, in lower case: `NewsShare_Icons` has three.
fn names(value: &str) -> impl Iterator<Item = String> + '_ {
    let parts = value.split(|c: char| !c.is_ascii_alphanumeric());
    parts.flat_map(|part| {
        let bytes = part.as_bytes();
        let is_start = |at: usize| {
            at == 0 || (bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase())
        };
        let starts: Vec<usize> = (0..part.len()).filter(|&at| is_start(at)).collect();
        let ends = starts
            .iter()
            .skip(1)
            .copied()
            .chain([part.len()])
            .collect::<Vec<_>>();
        let words = starts
            .into_iter()
            .zip(ends)
            .map(move |(start, end)| part[start..end].to_ascii_lowercase());
        words.collect::<Vec<_>>()
    })
}

fn is_in_layout(layouts: &[bool]) -> bool {
    layouts.last() == Some(&true)
}

/// The name that an element is written with; empty for the roots of documents. What only places parts of the page is
/// no table.
fn written_name(dom: &Dom, id: NodeId, is_in_layout: bool) -> &str {
    match dom.name(id) {
        "html" | "body" => "",
        // A form that holds the page.
        "form" => "div",
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" if is_in_layout => "div",
        name if name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') =>
        {
            name
        }
        _ => "",
    }
}

fn push_tag(html: &mut String, dom: &Dom, id: NodeId, is_in_layout: bool) {
    let name = written_name(dom, id, is_in_layout);
    if name.is_empty() {
        return;
    }
    html.extend(["<", name]);
    for (attribute, value) in dom.attributes(id).filter(|(name, _)| *name != "style") {
        html.extend([" ", attribute, "=\""]);
        push_escaped(html, value);
        html.push('"');
    }
    html.push('>');
}

fn push_escaped(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::html::parse::parse;

    fn text(html: &str) -> String {
        let dom = parse(&pruned(&parse(html).unwrap(), None).unwrap()).unwrap();
        dom.text_of(Dom::ROOT)
    }

    #[test]
    fn classes_are_read_as_words() {
        let words: Vec<String> = names("NewsShare_Icons relatedPosts share-bar").collect();
        assert_eq!(
            words,
            ["news", "share", "icons", "related", "posts", "share", "bar"]
        );
    }

    #[test]
    fn what_stands_beside_the_article_is_left_out_unless_it_holds_it() {
        let prose = "نص طويل يقرأ ".repeat(20);
        for (html, expected) in [
            (
                format!("<p>{prose}</p><div class='share-bar'>شارك</div>"),
                prose.clone(),
            ),
            (
                format!("<div class='share-bar'><p>{prose}</p></div>"),
                prose.clone(),
            ),
            (
                format!("<nav>قائمة</nav><p>{prose}</p><footer>حقوق</footer>"),
                prose.clone(),
            ),
            (format!("<form><p>{prose}</p><input></form>"), prose.clone()),
            (
                format!("<p>{prose}</p><p hidden>شر</p><script>شر</script>"),
                prose.clone(),
            ),
            ("<p>a &lt; b &amp; c</p>".to_owned(), "a < b & c".to_owned()),
        ] {
            assert_eq!(text(&html).trim(), expected.trim(), "{html}");
        }
    }
}
