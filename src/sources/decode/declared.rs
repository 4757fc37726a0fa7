//! The encoding that a page or an XML file declares for itself.

/// How far into the file the declaration stands at most, in bytes. The HTML Standard wants it in the first 1,024; there are
/// pages with comments before it.
const PROBE: usize = 16 * 1024;

/// The label of the encoding in an XML declaration at the start, or in the first `<meta>` that has one.
#[must_use]
pub fn label(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(PROBE)];
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let head = head[start..]
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(&head[start..]);
    if head.first() != Some(&b'<') {
        return None;
    }
    let head: String = head
        .iter()
        .map(|&byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    xml_declaration(&head)
        .or_else(|| meta(&head))
        .map(str::to_owned)
}

fn xml_declaration(head: &str) -> Option<&str> {
    let declaration = head.strip_prefix("<?xml")?;
    let (declaration, _) = declaration.split_once("?>")?;
    value_of(declaration, "encoding")
}

fn meta(head: &str) -> Option<&str> {
    let tags = head.split("<meta").skip(1);
    let mut contents = tags.filter_map(|tag| tag.split('>').next());
    contents.find_map(|tag| value_of(tag, "charset"))
}

/// What stands behind `name=`, in quotation marks or not.
fn value_of<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
    let end = rest.find(|c: char| c.is_whitespace() || "\"';/".contains(c));
    let value = &rest[..end.unwrap_or(rest.len())];
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_is_found_in_its_forms() {
        for (head, found) in [
            (
                "<?xml version='1.0' encoding='Windows-1256'?><rss>",
                Some("windows-1256"),
            ),
            (
                "\n <?XML version=\"1.0\"\nencoding = \"ISO-8859-6\" ?>",
                Some("iso-8859-6"),
            ),
            ("<html><META charset=cp1256><p>", Some("cp1256")),
            (
                "<!-- قالب --><meta name=x><meta charset = 'utf-8' />",
                Some("utf-8"),
            ),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1256\">",
                Some("windows-1256"),
            ),
            ("<?xml version='1.0'?><rss>", None),
            ("<html><meta charset=''>", None),
            ("نص عن <meta charset=utf-8>", None),
            ("", None),
            ("<", None),
        ] {
            assert_eq!(label(head.as_bytes()).as_deref(), found, "{head}");
        }
    }
}
