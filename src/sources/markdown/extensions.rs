//! What generators of sites add to Markdown, taken out or turned into Markdown before it is parsed.
//!
//! Attribute lists of kramdown (`{: .class}`), containers (`:::note`), shortcodes of Hugo and Quarto
//! (`{{< … >}}`, `{{% … %}}`), tags of Liquid (`{% … %}`, `{{ … }}`), the module syntax and the components of MDX, and
//! list numbers in other signs than Western digits ([`super::numbers`]). Program text stays as it is, and a backslash before a
//! sign makes it nothing but itself.

use std::borrow::Cow;

use super::numbers::{self, LetterList, ListNumeral, ListSign, OtherNumbers};
use super::tags::{LONGEST_TAG, TAGS, attribute_length, closing_tag, component_length, tag_name};
use crate::article::ListNumerals;
use crate::sources::script::{self, ScriptPosition};

/// The longest run of backquotes that is taken for the beginning of program text within a line.
const LONGEST_BACKQUOTES: usize = 8;
/// So many bytes before raised text tell whether it stands in an address.
const LONGEST_ADDRESS: usize = 256;

/// Markdown without the additions.
pub(super) struct Reduced<'t> {
    pub(super) text: Cow<'t, str>,
    /// The signs of its list numbers.
    pub(super) numbers: OtherNumbers,
}

/// Takes the additions out of Markdown.
pub(super) fn reduced(markdown: &str) -> Reduced<'_> {
    if !has_any(markdown) {
        return Reduced {
            text: Cow::Borrowed(markdown),
            numbers: OtherNumbers::default(),
        };
    }
    let mut reducer = Reducer {
        text: markdown,
        at: behind_modules(markdown),
        out: String::with_capacity(markdown.len()),
        context: LineAbove::Blank,
        fence: None,
        is_in_list: false,
        letters: None,
        last_sign: None,
        numbers: OtherNumbers::default(),
        unclosed: Vec::new(),
        closings: [0; TAGS.len()],
    };
    while reducer.at < markdown.len() {
        reducer.line();
    }
    Reduced {
        text: Cow::Owned(reducer.out),
        numbers: reducer.numbers,
    }
}

/// Whether there can be any addition.
fn has_any(markdown: &str) -> bool {
    let opens = |tag: &str| tag.starts_with(|c: char| c.is_ascii_uppercase());
    let has_other_number = |line: &str| {
        let content = line.trim_start_matches(is_prefix);
        numbers::digits(content).is_some() || numbers::is_first_letter(content)
    };
    markdown.contains(['{', '^', '~'])
        || markdown.contains(":::")
        || markdown
            .split('<')
            .skip(1)
            .any(|tag| opens(tag.trim_start_matches('/')))
        || behind_modules(markdown) > 0
        || markdown.lines().any(has_other_number)
}

/// What may stand before the first sign of a line: indentation, the signs of quotations.
fn is_prefix(character: char) -> bool {
    matches!(character, ' ' | '\t' | '>')
}

/// The byte behind the imports and exports of MDX that a text begins with: each goes on to the next blank line, or
/// line that begins another.
fn behind_modules(markdown: &str) -> usize {
    let mut end = 0;
    let mut is_in_module = false;
    let mut at = 0;
    for line in markdown.split_inclusive('\n') {
        at += line.len();
        let is_blank = line.trim().is_empty();
        is_in_module = !is_blank && (is_in_module || is_module(line));
        if is_in_module {
            end = at;
        } else if !is_blank {
            break;
        }
    }
    end
}

/// Whether a line imports something into a module, or exports something from one.
fn is_module(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(';');
    let is_quoted = |text: &str| {
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
        quote.is_some_and(|quote| text.len() > 1 && text.ends_with(quote))
    };
    if let Some(import) = line.strip_prefix("import ") {
        let from = import.rsplit_once(" from ").map(|(_, from)| from);
        return is_quoted(from.unwrap_or(import).trim());
    }
    let exported = line.strip_prefix("export ").map(str::trim_start);
    let kinds = [
        "const ",
        "let ",
        "var ",
        "function ",
        "default ",
        "async ",
        "class ",
        "{",
        "* ",
    ];
    exported.is_some_and(|exported| kinds.iter().any(|kind| exported.starts_with(kind)))
}

