//! Trains the model of topics.
//!
//! `xz -dc FILE.jsonl.xz | cargo run --release --example train_topics > assets/topics.bin`: standard
//! input holds one JSON object a line with `topic` and `text`; the model goes to standard output.
//! Deterministic, one thread, under two minutes. With `-- --measure [FILE…]` no model is written: printed is, for
//! some costs, how often models that learned from three quarters of the articles are right about the fourth,
//! and how often one that learned from all is right about those of the files (unpacked).
//!
//! One linear support vector machine a topic against the others, with squared hinge loss, by dual
//! coordinate descent (Hsieh et al. 2008); the margins become log-odds as Platt (1999) does it, on
//! a tenth of the articles that the machines have not seen: whole, by their opening words, and beside them
//! medleys of words from all articles, which have no topic, so that few words say little.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};

use qari::topics::{Feature, LEARNED, Topic, TopicFeatures, TopicModel, Weights};
use serde_json::Value;

/// The cost of a mistake, against the length of the weights: see `--measure`.
const COST: f32 = 10.0;
/// The costs to choose among.
const COSTS: [f32; 4] = [1.0, 3.0, 10.0, 30.0];
/// So many parts the articles are cut into to choose the cost.
const FOLDS: usize = 4;
/// Times that all examples are gone through.
const ROUNDS: usize = 15;
/// Fewer texts than this with a feature teach nothing about it.
const LEAST_TEXTS: u32 = 3;
/// A feature counts as if so many texts more had it, of twice so many: what none has is not impossible.
const UNSEEN: f32 = 0.3;
/// So many features are kept.
const KEPT: usize = 80_000;
/// The opening of an article has so many words.
const OPENING: usize = 30;
/// Every so many articles one is kept apart to fit the log-odds.
const TENTH: usize = 10;

/// For every so many articles one text of words from anywhere is made up, which has no topic.
const PER_MEDLEY: usize = 4;
/// Such a text has at most so many words.
const MEDLEY: usize = 40;

/// A text: its topic's place in [`LEARNED`], if it has one, and its features.
struct Example {
    topic: Option<usize>,
    parts: Vec<(Feature, f32)>,
}

/// What was learned.
struct Machines {
    weights: Vec<(Feature, Weights)>,
    biases: Weights,
}

fn main() {
    let texts = texts(&articles(std::io::stdin().lock()));
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((_, files)) = arguments
        .split_first()
        .filter(|(first, _)| *first == "--measure")
    {
        let open = |file| BufReader::new(File::open(file).expect("a readable file"));
        let others: Vec<_> = files.iter().map(open).flat_map(articles).collect();
        let others = self::texts(&others);
        for cost in COSTS {
            measure(&texts, &others, cost);
        }
        return;
    }
    let is_apart = |index: usize| index % TENTH == TENTH - 1;
    let (apart, seen) = part(&texts, is_apart);
    let seen: Vec<&Example> = seen.into_iter().map(|texts| &texts.whole).collect();
    let apart: Vec<&Example> = apart.into_iter().flat_map(Texts::all).collect();
    let (scale, shift) = log_odds_line(&learn(&seen, COST), &apart);
    let all: Vec<&Example> = texts.iter().map(|texts| &texts.whole).collect();
    let mut machines = learn(&all, COST);
    for (_, weights) in &mut machines.weights {
        *weights = weights.map(|weight| weight * scale);
    }
    let biases = machines.biases.map(|bias| bias * scale + shift);
    let bytes = TopicModel::serialize(&machines.weights, &biases);
    eprintln!("{} features, {} bytes", machines.weights.len(), bytes.len());
    eprintln!("log-odds are {scale} of the margin and {shift}");
    std::io::stdout()
        .write_all(&bytes)
        .expect("writable output");
}

/// What is made of an article. Machines learn from it whole: openings would teach the newspaper's own
/// formulas, which cost more in other newspapers than they win in this.
struct Texts {
    whole: Example,
    opening: Example,
    medley: Option<Example>,
}

