//! Training of a linear-chain conditional random field: stochastic gradients with a step for each
//! weight (AdaGrad, Duchi, Hazan and Singer 2011), a quadratic penalty, weights averaged over the
//! later rounds. One thread, a fixed order: it comes out the same every time.

use std::collections::HashMap;

use qari::extract::model::{
    Emissions, Feature, Marginals, NameTag, Scores, TAGS, Trained, marginals, receiver,
};

use crate::corpus::{Conventions, Sentence, TagSet};

/// How a model is trained.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Features seen less often are left out.
    pub least_count: u32,
    /// How many times the corpus is gone through.
    pub rounds: usize,
    /// The first step of each weight.
    pub step: f32,
    /// The strength of the quadratic penalty on weights.
    pub penalty: f32,
    /// How many times all this is done, in another order each time; the models are averaged.
    pub runs: usize,
    /// The share of features that a token forgets at random in each round, so that none is relied on
    /// too much ("dropout", Srivastava et al. 2014). Unlike there the weights are not made smaller
    /// after training: a sharper model did better.
    pub forgotten: f32,
    /// Features all of whose weights stay below this are left out in the end.
    pub least_weight: f32,
}

/// The weights of one feature and how far each has come.
#[derive(Clone, Copy)]
struct Row {
    weights: Scores,
    squares: Scores,
    /// The penalty shared out over the times the feature is met in a round.
    penalty: f32,
}

/// A model in training.
pub struct Trainer<'a> {
    settings: Settings,
    sentences: Vec<(Vec<Vec<u32>>, &'a [TagSet])>,
    keys: Vec<Feature>,
    /// One for each feature; behind them one for each for how it differs where names are marked by other
    /// conventions (Daumé 2007), which is forgotten in the end.
    rows: Vec<Row>,
    sums: Vec<Scores>,
    transitions: [Scores; TAGS],
    transition_squares: [Scores; TAGS],
    transition_sums: [Scores; TAGS],
    random: u64,
}

impl<'a> Trainer<'a> {
    /// Numbers the features of the sentences.
    pub fn new(sentences: impl Iterator<Item = &'a Sentence> + Clone, settings: Settings) -> Self {
        let mut counts: HashMap<Feature, u32> = HashMap::new();
        for sentence in sentences.clone() {
            for feature in received(sentence).into_iter().flatten() {
                *counts.entry(feature).or_default() += 1;
            }
        }
        let mut kept: Vec<(Feature, u32)> = counts
            .into_iter()
            .filter(|&(_, count)| count >= settings.least_count)
            .collect();
        kept.sort_unstable();
        let numbers: HashMap<Feature, u32> = (0..)
            .zip(&kept)
            .map(|(number, (feature, _))| (*feature, number))
            .collect();
        let behind = u32::try_from(kept.len()).unwrap_or(u32::MAX);
        let has_own = sentences
            .clone()
            .any(|sentence| sentence.conventions == Conventions::Own);
        let mut differs = false;
        let sentences = sentences
            .map(|sentence| {
                let differing = has_own && sentence.conventions == Conventions::Others;
                differs |= differing;
                let numbered = received(sentence).into_iter().map(|features| {
                    let known = features.iter();
                    let mut known: Vec<u32> =
                        known.filter_map(|key| numbers.get(key).copied()).collect();
                    if differing {
                        known.extend_from_within(..);
                        let half = known.len() / 2;
                        known[half..]
                            .iter_mut()
                            .for_each(|number| *number += behind);
                    }
                    known
                });
                (numbered.collect(), sentence.tags.as_slice())
            })
            .collect();
        #[allow(clippy::cast_precision_loss, reason = "counts of features are small")]
        let rows = kept.iter().map(|&(_, count)| Row {
            weights: [0.0; TAGS],
            squares: [1.0; TAGS],
            penalty: settings.penalty / count as f32,
        });
        let mut rows: Vec<Row> = rows.collect();
        if differs {
            rows.extend_from_within(..);
        }
        Self {
            settings,
            sentences,
            rows,
            sums: vec![[0.0; TAGS]; kept.len()],
            keys: kept.into_iter().map(|(key, _)| key).collect(),
            transitions: [[0.0; TAGS]; TAGS],
            transition_squares: [[1.0; TAGS]; TAGS],
            transition_sums: [[0.0; TAGS]; TAGS],
            random: 0x2545_f491_4f6c_dd1d,
        }
    }

    /// Trains, and returns what is worth keeping.
    pub fn train(mut self) -> Trained {
        let mut order: Vec<usize> = (0..self.sentences.len()).collect();
        let averaged_from = self.settings.rounds / 2;
        for _ in 0..self.settings.runs {
            self.forget();
            for round in 0..self.settings.rounds {
                for at in (1..order.len()).rev() {
                    let other = self.draw(at + 1);
                    order.swap(at, other);
                }
                for &sentence in &order {
                    self.learn(sentence);
                }
                if round >= averaged_from {
                    self.add_to_average();
                }
            }
        }
        self.finish(averaged_from)
    }

    /// Goes back to the beginning, but for what was averaged.
    fn forget(&mut self) {
        for row in &mut self.rows {
            row.weights = [0.0; TAGS];
            row.squares = [1.0; TAGS];
        }
        self.transitions = [[0.0; TAGS]; TAGS];
        self.transition_squares = [[1.0; TAGS]; TAGS];
    }

