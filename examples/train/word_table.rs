//! The table of words: clusters and tags that raw text taught.

use std::collections::BTreeMap;
use std::path::Path;

use qari::extract::model::{NameTag, TagShares, WordRow, WordTable};
use qari::language::lookup::fold as look_up_form;

use crate::corpus::read;

const CLUSTERINGS: [&str; 5] = ["km100", "km300", "km1000", "km3000", "cc500"];

/// How a first model tagged the words of raw text, by look-up form, from the folder of clusters.
pub fn tag_shares(folder: &Path) -> std::io::Result<BTreeMap<String, TagShares>> {
    let mut words: BTreeMap<String, TagShares> = BTreeMap::new();
    let lexicon = read(&folder.join("tag-lexicon.tsv.xz"))?;
    for line in lexicon.lines() {
        let mut fields = line.split('\t');
        let Some(word) = fields.next() else { continue };
        let shares = words.entry(look_up_form(word)).or_default();
        for (tag, count) in fields.filter_map(|field| field.rsplit_once(':')) {
            count_tag(shares, tag, count.parse().unwrap_or(0));
        }
    }
    Ok(words)
}

/// The file of the table made from the folder of clusters and these tags. Words are listed by frequency
/// there, and spellings that share a look-up form have the clusters of the most frequent.
pub fn words(folder: &Path, tags: &BTreeMap<String, TagShares>) -> std::io::Result<Vec<u8>> {
    let mut words: BTreeMap<String, WordRow> = BTreeMap::new();
    for (index, clustering) in CLUSTERINGS.iter().enumerate() {
        let table = read(&folder.join(format!("{clustering}.tsv.xz")))?;
        for (place, (word, cluster)) in table
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .enumerate()
        {
            let row = words.entry(look_up_form(word)).or_default();
            if row.clusters[index] == 0 {
                row.clusters[index] = cluster.parse::<u16>().map_or(0, |cluster| cluster + 1);
            }
            // The last clustering is listed by cluster, the others by frequency.
            if row.rank == 0 && index < 4 {
                row.rank = u8::try_from((place + 1).ilog2() + 1).unwrap_or(u8::MAX);
            }
        }
    }
    for (word, shares) in tags {
        words.entry(word.clone()).or_default().tags = shares.pack();
    }
    Ok(WordTable::encode(
        words.iter().map(|(word, row)| (word.as_str(), *row)),
    ))
}

fn count_tag(shares: &mut TagShares, tag: &str, count: u32) {
    shares.seen += count;
    if let Some(kind) = NameTag::parse(tag).kind_index() {
        shares.kinds[kind] += count;
        if tag.starts_with('B') {
            shares.begins += count;
        }
    }
}
