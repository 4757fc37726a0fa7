//! What the reader highlighted: the list over the panes, the marks beside the text, and the note one stands at.

use ratatui::style::Style;

use crate::app::App;
use crate::app::arrangement::Area;
use crate::app::help::ScreenSign;
use crate::app::highlights::{HighlightsOverlay, ListedOf};
use crate::app::overlay::Overlay;
use crate::app::reading::Reading;
use crate::article::Highlight;
use crate::i18n::isolated;
use crate::library::ListedHighlight;
use crate::range::TextRange;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::manner::{Manner, sign};
use crate::ui::note::takes_rows;
use crate::ui::{Role, View, signs};

impl View<'_> {
    /// Marks beside a row of text what is highlighted in it, where the text begins: a line, and the sign of a note where
    /// a passage with one begins. Colours need not be told apart for that.
    pub(super) fn draw_highlight_mark(&mut self, reading: &Reading, range: TextRange, row: Area) {
        let mut passages = passages_in(reading, range);
        let Some(first) = passages.next() else {
            return;
        };
        let begins = |passage: &(TextRange, &Highlight)| {
            passage.1.has_note() && range.contains(passage.0.start)
        };
        let mark = match std::iter::once(first)
            .chain(passages)
            .any(|one| begins(&one))
        {
            true => signs::sign(ScreenSign::Note),
            false => "▎",
        };
        let x = match reading.article.metadata.language.is_right_to_left() {
            Some(false) => row.x.saturating_sub(1),
            _ => row.right(),
        };
        let style = self.theme.style(Role::Starred);
        self.canvas.symbol(x, row.y, mark, style);
    }

    pub(super) fn draw_highlights(&mut self, list: &HighlightsOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let place = locale.text(match list.of {
            ListedOf::Article => "highlights-here",
            ListedOf::Library => "highlights-everywhere",
        });
        let title = format!("{} · {place}", locale.text("highlights-title"));
        let Some(rows) = list.rows() else {
            self.draw_box(1, &format!("{title}…"));
            return;
        };
        if rows.is_empty() {
            let inner = self.draw_box(1, &title);
            let style = self.theme.style(Role::Faint);
            let words = locale.text("highlights-none");
            self.canvas.words(inner, &words, Side::Right, style);
            return;
        }
        let count = list.count();
        let count = match rows.len() < count {
            true => {
                let arguments = [("shown", rows.len().into()), ("count", count.into())];
                locale.format("highlights-newest-of", &arguments)
            }
            false => count.to_string(),
        };
        let title = format!("{title} · {count}");
        let height = rows.len() * usize::from(self.app.row_height(&overlay.content));
        let inner = self.draw_box(height, &title);
        self.draw_rows(inner, overlay, |view, entry, index, style| {
            if let Some(listed) = rows.get(index) {
                view.draw_listed_highlight(entry, listed, style);
            }
        });
    }

    /// The passage, the note on it, and below them the article.
    fn draw_listed_highlight(&mut self, entry: Area, listed: &ListedHighlight, style: Style) {
        let base = BaseDirection::Within(Direction::RightToLeft);
        let highlight = &listed.highlight;
        let passage = format!("«{}»", on_one_line(&highlight.quote.exact));
        let note = match highlight.has_note() {
            true => {
                let sign = sign(ScreenSign::Note, self.theme.manner, self.app);
                format!("{sign} {}", on_one_line(&highlight.note))
            }
            false => String::new(),
        };
        let about = about(listed, self.app, self.theme.manner);
        let faint = self.theme.faint_on(style);
        let passage = (passage.as_str(), base, style);
        let about = (about.as_str(), self.base_of_words(), faint);
        self.draw_below_each_other(entry, [passage, (note.as_str(), base, style), about]);
    }
}

/// When it was highlighted and of which article it is; first whether its text is gone.
fn about(listed: &ListedHighlight, app: &App, manner: Manner) -> String {
    let locale = app.locale();
    let highlight = &listed.highlight;
    let gone = highlight.range.is_none().then(|| {
        let words = locale.text("highlight-gone");
        format!("{} {words}", sign(ScreenSign::Warning, manner, app))
    });
    let day = highlight.made_at.map(|moment| app.day_of(moment));
    let day = day.map(|day| isolated(&app.dates().day(day)));
    let title = isolated(&listed.title);
    let parts = gone.into_iter().chain(day).chain([title]);
    parts.collect::<Vec<_>>().join(" · ")
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The highlighted passages that have a byte in a range, in the order of the text.
pub(super) fn passages_in(
    reading: &Reading,
    range: TextRange,
) -> impl Iterator<Item = (TextRange, &Highlight)> {
    let highlights = reading.highlights().iter();
    let passages = highlights.filter_map(|one| Some((one.range?, one)));
    passages.filter(move |(passage, _)| passage.overlaps(range))
}

/// The highlighted passage one stands at: the note on it, and which of them it is.
pub(super) fn state(app: &App, manner: Manner) -> Vec<String> {
    let Some(reading) = app.reading() else {
        return Vec::new();
    };
    let Some((number, count)) = reading.highlight_number() else {
        return Vec::new();
    };
    let place = [("number", number.into()), ("count", count.into())];
    let place = app.locale().format("status-highlight-of", &place);
    // A longer one is shown above.
    let is_short = |note: &str| !takes_rows(note, app.size().columns);
    let here = reading.highlight_here();
    let here = here.filter(|one| one.has_note() && is_short(&one.note));
    let note = here.map(|one| {
        format!(
            "{} {}",
            sign(ScreenSign::Note, manner, app),
            on_one_line(&one.note)
        )
    });
    note.into_iter().chain([place]).collect()
}
