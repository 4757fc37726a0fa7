//! The palette: actions found by their names in any language, the best match first.

use crate::app::action::Action;
use crate::app::commands::{COMMANDS, Command, KeyScope};
use crate::app::keymap::Keymap;
use crate::app::own_commands::OwnCommands;
use crate::app::search_words::search_words;
use crate::i18n::Locale;
use crate::language::ranking::{Fit, SoughtName};

/// The actions that fit what is typed.
#[derive(Clone, Debug, Default)]
pub struct PaletteOverlay {
    /// The best match first.
    pub commands: Vec<&'static Command>,
    /// Commands of the reader's own that fit, by their indices.
    own: Vec<usize>,
    /// Where those stand.
    own_stand: OwnStand,
}

/// Where commands of the reader's own stand among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum OwnStand {
    /// Below them: nothing is typed.
    #[default]
    Below,
    /// Above them: what the reader named is meant by that name.
    Above,
}

/// A row of the palette.
#[derive(Clone, Copy, Debug)]
pub enum PaletteRow {
    /// A command of the program.
    Command(&'static Command),
    /// A command of the reader's own, by its index.
    Own(usize),
}

impl PaletteOverlay {
    /// The actions that fit what is typed; all where nothing is. Those of a selection are offered where there is one.
    #[must_use]
    pub fn new(typed: &str, scope: KeyScope, locale: Locale, keymap: &Keymap) -> Self {
        let sought = SoughtName::new(typed);
        let is_here = |command: &&Command| [KeyScope::Everywhere, scope].contains(&command.scope());
        let offered = COMMANDS
            .iter()
            .filter(|command| command.action != Action::Palette)
            .filter(is_here);
        let ranked = offered.filter_map(|command| {
            let rank = rank(command, &sought, locale, keymap)?;
            Some((rank, command))
        });
        let mut ranked: Vec<_> = ranked.collect();
        // Equals stay in the order of the table.
        ranked.sort_by_key(|(rank, _)| *rank);
        Self {
            commands: ranked.into_iter().map(|(_, command)| command).collect(),
            own: Vec::new(),
            own_stand: match sought.is_empty() {
                true => OwnStand::Below,
                false => OwnStand::Above,
            },
        }
    }

    /// Adds the commands of the reader's own whose names fit what is typed, the best match first.
    pub fn find_own(&mut self, typed: &str, own: &OwnCommands) {
        let sought = SoughtName::new(typed);
        let ranked = own.list.iter().enumerate();
        let ranked = ranked.filter_map(|(index, one)| Some((sought.fit(&one.name)?, index)));
        let mut ranked: Vec<(Fit, usize)> = ranked.collect();
        ranked.sort();
        self.own = ranked.into_iter().map(|(_, index)| index).collect();
    }

    /// A row.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<PaletteRow> {
        let commands = self.commands.iter().copied().map(PaletteRow::Command);
        let own = self.own.iter().copied().map(PaletteRow::Own);
        match self.own_stand {
            OwnStand::Below => commands.chain(own).nth(index),
            OwnStand::Above => own.chain(commands).nth(index),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.commands.len() + self.own.len()
    }
}

/// What of a command fits what is typed, the best first where it fits alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    /// Its key, or its name in the reader's language.
    Name,
    /// Its name in another language, or in the settings.
    OtherName,
    /// Other words for it in any language.
    SearchWord,
}

/// How well a command fits, and by what of it.
fn rank(
    command: &Command,
    sought: &SoughtName,
    locale: Locale,
    keymap: &Keymap,
) -> Option<(Fit, By)> {
    let keys = keymap.keys(command.action);
    if keys.iter().any(|key| key.to_string() == sought.typed()) {
        return Some((Fit::Exact, By::Name));
    }
    let own = sought.fit(&locale.wording(command.words));
    let others = Locale::ALL.into_iter().filter(|other| *other != locale);
    let elsewhere = others.filter_map(|other| sought.fit(&other.wording(command.words)));
    let elsewhere = elsewhere.chain(sought.fit(&command.id().replace('-', " ")));
    let own = own.map(|fit| (fit, By::Name));
    let elsewhere = elsewhere.min().map(|fit| (fit, By::OtherName));
    let searched = fit_of_search_words(command, sought, locale).map(|fit| (fit, By::SearchWord));
    own.into_iter().chain(elsewhere).chain(searched).min()
}

