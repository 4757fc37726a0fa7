//! Data about an article that a page holds as JSON-LD (schema.org).

use serde_json::Value;

/// How deep lists and graphs are followed.
const DEPTH: usize = 3;

/// The objects at the top of some JSON-LD.
pub(super) fn objects(text: &str) -> Vec<Value> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let value = serde_json::from_str(text).or_else(|_| serde_json::from_str(&repaired(text)));
    let mut objects = Vec::new();
    if let Ok(value) = value {
        flatten(value, DEPTH, &mut objects);
    }
    objects
}

fn flatten(value: Value, depth: usize, objects: &mut Vec<Value>) {
    match value {
        Value::Array(values) if depth > 0 => {
            for value in values {
                flatten(value, depth - 1, objects);
            }
        }
        Value::Object(mut object) => {
            if let Some(graph) = object.remove("@graph").filter(|_| depth > 0) {
                flatten(graph, depth - 1, objects);
            }
            objects.push(Value::Object(object));
        }
        _ => {}
    }
}

/// JSON as pages write it by hand: with line feeds in strings, commas before what closes, and comments around it.
fn repaired(text: &str) -> String {
    let text = text
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->");
    let mut repaired = String::with_capacity(text.len());
    let mut is_in_string = false;
    let mut is_escaped = false;
    for character in text.chars() {
        let character = if character.is_control() {
            ' '
        } else {
            character
        };
        if matches!(character, '}' | ']') && !is_in_string {
            let end = repaired.trim_end().len();
            if repaired[..end].ends_with(',') {
                repaired.truncate(end - 1);
            }
        }
        if character == '"' && !is_escaped {
            is_in_string = !is_in_string;
        }
        is_escaped = character == '\\' && !is_escaped;
        repaired.push(character);
    }
    repaired.trim_end_matches([';', ' ']).to_owned()
}

/// A field, whatever the case of its name.
fn field<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    let object = object.as_object()?;
    object.get(name).or_else(|| {
        let mut fields = object.iter();
        fields
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    })
}

/// A field that is a text, or a list of which the first text counts.
pub(super) fn text<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    let value = field(object, name)?;
    let value = value
        .as_array()
        .and_then(|values| values.first())
        .unwrap_or(value);
    value.as_str().filter(|text| !text.trim().is_empty())
}

fn is_of_type(object: &Value, is_wanted: impl Fn(&str) -> bool) -> bool {
    match field(object, "@type") {
        Some(Value::String(name)) => is_wanted(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is_wanted),
        _ => false,
    }
}

fn is_article_type(name: &str) -> bool {
    ["Article", "Posting", "Report", "Review", "CreativeWork"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// The object that is the article of the page.
pub(super) fn article(objects: &[Value]) -> Option<&Value> {
    objects
        .iter()
        .find(|object| is_of_type(object, is_article_type))
}

/// The object that is the page.
pub(super) fn page(objects: &[Value]) -> Option<&Value> {
    objects
        .iter()
        .find(|object| is_of_type(object, |name| name == "WebPage" || name == "VideoObject"))
}

/// The address of an article.
pub(super) fn address(article: &Value) -> Option<String> {
    let own = text(article, "url");
    let page = || {
        let page = field(article, "mainEntityOfPage")?;
        page.as_str().or_else(|| text(page, "@id"))
    };
    own.or_else(page).map(str::to_owned)
}

/// The names of the people who wrote an article. Those that the page says to be an organization are none of them.
pub(super) fn authors(article: &Value, objects: &[Value]) -> Vec<String> {
    let Some(authors) = field(article, "author").or_else(|| field(article, "creator")) else {
        return Vec::new();
    };
    let list = authors
        .as_array()
        .map_or(std::slice::from_ref(authors), Vec::as_slice);
    let mut names = Vec::new();
    for author in list {
        let author = match text(author, "@id") {
            Some(id) if field(author, "name").is_none() => {
                let mut known = objects
                    .iter()
                    .filter(|object| text(object, "@id") == Some(id));
                known.next().unwrap_or(author)
            }
            _ => author,
        };
        if is_of_type(author, |name| name.ends_with("Organization")) {
            continue;
        }
        match author.as_str() {
            Some(name) => names.push(name.to_owned()),
            None => match field(author, "name") {
                Some(Value::String(name)) => names.push(name.clone()),
                Some(Value::Array(several)) => {
                    names.extend(several.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                _ => {}
            },
        }
    }
    names
}

/// The names of those who publish the article, and of the site.
pub(super) fn publishers(objects: &[Value]) -> impl Iterator<Item = &str> {
    let of_article =
        article(objects).and_then(|article| text(field(article, "publisher")?, "name"));
    let is_site = |object: &&Value| is_of_type(object, |name| name == "WebSite");
    let sites = objects
        .iter()
        .filter(is_site)
        .filter_map(|site| text(site, "name"));
    of_article.into_iter().chain(sites)
}

/// Whether the page says that the article is not free to read.
pub(super) fn is_held_back(objects: &[Value]) -> bool {
    let said = article(objects).or_else(|| page(objects));
    match said.and_then(|object| field(object, "isAccessibleForFree")) {
        Some(Value::Bool(is_free)) => !is_free,
        Some(Value::String(is_free)) => is_free.trim().eq_ignore_ascii_case("false"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_in_lists_and_graphs() {
        for text in [
            r#"{"@type": "NewsArticle", "headline": "أ"}"#,
            r#"[{"@type": "WebSite"}, {"@type": ["Thing", "BlogPosting"], "headline": "أ"}]"#,
            r#"{"@graph": [{"@type": "Person"}, {"@type": "Article", "headLine": ["أ"]}]}"#,
            "{\"@type\": \"Article\", \"headline\": \"أ\", \"description\": \"سطر\nوسطر\", }",
            "<!-- {\"@type\": \"Article\", \"headline\": \"أ\"} -->",
        ] {
            let objects = objects(text);
            let article = article(&objects).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(super::text(article, "headline"), Some("أ"), "{text}");
        }
        assert!(article(&objects("{\"@type\": \"Article\"")).is_none());
    }

    #[test]
    fn authors_are_people() {
        for (author, expected) in [
            (r#""هند سالم""#, vec!["هند سالم"]),
            (
                r#"{"@type": "Person", "name": "هند سالم"}"#,
                vec!["هند سالم"],
            ),
            (
                r#"[{"name": ["هند سالم", "علي نور"]}]"#,
                vec!["هند سالم", "علي نور"],
            ),
            (
                r#"{"@type": "NewsMediaOrganization", "name": "الجريدة"}"#,
                vec![],
            ),
            (r##"{"@id": "#1"}"##, vec!["سعاد"]),
        ] {
            let text = format!(
                r##"[{{"@type": "Article", "author": {author}}}, {{"@id": "#1", "name": "سعاد"}}]"##
            );
            let objects = objects(&text);
            assert_eq!(
                authors(article(&objects).unwrap(), &objects),
                expected,
                "{author}"
            );
        }
    }
}
