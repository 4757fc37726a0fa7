//! The linear chain over the tags of a sequence: the best tags, and how sure they are.
//!
//! Lafferty, McCallum and Pereira 2001; decoding after Viterbi 1967, probabilities by the
//! forward-backward algorithm with every step scaled to a sum of one.

use crate::extract::propose::model::tag::{NameTag, Scores, TAGS};

/// The tags with the highest sum of scores and transitions in which every name begins with its
/// beginning.
#[must_use]
pub fn best_tags(scores: &[Scores], transitions: &[Scores; TAGS]) -> Vec<NameTag> {
    let Some(first) = scores.first() else {
        return Vec::new();
    };
    let allowed = allowed(transitions);
    let mut best: Scores = std::array::from_fn(|tag| {
        if NameTag::OUTSIDE.may_precede(NameTag::at(tag)) {
            first[tag]
        } else {
            f32::NEG_INFINITY
        }
    });
    let mut steps: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    for here in &scores[1..] {
        let mut step = [0_u8; TAGS];
        let mut next = [f32::NEG_INFINITY; TAGS];
        for (before, row) in allowed.iter().enumerate() {
            for (after, transition) in row.iter().enumerate() {
                let score = best[before] + transition;
                if score > next[after] {
                    next[after] = score;
                    step[after] = u8::try_from(before).unwrap_or_default();
                }
            }
        }
        for (score, own) in next.iter_mut().zip(here) {
            *score += own;
        }
        best = next;
        steps.push(step);
    }
    let last = (0..TAGS).fold(
        0,
        |last, tag| if best[tag] > best[last] { tag } else { last },
    );
    let mut tags = Vec::with_capacity(scores.len());
    tags.push(NameTag::at(last));
    let mut tag = last;
    for step in steps.iter().rev() {
        tag = usize::from(step[tag]);
        tags.push(NameTag::at(tag));
    }
    tags.reverse();
    tags
}

/// The transitions with those that no sequence of names can hold forbidden.
fn allowed(transitions: &[Scores; TAGS]) -> [Scores; TAGS] {
    std::array::from_fn(|before| {
        std::array::from_fn(|after| {
            if NameTag::at(before).may_precede(NameTag::at(after)) {
                transitions[before][after]
            } else {
                f32::NEG_INFINITY
            }
        })
    })
}

/// The probability of each tag at each token.
#[derive(Debug, Default)]
pub struct Marginals {
    /// By token and tag.
    pub tags: Vec<Scores>,
    /// By token (but the last), tag of the token and tag of the next, summed over all tokens.
    pub pairs: [[f32; TAGS]; TAGS],
}

/// The probabilities of tags and of pairs of tags.
#[must_use]
pub fn marginals(scores: &[Scores], transitions: &[Scores; TAGS]) -> Marginals {
    let transitions = transitions.map(|row| row.map(f32::exp));
    let own: Vec<Scores> = scores.iter().map(exponentials).collect();
    let mut forward: Vec<Scores> = Vec::with_capacity(own.len());
    for (at, here) in own.iter().enumerate() {
        let mut sums = *here;
        if let Some(before) = at.checked_sub(1).map(|before| forward[before]) {
            let mut reached = [0.0; TAGS];
            for (weight, row) in before.iter().zip(&transitions) {
                for (sum, transition) in reached.iter_mut().zip(row) {
                    *sum += weight * transition;
                }
            }
            for (sum, reached) in sums.iter_mut().zip(reached) {
                *sum *= reached;
            }
        }
        forward.push(scaled(sums));
    }
    let mut pairs = [[0.0; TAGS]; TAGS];
    let mut backward = [1.0; TAGS];
    let mut tags = forward.clone();
    for at in (0..own.len()).rev() {
        for (probability, weight) in tags[at].iter_mut().zip(backward) {
            *probability *= weight;
        }
        tags[at] = scaled(tags[at]);
        let Some(before) = at.checked_sub(1).map(|before| &forward[before]) else {
            break;
        };
        let ahead: Scores = std::array::from_fn(|tag| own[at][tag] * backward[tag]);
        let mut joint = [[0.0; TAGS]; TAGS];
        let mut next = [0.0; TAGS];
        for (first, row) in transitions.iter().enumerate() {
            for (second, transition) in row.iter().enumerate() {
                let weight = transition * ahead[second];
                next[first] += weight;
                joint[first][second] = before[first] * weight;
            }
        }
        let total: f32 = joint.as_flattened().iter().sum();
        for (sum, weight) in pairs
            .as_flattened_mut()
            .iter_mut()
            .zip(joint.as_flattened())
        {
            *sum += weight / total.max(f32::MIN_POSITIVE);
        }
        backward = scaled(next);
    }
    Marginals { tags, pairs }
}

/// The exponentials of scores, the largest scaled to one.
fn exponentials(scores: &Scores) -> Scores {
    let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| (score - largest).exp())
}

fn scaled(weights: Scores) -> Scores {
    let total: f32 = weights.iter().sum();
    weights.map(|weight| weight / total.max(f32::MIN_POSITIVE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(tags: &[&str], strength: f32) -> Vec<Scores> {
        tags.iter()
            .map(|tag| {
                let mut scores = [0.0; TAGS];
                scores[NameTag::parse(tag).index()] = strength;
                scores
            })
            .collect()
    }

    #[test]
    fn the_best_tags_make_names_even_against_the_scores() {
        let scores = sequence(&["I-LOC", "O", "B-PER", "I-ORG"], 1.0);
        let tags = best_tags(&scores, &[[0.0; TAGS]; TAGS]);
        assert!(NameTag::OUTSIDE.may_precede(tags[0]));
        for pair in tags.windows(2) {
            assert!(pair[0].may_precede(pair[1]), "{tags:?}");
        }
        assert!(best_tags(&[], &[[0.0; TAGS]; TAGS]).is_empty());
    }

    #[test]
    fn transitions_decide_between_equal_scores() {
        let mut transitions = [[0.0; TAGS]; TAGS];
        let (begin, inside) = (NameTag::parse("B-ORG"), NameTag::parse("I-ORG"));
        transitions[begin.index()][inside.index()] = 1.0;
        let mut scores = sequence(&["B-ORG"], 3.0);
        scores.push([0.0; TAGS]);
        assert_eq!(best_tags(&scores, &transitions), [begin, inside]);
    }

    #[test]
    fn probabilities_are_those_of_all_sequences_counted() {
        let score = |at: u8, tag: u8| f32::from((7 * tag + 3 * at) % 10) / 10.0;
        let scores: Vec<Scores> = (0..3)
            .map(|at| std::array::from_fn(|tag| score(at, u8::try_from(tag).unwrap_or_default())))
            .collect();
        let transitions = std::array::from_fn(|first| {
            std::array::from_fn(|second| if first == second { 0.7 } else { -0.1 })
        });
        let mut total = 0.0;
        let mut middle = [0.0; TAGS];
        for all in 0..TAGS.pow(3) {
            let tags = [all % TAGS, all / TAGS % TAGS, all / TAGS / TAGS];
            let sum: f32 = (0..3).map(|at| scores[at][tags[at]]).sum::<f32>()
                + transitions[tags[0]][tags[1]]
                + transitions[tags[1]][tags[2]];
            total += sum.exp();
            middle[tags[1]] += sum.exp();
        }
        let found = marginals(&scores, &transitions);
        for (probability, sum) in found.tags[1].iter().zip(middle) {
            assert!((probability - sum / total).abs() < 1e-4);
        }
        let pairs: f32 = found.pairs.as_flattened().iter().sum();
        assert!((pairs - 2.0).abs() < 1e-4);
    }
}
