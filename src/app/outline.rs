//! The outline of the open article: its headings, and what is mentioned under each.

use crate::app::reading::Reading;
use crate::article::BlockKind;
use crate::range::TextRange;

/// Names told under a heading at most.
const MOST_NAMES: usize = 12;

/// A heading of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    /// Its words.
    pub heading: String,
    /// How deep it is: 0 for the title.
    pub level: u8,
    /// The text from it up to the next.
    pub range: TextRange,
    /// The entities mentioned there, in the order of the text.
    pub names: Vec<String>,
}

/// The headings of an article.
#[derive(Clone, Debug, Default)]
pub struct OutlineOverlay {
    /// The title and the headings below it, in the order of the text.
    pub rows: Vec<OutlineRow>,
}

impl OutlineOverlay {
    /// The outline of an article, the title first.
    #[must_use]
    pub fn of(reading: &Reading) -> Self {
        let body = &reading.article.body;
        let mut rows = vec![OutlineRow {
            heading: reading.article.metadata.title.clone(),
            level: 0,
            range: TextRange::new(0, body.text.len()),
            names: Vec::new(),
        }];
        for block in &body.blocks {
            let BlockKind::Heading { level } = block.kind else {
                continue;
            };
            if let Some(above) = rows.last_mut() {
                above.range = TextRange::new(above.range.start, block.range().start);
            }
            rows.push(OutlineRow {
                heading: body.block_text(block).to_owned(),
                level,
                range: TextRange::new(block.range().start, body.text.len()),
                names: Vec::new(),
            });
        }
        for row in &mut rows {
            row.names = names_in(reading, row.range);
        }
        Self { rows }
    }

    /// The row of the heading that a place in the text stands under.
    #[must_use]
    pub fn row_at(&self, offset: usize) -> usize {
        let after = self.rows.partition_point(|row| row.range.start <= offset);
        after.saturating_sub(1)
    }
}

/// The entities mentioned in a range, each once.
fn names_in(reading: &Reading, range: TextRange) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, entity) in reading.mentions_in(range) {
        if names.len() == MOST_NAMES {
            break;
        }
        if !names.contains(&entity.name) {
            names.push(entity.name.clone());
        }
    }
    names
}
