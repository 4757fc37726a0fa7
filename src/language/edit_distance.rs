//! How far two spellings are from each other.

/// How many letters have to be added, left out or replaced to make one name the other (Levenshtein), where it is
/// at most so many. Only what is no farther than that is looked at (Ukkonen), in time proportional to it and the length.
#[must_use]
pub fn distance(wanted: &[char], name: &str, farthest: usize) -> Option<usize> {
    let length = name.chars().count();
    if length.abs_diff(wanted.len()) > farthest {
        return None;
    }
    let too_far = farthest + 1;
    let mut row: Vec<usize> = (0..=wanted.len()).map(|at| at.min(too_far)).collect();
    for (at, letter) in name.chars().enumerate() {
        let first = at.saturating_sub(farthest);
        let last = wanted.len().min(at + farthest + 1);
        let mut diagonal = row[first];
        row[first] = if first == 0 {
            (at + 1).min(too_far)
        } else {
            too_far
        };
        for place in first..last {
            let replaced = diagonal + usize::from(letter != wanted[place]);
            diagonal = row[place + 1];
            let nearest = replaced.min(row[place] + 1).min(diagonal + 1);
            row[place + 1] = nearest.min(too_far);
        }
        if row[first..=last]
            .iter()
            .all(|distance| *distance > farthest)
        {
            return None;
        }
    }
    let distance = row[wanted.len()];
    (distance <= farthest).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(name: &str) -> Vec<char> {
        name.chars().collect()
    }

    #[test]
    fn letters_added_left_out_and_replaced_are_counted() {
        assert_eq!(distance(&letters("لافروف"), "لافروف", 2), Some(0));
        assert_eq!(distance(&letters("لافرف"), "لافروف", 2), Some(1));
        assert_eq!(distance(&letters("لافروفا"), "لافروف", 2), Some(1));
        assert_eq!(distance(&letters("نافروب"), "لافروف", 2), Some(2));
        assert_eq!(distance(&letters("موسكو"), "لافروف", 2), None);
        assert_eq!(distance(&letters("لا"), "لافروف", 2), None);
        assert_eq!(distance(&[], "", 0), Some(0));
        assert_eq!(distance(&[], "لا", 2), Some(2));
    }

    #[test]
    fn what_is_not_looked_at_is_too_far() {
        /// The whole table.
        fn whole(one: &[char], other: &[char]) -> usize {
            match (one.split_last(), other.split_last()) {
                (None, _) => other.len(),
                (_, None) => one.len(),
                (Some((a, before_a)), Some((b, before_b))) => (whole(before_a, before_b)
                    + usize::from(a != b))
                .min(whole(before_a, other) + 1)
                .min(whole(one, before_b) + 1),
            }
        }
        let words = ["", "ا", "با", "اب", "ابا", "بابا", "اابب", "بببا", "ابابا"];
        for one in words {
            for other in words {
                let expected = whole(&letters(one), &letters(other));
                for farthest in 0..6 {
                    let found = distance(&letters(one), other, farthest);
                    assert_eq!(
                        found,
                        (expected <= farthest).then_some(expected),
                        "{one} {other}"
                    );
                }
            }
        }
    }
}
