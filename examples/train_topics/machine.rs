//! Linear machines that tell each topic from the others, and how their margins become log-odds.
//!
//! One linear support vector machine a topic, with squared hinge loss, by dual coordinate descent (Hsieh et al.
//! 2008); the margins become log-odds as Platt (1999) does it.

use std::collections::HashMap;

use qari::topics::{LEARNED, TopicFeature, TopicWeights};

use crate::corpus::{Mark, Marks};

/// The cost of a mistake, against the length of the weights.
const COST: f32 = 10.0;
/// Times that all examples are gone through.
const ROUNDS: usize = 15;
/// Fewer texts than this with a feature teach nothing about it.
const LEAST_TEXTS: u32 = 3;
/// A feature counts as if so many texts more had it, of twice so many: what none has is not impossible.
const UNSEEN: f32 = 0.3;
/// Brings the parts of an article to a length near 1 after they are multiplied by rarity.
const SCALE: f32 = 1.0 / 6.0;
/// How strongly the line of one topic is drawn to the one of all, in pairs of an article and a topic.
const PULL_TO_ALL: f64 = 3.0;

/// A text: what is known of it, and its features.
pub struct Example {
    pub marks: Marks,
    pub parts: Vec<(TopicFeature, f32)>,
    /// A mistake about it costs so many times as much as about others.
    pub weight: f32,
}

/// What was learned.
pub struct Machines {
    pub weights: Vec<(TopicFeature, TopicWeights)>,
    pub biases: TopicWeights,
}

/// How readily each feature takes a weight for each topic.
type Pulls = HashMap<TopicFeature, TopicWeights>;

/// Learns with all features.
pub fn learn(examples: &[&Example]) -> Machines {
    descend(examples, &pulls(examples))
}

/// Learns with all features, then again with those `kept` that matter most.
pub fn learn_with_few(examples: &[&Example], kept: usize) -> Machines {
    let pulls = pulls(examples);
    let first = descend(examples, &pulls);
    let mut strength: HashMap<TopicFeature, f32> = HashMap::new();
    for (feature, part) in examples.iter().flat_map(|example| &example.parts) {
        *strength.entry(*feature).or_default() += part * part;
    }
    let mut worth: Vec<(f32, TopicFeature)> = first
        .weights
        .iter()
        .map(|(feature, weights)| {
            let mean = weights.iter().sum::<f32>() / weights.len() as f32;
            let spread: f32 = weights.iter().map(|weight| (weight - mean).powi(2)).sum();
            (spread * strength[feature], *feature)
        })
        .collect();
    worth.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let kept = worth.into_iter().take(kept);
    let kept = kept.map(|(_, feature)| (feature, pulls[&feature]));
    descend(examples, &kept.collect())
}

/// How readily a feature that enough texts have takes a weight for each topic: by the square of the
/// logarithm of how rare it is, and by how far its share of the topic's texts lies from its share of
/// the others, in logarithms (as in the machines of Wang and Manning 2012, where this counts squared).
fn pulls(examples: &[&Example]) -> Pulls {
    let mut texts = Counts::default();
    let mut having: HashMap<TopicFeature, Counts> = HashMap::new();
    for example in examples {
        texts.count(&example.marks);
        for (feature, _) in &example.parts {
            having.entry(*feature).or_default().count(&example.marks);
        }
    }
    let share = |having: u32, of: u32| (having as f32 + UNSEEN) / (of as f32 + 2.0 * UNSEEN);
    having
        .into_iter()
        .filter(|(_, having)| having.all >= LEAST_TEXTS)
        .map(|(feature, having)| {
            let rarity = ((1.0 + texts.all as f32) / (1.0 + having.all as f32)).ln() * SCALE;
            let pulls = std::array::from_fn(|topic| {
                let inside = share(having.yes[topic], texts.yes[topic]);
                let outside = share(having.no[topic], texts.no[topic]);
                rarity * rarity * (inside / outside).ln().abs()
            });
            (feature, pulls)
        })
        .collect()
}

/// Texts, by what is known of them.
#[derive(Default)]
struct Counts {
    all: u32,
    yes: [u32; LEARNED.len()],
    no: [u32; LEARNED.len()],
}

impl Counts {
    fn count(&mut self, marks: &Marks) {
        self.all += 1;
        for (topic, mark) in marks.iter().enumerate() {
            match mark {
                Mark::Yes => self.yes[topic] += 1,
                Mark::No => self.no[topic] += 1,
                Mark::Open => {}
            }
        }
    }
}