impl Texts {
    fn all(&self) -> impl Iterator<Item = &Example> {
        [&self.whole, &self.opening].into_iter().chain(&self.medley)
    }
}

fn texts(articles: &[(usize, String)]) -> Vec<Texts> {
    let words: Vec<&str> = articles
        .iter()
        .flat_map(|(_, text)| text.split_whitespace())
        .collect();
    let mut random = Random(1);
    let mut medley = || {
        let length = 1 + random.below(MEDLEY);
        let words = (0..length).map(|_| words[random.below(words.len())]);
        Example::new(None, &words.collect::<Vec<&str>>().join(" "))
    };
    articles
        .iter()
        .enumerate()
        .map(|(index, (topic, text))| Texts {
            whole: Example::new(Some(*topic), text),
            opening: Example::new(Some(*topic), opening(text)),
            medley: (index % PER_MEDLEY == 0).then(&mut medley),
        })
        .collect()
}

/// The texts whose index is chosen, and the others.
fn part(texts: &[Texts], is_chosen: impl Fn(usize) -> bool) -> (Vec<&Texts>, Vec<&Texts>) {
    let (chosen, others): (Vec<_>, Vec<_>) = texts
        .iter()
        .enumerate()
        .partition(|&(index, _)| is_chosen(index));
    let texts = |part: Vec<(usize, _)>| part.into_iter().map(|(_, text)| text).collect();
    (texts(chosen), texts(others))
}

/// Prints how often models of this cost are right about articles they have not seen, `others` among them.
fn measure(texts: &[Texts], others: &[Texts], cost: f32) {
    let mut tally = Tally::default();
    for fold in 0..FOLDS {
        let (unseen, seen) = part(texts, |index| index % FOLDS == fold);
        tally.count(&seen, &unseen, cost);
    }
    println!("cost {cost:4}: {tally}");
    if !others.is_empty() {
        let mut tally = Tally::default();
        let (seen, unseen): (Vec<_>, Vec<_>) = (texts.iter().collect(), others.iter().collect());
        tally.count(&seen, &unseen, cost);
        println!("    the others: {tally}");
    }
}

/// How often models were right.
#[derive(Default)]
struct Tally {
    articles: usize,
    whole: usize,
    opening: usize,
}

