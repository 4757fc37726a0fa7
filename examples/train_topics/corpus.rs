//! The corpora that topics are learned from, and what is known of each article.

use std::collections::HashMap;
use std::io;
use std::process::Command;

use qari::topics::{LEARNED, SECTIONS, Topic};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Whether an article is about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Yes,
    No,
    /// Nobody has said: nothing is learned from it.
    Open,
}

/// A mark for each of [`LEARNED`].
pub type Marks = [Mark; LEARNED.len()];

/// An article that something is known of.
pub struct Article {
    pub outlet: String,
    pub topic: Topic,
    pub marks: Marks,
    pub text: String,
}

/// A file of the corpora.
pub struct Corpus {
    pub name: &'static str,
    /// The topics that its articles are filed under.
    sections: &'static [Topic],
}

/// Science and technology are one section here, with medicine in it: which articles are about health is not known.
/// None is filed under religion.
const OUTLETS_SECTIONS: [Topic; 6] = [
    Topic::Politics,
    Topic::Economy,
    Topic::Technology,
    Topic::Culture,
    Topic::Sports,
    Topic::Religion,
];

pub const SANAD: Corpus = Corpus {
    name: "sanad-khaleej-train",
    sections: &SECTIONS,
};
pub const OUTLETS: Corpus = Corpus {
    name: "outlets-train",
    sections: &OUTLETS_SECTIONS,
};

/// The topics that no corpus files articles under, and the sections in which they are often met: there
/// nothing is known of an article that nobody has read.
const UNFILED: [(Topic, &[Topic]); 3] = [
    (Topic::Security, &[Topic::Politics]),
    (
        Topic::Environment,
        &[Topic::Politics, Topic::Technology, Topic::Health],
    ),
    (
        Topic::Society,
        &[
            Topic::Politics,
            Topic::Culture,
            Topic::Health,
            Topic::Religion,
        ],
    ),
];

/// What readers marked, by the SHA-256 of the text.
pub type Annotations = HashMap<String, Annotation>;

/// What a reader marked in one article.
pub struct Annotation {
    has: Vec<Topic>,
    doubtful: Vec<Topic>,
}

/// The annotations in `tests/annotations`.
pub fn annotations() -> io::Result<Annotations> {
    let lines = std::fs::read_to_string("tests/annotations/topics-train.tsv")?;
    let line = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_corpus, _id, digest, topics] = fields[..] else {
            return Err(io::Error::other(format!("not four fields: {line}")));
        };
        let topics = topics.split(' ').filter(|topic| *topic != "-");
        let (doubtful, has): (Vec<&str>, Vec<&str>) =
            topics.partition(|topic| topic.starts_with('?'));
        let named = |ids: Vec<&str>| -> Vec<Topic> {
            let ids = ids.into_iter();
            ids.filter_map(|id| Topic::from_id(id.trim_start_matches('?')))
                .collect()
        };
        let annotation = Annotation {
            has: named(has),
            doubtful: named(doubtful),
        };
        Ok((digest.to_owned(), annotation))
    };
    lines.lines().map(line).collect()
}

impl Corpus {
    /// A corpus that is only measured on.
    pub const fn development(name: &'static str) -> Self {
        Self {
            name,
            sections: &SECTIONS,
        }
    }

    /// Its articles, in the order of the file.
    pub fn articles(&self, annotations: &Annotations) -> io::Result<Vec<Article>> {
        let lines = read(&self.path())?;
        let articles = lines.lines().map(|line| self.article(line, annotations));
        articles.collect()
    }

    fn path(&self) -> String {
        format!("../shared/corpora/topics/{}.jsonl.xz", self.name)
    }

    fn article(&self, line: &str, annotations: &Annotations) -> io::Result<Article> {
        let value: Value = serde_json::from_str(line)?;
        let field = |name: &str| value[name].as_str();
        let topic = field("topic").and_then(Topic::from_id);
        let (Some(topic), Some(text)) = (topic, field("text")) else {
            return Err(io::Error::other(format!("no topic or no text: {line}")));
        };
        let annotation = annotations.get(&digest(text));
        Ok(Article {
            outlet: field("outlet").unwrap_or(self.name).to_owned(),
            topic,
            marks: LEARNED.map(|learned| self.mark(learned, topic, annotation)),
            text: text.to_owned(),
        })
    }

    /// What is known of an article in the section `section`, by that and by what a reader marked.
    fn mark(&self, topic: Topic, section: Topic, annotation: Option<&Annotation>) -> Mark {
        let unfiled = UNFILED.iter().find(|(unfiled, _)| *unfiled == topic);
        let yes = |is_so: bool| if is_so { Mark::Yes } else { Mark::No };
        match (unfiled, annotation) {
            (None, _) if self.sections.contains(&topic) => yes(topic == section),
            (None, _) => Mark::Open,
            (Some(_), Some(annotation)) if annotation.doubtful.contains(&topic) => Mark::Open,
            (Some(_), Some(annotation)) => yes(annotation.has.contains(&topic)),
            (Some((_, often)), None) if often.contains(&section) => Mark::Open,
            (Some(_), None) => Mark::No,
        }
    }
}

/// The SHA-256 of a text in hexadecimal digits.
fn digest(text: &str) -> String {
    let bytes = Sha256::digest(text);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file, unpacked by the program `xz`.
fn read(path: &str) -> io::Result<String> {
    let output = Command::new("xz").args(["-dc", path]).output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("xz cannot unpack {path}")));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
