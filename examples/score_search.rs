//! Scores search: of forty queries, how many of the first three articles are those that a reader wants there.
//!
//! `cargo run --release --example score_search` puts the development parts of the topics in `../shared` (unpacked by the
//! program `xz`) in a library and searches it for the queries of `tests/annotations/queries.tsv`.

use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::process::Command;

use jiff::Timestamp;
use qari::article::ArticleId;
use qari::library::{Filter, Incoming, Library};
use qari::sources;

const CORPORA: [&str; 3] = ["outlets-dev", "other-sources-dev", "sanad-khaleej-dev"];
const FIRST: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut library = Library::temporary()?;
    let mut names: HashMap<ArticleId, String> = HashMap::new();
    for corpus in CORPORA {
        add(&mut library, corpus, &mut names)?;
    }
    println!("{} articles", names.len());
    let vocabulary = library.vocabulary()?;
    let (mut right, mut possible, mut best, mut queries) = (0, 0, 0, 0);
    for line in std::fs::read_to_string("tests/annotations/queries.tsv")?.lines() {
        let mut fields = line.split('\t');
        let typed = fields.next().unwrap_or_default();
        let wanted = fields.flat_map(|ids| ids.split(','));
        let wanted: Vec<&str> = wanted.filter(|id| !id.is_empty()).collect();
        let filter = Filter {
            query: qari::query::parse(typed, &vocabulary).map_err(|error| format!("{error:?}"))?,
            ..Filter::default()
        };
        let found = library.search(&filter)?;
        let found = found
            .iter()
            .take(FIRST)
            .map(|found| names[&found.id].as_str());
        let found: Vec<&str> = found.collect();
        let places = FIRST.min(wanted.len());
        let hits = found
            .iter()
            .take(places)
            .filter(|id| wanted.contains(id))
            .count();
        if hits < places {
            println!("{hits} of {places}: {typed}: {}", found.join(" "));
        }
        right += hits;
        possible += places;
        best += usize::from(found.first().is_some_and(|first| wanted.contains(first)));
        queries += 1;
    }
    println!("among the first {FIRST}: {right} of {possible}; the first: {best} of {queries}");
    Ok(())
}

/// Adds the articles of a corpus, whose names are its own and the numbers of their lines.
fn add(
    library: &mut Library,
    corpus: &str,
    names: &mut HashMap<ArticleId, String>,
) -> Result<(), Box<dyn Error>> {
    let path = format!("../shared/corpora/topics/{corpus}.jsonl.xz");
    let output = Command::new("xz").args(["-dc", &path]).output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("xz cannot unpack {path}")).into());
    }
    let folder = tempfile::tempdir()?;
    let mut files = Vec::new();
    for (number, line) in String::from_utf8(output.stdout)?.lines().enumerate() {
        let article: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| article[name].as_str().unwrap_or_default();
        let file = folder.path().join(format!("{number}.txt"));
        std::fs::write(&file, format!("{}\n\n{}", field("title"), field("text")))?;
        files.push(file);
    }
    for (number, file) in files.into_iter().enumerate() {
        let drafts = sources::drafts(&[file], None).collect::<Result<Vec<_>, _>>();
        let drafts = drafts.map_err(|error| format!("{error:?}"))?;
        let incoming = Incoming::all(drafts)?;
        for arrival in library.add(&incoming, Timestamp::now())? {
            names.insert(arrival.id(), format!("{corpus}#{number}"));
        }
    }
    Ok(())
}