/// What stands above a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineAbove {
    /// Nothing, a blank line, or a block that ends with its line.
    Blank,
    Text,
    IndentedCode,
}

/// Goes through a text line by line and writes what stays.
struct Reducer<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    out: String,
    context: LineAbove,
    /// The sign and the length of the fence of the code that is open.
    fence: Option<(char, usize)>,
    is_in_list: bool,
    /// The list of letters whose items may go on.
    letters: Option<LetterList>,
    /// What stands behind the number of the last item.
    last_sign: Option<ListSign>,
    numbers: OtherNumbers,
    /// The names of pairs of tags that nothing closes from here on.
    unclosed: Vec<&'static str>,
    /// Where the next sign stands that closes each kind of tag, as far as it was looked for.
    closings: [usize; TAGS.len()],
}

impl<'t> Reducer<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The rest of the line, its end included.
    fn rest_of_line(&self) -> &'t str {
        let rest = self.rest();
        rest.find('\n').map_or(rest, |end| &rest[..=end])
    }

    fn keep(&mut self, length: usize) {
        self.out.push_str(&self.text[self.at..self.at + length]);
        self.at += length;
    }

    fn line(&mut self) {
        let line = self.rest_of_line();
        let bare = line.trim_start_matches(is_prefix);
        let content = bare.trim_end();
        let indent = line.len() - bare.len();
        if let Some(fence) = self.fence {
            self.fence = (!closes(content, fence)).then_some(fence);
            return self.keep(line.len());
        }
        if content.is_empty() {
            if self.context == LineAbove::Text {
                self.context = LineAbove::Blank;
            }
            return self.keep(line.len());
        }
        if self.is_indented_code(line) {
            self.context = LineAbove::IndentedCode;
            return self.keep(line.len());
        }
        if self.context != LineAbove::Text && indent == 0 && !is_item(content) {
            self.is_in_list = false;
            self.letters = self.letters.filter(|_| numbers::is_lettered(content));
        }
        self.fence = fence(content);
        if self.fence.is_some() {
            self.context = LineAbove::Blank;
            return self.keep(line.len());
        }
        if is_attribute_list(content) {
            self.at += line.len();
            return;
        }
        if let Some(title) = container(content) {
            return self.container(line, indent, title);
        }
        self.keep(indent);
        self.list_number(content);
        self.is_in_list |= is_item(content);
        self.context = if content.starts_with('#') {
            LineAbove::Blank
        } else {
            LineAbove::Text
        };
        self.inline();
    }

    /// Whether a line is one of program text by its indentation; in a list that would be a paragraph.
    fn is_indented_code(&self, line: &str) -> bool {
        let is_indented = line.starts_with("    ") || line.starts_with('\t');
        is_indented && self.context != LineAbove::Text && !self.is_in_list
    }

    /// A line that opens or closes a container: its title stays, as a paragraph of its own.
    fn container(&mut self, line: &str, indent: usize, title: Option<&str>) {
        if let Some(title) = title {
            let prefix = &line[..indent];
            let strong = if title.contains(['*', '_']) { "" } else { "**" };
            self.out
                .push_str(&format!("\n{prefix}{strong}{title}{strong}\n"));
        }
        self.out.push('\n');
        self.at += line.len();
        self.context = LineAbove::Blank;
    }

    /// Writes a list number in the digits that Markdown knows, where a list can begin or go on.
    fn list_number(&mut self, content: &str) {
        let Some(number) = self.number(content) else {
            return;
        };
        let sign = numbers::sign(number, content, self.last_sign);
        self.last_sign = Some(sign);
        self.is_in_list = true;
        if number.numerals != ListNumerals::Western {
            self.numbers.push(self.out.len(), number.numerals);
        }
        self.out.push_str(&number.value.to_string());
        self.out.push(sign.parsed());
        self.at += number.length + 1;
    }

    /// The number of the item that a line begins.
    fn number(&mut self, content: &str) -> Option<ListNumeral> {
        let digits = numbers::digits(content).or_else(|| numbers::western(content));
        if let Some(number) = digits {
            // Within a paragraph only the first number begins a list (CommonMark, 5.3).
            let begins = self.context != LineAbove::Text || self.is_in_list || number.value == 1;
            return begins.then_some(number);
        }
        let below = &self.text[self.at + self.rest_of_line().len()..];
        let (number, list) = numbers::letter(content, below, self.letters)?;
        self.letters = Some(list);
        Some(number)
    }

    /// Takes the additions out of the rest of a line, and of the lines in which they end.
    fn inline(&mut self) {
        loop {
            let rest = self.rest();
            let Some(length) = rest.find(['\n', '\\', '`', '{', '<', '^', '~']) else {
                return self.keep(rest.len());
            };
            self.keep(length);
            let rest = self.rest();
            match rest.as_bytes()[0] {
                b'\n' => return self.keep(1),
                b'\\' => {
                    let escaped = rest.chars().nth(1).map_or(0, char::len_utf8);
                    let is_line_end = rest[1..].starts_with('\n');
                    self.keep(if is_line_end { 1 } else { 1 + escaped });
                }
                b'`' => self.keep(code_length(rest)),
                b'<' => match component_length(rest) {
                    Some(length) => self.at += length,
                    None => self.keep(1),
                },
                b'^' | b'~' => self.script(rest),
                _ => self.brace(rest),
            }
        }
    }

    /// Writes text that a word has raised or lowered (`x^2^`, `H~2~O`) as HTML says it.
    fn script(&mut self, rest: &'t str) {
        let sign = &rest[..1];
        let is_run = rest[1..].starts_with(sign) || self.out.ends_with(sign);
        let word = tail(&self.out, LONGEST_ADDRESS);
        let word = word.rsplit(char::is_whitespace).next().unwrap_or(word);
        let is_address = word.contains("://") || word.contains("](") || word.contains('<');
        let is_behind_word = word.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        let content = rest[1..].split(sign).next().unwrap_or_default();
        let is_closed = rest[1 + content.len()..].starts_with(sign)
            && !rest[1 + content.len()..].starts_with(&sign.repeat(2));
        let (script, name) = match sign {
            "^" => (ScriptPosition::Super, "sup"),
            _ => (ScriptPosition::Sub, "sub"),
        };
        // One tilde on each side strikes out what cannot be lowered (GitHub).
        let is_script = match script {
            ScriptPosition::Super => {
                content.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '−')
            }
            ScriptPosition::Sub => script::has_forms(script, content),
        };
        if is_run
            || is_address
            || !is_behind_word
            || !is_closed
            || !is_script
            || !script::is_short(content)
        {
            return self.keep(1);
        }
        self.out.push_str(&format!("<{name}>{content}</{name}>"));
        self.at += content.len() + 2;
    }

    /// Takes out what a brace opens.
    fn brace(&mut self, rest: &'t str) {
        let tag = self.tag_length();
        let name = tag.map_or("", |length| tag_name(&rest[..length]));
        if let Some((code, length)) = self.enclosed(rest, tag, name, "highlight") {
            let fence = "`".repeat(longest_backquotes(code).max(2) + 1);
            let code = code.trim_matches('\n');
            self.out
                .push_str(&format!("\n\n{fence}\n{code}\n{fence}\n\n"));
            self.at += length;
            return;
        }
        let comment = self.enclosed(rest, tag, name, "comment");
        let length = comment.map(|(_, length)| length).or(tag);
        let is_behind_span = self.out.ends_with([')', ']', '*', '_', '`']);
        match length.or_else(|| attribute_length(rest, is_behind_span)) {
            Some(length) => self.at += length,
            None => self.keep(1),
        }
    }

    /// The bytes of the tag that begins here.
    fn tag_length(&mut self) -> Option<usize> {
        let rest = self.rest();
        let known = TAGS
            .iter()
            .position(|(opening, _)| rest.starts_with(opening))?;
        let (opening, closing) = TAGS[known];
        let inner = self.at + opening.len();
        // Each is looked for once.
        if self.closings[known] < inner {
            let next = self.text[inner..].find(closing);
            self.closings[known] = next.map_or(usize::MAX, |offset| inner + offset);
        }
        let end = self.closings[known].checked_add(closing.len())?;
        let length = end - self.at;
        (length <= LONGEST_TAG).then_some(length)
    }

    /// The text between the tag that a text begins with, where it has this name, and the one that closes it, and the
    /// bytes of it all.
    fn enclosed(
        &mut self,
        text: &'t str,
        tag: Option<usize>,
        name: &str,
        wanted: &'static str,
    ) -> Option<(&'t str, usize)> {
        let length = tag.filter(|_| name == wanted && !self.unclosed.contains(&wanted))?;
        let inner = &text[length..];
        let Some(closing) = closing_tag(inner, wanted) else {
            self.unclosed.push(wanted);
            return None;
        };
        Some((&inner[..closing.start], length + closing.end))
    }
}

