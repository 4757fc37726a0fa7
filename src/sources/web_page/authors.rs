//! Who wrote the article of a page: people, and neither the site nor an agency.

use super::facts::{LinesNearTitle, PageFacts};
use super::json_ld;
use super::phrases::names_organization;
use super::words::{collapsed, key, words};
use crate::article::Metadata;
use crate::language::fold::{FoldedWords, fold};
use crate::sources::plain::byline;

/// Names of `<meta>` for authors.
const METAS: [&str; 8] = [
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
    "article.author",
];

/// The most words of a name.
const MOST_WORDS: usize = 6;
/// The most authors.
const MOST: usize = 12;

/// The authors, in the order they are named. `sites` are the names of the site, as keys.
pub(super) fn decide(
    facts: &PageFacts,
    sites: &[String],
    lines: &LinesNearTitle<'_>,
) -> Vec<String> {
    let people =
        |named: Vec<String>| Some(people(&named, sites)).filter(|people| !people.is_empty());
    let of_article =
        json_ld::article(&facts.json).map(|article| json_ld::authors(article, &facts.json));
    let in_metas = || {
        let is_author = |name: &str| METAS.contains(&name);
        let metas = facts.metas.iter().filter(|(name, _)| is_author(name));
        people(metas.map(|(_, content)| content.clone()).collect())
    };
    of_article
        .and_then(people)
        .or_else(in_metas)
        .or_else(|| people(facts.authors.clone()))
        .or_else(|| lines.iter().filter_map(in_line).find_map(people))
        .unwrap_or_default()
}

/// The authors that a line of the text names.
fn in_line(line: &str) -> Option<Vec<String>> {
    let width = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
    let mut metadata = Metadata::default();
    if let Some(byline) = byline::read(line, width) {
        byline.add_to(&mut metadata);
    } else if is_announced(line) && byline::is_name(announced(line)) {
        metadata.authors.push(announced(line).to_owned());
    }
    Some(metadata.authors).filter(|authors| !authors.is_empty())
}

/// Whether a line announces a name by a word and a colon, or as no sentence does.
fn is_announced(line: &str) -> bool {
    let name = announced(line);
    let before = &line[..line.len() - name.len()];
    before.trim_end().ends_with(':') || before.starts_with("נכתב")
}

/// The people among those that are named, each once.
fn people(named: &[String], sites: &[String]) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for name in named.iter().flat_map(|text| parts(text)) {
        let is_new = people.iter().all(|known| key(known) != key(&name));
        if is_new && is_person(&name, sites) && people.len() < MOST {
            people.push(name);
        }
    }
    people
}

/// The names in a text: what commas and the like divide, without what announces it and the place it was written in.
fn parts(text: &str) -> Vec<String> {
    let text = collapsed(text);
    if text.contains("://") || text.contains('@') {
        return Vec::new();
    }
    let text = announced(&text);
    let names = text
        .split(['،', ',', ';', '؛', '/', '|', '&'])
        .flat_map(|part| part.split(" and "));
    // «حسام أبو العلا - القاهرة»
    let names = names.map(|part| part.split(" - ").next().unwrap_or(part));
    let names = names.map(|part| part.split(" – ").next().unwrap_or(part));
    names
        .map(|name| collapsed(announced(name.trim())))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Words that announce a name, folded.
#[rustfmt::skip]
const ANNOUNCING: FoldedWords = FoldedWords::new(&[
    "بقلم", "كتب", "كتبت", "كتبه", "كتبها", "اعداد", "الكاتب", "الكاتبه", "المؤلف", "تحرير", "تقرير", "حوار", "حاوره", "حاورها", "تحقيق", "بواسطه",
    "نويسنده", "گزارش", "از", "by", "author", "written", "posted", "מאת", "כתבה", "כתב", "נכתב", "על", "ידי", "הכותב", "הכותבת",
]);

/// A text without words that announce a name.
fn announced(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(end) = rest.find(|c: char| c.is_whitespace() || c == ':') {
        let (word, after) = rest.split_at(end);
        if !ANNOUNCING.contains(&fold(word).text) {
            break;
        }
        rest =
            after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–'));
    }
    rest
}

/// Whether a name is that of a person.
fn is_person(name: &str, sites: &[String]) -> bool {
    let own = key(name);
    let words = words(name);
    let count = name.split_whitespace().count();
    let is_in_place = |c: char| {
        c.is_alphabetic()
            || c.is_whitespace()
            || ".-'’\u{200C}״\"".contains(c)
            || !c.is_alphanumeric() && !c.is_ascii() && !"«»؟،؛…()".contains(c)
    };
    let is_site = sites.iter().any(|site| {
        own == *site
            || (site.len() > 6 && own.contains(site.as_str()))
            || (own.len() > 6 && site.contains(own.as_str()))
    });
    (2..=MOST_WORDS).contains(&count)
        && name.chars().all(is_in_place)
        && !name.ends_with('.')
        && !is_site
        && !names_organization(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        people(&[text.to_owned()], &[key("صحيفة المدى")])
    }

    #[test]
    fn names_stand_among_other_words() {
        for (text, names) in [
            ("هند سالم", vec!["هند سالم"]),
            ("بقلم: هند سالم", vec!["هند سالم"]),
            ("كتبت هند سالم", vec!["هند سالم"]),
            ("هند سالم - القاهرة", vec!["هند سالم"]),
            ("هند سالم، علي نور", vec!["هند سالم", "علي نور"]),
            (
                "By Jane Doe and John R. Roe",
                vec!["Jane Doe", "John R. Roe"],
            ),
            ("מאת דנה כהן", vec!["דנה כהן"]),
            ("נכתב על ידי דנה כהן", vec!["דנה כהן"]),
            ("نویسنده: مریم رضایی‌نژاد", vec!["مریم رضایی‌نژاد"]),
            ("(أبوظبي - المدى)", vec![]),
            ("صحيفة المدى", vec![]),
            ("أ ف ب", vec![]),
            ("وكالة الأناضول", vec![]),
            ("Developed by Soft House", vec![]),
            ("admin", vec![]),
            ("https://example.org/author/1", vec![]),
            ("فريق التحرير", vec![]),
            ("ویب ڈیسک", vec![]),
            ("مدیر سایت", vec![]),
        ] {
            assert_eq!(of(text), names, "{text}");
        }
    }
}
