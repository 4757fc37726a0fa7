//! The files in a zip archive (APPNOTE.TXT of PKWARE), read within bounds, and as far as a damaged one has them.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::limits;

/// An archive whose list of files has been read.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    places: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    method: u16,
    is_encrypted: bool,
    /// Where its compressed bytes begin.
    start: usize,
    /// How many there are; where that is not known, all that are left, of which it takes what it needs.
    length: usize,
}

/// What was read of a file of an archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unpacked {
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Whether these are all.
    pub(super) is_whole: bool,
}

const LOCAL_HEADER: &[u8] = b"PK\x03\x04";
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";
const END_OF_DIRECTORY: &[u8] = b"PK\x05\x06";
const LOCAL_HEADER_LENGTH: usize = 30;
const CENTRAL_HEADER_LENGTH: usize = 46;
/// The end of the directory with the longest comment.
const LONGEST_END: usize = 22 + 0xFFFF;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Whether bytes begin as an archive does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL_HEADER)
}

impl<'a> Archive<'a> {
    /// Reads the list of files; where it is missing or wrong, what stands before each file.
    pub(super) fn open(bytes: &'a [u8]) -> Self {
        let entries = listed(bytes).unwrap_or_else(|| scanned(bytes));
        let mut places = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            places.entry(entry.name.clone()).or_insert(place);
        }
        Self {
            bytes,
            entries,
            places,
        }
    }

    /// The names of the files, in their order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether there is a file of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The bytes of a file; `None` where there is none of this name, it cannot be read at all, or it has more
    /// than `most` bytes, of which no more are unpacked.
    pub(super) fn read(&self, name: &str, most: usize) -> Option<Unpacked> {
        let entry = &self.entries[*self.places.get(name)?];
        if entry.is_encrypted {
            return None;
        }
        let packed = self.bytes.get(entry.start..)?;
        let packed = &packed[..packed.len().min(entry.length)];
        let (bytes, is_whole) = match entry.method {
            STORED => (
                packed
                    .get(..most.min(packed.len()) + 1)
                    .unwrap_or(packed)
                    .to_vec(),
                // The archive may break off before its end.
                entry.length == usize::MAX || packed.len() == entry.length,
            ),
            DEFLATED => inflated(packed, most),
            _ => return None,
        };
        if bytes.len() > most || (bytes.is_empty() && !is_whole) {
            return None;
        }
        Some(Unpacked { bytes, is_whole })
    }
}

/// Unpacks files of an archive, all of them together no larger than a budget.
#[derive(Debug)]
pub(super) struct Unpacker<'a> {
    archive: &'a Archive<'a>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl<'a> Unpacker<'a> {
    pub(super) fn new(archive: &'a Archive<'a>, budget: usize) -> Self {
        Self {
            archive,
            left: budget,
        }
    }

    /// The bytes of a file as [`Archive::read`] has them; `None` also where the budget is used up.
    pub(super) fn read(&mut self, name: &str, most: usize) -> Option<Unpacked> {
        let most = most.min(self.left);
        if most == 0 || !self.archive.has(name) {
            return None;
        }
        let file = self.archive.read(name, most);
        // One that is too large has been unpacked up to there.
        self.left -= file.as_ref().map_or(most, |file| file.bytes.len());
        file
    }
}

/// At most one byte more than `most`, and whether nothing was wrong.
fn inflated(packed: &[u8], most: usize) -> (Vec<u8>, bool) {
    let limit = u64::try_from(most).map_or(u64::MAX, |most| most.saturating_add(1));
    let mut bytes = Vec::new();
    let result = DeflateDecoder::new(packed)
        .take(limit)
        .read_to_end(&mut bytes);
    (bytes, result.is_ok())
}

