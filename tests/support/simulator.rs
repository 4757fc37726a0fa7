//! What a reader sees in terminals that reorder what they are sent: the bidirectional algorithm
//! (UAX #9) applied to the cells that the emulator holds, piece by piece or row by row.

use unicode_bidi::{BidiInfo, Level};

/// Embeddings, overrides and their end: without width, not seen.
const INVISIBLE: [char; 3] = ['\u{202B}', '\u{202C}', '\u{202D}'];

/// What a terminal does to the cells it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Nothing.
    Plain,
    /// Orders each row by UAX #9, in a left-to-right paragraph: VTE, Apple's Terminal.
    Rows,
    /// Orders each piece of one style, lines apart, and mirrors brackets: QTermWidget.
    Pieces,
    /// Orders all between two lines, and mirrors nothing: Konsole.
    BetweenLines,
    /// Turns each run of one face between blanks around that begins right to left: kitty.
    Runs,
}

/// The rows as they are seen, a symbol for each column.
pub fn seen(screen: &vt100::Screen, habit: Habit) -> Vec<Vec<String>> {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    (0..rows)
        .map(|row| seen_row(screen, row, columns, habit))
        .collect()
}

/// A cell with all that could part it from its neighbour.
#[derive(Clone, PartialEq)]
struct Cell {
    symbol: String,
    style: (vt100::Color, vt100::Color, [bool; 4]),
}

fn seen_row(screen: &vt100::Screen, row: u16, columns: u16, habit: Habit) -> Vec<String> {
    let cell = |column| {
        let cell = screen.cell(row, column).unwrap();
        let symbol = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        }
        .to_owned();
        let faces = [cell.bold(), cell.italic(), cell.underline(), cell.inverse()];
        Cell {
            symbol,
            style: (cell.fgcolor(), cell.bgcolor(), faces),
        }
    };
    let cells: Vec<Cell> = (0..columns).map(cell).collect();
    let is_line = |cell: &Cell| cell.symbol.starts_with(is_a_line);
    let is_blank = |cell: &Cell| cell.symbol == " ";
    match habit {
        Habit::Plain => cells.into_iter().map(|cell| cell.symbol).collect(),
        Habit::Rows => reordered(&cells, true),
        Habit::Pieces => cells
            .chunk_by(|a, b| a.style == b.style && is_line(a) == is_line(b))
            .flat_map(|piece| reordered(piece, true))
            .collect(),
        Habit::BetweenLines => {
            // A letter in the place of each line, for the order; the line again, for what is seen.
            let lettered = |cell: &Cell| {
                let as_letter = |c: char| if is_a_line(c) { 'x' } else { c };
                let symbol = cell.symbol.chars().map(as_letter).collect();
                Cell {
                    symbol,
                    ..cell.clone()
                }
            };
            let row: Vec<Cell> = cells.iter().map(lettered).collect();
            let lines = cells
                .iter()
                .map(|cell| cell.symbol.chars().next().filter(|c| is_a_line(*c)));
            let seen = reordered(&row, false);
            seen.into_iter()
                .zip(lines)
                .map(|(symbol, line)| line.map_or(symbol, String::from))
                .collect()
        }
        Habit::Runs => {
            let ends = |cell: &Cell| is_blank(cell) || is_line(cell);
            let face = |cell: &Cell| (cell.style.2[0], cell.style.2[1]);
            cells
                .chunk_by(|a, b| ends(a) == ends(b) && face(a) == face(b))
                .flat_map(turned)
                .collect()
        }
    }
}

fn is_a_line(character: char) -> bool {
    ('\u{2500}'..='\u{259F}').contains(&character)
}

/// The cells in the order that UAX #9 gives them in a left-to-right paragraph.
fn reordered(cells: &[Cell], mirrors: bool) -> Vec<String> {
    let text: String = cells.iter().map(|cell| cell.symbol.as_str()).collect();
    let bidi = BidiInfo::new(&text, Some(Level::ltr()));
    let Some(paragraph) = bidi.paragraphs.first() else {
        return Vec::new();
    };
    let levels = bidi.reordered_levels(paragraph, paragraph.range.clone());
    // A cell goes where its first character goes.
    let mut offset = 0;
    let of_cells: Vec<Level> = cells
        .iter()
        .map(|cell| {
            let level = levels[offset];
            offset += cell.symbol.len();
            level
        })
        .collect();
    let seen = |index: usize| {
        let symbol = cells[index].symbol.replace(INVISIBLE, "");
        if mirrors && of_cells[index].is_rtl() {
            mirrored(symbol)
        } else {
            symbol
        }
    };
    BidiInfo::reorder_visual(&of_cells)
        .into_iter()
        .map(seen)
        .collect()
}

/// A run as kitty before 0.40 shows it: the script of the first letter or Arabic digit says which way all of it goes.
fn turned(run: &[Cell]) -> Vec<String> {
    use unicode_bidi::BidiClass::{AL, L, R};
    let class = |c: char| match c {
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => AL,
        other => unicode_bidi::bidi_class(other),
    };
    let classes = run.iter().flat_map(|cell| cell.symbol.chars().map(class));
    let first = classes
        .into_iter()
        .find(|class| matches!(class, L | R | AL));
    let symbols = run.iter().map(|cell| cell.symbol.clone());
    match first {
        Some(R | AL) => symbols.rev().map(mirrored).collect(),
        _ => symbols.collect(),
    }
}

fn mirrored(symbol: String) -> String {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('<', '>')];
    let mirror = |c: char| {
        let pair = PAIRS.into_iter().find_map(|(open, close)| match c {
            _ if c == open => Some(close),
            _ if c == close => Some(open),
            _ => None,
        });
        pair.unwrap_or(c)
    };
    symbol.chars().map(mirror).collect()
}
