//! Numbers that stand for words and features in the model's tables.

/// The offset and prime of FNV-1a in 64 bits.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The number of a text (FNV-1a).
#[must_use]
pub fn text_hash(text: &str) -> u64 {
    text.bytes().fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    })
}

/// The number of two values in this order.
#[must_use]
pub fn join(first: u64, second: u64) -> u64 {
    (first.rotate_left(25) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The number of some bytes, eight at a time.
#[must_use]
pub fn digest(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let chunks = chunks.iter().chain(std::iter::once(&last));
    chunks.fold(length, |sum, chunk| join(sum, u64::from_le_bytes(*chunk)))
}

/// The key of a number in a table: its bits stirred (the finaliser of MurmurHash3) and cut to 32.
#[must_use]
pub fn key(mut hash: u64) -> u32 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    u32::try_from(hash >> 32).unwrap_or_default()
}

/// Sorted keys, found by their first bits.
#[derive(Debug, Default)]
pub struct KeyIndex {
    keys: Vec<u32>,
    /// For each value of the first 16 bits where its keys begin, and the end.
    starts: Vec<u32>,
}

impl KeyIndex {
    /// The index over `keys`, which are sorted.
    #[must_use]
    pub fn new(keys: Vec<u32>) -> Self {
        let mut starts = Vec::with_capacity((1 << 16) + 1);
        let mut at = 0;
        for bucket in 0..=u32::from(u16::MAX) {
            starts.push(at);
            while keys.get(at as usize).is_some_and(|key| key >> 16 == bucket) {
                at += 1;
            }
        }
        starts.push(at);
        Self { keys, starts }
    }

    /// Where `key` stands among the keys.
    #[must_use]
    pub fn position(&self, key: u32) -> Option<usize> {
        let bucket = (key >> 16) as usize;
        let (start, end) = (
            *self.starts.get(bucket)? as usize,
            *self.starts.get(bucket + 1)? as usize,
        );
        let found = self.keys[start..end]
            .iter()
            .position(|&other| other == key)?;
        Some(start + found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_where_it_stands() {
        let keys = vec![0, 1, 0xffff, 0x1_0000, 0x7fff_0001, u32::MAX - 1, u32::MAX];
        let index = KeyIndex::new(keys.clone());
        for (position, key) in keys.into_iter().enumerate() {
            assert_eq!(index.position(key), Some(position));
        }
        assert_eq!(index.position(2), None);
        assert_eq!(KeyIndex::new(Vec::new()).position(0), None);
    }

    #[test]
    fn a_digest_tells_bytes_apart() {
        let all = b"0123456789abcdef0";
        let mut met = std::collections::HashSet::new();
        for end in 0..=all.len() {
            assert!(met.insert(digest(&all[..end])), "{end} bytes");
        }
        assert!(met.insert(digest(&[0])) && met.insert(digest(&[0, 0])));
    }

    #[test]
    fn order_tells_pairs_apart() {
        let (first, second) = (text_hash("مجلس"), text_hash("الأمن"));
        assert_ne!(join(first, second), join(second, first));
    }
}