/// How well the words fit by which a command may be looked for. Several words typed may be spread over them and the name.
fn fit_of_search_words(command: &Command, sought: &SoughtName, locale: Locale) -> Option<Fit> {
    let words: Vec<&str> = search_words(command.action).collect();
    let one = sought.best_fit(words.iter().copied());
    let all = format!("{} {}", locale.wording(command.words), words.join(" "));
    let spread = sought.fit(&all).map(|_| Fit::Scattered);
    one.into_iter().chain(spread).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str, locale: Locale) -> Option<Action> {
        let palette = PaletteOverlay::new(typed, KeyScope::Selection, locale, &Keymap::default());
        palette.commands.first().map(|command| command.action)
    }

    #[test]
    fn actions_are_found_by_their_names_in_either_language() {
        for locale in Locale::ALL {
            assert_eq!(first("خلاصات", locale), Some(Action::Feeds), "{locale:?}");
            assert_eq!(first("feeds", locale), Some(Action::Feeds), "{locale:?}");
            assert_eq!(first("topics over", locale), Some(Action::TopicsOverTime));
            assert_eq!(first("عبر الزمن", locale), Some(Action::TopicsOverTime));
            assert_eq!(first("!", locale), Some(Action::AboutArticle));
            assert_eq!(first("لا اسم كهذا", locale), None);
        }
    }

    fn is_among_the_first(typed: &str, action: Action) -> bool {
        Locale::ALL.into_iter().all(|locale| {
            let palette =
                PaletteOverlay::new(typed, KeyScope::Everywhere, locale, &Keymap::default());
            let mut first = palette.commands.iter().take(3);
            first.any(|command| command.action == action)
        })
    }

    /// What readers type who do not know the names: imperatives, verbal nouns, other words for the same.
    #[test]
    fn actions_are_found_by_the_words_that_readers_try() {
        const ARABIC: &[(&str, Action)] = &[
            ("انسخ", Action::Copy),
            ("نسخ الرابط", Action::Copy),
            ("تصدير", Action::Copy),
            ("مشاركة", Action::Copy),
            ("بحث مكتبة", Action::SearchLibrary),
            ("ابحث في المكتبة", Action::SearchLibrary),
            ("بحث شامل", Action::SearchLibrary),
            ("ابحث", Action::Find),
            ("بحث", Action::Find),
            ("فلتر", Action::Find),
            ("الليلي", Action::Appearance),
            ("الوضع الليلي", Action::Appearance),
            ("داكن", Action::Appearance),
            ("تكبير", Action::Appearance),
            ("تكبير الخط", Action::Appearance),
            ("إعدادات", Action::Appearance),
            ("الإعدادات", Action::Appearance),
            ("غيّر اللغة", Action::Appearance),
            ("لغة", Action::Appearance),
            ("التشكيل", Action::Appearance),
            ("هجري", Action::Appearance),
            ("ملء الشاشة", Action::ReadingMode),
            ("فهرس", Action::Outline),
            ("المحتويات", Action::Outline),
            ("المفضلة", Action::Star),
            ("مفضلة", Action::Star),
            ("احذف", Action::Forget),
            ("حذف", Action::Forget),
            ("تراجع", Action::Restore),
            ("استعادة", Action::Restore),
            ("أعد", Action::Redo),
            ("تحديث", Action::FetchFeeds),
            ("حدّث", Action::FetchFeeds),
            ("اشتراكات", Action::Feeds),
            ("المصادر", Action::Feeds),
            ("مسح البحث", Action::ClearFilters),
            ("عرض الكل", Action::ClearFilters),
            ("إلغاء الفلتر", Action::ClearFilters),
            ("ترجمة", Action::OwnCommands),
            ("ترجم", Action::OwnCommands),
            ("قاموس", Action::OwnCommands),
            ("ملاحظات", Action::Highlights),
            ("تعليقات", Action::Highlights),
            ("أضف", Action::AddArticles),
            ("استيراد", Action::AddArticles),
            ("رتّب", Action::Order),
            ("فرز", Action::Order),
            ("متصفح", Action::Links),
            ("افتح الرابط", Action::Links),
            ("أشخاص", Action::Entities),
            ("من هو", Action::Card),
            ("قارن", Action::Compare),
            ("تصحيح", Action::Correct),
            ("دمج", Action::Correct),
            ("إحصاءات", Action::TopicsOverTime),
            ("علّم الكل", Action::MarkAllRead),
            ("غير مقروء", Action::MarkRead),
            ("احفظ البحث", Action::KeepFilter),
            ("حفظ البحث", Action::KeepFilter),
            ("مواضيع", Action::Topics),
            ("حدّد", Action::Select),
            ("ارجع", Action::Back),
            ("اختصارات", Action::Help),
            ("مساعدة", Action::Help),
            ("اخرج", Action::Quit),
            ("إنهاء", Action::Quit),
        ];
        const ENGLISH: &[(&str, Action)] = &[
            ("settings", Action::Appearance),
            ("dark mode", Action::Appearance),
            ("font size", Action::Appearance),
            ("zoom", Action::Appearance),
            ("preferences", Action::Appearance),
            ("fullscreen", Action::ReadingMode),
            ("table of contents", Action::Outline),
            ("yank", Action::Copy),
            ("export", Action::Copy),
            ("share", Action::Copy),
            ("refresh", Action::FetchFeeds),
            ("rss", Action::Feeds),
            ("subscribe", Action::Feeds),
            ("bookmark", Action::Star),
            ("favourite", Action::Star),
            ("trash", Action::Forget),
            ("delete", Action::Forget),
            ("undo", Action::Restore),
            ("reset", Action::ClearFilters),
            ("show all", Action::ClearFilters),
            ("sort", Action::Order),
            ("browser", Action::Links),
            ("translate", Action::OwnCommands),
            ("annotations", Action::Highlights),
            ("import", Action::AddArticles),
            ("search library", Action::SearchLibrary),
            ("shortcuts", Action::Help),
            ("exit", Action::Quit),
            ("tags", Action::Topics),
            ("who is", Action::Card),
            ("rename", Action::Correct),
        ];
        let missed = ARABIC.iter().chain(ENGLISH);
        let missed = missed.filter(|(typed, action)| !is_among_the_first(typed, *action));
        let missed: Vec<_> = missed.collect();
        assert!(missed.is_empty(), "{missed:?}");
    }

    #[test]
    fn each_is_the_first_for_its_whole_name_and_all_are_there_for_nothing() {
        for locale in Locale::ALL {
            for command in COMMANDS {
                if command.action != Action::Palette {
                    let name = locale.text(command.words);
                    assert_eq!(first(&name, locale), Some(command.action), "{name}");
                }
            }
            let offered =
                |scope| PaletteOverlay::new("", scope, locale, &Keymap::default()).commands;
            assert_eq!(offered(KeyScope::Selection).len(), COMMANDS.len() - 1);
            let is_of_selection = |command: &&Command| command.scope() == KeyScope::Selection;
            assert!(!offered(KeyScope::Everywhere).iter().any(is_of_selection));
        }
    }
}