/// The files that the directory at the end lists; `None` where there is none or one of them is not where it says.
fn listed(bytes: &[u8]) -> Option<Vec<Entry>> {
    let tail = bytes.len().saturating_sub(LONGEST_END);
    let end = tail + find_last(&bytes[tail..], END_OF_DIRECTORY)?;
    let count = usize::from(number_16(bytes, end + 10)?);
    let mut at = number_32(bytes, end + 16)?;
    let mut entries = Vec::new();
    for _ in 0..count.min(limits::ARCHIVE_FILES) {
        let header = bytes.get(at..)?;
        if !header.starts_with(CENTRAL_HEADER) {
            return None;
        }
        let name_length = usize::from(number_16(header, 28)?);
        let others = usize::from(number_16(header, 30)?) + usize::from(number_16(header, 32)?);
        let local = number_32(header, 42)?;
        let name = header.get(CENTRAL_HEADER_LENGTH..CENTRAL_HEADER_LENGTH + name_length)?;
        entries.push(Entry {
            name: String::from_utf8_lossy(name).into_owned(),
            method: number_16(header, 10)?,
            is_encrypted: number_16(header, 8)? & 1 != 0,
            start: local + data_offset(bytes.get(local..)?)?,
            length: number_32(header, 20)?,
        });
        at += CENTRAL_HEADER_LENGTH + name_length + others;
    }
    (!entries.is_empty()).then_some(entries)
}

/// The files by the headers that stand before them.
fn scanned(bytes: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut at = 0;
    while entries.len() < limits::ARCHIVE_FILES {
        let Some(found) = find(&bytes[at..], LOCAL_HEADER) else {
            break;
        };
        let local = at + found;
        at = local + LOCAL_HEADER.len();
        if let Some(entry) = local_entry(bytes, local) {
            // What is packed may hold an archive.
            at = if entry.length <= bytes.len() - entry.start {
                entry.start + entry.length
            } else {
                entry.start
            };
            entries.push(entry);
        }
    }
    entries
}

fn local_entry(bytes: &[u8], local: usize) -> Option<Entry> {
    let header = &bytes[local..];
    let offset = data_offset(header)?;
    let flags = number_16(header, 6)?;
    // With this flag the length stands behind the bytes.
    let is_unknown = flags & 8 != 0;
    let name_length = usize::from(number_16(header, 26)?);
    let name = header.get(LOCAL_HEADER_LENGTH..LOCAL_HEADER_LENGTH + name_length)?;
    Some(Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        method: number_16(header, 8)?,
        is_encrypted: flags & 1 != 0,
        start: local + offset,
        length: if is_unknown {
            usize::MAX
        } else {
            number_32(header, 18)?
        },
    })
}

/// How far behind the start of a local header the bytes of the file begin; `None` where it is none or they begin
/// behind the end.
fn data_offset(header: &[u8]) -> Option<usize> {
    if !header.starts_with(LOCAL_HEADER) {
        return None;
    }
    let lengths = usize::from(number_16(header, 26)?) + usize::from(number_16(header, 28)?);
    let offset = LOCAL_HEADER_LENGTH + lengths;
    (offset <= header.len()).then_some(offset)
}

fn number_16(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn number_32(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}

#[cfg(test)]
pub(super) mod testing {
    //! Archives for tests.

    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;

    /// A file packed into an archive.
    pub(in crate::sources) fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// An archive of some files.
    pub(in crate::sources) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = Vec::new();
        let mut directory = Vec::new();
        for (name, bytes) in files {
            let (method, packed) = if *name == "mimetype" {
                (0_u16, bytes.to_vec())
            } else {
                (8, deflated(bytes))
            };
            let local = u32::try_from(archive.len()).unwrap();
            let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap().to_le_bytes();
            let common = [
                &[20, 0, 0, 8][..],
                &method.to_le_bytes(),
                &[0; 8],
                &length(&packed),
                &length(bytes),
                &u16::try_from(name.len()).unwrap().to_le_bytes(),
                &[0, 0],
            ]
            .concat();
            archive.extend([b"PK\x03\x04", &common[..], name.as_bytes(), &packed].concat());
            directory.extend(
                [
                    b"PK\x01\x02\x14\0",
                    &common[..],
                    &[0; 10],
                    &local.to_le_bytes(),
                    name.as_bytes(),
                ]
                .concat(),
            );
        }
        let start = u32::try_from(archive.len()).unwrap().to_le_bytes();
        let length = u32::try_from(directory.len()).unwrap().to_le_bytes();
        let count = u16::try_from(files.len()).unwrap().to_le_bytes();
        archive.extend(directory);
        archive.extend(
            [
                b"PK\x05\x06\0\0\0\0",
                &count[..],
                &count,
                &length,
                &start,
                &[0, 0],
            ]
            .concat(),
        );
        archive
    }
}

