//! The fields of front matter in YAML.

use saphyr::{MarkedYaml, Scalar, ScanError, YamlData, YamlLoader};
use saphyr_parser::Parser;

use super::value::{FrontMatterField, FrontMatterValue, collapsed};
use crate::limits;

/// The fields of the mapping in the order of the file. YAML longer ([`limits::FRONT_MATTER`]) or nested deeper
/// ([`limits::YAML_DEPTH`]) than any front matter is not read: that takes memory for each field, and
/// stack for each level.
///
/// # Errors
///
/// The line of the YAML, from 1, where it stops being a mapping.
pub(super) fn fields(yaml: &str) -> Result<Vec<FrontMatterField>, usize> {
    let is_deep = |line: &str| {
        line.matches("- ").count() + line.matches("? ").count() > limits::YAML_DEPTH
            || line.len() - line.trim_start().len() > limits::YAML_DEPTH
    };
    if let Some(index) = yaml.lines().position(is_deep) {
        return Err(index + 1);
    }
    let line = |error: &ScanError| error.marker().line().max(1);
    let mut loader = YamlLoader::default();
    loader.alias_limit(limits::YAML_ALIASES);
    let mut parser = Parser::new_from_str(yaml);
    parser
        .load(&mut loader, true)
        .map_err(|error| line(&error))?;
    if let Some(error) = loader.error() {
        return Err(line(error));
    }
    let documents: Vec<MarkedYaml<'_>> = loader.into_documents();
    let Some(document) = documents.first() else {
        return Ok(Vec::new());
    };
    match value(document, &YamlText::new(yaml)) {
        FrontMatterValue::Mapping(fields) => Ok(fields),
        _ => Err(1),
    }
}

/// YAML by its characters, which is how its parser counts.
struct YamlText<'y> {
    yaml: &'y str,
    /// The byte of every so many-th character.
    offsets: Vec<usize>,
}

impl<'y> YamlText<'y> {
    /// A character in so many is remembered; the others are counted from there.
    const STEP: usize = 64;

    fn new(yaml: &'y str) -> Self {
        let offsets = yaml.char_indices().step_by(Self::STEP);
        Self {
            yaml,
            offsets: offsets.map(|(offset, _)| offset).collect(),
        }
    }

    /// The YAML from the character numbered `start` on.
    fn from(&self, start: usize) -> &'y str {
        let near = self.offsets.get(start / Self::STEP);
        let rest = &self.yaml[near.copied().unwrap_or(self.yaml.len())..];
        let skipped = rest.char_indices().nth(start % Self::STEP);
        skipped.map_or("", |(offset, _)| &rest[offset..])
    }

    /// The characters numbered from `start` to `end`.
    fn between(&self, start: usize, end: usize) -> &'y str {
        let rest = self.from(start);
        let length = rest.len() - self.from(end.max(start)).len();
        &rest[..length]
    }
}

fn value(node: &MarkedYaml<'_>, yaml: &YamlText<'_>) -> FrontMatterValue {
    match &node.data {
        YamlData::Value(Scalar::Null) => FrontMatterValue::Empty,
        YamlData::Tagged(_, inner) => value(inner, yaml),
        YamlData::Sequence(items) => {
            FrontMatterValue::List(items.iter().map(|item| value(item, yaml)).collect())
        }
        YamlData::Mapping(mapping) => {
            let field = |(key, node): (&MarkedYaml<'_>, &MarkedYaml<'_>)| {
                let key = scalar(key, yaml).unwrap_or_else(|| "?".to_owned());
                (key, value(node, yaml))
            };
            FrontMatterValue::Mapping(mapping.iter().map(field).collect())
        }
        _ => scalar(node, yaml).map_or(FrontMatterValue::Other, FrontMatterValue::text),
    }
}

/// The text of a scalar, its white space collapsed unless it stands in double quotation marks, which keep it as it is:
/// numbers and the like as they are written, for a title `007` is not the number seven.
fn scalar(node: &MarkedYaml<'_>, yaml: &YamlText<'_>) -> Option<String> {
    let (start, end) = (node.span.start.index(), node.span.end.index());
    match &node.data {
        YamlData::Value(Scalar::String(text)) if yaml.from(start).starts_with('"') => {
            Some(text.clone().into_owned())
        }
        YamlData::Value(Scalar::String(text)) => Some(collapsed(text)),
        YamlData::Value(_) => Some(collapsed(yaml.between(start, end))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_few() {
        let few = "a: &a عنوان\ntitle: *a\n";
        assert_eq!(fields(few).unwrap().len(), 2);
        let many = format!(
            "a: &a {}\ntopics: [{}]\n",
            "ع".repeat(1000),
            "*a,".repeat(limits::YAML_ALIASES + 1)
        );
        assert!(fields(&many).is_err());
    }

    #[test]
    fn characters_are_found_wherever_they_stand() {
        let text = "ab ك€😀\n".repeat(100);
        let written = YamlText::new(&text);
        for (index, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(written.from(index), &text[offset..]);
        }
        let count = text.chars().count();
        assert_eq!(written.from(count), "");
        assert_eq!(written.from(count + 1000), "");
        assert_eq!(written.between(3, 5), "ك€");
        assert_eq!(written.between(count - 2, count + 9), "😀\n");
        assert_eq!(written.between(5, 3), "");
    }
}
