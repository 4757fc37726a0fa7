//! A set of articles, by their ids.

use crate::article::ArticleId;

/// Articles, by id.
#[derive(Clone, Debug, Default)]
pub(super) struct IdSet {
    /// A bit an article.
    bits: Vec<u64>,
    count: usize,
}

impl IdSet {
    /// The articles whose ids are in the first column of some rows.
    pub(super) fn read(mut rows: rusqlite::Rows<'_>) -> rusqlite::Result<Self> {
        let mut ids = Self::default();
        while let Some(row) = rows.next()? {
            ids.insert(row.get(0)?);
        }
        Ok(ids)
    }

    /// The articles of some ids.
    pub(super) fn of_ids(ids: &[ArticleId]) -> Self {
        let mut set = Self::default();
        ids.iter().for_each(|id| set.insert(id.0));
        set
    }

    fn insert(&mut self, id: i64) {
        let Ok(id) = usize::try_from(id) else { return };
        let (word, bit) = (id / 64, 1 << (id % 64));
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.count += usize::from(self.bits[word] & bit == 0);
        self.bits[word] |= bit;
    }

    pub(super) fn contains(&self, id: ArticleId) -> bool {
        usize::try_from(id.0).is_ok_and(|id| {
            let word = self.bits.get(id / 64).copied().unwrap_or(0);
            word & (1 << (id % 64)) != 0
        })
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The articles that are in either.
    pub(super) fn or(&self, other: &Self) -> Self {
        let (longer, shorter) = if self.bits.len() < other.bits.len() {
            (other, self)
        } else {
            (self, other)
        };
        let mut bits = longer.bits.clone();
        for (word, more) in bits.iter_mut().zip(&shorter.bits) {
            *word |= more;
        }
        Self::of(bits)
    }

    /// The articles that are in both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let both = self.bits.iter().zip(&other.bits).map(|(a, b)| a & b);
        Self::of(both.collect())
    }

    /// Those that are not in the other.
    pub(super) fn without(&self, other: &Self) -> Self {
        let mut bits = self.bits.clone();
        for (word, fewer) in bits.iter_mut().zip(&other.bits) {
            *word &= !fewer;
        }
        Self::of(bits)
    }

    fn of(bits: Vec<u64>) -> Self {
        let count = bits.iter().map(|word| word.count_ones() as usize).sum();
        Self { bits, count }
    }

    pub(super) fn list(&self) -> Vec<ArticleId> {
        let ids = 0..i64::try_from(self.bits.len() * 64).unwrap_or(i64::MAX);
        ids.map(ArticleId).filter(|id| self.contains(*id)).collect()
    }
}