#[cfg(test)]
mod tests {
    use super::testing::zip;
    use super::*;

    const FILES: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/epub+zip"),
        ("نص/أول.txt", "فصل أول".as_bytes()),
        ("b.txt", &[b'b'; 100_000]),
    ];

    #[test]
    fn files_are_read_by_their_names() {
        let bytes = zip(&FILES);
        let archive = Archive::open(&bytes);
        assert!(archive.names().eq(FILES.map(|(name, _)| name)));
        for (name, content) in FILES {
            let unpacked = archive.read(name, 100_000).unwrap();
            assert_eq!(
                (unpacked.bytes.as_slice(), unpacked.is_whole),
                (content, true)
            );
        }
        assert_eq!(archive.read("c.txt", 10), None);
        // One byte too many is not unpacked.
        assert_eq!(archive.read("b.txt", 99_999), None);
        assert_eq!(archive.read("mimetype", 19), None);
    }

    #[test]
    fn what_is_too_large_counts_as_far_as_it_was_unpacked() {
        let bytes = zip(&FILES);
        let archive = Archive::open(&bytes);
        let mut unpacker = Unpacker::new(&archive, 140);
        assert_eq!(unpacker.read("b.txt", 100), None);
        assert_eq!(unpacker.read("c.txt", 100), None, "there is none");
        assert!(unpacker.read("mimetype", 100).is_some());
        assert!(unpacker.read("mimetype", 100).is_some());
        assert_eq!(unpacker.read("mimetype", 100), None);
    }

    #[test]
    fn what_a_broken_archive_has_is_read() {
        let bytes = zip(&FILES);
        // Cut off in the directory: all files are there.
        let cut = &bytes[..bytes.len() - 30];
        let archive = Archive::open(cut);
        assert!(archive.names().eq(FILES.map(|(name, _)| name)));
        assert_eq!(archive.read("نص/أول.txt", 99).unwrap().bytes, FILES[1].1);
        // Cut off in a file: what stands before the cut.
        let end = find(&bytes, b"b.txt").unwrap() + 40;
        let archive = Archive::open(&bytes[..end]);
        let unpacked = archive.read("b.txt", 100_000).unwrap();
        assert!(!unpacked.is_whole && unpacked.bytes.iter().all(|byte| *byte == b'b'));
        // In one that is not compressed.
        let end = find(&bytes, b"application").unwrap() + 4;
        let archive = Archive::open(&bytes[..end]);
        let unpacked = archive.read("mimetype", 100).unwrap();
        assert_eq!(
            (unpacked.bytes.as_slice(), unpacked.is_whole),
            (&b"appl"[..], false)
        );
    }

    #[test]
    fn any_bytes_are_an_archive_of_something() {
        let bytes = zip(&FILES);
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            usize::try_from(state >> 8).unwrap()
        };
        for _ in 0..2000 {
            let mut bytes = bytes.clone();
            for _ in 0..1 + next() % 8 {
                let at = next() % bytes.len();
                bytes[at] = next().to_le_bytes()[0];
            }
            bytes.truncate(next() % bytes.len() + 1);
            let archive = Archive::open(&bytes);
            let names: Vec<String> = archive.names().map(str::to_owned).collect();
            for name in names {
                if let Some(unpacked) = archive.read(&name, 1000) {
                    assert!(unpacked.bytes.len() <= 1000);
                }
            }
        }
    }
}
