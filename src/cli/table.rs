//! Rows of fields in columns that fit a terminal.

use crate::cli::rows::{LineScreen, direction_of_field};
use crate::page::{self, TableColumn, TableColumns};
use crate::printable;
use crate::text::Direction;

/// The indentation of what belongs to the row above, in cells.
const INDENT: u16 = 2;

/// The last field is usually the longest. It gets a column if that has at least this share of the width, in percent;
/// else it goes below the others.
const SHARE_OF_LAST: u16 = 40;

/// How the fields of records are arranged.
enum FieldArrangement {
    /// Side by side.
    Beside(Vec<TableColumn>),
    /// Side by side, with the last below.
    LastBelow(Vec<TableColumn>),
    /// One below the other.
    Below,
}

/// The rows of a table. Columns start at the side where the language of the interface starts; fields that do not fit are
/// wrapped within their columns.
pub(super) fn rows(
    records: &[Vec<String>],
    screen: LineScreen,
    direction: Direction,
) -> Vec<String> {
    let fit = |record: &Vec<String>| {
        let fields = record.iter().map(|field| printable::one_line(field));
        fields.collect::<Vec<_>>().join("\t")
    };
    let texts: Vec<String> = records.iter().map(fit).collect();
    let arrangement = arrangement(&texts, screen);
    let row = |text: &String| match &arrangement {
        FieldArrangement::Beside(columns) => beside(text, columns, screen, direction),
        FieldArrangement::LastBelow(columns) => {
            let (others, last) = split_last(text);
            let mut rows = beside(others, columns, screen, direction);
            rows.extend(indented(last, screen, direction));
            rows
        }
        FieldArrangement::Below => below(text, screen, direction),
    };
    texts.iter().flat_map(row).collect()
}

fn arrangement(texts: &[String], screen: LineScreen) -> FieldArrangement {
    let columns = |texts: &mut dyn Iterator<Item = &str>, width| {
        page::columns(texts, width, screen.rendition)
    };
    let all = columns(&mut texts.iter().map(String::as_str), screen.width);
    let natural = columns(&mut texts.iter().map(String::as_str), u16::MAX);
    let is_whole = all == natural;
    let has_room = match &all {
        TableColumns::Beside(columns) => columns.last().is_some_and(|last| {
            u32::from(last.width) * 100 >= u32::from(screen.width) * u32::from(SHARE_OF_LAST)
        }),
        TableColumns::Below | TableColumns::Labelled(_) => false,
    };
    if let TableColumns::Beside(all) = all
        && (is_whole || has_room)
    {
        return FieldArrangement::Beside(all);
    }
    match columns(
        &mut texts.iter().map(|text| split_last(text).0),
        screen.width,
    ) {
        TableColumns::Beside(others) => FieldArrangement::LastBelow(others),
        TableColumns::Below | TableColumns::Labelled(_) => FieldArrangement::Below,
    }
}

/// Splits off the last field of a record.
fn split_last(record: &str) -> (&str, &str) {
    record.rsplit_once('\t').unwrap_or((record, ""))
}

/// A record with its fields side by side.
fn beside(
    record: &str,
    columns: &[TableColumn],
    screen: LineScreen,
    direction: Direction,
) -> Vec<String> {
    let fields = record.split('\t').zip(columns);
    let mut cells: Vec<(u16, Vec<String>)> = fields
        .map(|(field, column)| {
            let left = match direction {
                Direction::LeftToRight => column.start,
                Direction::RightToLeft => screen
                    .width
                    .saturating_sub(column.start)
                    .saturating_sub(column.width),
            };
            (left, screen.rows_in_column(field, direction, column.width))
        })
        .collect();
    cells.sort_by_key(|(left, _)| *left);
    let height = cells.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
    let row = |number: usize| {
        let mut written = String::new();
        let mut column = 0;
        for (left, rows) in &cells {
            let Some(row) = rows.get(number).filter(|row| !row.is_empty()) else {
                continue;
            };
            let gap = usize::from(*left).saturating_sub(column);
            written.extend(std::iter::repeat_n(' ', gap));
            written.push_str(row);
            column = column.max(usize::from(*left)) + crate::text::width(row);
        }
        written
    };
    (0..height).map(row).collect()
}