/// The fence of code that a line opens.
fn fence(content: &str) -> Option<(char, usize)> {
    let content = content.trim_start_matches(['-', '*', '+', ' ']);
    let sign = content.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = content.len() - content.trim_start_matches(sign).len();
    let is_fence = length >= 3 && !(sign == '`' && content[length..].contains('`'));
    is_fence.then_some((sign, length))
}

fn closes(content: &str, (sign, length): (char, usize)) -> bool {
    content.len() >= length && content.chars().all(|c| c == sign)
}

/// Whether a line begins an item of a list.
fn is_item(content: &str) -> bool {
    let bullet = content.strip_prefix(['-', '*', '+']);
    let digits = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = (digits.len() < content.len()).then_some(digits);
    let behind = bullet.or_else(|| number?.strip_prefix(['.', ')']));
    behind.is_some_and(|behind| behind.starts_with(char::is_whitespace))
        || numbers::digits(content).is_some()
}

/// Whether a line is nothing but an attribute list of kramdown.
fn is_attribute_list(content: &str) -> bool {
    content.starts_with("{:") && content.find('}') == Some(content.len() - 1)
}

/// The title of the container that a line opens, the inner `None` where it has none, or closes one.
#[allow(clippy::option_option)]
fn container(content: &str) -> Option<Option<&str>> {
    let rest = content.strip_prefix(":::")?.trim_start_matches(':').trim();
    let rest = rest.trim_end_matches(':').trim_end();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let name_length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(name_length);
    let behind = behind.trim_start();
    if let Some(attributes) = behind.strip_prefix('{') {
        let (attributes, title) = attributes.split_once('}')?;
        let title = Some(title.trim()).filter(|title| !title.is_empty());
        return Some(title.or_else(|| title_attribute(attributes)));
    }
    if name.is_empty() {
        return rest.is_empty().then_some(None);
    }
    let bracketed = behind
        .strip_prefix('[')
        .and_then(|title| title.strip_suffix(']'));
    let title = bracketed.unwrap_or(behind).trim();
    Some(Some(title).filter(|title| !title.is_empty()))
}

