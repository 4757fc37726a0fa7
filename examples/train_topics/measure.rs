//! How often the whole program is right about articles that nothing was learned from.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::range::TextRange;
use qari::topics::{Topic, TopicJudge};

use crate::corpus::{Annotations, Article, Corpus};
use crate::{Texts, train};

/// The development parts, by which nothing is learned.
const PARTS: [&str; 3] = ["sanad-khaleej-dev", "other-sources-dev", "outlets-dev"];

/// Prints how often the first topic shown is the known one, learned from all and without each outlet in turn.
pub fn measure(texts: &[Texts]) -> Result<(), Box<dyn Error>> {
    let all: Vec<&Texts> = texts.iter().collect();
    let judge = judge(&all)?;
    let mut outlets = Vec::new();
    for part in PARTS {
        let articles = Corpus::development(part).articles(&Annotations::new())?;
        println!("{part}: {}", Tally::of(&judge, &articles));
        if part == "outlets-dev" {
            outlets = articles;
        }
    }
    let names: BTreeSet<String> = outlets
        .iter()
        .map(|article| article.outlet.clone())
        .collect();
    let mut shares = Vec::new();
    for name in names {
        let of_outlet: Vec<Article> = outlets
            .extract_if(.., |article| article.outlet == name)
            .collect();
        let others: Vec<&Texts> = texts.iter().filter(|texts| texts.outlet != name).collect();
        let with = Tally::of(&judge, &of_outlet);
        let without = Tally::of(&self::judge(&others)?, &of_outlet);
        println!("{name}: learned with it {with}");
        println!("{name}: learned without it {without}");
        shares.push(without.share());
    }
    let average = shares.iter().sum::<f64>() / shares.len() as f64;
    println!("without the outlet, on average {average:.1} %");
    Ok(())
}

/// The judge with what is learned from these articles.
fn judge(texts: &[&Texts]) -> Result<TopicJudge, Box<dyn Error>> {
    let lexicon = std::fs::read_to_string("assets/topics.tsv")?;
    Ok(TopicJudge::new(train(texts).leak(), &lexicon))
}

/// How often the first topic shown was the known one.
#[derive(Default)]
struct Tally {
    right: usize,
    articles: usize,
    by_topic: BTreeMap<Topic, (usize, usize)>,
}

impl Tally {
    fn of(judge: &TopicJudge, articles: &[Article]) -> Self {
        let mut tally = Self::default();
        for article in articles {
            let is_right = first(judge, &article.text) == Some(article.topic);
            let (right, all) = tally.by_topic.entry(article.topic).or_default();
            *right += usize::from(is_right);
            *all += 1;
            tally.right += usize::from(is_right);
            tally.articles += 1;
        }
        tally
    }

    fn share(&self) -> f64 {
        100.0 * self.right as f64 / self.articles.max(1) as f64
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.1} % of {}", self.share(), self.articles)?;
        for (topic, (right, all)) in &self.by_topic {
            let share = 100.0 * *right as f64 / *all as f64;
            write!(f, ", {} {share:.0}", topic.id())?;
        }
        Ok(())
    }
}

fn first(judge: &TopicJudge, text: &str) -> Option<Topic> {
    let whole = TextRange::new(0, text.len());
    let body = Body {
        text: text.to_owned(),
        blocks: vec![Block::new(BlockKind::Paragraph, whole)],
        spans: Vec::new(),
    };
    let metadata = Metadata {
        language: Language::from_tag("ar").unwrap_or_else(Language::undetermined),
        ..Metadata::default()
    };
    judge
        .scores(&body, &metadata)
        .first()
        .map(|score| score.topic)
}
