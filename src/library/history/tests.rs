//! Articles that go to other libraries and come back: whatever was done to them, once is as often as it takes.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::article::{Draft, Highlight, Kept, Source};
use crate::export;
use crate::library::{Arrival, Incoming, ReadingPosition};
use crate::range::TextRange;
use crate::search::Indexer;
use crate::sources::{json_lines, markdown};
use crate::topics::Topic;

/// The texts that an article may have; the first is the one that comes with the program.
const TEXTS: [&str; 4] = [
    "# عنوان\n\nنص **أول** من فقرتين.\n\nوهذه الثانية.",
    "# عنوان\n\nنص ثان.",
    "# عنوان آخر\n\n- أول\n- ثان\n",
    "# عنوان\n\n> قول\\\n> وقول\n",
];

/// What may be done to an article.
#[derive(Clone, Copy, Debug)]
enum Step {
    Text(usize),
    Read(bool),
    Star(bool),
    Place(usize),
    Choose(Topic, bool),
    /// So many letters from one on, with a note or without.
    Highlight(usize, usize, &'static str),
    RemoveAndRestore,
}

fn step() -> impl Strategy<Value = Step> {
    let topic = prop_oneof![Just(Topic::Economy), Just(Topic::Security)];
    prop_oneof![
        3 => (0..TEXTS.len()).prop_map(Step::Text),
        1 => any::<bool>().prop_map(Step::Read),
        1 => any::<bool>().prop_map(Step::Star),
        1 => (0..9_usize).prop_map(Step::Place),
        1 => (topic, any::<bool>()).prop_map(|(topic, wanted)| Step::Choose(topic, wanted)),
        2 => (0..9_usize, 1..9_usize, prop_oneof![Just(""), Just("ملاحظة"), Just("أخرى")])
            .prop_map(|(start, letters, note)| Step::Highlight(start, letters, note)),
        1 => Just(Step::RemoveAndRestore),
    ]
}

fn seed(text: usize) -> Draft {
    let text = format!("---\nurl: https://example.org/a\n---\n\n{}", TEXTS[text]);
    Draft {
        ..markdown::parse(&text, Source::built_in("a.md".to_owned()))
    }
}

/// A library with one article, and a clock.
struct World {
    library: Library,
    now: Timestamp,
}

impl World {
    fn empty(now: i64) -> Self {
        Self {
            library: Library::in_memory().unwrap(),
            now: Timestamp::from_second(now).unwrap(),
        }
    }

    fn of(now: i64, steps: &[Step]) -> Self {
        let mut world = Self::empty(now);
        world.add(seed(0));
        steps.iter().for_each(|step| world.take(*step));
        world
    }

    fn add(&mut self, draft: Draft) -> Arrival {
        // Times as different in length as those of a real clock.
        self.now += SignedDuration::from_millis(250);
        let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
        self.library.add(&[incoming], self.now).unwrap()[0]
    }

    fn id(&self) -> ArticleId {
        let ids = self.library.ids_as_they_came().unwrap();
        assert_eq!(ids.len(), 1);
        ids[0]
    }

    fn take(&mut self, step: Step) {
        let id = self.id();
        let library = &mut self.library;
        match step {
            Step::Text(text) => {
                self.add(seed(text));
            }
            Step::Read(is_read) => library.set_read(id, is_read).unwrap(),
            Step::Star(is_starred) => library.set_starred(id, is_starred).unwrap(),
            Step::Place(letter) => {
                let text = library.article(id).unwrap().unwrap().body.text.clone();
                let byte = text.char_indices().nth(letter).unwrap().0;
                library.set_position(id, ReadingPosition(byte)).unwrap();
            }
            Step::Highlight(start, letters, note) => {
                let text = library.article(id).unwrap().unwrap().body.text.clone();
                let mut bytes = text.char_indices().map(|(byte, _)| byte);
                let start = bytes.nth(start).unwrap();
                let end = bytes.nth(letters - 1).unwrap_or(text.len());
                let highlight = Highlight::of(&text, TextRange::new(start, end), note.to_owned());
                library.put_highlight(id, &highlight, self.now).unwrap();
            }
            Step::Choose(topic, wanted) => library.choose_topic(id, topic, wanted).unwrap(),
            Step::RemoveAndRestore => {
                library.remove(&[id], self.now).unwrap();
                assert_eq!(library.restore(&[id]).unwrap().len(), 1);
            }
        }
    }

    fn draft(&self) -> Draft {
        self.library.draft(self.id()).unwrap().unwrap()
    }

    /// The article as it leaves the library and is read where it comes to.
    fn exported(&self) -> Draft {
        let line = json_lines::write(self.draft()).unwrap();
        json_lines::parse(line.as_bytes()).unwrap()
    }

