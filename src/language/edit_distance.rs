//! How far two spellings are from each other.

/// How many letters have to be added, left out or replaced to make one name the other (Levenshtein), where it is
/// at most so many.
#[must_use]
pub fn distance(wanted: &[char], name: &str, farthest: usize) -> Option<usize> {
    let length = name.chars().count();
    if length.abs_diff(wanted.len()) > farthest {
        return None;
    }
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (at, letter) in name.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (place, &other) in wanted.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(row[place] + 1).min(diagonal + 1);
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
    }
}