/// A record with its fields one below the other, indented after the first.
fn below(record: &str, screen: LineScreen, direction: Direction) -> Vec<String> {
    let (first, others) = record.split_once('\t').unwrap_or((record, ""));
    let mut rows = screen.rows(first, direction_of_field(first, direction), screen.width);
    let others = others.split('\t');
    rows.extend(others.flat_map(|field| indented(field, screen, direction)));
    rows
}

/// The indented rows of a field; none if it is empty.
fn indented(field: &str, screen: LineScreen, direction: Direction) -> Vec<String> {
    if field.is_empty() {
        return Vec::new();
    }
    let own = direction_of_field(field, direction);
    let indent = INDENT.min(screen.width.saturating_sub(1));
    let width = screen.width.saturating_sub(indent).max(1);
    let left = match own {
        Direction::LeftToRight => usize::from(indent),
        Direction::RightToLeft => 0,
    };
    let rows = screen.rows(field, own, width).into_iter();
    rows.map(|row| format!("{:left$}{row}", "")).collect()
}

#[cfg(test)]
mod tests {
    use crate::cli::lines::Lines;
    use crate::i18n::Locale;

    fn table(width: u16, locale: Locale, records: &[&[&str]]) -> Vec<String> {
        let records: Vec<Vec<String>> = records
            .iter()
            .map(|record| record.iter().map(|field| (*field).to_owned()).collect())
            .collect();
        let written = Lines::on_screen(width, locale).table(&records);
        written.lines().map(str::to_owned).collect()
    }

    #[test]
    fn columns_start_at_the_side_of_the_language() {
        let records: &[&[&str]] = &[&["12", "قمة"], &["3", "سلام"]];
        assert_eq!(
            table(20, Locale::Arabic, records),
            ["            ﺔﻤﻗ   12", "            ﻡﻼﺳ    3"]
        );
        assert_eq!(
            table(20, Locale::English, records),
            ["12   ﺔﻤﻗ", "3    ﻡﻼﺳ"]
        );
    }

    #[test]
    fn names_in_all_letters_start_at_one_side_of_their_column() {
        let records: &[&[&str]] = &[&["1", "موسكو"], &["2", "Oslo"], &["3", "قم"]];
        assert_eq!(
            table(20, Locale::English, records),
            ["1   ﻮﻜﺳﻮﻣ", "2   Oslo", "3   ﻢﻗ"]
        );
        assert_eq!(
            table(20, Locale::Arabic, records),
            [
                "           ﻮﻜﺳﻮﻣ   1",
                "            Oslo   2",
                "              ﻢﻗ   3"
            ]
        );
    }

    #[test]
    fn a_long_field_is_broken_within_its_column() {
        let rows = table(
            26,
            Locale::English,
            &[&["2024-05-06", "one two three four"]],
        );
        assert_eq!(rows, ["2024-05-06   one two three", "             four"]);
    }

    #[test]
    fn the_last_field_stands_below_the_others_where_its_column_would_be_narrow() {
        let records: &[&[&str]] = &[&["2024-05-06", "ab", "one two three"]];
        assert_eq!(
            table(20, Locale::English, records),
            ["2024-05-06   ab", "  one two three"]
        );
        let records: &[&[&str]] = &[&["2024-05-06", "ab", "قمة في مينسك"]];
        assert_eq!(
            table(20, Locale::Arabic, records),
            ["     ab   2024-05-06", "      ﻚﺴﻨﻴﻣ ﻲﻓ ﺔﻤﻗ"]
        );
    }

    #[test]
    fn fields_stand_below_each_other_where_columns_have_no_room() {
        let rows = table(
            12,
            Locale::English,
            &[&["2024-05-06", "2024-05-07", "word"]],
        );
        assert_eq!(rows, ["2024-05-06", "  2024-05-07", "  word"]);
    }
}