impl Tally {
    /// Counts the unseen articles that a model is right about which learned from those seen.
    fn count(&mut self, seen: &[&Texts], unseen: &[&Texts], cost: f32) {
        let seen: Vec<&Example> = seen.iter().map(|texts| &texts.whole).collect();
        let machines = learn(&seen, cost);
        let bytes = TopicModel::serialize(&machines.weights, &machines.biases);
        let model = TopicModel::parse(&bytes).expect("a whole model");
        let is_right = |example: &Example| {
            let odds = model.log_odds(&example.parts);
            let best = (0..odds.len()).max_by(|&a, &b| odds[a].total_cmp(&odds[b]));
            usize::from(best == example.topic)
        };
        self.articles += unseen.len();
        for text in unseen {
            self.whole += is_right(&text.whole);
            self.opening += is_right(&text.opening);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |right: usize| 100.0 * right as f64 / self.articles.max(1) as f64;
        let wrong = self.articles - self.whole;
        write!(
            f,
            "right {:.2} % ({wrong} of {} wrong), by the opening {:.2} %",
            share(self.whole),
            self.articles,
            share(self.opening)
        )
    }
}

fn articles(lines: impl BufRead) -> Vec<(usize, String)> {
    let lines = lines.lines();
    lines
        .map(|line| article(&line.expect("readable input")))
        .collect()
}

/// The place of the topic in [`LEARNED`] and the text of a line.
fn article(line: &str) -> (usize, String) {
    let value: Value = serde_json::from_str(line).expect("a JSON object a line");
    let topic = value["topic"].as_str().and_then(Topic::from_id);
    let topic = LEARNED
        .into_iter()
        .position(|learned| Some(learned) == topic)
        .expect("a topic to learn");
    (topic, value["text"].as_str().expect("a text").to_owned())
}

impl Example {
    fn new(topic: Option<usize>, text: &str) -> Self {
        let mut features = TopicFeatures::default();
        features.count(text, 1.0);
        Self {
            topic,
            parts: features.parts(),
        }
    }
}

fn opening(text: &str) -> &str {
    text.split_whitespace().nth(OPENING).map_or(text, |word| {
        &text[..word.as_ptr().addr() - text.as_ptr().addr()]
    })
}

/// Learns with all features, then again with those that matter most.
fn learn(examples: &[&Example], cost: f32) -> Machines {
    let pulls = pulls(examples);
    let first = descend(examples, &pulls, cost);
    let mut strength: HashMap<Feature, f32> = HashMap::new();
    for (feature, part) in examples.iter().flat_map(|example| &example.parts) {
        *strength.entry(*feature).or_default() += part * part;
    }
    let mut worth: Vec<(f32, Feature)> = first
        .weights
        .iter()
        .map(|(feature, weights)| {
            let mean = weights.iter().sum::<f32>() / weights.len() as f32;
            let spread: f32 = weights.iter().map(|weight| (weight - mean).powi(2)).sum();
            (spread * strength[feature], *feature)
        })
        .collect();
    worth.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let kept = worth
        .into_iter()
        .take(KEPT)
        .map(|(_, feature)| (feature, pulls[&feature]))
        .collect();
    descend(examples, &kept, cost)
}

/// How readily a feature that enough texts have takes a weight for each topic: by the square of the
/// logarithm of how rare it is, and by how far its share of the topic's texts lies from its share of
/// the others, in logarithms (as in the machines of Wang and Manning 2012, where this counts squared).
fn pulls(examples: &[&Example]) -> HashMap<Feature, Weights> {
    let mut texts = [0_u32; LEARNED.len()];
    let mut having: HashMap<Feature, [u32; LEARNED.len()]> = HashMap::new();
    for example in examples {
        let Some(topic) = example.topic else { continue };
        texts[topic] += 1;
        for (feature, _) in &example.parts {
            having.entry(*feature).or_default()[topic] += 1;
        }
    }
    let all: u32 = texts.iter().sum();
    let share = |having: u32, of: u32| (having as f32 + UNSEEN) / (of as f32 + 2.0 * UNSEEN);
    having
        .into_iter()
        .map(|(feature, having)| (feature, having, having.iter().sum::<u32>()))
        .filter(|&(_, _, count)| count >= LEAST_TEXTS)
        .map(|(feature, having, count)| {
            let rarity = ((1.0 + all as f32) / (1.0 + count as f32)).ln() * SCALE;
            let pulls = std::array::from_fn(|topic| {
                let inside = share(having[topic], texts[topic]);
                let outside = share(count - having[topic], all - texts[topic]);
                rarity * rarity * (inside / outside).ln().abs()
            });
            (feature, pulls)
        })
        .collect()
}

/// Dual coordinate descent for all topics at once, with the features that have `pulls`, which a step
/// moves the weights by: the length of the weights that is held against the mistakes is measured in them.
fn descend(examples: &[&Example], pulls: &HashMap<Feature, Weights>, cost: f32) -> Machines {
    let mut features: Vec<Feature> = pulls.keys().copied().collect();
    features.sort_unstable();
    let place: HashMap<Feature, usize> = features.iter().copied().zip(0..).collect();
    let pulls: Vec<Weights> = features.iter().map(|feature| pulls[feature]).collect();
    let rows: Vec<Vec<(usize, f32)>> = examples
        .iter()
        .map(|example| {
            let parts = example.parts.iter();
            parts
                .filter_map(|(feature, part)| Some((*place.get(feature)?, *part)))
                .collect()
        })
        .collect();
    let lengths: Vec<Weights> = rows
        .iter()
        .map(|row| {
            sum(row, [1.0; LEARNED.len()], |at, part| {
                pulls[at].map(|pull| part * pull)
            })
        })
        .collect();
    let diagonal = 0.5 / cost;
    let mut weights = vec![Weights::default(); features.len()];
    let mut biases = Weights::default();
    let mut duals = vec![Weights::default(); examples.len()];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(1);
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        for &at in &order {
            let row = &rows[at];
            let margins = sum(row, biases, |at, _| weights[at]);
            let mut steps = Weights::default();
            for (topic, step) in steps.iter_mut().enumerate() {
                let sign = if examples[at].topic == Some(topic) {
                    1.0
                } else {
                    -1.0
                };
                let dual = &mut duals[at][topic];
                let gradient = sign * margins[topic] - 1.0 + diagonal * *dual;
                let next = (*dual - gradient / (lengths[at][topic] + diagonal)).max(0.0);
                *step = sign * (next - *dual);
                *dual = next;
            }
            for &(feature, part) in row {
                let pulled = weights[feature].iter_mut().zip(pulls[feature]).zip(steps);
                for ((weight, pull), step) in pulled {
                    *weight += part * pull * step;
                }
            }
            for (bias, step) in biases.iter_mut().zip(steps) {
                *bias += step;
            }
        }
    }
    Machines {
        weights: features.into_iter().zip(weights).collect(),
        biases,
    }
}

