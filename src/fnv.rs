//! A hash that stays the same over runs and machines, for what is stored.

/// FNV-1a of 64 bits (Fowler, Noll, Vo).
#[must_use]
pub fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    /// As the authors of the algorithm publish them.
    #[test]
    fn hashes_are_those_of_the_algorithm() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(super::hash(text.bytes()), hash, "{text}");
        }
    }
}
