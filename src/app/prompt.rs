//! The line at the bottom that is typed into.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::completing::Completing;
use crate::app::key::{Key, KeyCode};
use crate::language::layouts::letters_of_lam_alef;
use crate::limits::{NOTE, PROMPT_PASTE};
use crate::notice::Notice;
use crate::query;
use crate::range::TextRange;

/// What the words typed are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Narrow the list of articles.
    FilterList,
    /// Find words in the open article.
    SearchText,
    /// Narrow the list of entities.
    FilterEntities,
    /// Give an entity another name.
    RenameEntity,
    /// Name an entity that was missed.
    AddEntity,
    /// Name a filter that is to be kept.
    NameFilter,
    /// Name a topic of the reader's own.
    NameTopic,
    /// Say what is to be added: a path or an address.
    AddArticles,
    /// Find something in help.
    SearchHelp,
    /// Find an action.
    FindAction,
    /// Narrow the entities of which one is chosen.
    ChooseEntity,
    /// Narrow the rows of a card.
    SearchCard,
    /// Write a note on a passage.
    WriteNote,
}

/// The keys that begin another line of a note: the first is sent by most terminals, the second by all.
pub const NEW_LINE: [Key; 2] = [Key::plain(KeyCode::Enter).with_alt(), Key::control('j')];

/// The key that keeps what is typed.
pub const KEEP: KeyCode = KeyCode::Enter;
/// The key that leaves the prompt.
pub const LEAVE: KeyCode = KeyCode::Escape;

impl Purpose {
    /// Whether what is typed may have several lines.
    #[must_use]
    pub const fn has_lines(self) -> bool {
        matches!(self, Self::WriteNote)
    }

    /// Whether what is typed does nothing before it is accepted, and is kept nowhere else.
    #[must_use]
    pub const fn waits_for_end(self) -> bool {
        matches!(
            self,
            Self::RenameEntity
                | Self::AddEntity
                | Self::NameFilter
                | Self::NameTopic
                | Self::AddArticles
        )
    }

    /// How long what is typed may be, in bytes.
    const fn room(self) -> usize {
        match self {
            Self::WriteNote => NOTE,
            _ => PROMPT_PASTE,
        }
    }
}

/// A line being typed; a note may have several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    text: String,
    /// Where the next character goes: bytes of `text`, on a grapheme boundary.
    caret: usize,
    /// How many lines back of those typed before is shown; 0 where it is a new one.
    pub recalled: usize,
    /// What was typed before one went back.
    pub draft: String,
    /// What the words were before, for who changes their mind.
    pub before: String,
    /// What is wrong with the query that is typed.
    pub error: Option<query::Error>,
    /// What became of the last key or paste, where that is to be said.
    pub notice: Option<Notice>,
    /// What is offered at the caret.
    pub completing: Option<Completing>,
}

/// What became of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyOutcome {
    /// The words are others now.
    Changed,
    /// The caret moved, or nothing.
    Unchanged,
    /// The words stand.
    Accepted,
    /// The words are to be as before.
    Cancelled,
}