/// `start` and for each part of a row, by its feature's place, what `of` says times the part.
fn sum(row: &[(usize, f32)], start: Weights, of: impl Fn(usize, f32) -> Weights) -> Weights {
    let mut sums = start;
    for &(feature, part) in row {
        for (sum, value) in sums.iter_mut().zip(of(feature, part)) {
            *sum += part * value;
        }
    }
    sums
}

/// Brings the parts of an article to a length near 1 after they are multiplied by rarity.
const SCALE: f32 = 1.0 / 6.0;

/// How far an example lies on each topic's side.
fn margins(weights: &HashMap<Feature, Weights>, biases: Weights, example: &Example) -> Weights {
    let mut margins = biases;
    for (feature, part) in &example.parts {
        let weights = weights.get(feature).into_iter().flatten();
        for (margin, weight) in margins.iter_mut().zip(weights) {
            *margin += part * weight;
        }
    }
    margins
}

/// The scale and shift that turn margins into log-odds: those with the least logarithmic loss over all
/// pairs of an article and a topic, by Newton's method.
fn log_odds_line(machines: &Machines, apart: &[&Example]) -> (f32, f32) {
    let weights: HashMap<Feature, Weights> = machines.weights.iter().copied().collect();
    let mut points: Vec<(f64, f64)> = Vec::new();
    for example in apart {
        let margins = margins(&weights, machines.biases, example);
        for (topic, margin) in margins.into_iter().enumerate() {
            let truth = f64::from(u8::from(example.topic == Some(topic)));
            points.push((f64::from(margin), truth));
        }
    }
    let (mut scale, mut shift) = (1.0, 0.0);
    for _ in 0..50 {
        let (mut g, mut h) = ([0.0; 2], [0.0; 3]);
        for &(margin, truth) in &points {
            let likelihood = 1.0 / (1.0 + (-(scale * margin + shift)).exp());
            let spread = likelihood * (1.0 - likelihood);
            g[0] += (likelihood - truth) * margin;
            g[1] += likelihood - truth;
            h[0] += spread * margin * margin;
            h[1] += spread * margin;
            h[2] += spread;
        }
        let determinant = h[0] * h[2] - h[1] * h[1] + 1e-9;
        scale -= (h[2] * g[0] - h[1] * g[1]) / determinant;
        shift -= (h[0] * g[1] - h[1] * g[0]) / determinant;
    }
    (scale as f32, shift as f32)
}

/// Numbers without pattern, the same every time (xorshift of Marsaglia 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for end in (1..order.len()).rev() {
            order.swap(end, self.below(end + 1));
        }
    }
}
