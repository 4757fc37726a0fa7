//! The card of an entity: what is known of it, its companions, and every sentence that mentions it
//! with the name in the middle.

use ratatui::style::Style;

use crate::app::arrangement::Area;
use crate::app::card::{CardOverlay, CardRow};
use crate::app::overlay::Overlay;
use crate::appearance::Dates;
use crate::i18n::isolated;
use crate::library::{Card, MonthCount, Sentence};
use crate::messages;
use crate::range::TextRange;
use crate::text::{BaseDirection, Direction, VisualLine, in_context};
use crate::ui::canvas::Side;
use crate::ui::chart::fitted;
use crate::ui::{Role, View, dated};

/// Cells of a box beside its title.
const TITLE_MARGINS: u16 = 6;

impl View<'_> {
    pub(super) fn draw_card(&mut self, card: &CardOverlay, overlay: &Overlay) {
        let mut title = isolated(&card.name);
        let Some(known) = card.card.clone() else {
            self.draw_box(1, &format!("{title}…"));
            return;
        };
        let entity = (known.kind, known.entity_id.as_str(), card.name.as_str());
        let width = self.app.overlay_area(1).width.saturating_sub(TITLE_MARGINS);
        let (dates, rendition) = (self.app.dates(), self.canvas.rendition);
        title = isolated(&dated::name_in(entity, dates, width, rendition));
        if !card.words.trim().is_empty() {
            title = format!("{title} · «{}»", isolated(card.words.trim()));
        }
        let inner = self.draw_box(card.rows.len(), &title);
        self.draw_rows(inner, overlay, |view, line, index, style| {
            if let Some(row) = card.rows.get(index) {
                view.draw_card_row(line, card, &known, (*row, style));
            }
        });
    }

    fn draw_card_row(
        &mut self,
        line: Area,
        overlay: &CardOverlay,
        card: &Card,
        (row, style): (CardRow, Style),
    ) {
        let locale = self.app.locale();
        let heading = self.theme.style(Role::Heading);
        let faint = self.theme.faint_on(style);
        match row {
            CardRow::Blank => {}
            CardRow::Summary => {
                let articles = locale.count("articles", card.article_count);
                let mentions = locale.count("mentions", card.mention_count);
                let kind = messages::kind_name(card.kind, locale);
                let words = format!("{kind} · {articles} · {mentions}");
                self.canvas.words(line, &words, Side::Right, style);
            }
            CardRow::OtherNames => {
                let names = locale.list(&card.other_names);
                let words = locale.format("card-other-names", &[("names", names)]);
                self.canvas.words(line, &words, Side::Right, style);
            }
            CardRow::Dates => {
                if let Some(words) = card.dates.map(|days| span_of_days(days, self.app.dates())) {
                    self.canvas.words(line, &words, Side::Right, faint);
                }
            }
            CardRow::Chart => self.draw_chart(line, &card.months, style),
            CardRow::CompanionsHeading => {
                let words = locale.text("card-companions");
                self.canvas.words(line, &words, Side::Right, heading);
            }
            CardRow::Companion(index) => {
                let companion = &card.companions[index];
                let articles = locale.count("articles", companion.article_count);
                let taken = self.canvas.words(line, &articles, Side::Left, faint);
                let name = line.right_of(taken, 1);
                let base = BaseDirection::Within(Direction::RightToLeft);
                let tinted = self.theme.over(style, Role::Mention(companion.kind));
                self.canvas
                    .text(name, &companion.name, base, Side::Right, tinted);
            }
            CardRow::ConcordanceHeading => {
                let words = locale.text("card-sentences");
                self.canvas.words(line, &words, Side::Right, heading);
            }
            CardRow::Article(index) => self.draw_quoted_article(line, &overlay.sentences[index]),
            CardRow::MoreArticles(articles) => {
                let id = match overlay.awaits_further() {
                    true => "card-reading",
                    false => "card-more",
                };
                let words = locale.count(id, articles);
                self.canvas.words(line, &words, Side::Right, faint);
            }
            CardRow::Sentence(index) => {
                let (sentence, kind) = (&overlay.sentences[index], card.kind);
                let named = self.theme.over(style, Role::SelectedMention(kind));
                self.draw_sentence(line, sentence, style, named);
            }
        }
    }

    /// The article that sentences are from: its title, and its day at the other side.
    fn draw_quoted_article(&mut self, line: Area, sentence: &Sentence) {
        let faint = self.theme.style(Role::Faint);
        let date = sentence.article.date;
        let date = date.map_or_else(String::new, |date| self.app.dates().day(date));
        let taken = self.canvas.words(line, &date, Side::Left, faint);
        let title = line.right_of(taken, 1);
        let base = BaseDirection::Within(Direction::RightToLeft);
        self.canvas
            .text(title, &sentence.article.title, base, Side::Right, faint);
    }

    /// A sentence with the name in the middle, as much of both sides as fits.
    fn draw_sentence(&mut self, line: Area, sentence: &Sentence, style: Style, named: Style) {
        let mut cells = VisualLine::default();
        let base = BaseDirection::Fixed(Direction::RightToLeft);
        let excerpt = sentence.excerpt();
        let (text, mention) = (&excerpt.text, excerpt.mention);
        let placed = in_context(
            text,
            mention,
            base,
            line.width,
            self.canvas.rendition,
            &mut cells,
        );
        if placed.shown.end - placed.shown.start < text.len() {
            self.canvas.note_cut(text);
        }
        let style_of = |range: TextRange| {
            let is_name = range.shifted(placed.shown.start).overlaps(mention);
            if is_name { named } else { style }
        };
        self.canvas
            .line(line.x + placed.left, line.y, &cells, style_of);
    }

    /// A column a month, the oldest at the right, between the names of the first and the last.
    fn draw_chart(&mut self, line: Area, months: &[MonthCount], style: Style) {
        let faint = self.theme.faint_on(style);
        let (Some(first), Some(last)) = (months.first(), months.last()) else {
            return;
        };
        let dates = self.app.dates();
        let name = |month: &MonthCount| dates.month(month.month);
        let taken = self.canvas.words(line, &name(first), Side::Right, faint);
        let room = usize::from(taken.x.saturating_sub(line.x + 1));
        let room = room.saturating_sub(crate::text::width(&name(last)) + 1);
        let counts: Vec<usize> = months.iter().map(|month| month.mention_count).collect();
        let counts = fitted(&counts, u16::try_from(room).unwrap_or(u16::MAX));
        let most = counts.iter().copied().max().unwrap_or(1);
        let columns = Area {
            width: taken.x.saturating_sub(line.x + 1),
            ..line
        };
        let style = self.theme.over(style, Role::Heading);
        let x = self.draw_bars(columns, &counts, most, style).x;
        let rest = Area {
            width: x.saturating_sub(line.x + 1),
            ..line
        };
        self.canvas.words(rest, &name(last), Side::Right, faint);
    }
}

fn span_of_days((first, last): (jiff::civil::Date, jiff::civil::Date), dates: Dates) -> String {
    let [first_day, last_day] = [first, last].map(|day| dates.day(day));
    if first == last {
        return first_day;
    }
    let arguments = [("first", first_day.into()), ("last", last_day.into())];
    dates.locale.format("card-dates", &arguments)
}