impl Prompt {
    /// A prompt that starts with the words in force.
    #[must_use]
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let mut prompt = Self {
            purpose,
            text: String::new(),
            caret: 0,
            recalled: 0,
            draft: String::new(),
            before: text.to_owned(),
            error: None,
            notice: None,
            completing: None,
        };
        prompt.write(text.to_owned(), text.len());
        prompt
    }

    /// A prompt that starts empty; the words in force are kept for who changes their mind.
    #[must_use]
    pub fn fresh(purpose: Purpose, before: &str) -> Self {
        Self {
            before: before.to_owned(),
            ..Self::new(purpose, "")
        }
    }

    /// The words typed so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Shows a line that was typed before, so many lines back, or what one was typing.
    pub fn recall(&mut self, steps: usize, line: &str) {
        if self.recalled == 0 {
            self.draft.clone_from(&self.text);
        }
        self.recalled = steps;
        self.write(line.to_owned(), line.len());
    }

    /// Where the next character goes, in bytes of the text.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Puts other words in the place of those typed, as far as there is room, the caret at a byte
    /// of them.
    pub fn write(&mut self, mut text: String, caret: usize) {
        text.truncate(self.fitting(&text, self.purpose.room()).len());
        self.text = text;
        self.caret = caret.min(self.text.len());
        if !self.boundaries().contains(&self.caret) {
            self.caret = self.after();
        }
    }

    /// The beginning of `text` that `room` bytes hold, with a notice where that is not all.
    fn fitting<'t>(&mut self, text: &'t str, room: usize) -> &'t str {
        if text.len() <= room {
            return text;
        }
        self.notice = Some(Notice::PromptFull {
            limit: self.purpose.room() / 1024,
        });
        let end = (0..=room).rev().find(|&end| text.is_char_boundary(end));
        &text[..end.unwrap_or(0)]
    }

    /// Puts text in at the caret, as far as there is room: without controls, and its lines with a blank between two where
    /// there is one line alone.
    pub fn insert(&mut self, text: &str) -> KeyOutcome {
        self.notice = None;
        let room = self.purpose.room().saturating_sub(self.text.len());
        let text = match self.purpose.has_lines() {
            true => in_lines(self.fitting(text, room)),
            false => on_one_line(self.fitting(text, room)),
        };
        if text.is_empty() {
            return KeyOutcome::Unchanged;
        }
        self.text.insert_str(self.caret, &text);
        self.caret += text.len();
        // A mark typed before a letter that was there joins it: stay on a boundary.
        if !self.boundaries().contains(&self.caret) {
            self.caret = self.after();
        }
        KeyOutcome::Changed
    }

    /// Takes a key. Left and right are those of the text as it is read: left is forward.
    pub fn key(&mut self, key: Key) -> KeyOutcome {
        self.notice = None;
        if self.is_new_line(key) {
            return self.insert("\n");
        }
        if key.control {
            return match key.code {
                KeyCode::Character('u') => self.remove_to_line_start(),
                KeyCode::Character('w') => self.remove(self.word_start(), self.caret),
                KeyCode::Character('a') => self.move_to(self.line().start),
                KeyCode::Character('e') => self.move_to(self.line().end),
                KeyCode::Character('c' | 'g') => KeyOutcome::Cancelled,
                KeyCode::Character('h') => self.remove(self.before_caret(), self.caret),
                _ => KeyOutcome::Unchanged,
            };
        }
        match key.code {
            KeyCode::Character(character) => match letters_of_lam_alef(character) {
                Some(letters) => self.insert(letters),
                None => self.insert(character.encode_utf8(&mut [0; 4])),
            },
            KEEP => KeyOutcome::Accepted,
            LEAVE => KeyOutcome::Cancelled,
            KeyCode::Backspace if key.alt => self.remove(self.word_start(), self.caret),
            KeyCode::Backspace if self.text.is_empty() => KeyOutcome::Cancelled,
            KeyCode::Backspace => self.remove(self.last_character_start(), self.caret),
            KeyCode::Delete => self.remove(self.caret, self.after()),
            KeyCode::Left => self.move_to(self.after()),
            KeyCode::Right => self.move_to(self.before_caret()),
            KeyCode::Home => self.move_to(self.line().start),
            KeyCode::End => self.move_to(self.line().end),
            _ => KeyOutcome::Unchanged,
        }
    }

    /// Whether a key begins another line here.
    #[must_use]
    pub fn is_new_line(&self, key: Key) -> bool {
        self.purpose.has_lines() && NEW_LINE.contains(&key)
    }

    /// The line that the caret is in, without its end.
    fn line(&self) -> TextRange {
        let (before, behind) = self.text.split_at(self.caret);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let length = behind.find('\n').unwrap_or(behind.len());
        TextRange::new(start, self.caret + length)
    }

    /// Goes to the line above, as far from its start; returns whether there is one.
    pub fn go_up(&mut self) -> bool {
        let Some(end) = self.line().start.checked_sub(1) else {
            return false;
        };
        self.go_to_line_at(end);
        true
    }

    /// Goes to the line below, as far from its start; returns whether there is one.
    pub fn go_down(&mut self) -> bool {
        let start = self.line().end + 1;
        if start > self.text.len() {
            return false;
        }
        self.go_to_line_at(start);
        true
    }

    fn go_to_line_at(&mut self, place: usize) {
        let column = self.text[self.line().start..self.caret]
            .graphemes(true)
            .count();
        self.caret = place;
        let line = self.line();
        let starts = line.of(&self.text).grapheme_indices(true);
        let mut starts = starts.map(|(start, _)| line.start + start);
        self.caret = starts.nth(column).unwrap_or(line.end);
    }

    /// Takes what stands before the caret in its line; at the start of a line its end of line.
    fn remove_to_line_start(&mut self) -> KeyOutcome {
        let start = self.line().start;
        match start == self.caret {
            true => self.remove(start.saturating_sub(1), start),
            false => self.remove(start, self.caret),
        }
    }

    fn move_to(&mut self, caret: usize) -> KeyOutcome {
        self.caret = caret;
        KeyOutcome::Unchanged
    }

    fn remove(&mut self, start: usize, end: usize) -> KeyOutcome {
        if start >= end {
            return KeyOutcome::Unchanged;
        }
        self.text.replace_range(start..end, "");
        self.caret = start;
        KeyOutcome::Changed
    }

    fn boundaries(&self) -> Vec<usize> {
        let starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        starts.chain([self.text.len()]).collect()
    }

    fn after(&self) -> usize {
        self.boundaries()
            .into_iter()
            .find(|at| *at > self.caret)
            .unwrap_or(self.text.len())
    }

    fn before_caret(&self) -> usize {
        self.boundaries()
            .into_iter()
            .rev()
            .find(|at| *at < self.caret)
            .unwrap_or(0)
    }

    /// Backspace takes the last character typed, which may be a mark: whoever mistypes a mark keeps
    /// the letter.
    fn last_character_start(&self) -> usize {
        self.text[..self.caret]
            .char_indices()
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    fn word_start(&self) -> usize {
        let typed = self.text[..self.caret].trim_end();
        typed.rfind(char::is_whitespace).map_or(0, |at| {
            at + typed[at..].chars().next().map_or(1, char::len_utf8)
        })
    }
}