fn title_attribute(attributes: &str) -> Option<&str> {
    let (_, value) = attributes.split_once("title=")?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let title = value[1..].split(quote).next()?.trim();
    (!title.is_empty()).then_some(title)
}

/// The bytes of the program text within a line that a text begins with, its backquotes included; those of the
/// backquotes where nothing closes them in the paragraph.
fn code_length(text: &str) -> usize {
    let run = text.len() - text.trim_start_matches('`').len();
    if run > LONGEST_BACKQUOTES {
        return run;
    }
    let mut at = run;
    while let Some(offset) = text[at..].find(['`', '\n']) {
        at += offset;
        let rest = &text[at..];
        if let Some(next) = rest.strip_prefix('\n') {
            let next = next.trim_start_matches([' ', '\t', '>']);
            if next.starts_with('\n') {
                return run;
            }
            at += 1;
            continue;
        }
        let length = rest.len() - rest.trim_start_matches('`').len();
        at += length;
        if length == run {
            return at;
        }
    }
    run
}

fn longest_backquotes(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}

/// The last bytes of a text, at most so many.
fn tail(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_additions_stays() {
        for text in [
            "",
            "# عنوان\n\nنص *مهم* و`{{ رمز }}`.\n",
            "```\n{{ نص }}\n:::\n{: .a}\n١. أ\n```\n",
            "~~~ {.python}\n{% x %}\n~~~\n",
            "نص\n\n    {{ رمز }}\n    ١. رمز\n",
            "\\{{ نص }} و\\{% نص %} و\\{: نص}\n",
            "``{{ ` }}`` و{ نص } و{}\n",
            "> ```\n> {{ رمز }}\n> ```\n",
            "وُلد سنة\n١٩٩٩. ثم مات\n٢. لا\n",
            "1999\\. نص\n",
            "<br> و<b>نص</b> و<BR>\n",
            "قال: :::\n",
        ] {
            assert_eq!(reduced(text).text, text);
        }
    }

    #[test]
    fn tags_are_taken_out_and_text_between_them_stays() {
        for (text, left) in [
            ("نص {{< figure src=\"a.png\" >}} نص\n", "نص  نص\n"),
            ("{{% notice tip %}}\nنص\n{{% /notice %}}\n", "\nنص\n\n"),
            ("{% include a_b.html x=\"*\" %}\n\nنص\n", "\n\nنص\n"),
            ("{{ page.title }} نص {{- x -}}\n", " نص \n"),
            ("{% comment %}\nسر\n{% endcomment %}نص\n", "نص\n"),
            ("{{< figure\n  src=\"a\"\n>}}\nنص\n", "\nنص\n"),
            ("{/* سر */}نص\n", "نص\n"),
            ("{{ بلا نهاية\n", "{{ بلا نهاية\n"),
            ("نص\n{: .فئة #id}\n", "نص\n"),
            ("[رابط](a){: target=\"b\"} و*نص*{.c}\n", "[رابط](a) و*نص*\n"),
            ("## باب {: .no_toc }\n", "## باب \n"),
            (
                "{% highlight rust %}\nlet {{ x }};\n{% endhighlight %}\n",
                "\n\n```\nlet {{ x }};\n```\n\n\n",
            ),
        ] {
            assert_eq!(reduced(text).text, left, "{text}");
        }
    }

    #[test]
    fn containers_go_and_their_titles_stay() {
        for (text, left) in [
            (":::note\nنص\n:::\n", "\nنص\n\n"),
            (":::note عنوان\nنص\n:::\n", "\n**عنوان**\n\nنص\n\n"),
            (":::tip[عنوان]\nنص\n:::\n", "\n**عنوان**\n\nنص\n\n"),
            (
                "::: {.callout-note title=\"عنوان\"}\nنص\n:::\n",
                "\n**عنوان**\n\nنص\n\n",
            ),
            ("::: {.a} :::\nنص\n::::::\n", "\nنص\n\n"),
            (
                "> :::note عنوان\n> نص\n> :::\n",
                "\n> **عنوان**\n\n> نص\n\n",
            ),
        ] {
            assert_eq!(reduced(text).text, left, "{text}");
        }
    }

    #[test]
    fn modules_and_components_go() {
        let text = "import Tabs from '@theme/Tabs';\nimport './a.css'\n\nexport const x = {\n  a: 1,\n};\n\n\
                    # عنوان\n\n<Tabs items={[\"a>b\"]}>\nنص <Bold c={() => 1}>مهم</Bold>\n</Tabs>\n";
        assert_eq!(reduced(text).text, "\n# عنوان\n\n\nنص مهم\n\n");
        let prose = "import نص\n\nexport نص\n";
        assert_eq!(reduced(prose).text, prose);
    }

    #[test]
    fn list_numbers_are_read_in_all_digits() {
        for (text, left) in [
            ("١. أ\n٢. ب\n١٠. ج\n", "1. أ\n2. ب\n10. ج\n"),
            ("۱) الف\n۲) ب\n", "1) الف\n2) ب\n"),
            ("نص:\n١. أ\n٢. ب\n", "نص:\n1. أ\n2. ب\n"),
            ("- أ\n  ١. ب\n  ٢. ج\n", "- أ\n  1. ب\n  2. ج\n"),
            ("> ١. أ\n> ٢. ب\n", "> 1. أ\n> 2. ب\n"),
            ("٣. أ\nتتمة\n٤. ب\n", "3. أ\nتتمة\n4. ب\n"),
        ] {
            assert_eq!(reduced(text).text, left, "{text}");
        }
    }

    #[test]
    fn hostile_text_takes_time_in_proportion() {
        for piece in [
            "{{",
            "{% comment %}",
            "`",
            "``` `",
            "<Aa ",
            "{:",
            "::: ",
            "١. ",
            "{% highlight %}",
        ] {
            let text = piece.repeat(400_000 / piece.len());
            let start = std::time::Instant::now();
            assert!(reduced(&text).text.len() < 5 * text.len() + 100);
            assert!(start.elapsed().as_secs() < 10, "{piece}");
        }
    }
}