    /// The same as a Markdown file.
    fn exported_as_markdown(&self) -> Draft {
        let file = Source::file("/elsewhere.md".into());
        markdown::parse(&export::markdown(&self.draft()), file)
    }

    fn texts(&self) -> Vec<String> {
        let history = self.draft().kept.history.unwrap();
        history.into_iter().map(|one| one.body.text).collect()
    }
}

/// What Markdown carries of what is kept.
fn without_history(draft: Draft) -> Draft {
    Draft {
        kept: Kept {
            history: None,
            ..draft.kept
        },
        ..draft
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_comes_back_changes_nothing(steps in vec(step(), 0..12)) {
        let mut world = World::of(0, &steps);
        let before = world.draft();
        let mut new = World::empty(1_000);
        for _ in 0..3 {
            let exported = world.exported();
            prop_assert!(matches!(world.add(exported.clone()), Arrival::Known(_)));
            prop_assert_eq!(world.draft(), before.clone());
            new.add(exported);
            prop_assert_eq!(new.draft(), before.clone());
            prop_assert!(matches!(world.add(new.exported()), Arrival::Known(_)));
            prop_assert_eq!(world.draft(), before.clone());
        }
    }

    #[test]
    fn a_library_with_the_first_text_gets_the_others_and_nothing_twice(steps in vec(step(), 0..12)) {
        let mut world = World::of(0, &steps);
        let before = world.draft();
        // The same article as it comes with the program.
        let mut other = World::of(1_000, &[]);
        for _ in 0..3 {
            other.add(world.exported());
            prop_assert_eq!(other.draft(), before.clone());
            world.add(other.exported());
            prop_assert_eq!(world.draft(), before.clone());
        }
    }

    #[test]
    fn an_older_export_takes_nothing_back(
        steps in vec(step(), 0..6),
        later in vec(step(), 0..6),
    ) {
        let mut world = World::of(0, &steps);
        let old = world.exported();
        later.iter().for_each(|step| world.take(*step));
        let text = world.draft().body;
        let texts = world.texts();
        world.add(old.clone());
        let before = world.draft();
        prop_assert_eq!(&before.body, &text);
        prop_assert_eq!(world.texts(), texts);
        world.add(old);
        prop_assert_eq!(world.draft(), before);
    }

    #[test]
    fn two_libraries_agree_after_one_exchange(
        here in vec(step(), 0..8),
        there in vec(step(), 0..8),
    ) {
        let mut here = World::of(0, &here);
        let mut there = World::of(1_000, &there);
        there.add(here.exported());
        here.add(there.exported());
        prop_assert_eq!(&here.draft().body, &there.draft().body);
        prop_assert_eq!(here.texts(), there.texts());
        let agreed = (here.draft(), there.draft());
        for _ in 0..2 {
            there.add(here.exported());
            here.add(there.exported());
            prop_assert_eq!((here.draft(), there.draft()), agreed.clone());
        }
    }

    #[test]
    fn markdown_that_comes_back_changes_nothing(steps in vec(step(), 0..12)) {
        let mut world = World::of(0, &steps);
        let before = world.draft();
        let mut new = World::empty(1_000);
        for _ in 0..2 {
            let exported = world.exported_as_markdown();
            prop_assert!(matches!(world.add(exported.clone()), Arrival::Known(_)));
            prop_assert_eq!(world.draft(), before.clone());
            new.add(exported);
            prop_assert_eq!(without_history(new.draft()), without_history(before.clone()));
            prop_assert_eq!(new.texts(), Vec::<String>::new());
            // With the earlier texts, which the Markdown did not carry, and without.
            world.add(new.exported());
            prop_assert_eq!(world.draft(), before.clone());
        }
        new.add(world.exported());
        prop_assert_eq!(new.draft(), before);
    }
}

#[test]
fn changes_at_one_time_or_under_a_clock_set_back_keep_their_order() {
    let mut world = World::of(100, &[]);
    for text in [1, 2, 3] {
        world.now = Timestamp::UNIX_EPOCH;
        world.add(seed(text));
    }
    let texts: Vec<String> = [0, 1, 2].map(|text| seed(text).body.text).to_vec();
    assert_eq!(world.texts(), texts);
}

#[test]
fn a_second_comes_before_its_parts() {
    let mut draft = seed(0);
    let mut later = World::empty(2_000_000_000);
    // As text the shorter one is greater.
    for added_at in ["2026-01-01T00:00:00.5Z", "2026-01-01T00:00:00Z"] {
        draft.kept.added_at = added_at.parse().ok();
        later.add(draft.clone());
    }
    let added_at = later.draft().kept.added_at.unwrap();
    assert_eq!(added_at.to_string(), "2026-01-01T00:00:00Z");
}