    /// Moves the weights by one sentence: towards its tags, away from what they now expect.
    fn learn(&mut self, sentence: usize) {
        let (features, tags) = &self.sentences[sentence];
        let forgotten = self.settings.forgotten;
        let mut kept: Vec<Vec<u32>> = features.clone();
        if forgotten > 0.0 {
            let random = &mut self.random;
            for features in &mut kept {
                features.retain(|_| uniform(random) >= forgotten);
            }
        }
        let scores: Vec<Scores> = kept
            .iter()
            .map(|features| {
                let mut scores = [0.0; TAGS];
                for &feature in features {
                    let weights = &self.rows[feature as usize].weights;
                    for (score, weight) in scores.iter_mut().zip(weights) {
                        *score += weight;
                    }
                }
                scores
            })
            .collect();
        let expected = marginals(&scores, &self.transitions);
        let wanted = wanted(&scores, &self.transitions, tags);
        let mut pairs = expected.pairs;
        subtract(pairs.as_flattened_mut(), wanted.pairs.as_flattened());
        let step = self.settings.step;
        for ((weight, square), gradient) in self
            .transitions
            .as_flattened_mut()
            .iter_mut()
            .zip(self.transition_squares.as_flattened_mut())
            .zip(pairs.as_flattened())
        {
            descend(weight, square, *gradient, step);
        }
        for ((features, wanted), mut gradients) in kept.iter().zip(wanted.tags).zip(expected.tags) {
            subtract(&mut gradients, &wanted);
            for &feature in features {
                let row = &mut self.rows[feature as usize];
                let weights = row.weights.iter_mut().zip(&mut row.squares);
                for ((weight, square), gradient) in weights.zip(gradients) {
                    descend(weight, square, gradient + row.penalty * *weight, step);
                }
            }
        }
    }

    fn add_to_average(&mut self) {
        for (sum, row) in self.sums.iter_mut().zip(&self.rows) {
            add(sum, &row.weights);
        }
        for (sum, row) in self.transition_sums.iter_mut().zip(&self.transitions) {
            add(sum, row);
        }
    }

    fn finish(self, averaged_from: usize) -> Trained {
        #[allow(clippy::cast_precision_loss, reason = "a few dozen rounds")]
        let rounds = (self.settings.runs * (self.settings.rounds - averaged_from)) as f32;
        let transitions = self.transition_sums.map(|row| row.map(|sum| sum / rounds));
        let features: Vec<(Feature, Scores)> = self
            .keys
            .into_iter()
            .zip(self.sums)
            .map(|(key, sums)| (key, sums.map(|sum| sum / rounds)))
            .filter(|(_, weights)| {
                weights
                    .iter()
                    .any(|weight| weight.abs() >= self.settings.least_weight)
            })
            .collect();
        Trained {
            transitions,
            features,
        }
    }

    /// A number below `end`.
    fn draw(&mut self, end: usize) -> usize {
        usize::try_from(next(&mut self.random) >> 33).unwrap_or_default() % end
    }
}

/// The probability of each tag at each token among the sequences of tags that a corpus allows: of one
/// where it leaves nothing open.
fn wanted(scores: &[Scores], transitions: &[Scores; TAGS], tags: &[TagSet]) -> Marginals {
    let known: Option<Vec<NameTag>> = tags.iter().map(|tags| tags.only()).collect();
    let Some(known) = known else {
        let allowed = scores.iter().zip(tags).map(|(scores, tags)| {
            std::array::from_fn(|tag| {
                if tags.has(tag) {
                    scores[tag]
                } else {
                    FORBIDDEN
                }
            })
        });
        return marginals(&allowed.collect::<Vec<Scores>>(), transitions);
    };
    let mut wanted = Marginals::default();
    for pair in known.windows(2) {
        wanted.pairs[pair[0].index()][pair[1].index()] += 1.0;
    }
    let certain =
        |tag: &NameTag| std::array::from_fn(|other| f32::from(u8::from(other == tag.index())));
    wanted.tags = known.iter().map(certain).collect();
    wanted
}

/// The score of a tag that a token cannot have.
const FORBIDDEN: f32 = -1e4;

fn subtract(numbers: &mut [f32], others: &[f32]) {
    for (number, other) in numbers.iter_mut().zip(others) {
        *number -= other;
    }
}

/// The features of each token: its own, and those of its neighbours that speak of it.
fn received(sentence: &Sentence) -> Vec<Vec<Feature>> {
    let length = sentence.tags.len();
    let mut features: Vec<Vec<Feature>> = vec![Vec::new(); length];
    let mut deliver = |emissions: &Emissions| {
        for (at, own) in emissions.tokens().enumerate() {
            for emission in own {
                for place in emission.reach.places() {
                    if let Some(receiver) = receiver(at, place, length) {
                        features[receiver].push(Feature {
                            key: emission.key,
                            place: u8::try_from(place).unwrap_or_default(),
                        });
                    }
                }
            }
        }
    };
    deliver(&sentence.features);
    deliver(&sentence.stacked);
    features
}

fn descend(weight: &mut f32, square: &mut f32, gradient: f32, step: f32) {
    *square += gradient * gradient;
    *weight -= step * gradient / square.sqrt();
}

fn add(sum: &mut Scores, weights: &Scores) {
    for (sum, weight) in sum.iter_mut().zip(weights) {
        *sum += weight;
    }
}

/// The next of a series of numbers (xorshift64*, Marsaglia 2003 and Vigna 2016).
fn next(state: &mut u64) -> u64 {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    state.wrapping_mul(0x2545_f491_4f6c_dd1d)
}

fn uniform(state: &mut u64) -> f32 {
    let bits = u16::try_from(next(state) >> 48).unwrap_or_default();
    f32::from(bits) / 65536.0
}
