//! What was typed into prompts before, to be had again.

use crate::app::prompt::Purpose;
use crate::limits::PROMPT_HISTORY;

/// What was accepted in prompts, the oldest first, each once for a purpose.
#[derive(Clone, Debug, Default)]
pub struct PromptHistory {
    lines: Vec<(Purpose, String)>,
}

impl PromptHistory {
    /// Remembers a line.
    pub fn remember(&mut self, purpose: Purpose, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.lines
            .retain(|(of, known)| (*of, known.as_str()) != (purpose, text));
        self.lines.push((purpose, text.to_owned()));
        if self.of(purpose).count() > PROMPT_HISTORY
            && let Some(oldest) = self.lines.iter().position(|(of, _)| *of == purpose)
        {
            self.lines.remove(oldest);
        }
    }

    /// The line so many back: 1 is the last.
    #[must_use]
    pub fn back(&self, purpose: Purpose, steps: usize) -> Option<&str> {
        self.of(purpose).rev().nth(steps.checked_sub(1)?)
    }

    fn of(&self, purpose: Purpose) -> impl DoubleEndedIterator<Item = &str> {
        let lines = self.lines.iter();
        let of = lines.filter(move |(of, _)| *of == purpose);
        of.map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_for_its_purpose_once() {
        let mut history = PromptHistory::default();
        for text in ["روسيا", "مصر", " ", "روسيا "] {
            history.remember(Purpose::FilterList, text);
        }
        history.remember(Purpose::SearchText, "قمة");
        let back = |steps| history.back(Purpose::FilterList, steps);
        assert_eq!(
            [0, 1, 2, 3].map(back),
            [None, Some("روسيا"), Some("مصر"), None]
        );
        assert_eq!(history.back(Purpose::NameTopic, 1), None);
    }

    #[test]
    fn the_oldest_lines_are_forgotten() {
        let mut history = PromptHistory::default();
        history.remember(Purpose::SearchText, "أول");
        for number in 0..=PROMPT_HISTORY {
            history.remember(Purpose::FilterList, &number.to_string());
        }
        assert_eq!(history.back(Purpose::FilterList, PROMPT_HISTORY), Some("1"));
        assert_eq!(history.back(Purpose::FilterList, PROMPT_HISTORY + 1), None);
        assert_eq!(history.back(Purpose::SearchText, 1), Some("أول"));
    }
}
