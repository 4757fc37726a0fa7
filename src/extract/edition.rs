//! The editions of the extractor: by their number a library knows what to look through again.

/// The fingerprint of each edition, in order: of the lists and models that find entities and topics, and of what is
/// found in the gold articles, which rules have a part in. Those of the first four are not known.
///
/// A test says when there is a new one: it is added at the end, and none that was released is changed.
const EDITIONS: [u64; 15] = [
    0,
    0,
    0,
    0,
    0x4a9a_f2ac_8822_5459,
    0x2564_0737_ba60_b187,
    0x6b53_d0b2_4341_69a3,
    0xba58_33f1_553b_ed59,
    0x7dfd_7ecf_6915_1f6c,
    0x4013_5a76_da03_3844,
    0x5b8e_ed14_13f0_e55c,
    0x7f5f_d433_ca84_966a,
    0x9bc3_dc63_f5d7_1c9d,
    0xaf19_5b90_5acb_48b1,
    0xdc7a_acaf_599f_cd43,
];

/// The number of the present edition. What an older one found is looked for again.
#[allow(clippy::cast_possible_truncation, reason = "a handful of editions")]
pub const VERSION: u32 = EDITIONS.len() as u32;

/// The fingerprint of the present edition.
pub const EDITION: u64 = EDITIONS[EDITIONS.len() - 1];