/// Dual coordinate descent for all topics at once, with the features that have `pulls`, which a step
/// moves the weights by: the length of the weights that is held against the mistakes is measured in them.
fn descend(examples: &[&Example], pulls: &Pulls) -> Machines {
    let mut features: Vec<TopicFeature> = pulls.keys().copied().collect();
    features.sort_unstable();
    let place: HashMap<TopicFeature, usize> = features.iter().copied().zip(0..).collect();
    let pulls: Vec<TopicWeights> = features.iter().map(|feature| pulls[feature]).collect();
    let rows: Vec<Vec<(usize, f32)>> = examples
        .iter()
        .map(|example| {
            let parts = example.parts.iter();
            parts
                .filter_map(|(feature, part)| Some((*place.get(feature)?, *part)))
                .collect()
        })
        .collect();
    let lengths: Vec<TopicWeights> = rows
        .iter()
        .map(|row| {
            sum(row, [1.0; LEARNED.len()], |at, part| {
                pulls[at].map(|pull| part * pull)
            })
        })
        .collect();
    let mut weights = vec![TopicWeights::default(); features.len()];
    let mut biases = TopicWeights::default();
    let mut duals = vec![TopicWeights::default(); examples.len()];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(1);
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        for &at in &order {
            let row = &rows[at];
            let diagonal = 0.5 / COST / examples[at].weight;
            let margins = sum(row, biases, |at, _| weights[at]);
            let mut steps = TopicWeights::default();
            for (topic, step) in steps.iter_mut().enumerate() {
                let sign = match examples[at].marks[topic] {
                    Mark::Yes => 1.0,
                    Mark::No => -1.0,
                    Mark::Open => continue,
                };
                let dual = &mut duals[at][topic];
                let gradient = sign * margins[topic] - 1.0 + diagonal * *dual;
                let next = (*dual - gradient / (lengths[at][topic] + diagonal)).max(0.0);
                *step = sign * (next - *dual);
                *dual = next;
            }
            if steps.iter().all(|step| *step == 0.0) {
                continue;
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
fn sum(
    row: &[(usize, f32)],
    start: TopicWeights,
    of: impl Fn(usize, f32) -> TopicWeights,
) -> TopicWeights {
    let mut sums = start;
    for &(feature, part) in row {
        for (sum, value) in sums.iter_mut().zip(of(feature, part)) {
            *sum += part * value;
        }
    }
    sums
}

/// What examples that machines have not seen say: margins and what is known, for each topic.
#[derive(Default)]
pub struct Outcomes([Vec<(f64, f64)>; LEARNED.len()]);

impl Outcomes {
    /// Notes what `machines` say of examples that they have not seen.
    pub fn note<'a>(&mut self, machines: &Machines, unseen: impl IntoIterator<Item = &'a Example>) {
        let weights: HashMap<TopicFeature, TopicWeights> =
            machines.weights.iter().copied().collect();
        for example in unseen {
            let margins = margins(&weights, machines.biases, example);
            for (topic, margin) in margins.into_iter().enumerate() {
                let truth = match example.marks[topic] {
                    Mark::Yes => 1.0,
                    Mark::No => 0.0,
                    Mark::Open => continue,
                };
                self.0[topic].push((f64::from(margin), truth));
            }
        }
    }

    /// For each topic the scale and the shift that turn margins into log-odds.
    pub fn lines(&self) -> [(f32, f32); LEARNED.len()] {
        let all: Vec<(f64, f64)> = self.0.iter().flatten().copied().collect();
        let common = line(&all, (1.0, 0.0), 0.0);
        std::array::from_fn(|topic| {
            let (scale, shift) = line(&self.0[topic], common, PULL_TO_ALL);
            (scale as f32, shift as f32)
        })
    }
}

/// How far an example lies on each topic's side.
fn margins(
    weights: &HashMap<TopicFeature, TopicWeights>,
    biases: TopicWeights,
    example: &Example,
) -> TopicWeights {
    let mut margins = biases;
    for (feature, part) in &example.parts {
        let weights = weights.get(feature).into_iter().flatten();
        for (margin, weight) in margins.iter_mut().zip(weights) {
            *margin += part * weight;
        }
    }
    margins
}

/// The scale and shift with the least logarithmic loss over pairs of a margin and the truth, drawn to those
/// at the `start` by so much, by Newton's method.
fn line(points: &[(f64, f64)], start: (f64, f64), pull: f64) -> (f64, f64) {
    let (mut scale, mut shift) = start;
    for _ in 0..50 {
        let mut g = [pull * (scale - start.0), pull * (shift - start.1)];
        let mut h = [pull, 0.0, pull];
        for &(margin, truth) in points {
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
    (scale, shift)
}

/// Numbers without pattern, the same every time (xorshift of Marsaglia 2003).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
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