/// Text as a prompt has it: a blank between two lines, and no controls.
fn on_one_line(text: &str) -> String {
    let lines = text.split(['\n', '\r']).filter(|line| !line.is_empty());
    let line = lines.collect::<Vec<_>>().join(" ");
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    line.chars()
        .map(blank)
        .filter(|c| !c.is_control())
        .collect()
}

/// Text as a prompt of several lines has it: no controls but the ends of lines.
fn in_lines(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let blank = |c: char| if c == '\t' { ' ' } else { c };
    let is_kept = |c: &char| *c == '\n' || !c.is_control();
    text.chars().map(blank).filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[Key]) -> Prompt {
        let mut prompt = Prompt::new(Purpose::FilterList, "");
        for key in keys {
            prompt.key(*key);
        }
        prompt
    }

    fn letters(text: &str) -> Vec<Key> {
        text.chars().map(Key::character).collect()
    }

    #[test]
    fn arabic_is_typed_and_taken_back_letter_by_letter() {
        let mut prompt = typed(&letters("قمّة"));
        assert_eq!(prompt.text(), "قمّة");
        assert_eq!(
            prompt.key(Key::plain(KeyCode::Backspace)),
            KeyOutcome::Changed
        );
        prompt.key(Key::plain(KeyCode::Backspace));
        assert_eq!(prompt.text(), "قم");
    }

    #[test]
    fn lam_and_alef_of_one_key_are_typed_as_two_letters() {
        let mut prompt = typed(&letters("س\u{FEFB}م"));
        assert_eq!(prompt.text(), "سلام");
        prompt.key(Key::plain(KeyCode::Backspace));
        prompt.key(Key::plain(KeyCode::Backspace));
        assert_eq!(prompt.text(), "سل");
    }

    #[test]
    fn the_caret_steps_over_a_letter_with_its_marks() {
        let mut prompt = typed(&letters("قمّة"));
        prompt.key(Key::plain(KeyCode::Right));
        prompt.key(Key::plain(KeyCode::Right));
        prompt.insert("ا");
        assert_eq!(prompt.text(), "قامّة");
        prompt.key(Key::plain(KeyCode::Left));
        assert_eq!(prompt.caret(), "قامّ".len());
    }

    #[test]
    fn a_word_is_removed_at_once() {
        let mut prompt = typed(&letters("مجلس الأمن "));
        prompt.key(Key::control('w'));
        assert_eq!(prompt.text(), "مجلس ");
        prompt.key(Key::control('u'));
        assert_eq!(prompt.text(), "");
        assert_eq!(
            prompt.key(Key::plain(KeyCode::Backspace)),
            KeyOutcome::Cancelled
        );
    }

    #[test]
    fn a_prompt_holds_no_more_than_its_limit_and_says_so() {
        let full = |prompt: &Prompt| {
            let notice = Notice::PromptFull { limit: 4 };
            prompt.notice == Some(notice) && prompt.text().len() <= PROMPT_PASTE
        };
        for purpose in [
            Purpose::FilterList,
            Purpose::FilterEntities,
            Purpose::RenameEntity,
        ] {
            let mut prompt = Prompt::new(purpose, "");
            assert_eq!(
                prompt.insert(&"aب".repeat(PROMPT_PASTE)),
                KeyOutcome::Changed
            );
            assert!(full(&prompt));
            assert!(prompt.text().len() > PROMPT_PASTE - 4);
            assert_eq!(prompt.caret(), prompt.text().len());
            // Typing is bounded as well, and taking back makes room.
            while prompt.key(Key::character('b')) == KeyOutcome::Changed {}
            assert!(full(&prompt));
            assert_eq!(prompt.text().len(), PROMPT_PASTE);
            prompt.key(Key::plain(KeyCode::Backspace));
            assert_eq!(prompt.notice, None);
            assert_eq!(prompt.key(Key::character('c')), KeyOutcome::Changed);
            assert_eq!(prompt.notice, None);
            prompt.write("ب".repeat(PROMPT_PASTE), usize::MAX);
            assert!(full(&prompt));
        }
        assert!(full(&Prompt::new(
            Purpose::RenameEntity,
            &"ب".repeat(PROMPT_PASTE)
        )));
        let just = "b".repeat(PROMPT_PASTE);
        assert_eq!(Prompt::new(Purpose::RenameEntity, &just).notice, None);
    }

    #[test]
    fn pasted_lines_become_one_without_controls() {
        let mut prompt = Prompt::new(Purpose::FilterList, "");
        prompt.insert("روسيا\r\n\r\n\u{1b}[31mموسكو\u{2028}مصر\n");
        assert_eq!(prompt.text(), "روسيا [31mموسكو مصر");
    }

    #[test]
    fn a_note_has_lines_and_no_other_prompt_has() {
        for key in NEW_LINE {
            let mut note = Prompt::new(Purpose::WriteNote, "أول");
            assert_eq!(note.key(key), KeyOutcome::Changed);
            note.insert("ثان\r\nثالث\u{1b}[0m\tآخر");
            assert_eq!(note.text(), "أول\nثان\nثالث[0m آخر");
            let mut line = Prompt::new(Purpose::NameFilter, "أول");
            line.key(key);
            assert!(!line.text().contains('\n'));
        }
        // What was written elsewhere comes as it is.
        let before = " أول\r\n\tثان ";
        assert_eq!(Prompt::new(Purpose::WriteNote, before).text(), before);
    }

    #[test]
    fn in_a_note_one_goes_from_line_to_line() {
        let mut note = Prompt::new(Purpose::WriteNote, "قمّة\nما\nمؤتمر");
        assert!(!note.go_down(), "the caret is in the last line");
        assert!(note.go_up());
        assert_eq!(note.caret(), "قمّة\nما".len());
        note.key(Key::plain(KeyCode::Home));
        assert_eq!(note.caret(), "قمّة\n".len());
        note.key(Key::plain(KeyCode::Left));
        assert!(note.go_up());
        assert_eq!(note.caret(), "ق".len());
        assert!(!note.go_up());
        note.key(Key::plain(KeyCode::End));
        assert_eq!(note.caret(), "قمّة".len());
        assert!(note.go_down() && note.go_down());
        assert_eq!(note.caret(), "قمّة\nما\nمؤ".len());
        note.key(Key::control('u'));
        assert_eq!(note.text(), "قمّة\nما\nتمر");
        note.key(Key::control('u'));
        assert_eq!(note.text(), "قمّة\nماتمر");
    }

    #[test]
    fn a_note_holds_as_much_as_is_kept_of_one() {
        let long = "b".repeat(NOTE);
        let mut note = Prompt::new(Purpose::WriteNote, &long);
        assert_eq!((note.text().len(), note.notice.clone()), (NOTE, None));
        note.key(Key::character('c'));
        let limit = NOTE / 1024;
        assert_eq!(note.notice, Some(Notice::PromptFull { limit }));
        assert_eq!(note.text(), long);
    }
}
