//! Tests of the file beside this folder.

use super::*;
use crate::limits::NOTE;

fn cut_all(pieces: &[&[u8]]) -> Vec<Sequence> {
    let mut sequences = Sequences::default();
    let mut all = Vec::new();
    for piece in pieces {
        sequences.push(piece);
        while let Some(sequence) = sequences.next() {
            all.push(sequence);
        }
    }
    all
}

const STREAM: &[u8] = "aب\x1b[A\x1bOB\x1b[8;1$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\
    \x1b]11;rgb:ffff/ffff/ffff\x07\x1b[200~x\x1b[31m\ny\x1b[201~\x1b[M !!\x1b[?64;1c🙂\r"
    .as_bytes();

#[test]
fn a_stream_is_cut_alike_wherever_it_is_split() {
    let whole = cut_all(&[STREAM]);
    assert_eq!(whole.len(), 13);
    assert!(whole.contains(&Sequence::DeviceControl(">|XTerm(379)".to_owned())));
    assert!(whole.contains(&Sequence::Paste("x\x1b[31m\ny".to_owned())));
    assert!(whole.contains(&Sequence::Mouse([b' ', b'!', b'!'])));
    for at in 0..STREAM.len() {
        let (first, second) = STREAM.split_at(at);
        assert_eq!(cut_all(&[first, second]), whole, "split at {at}");
    }
    let bytes: Vec<&[u8]> = STREAM.chunks(1).collect();
    assert_eq!(cut_all(&bytes), whole);
}

#[test]
fn escape_is_a_key_when_nothing_follows_in_time() {
    let mut sequences = Sequences::default();
    sequences.push(b"\x1b");
    assert_eq!(sequences.next(), None);
    assert_eq!(sequences.timeout(), Some(ESCAPE_TIMEOUT));
    assert_eq!(sequences.give_up(), Some(Sequence::Character('\x1b')));
    assert_eq!(sequences.timeout(), None);
    // Alt and a key that could have begun a sequence.
    for key in "[]OPX^_".chars() {
        sequences.push(format!("\x1b{key}").as_bytes());
        assert_eq!(sequences.next(), None, "{key}");
        assert_eq!(sequences.timeout(), Some(INTRODUCER_TIMEOUT), "{key}");
        assert_eq!(sequences.give_up(), Some(Sequence::AfterEscape(key)));
        assert_eq!(sequences.timeout(), None, "{key}");
    }
}

#[test]
fn escape_ends_a_paste_whose_end_was_lost() {
    let escape = Some(Sequence::Character('\x1b'));
    for keys in [&b"\x1b"[..], b"q\x1b", b"\x1b\x1b"] {
        let mut sequences = Sequences::default();
        sequences.push("\x1b[200~سلام".as_bytes());
        assert_eq!(sequences.next(), None);
        assert!(matches!(sequences.give_up(), Some(Sequence::Paste(_))));
        sequences.push(keys);
        assert_eq!(sequences.next(), None);
        if keys.len() > 1 {
            assert!(matches!(sequences.give_up(), Some(Sequence::Paste(_))));
        }
        assert_eq!(sequences.timeout(), Some(SEQUENCE_TIMEOUT));
        assert_eq!(sequences.give_up(), escape, "{}", keys.escape_ascii());
        assert_eq!(sequences.timeout(), None);
        // It may have been the first of an end that came late.
        for late in ["", "[201~"] {
            sequences.state = State::LostPaste;
            sequences.push(format!("{late}q").as_bytes());
            assert_eq!(sequences.next(), Some(Sequence::Character('q')));
            assert_eq!(sequences.next(), None);
        }
        sequences.state = State::LostPaste;
        sequences.push(b"[2");
        assert_eq!(sequences.next(), None);
        assert_eq!(sequences.timeout(), Some(SEQUENCE_TIMEOUT));
        assert_eq!(sequences.give_up(), Some(Sequence::Character('[')));
        assert_eq!(sequences.next(), Some(Sequence::Character('2')));
    }
}

#[test]
fn a_letter_that_comes_in_pieces_is_waited_for_as_any_sequence() {
    let mut sequences = Sequences::default();
    for begun in ["ا", "€", "🙂"] {
        let (last, begun) = begun.as_bytes().split_last().unwrap();
        sequences.push(begun);
        assert_eq!(sequences.next(), None);
        assert_eq!(sequences.timeout(), Some(SEQUENCE_TIMEOUT), "{begun:?}");
        sequences.push(&[*last]);
        assert!(matches!(sequences.next(), Some(Sequence::Character(_))));
    }
}

#[test]
fn what_is_broken_off_does_not_become_keys() {
    let mut sequences = Sequences::default();
    sequences.push(b"\x1b]11;rgb:ff");
    assert_eq!(sequences.next(), None);
    assert_eq!(sequences.give_up(), None);
    assert_eq!(cut_all(&[b"\x1b[12;\x1b[A"]), cut_all(&[b"\x1b[A"]));
    assert_eq!(cut_all(&[b"\x1bP>|x\x1b[A"]), cut_all(&[b"\x1b[A"]));
    assert_eq!(cut_all(&[b"\xff\xc0q"]), [Sequence::Character('q')]);
}

/// Feeds `opening`, and then bytes without an end, a piece at a time; says how many bytes were kept
/// at most, and how many were looked at again.
fn feed_without_end(sequences: &mut Sequences, opening: &[u8], piece: &[u8]) -> (usize, usize) {
    sequences.push(opening);
    let (mut kept, mut again) = (0, 0);
    for _ in 0..(1 << 20) / piece.len() {
        assert_eq!(sequences.next(), None);
        sequences.push(piece);
        let text = match &sequences.state {
            State::Paste(text) => text.len(),
            _ => 0,
        };
        let rest = sequences.bytes.len() - sequences.taken;
        kept = kept.max(sequences.bytes.len() + text);
        again = again.max(rest - piece.len() - sequences.searched.min(rest - piece.len()));
    }
    assert_eq!(sequences.next(), None);
    (kept, again)
}

#[test]
fn what_has_no_end_is_neither_kept_nor_looked_at_twice() {
    for opening in [
        &b"\x1b]"[..],
        b"\x1bP",
        b"\x1bX",
        b"\x1b^",
        b"\x1b_",
        b"\x1b[",
        b"\x1b[[",
        b"\x1b[200~",
    ] {
        for piece in [&b"1"[..], &[b'1'; 7], &[b'1'; 1024], &[b'1'; 1 << 20]] {
            let mut sequences = Sequences::default();
            let (kept, again) = feed_without_end(&mut sequences, opening, piece);
            let name = opening.escape_ascii();
            let most = CONTROL_STRING.max(PASTE) + piece.len() + 16;
            assert!(kept <= most, "{name}: {kept} bytes kept");
            assert!(again < PASTE_END.len(), "{name}: {again} bytes again");
            assert_eq!(sequences.timeout(), Some(SEQUENCE_TIMEOUT));
            let pasted = sequences.give_up();
            assert_eq!(pasted.is_some(), opening.ends_with(b"~"));
            if pasted.is_some() {
                assert_eq!(sequences.timeout(), Some(PASTE_TIMEOUT));
                assert_eq!(sequences.give_up(), None);
            }
            assert_eq!(sequences.timeout(), None);
            sequences.push(b"q");
            assert_eq!(sequences.next(), Some(Sequence::Character('q')));
        }
    }
}

#[test]
fn what_is_too_long_is_dropped_up_to_its_end() {
    let long = [b'1'; 3 * CONTROL_STRING];
    for (opening, end) in [
        (&b"\x1b]"[..], &b"\x07"[..]),
        (b"\x1b]", b"\x1b\\"),
        (b"\x1bP", b"\x1b\\"),
        (b"\x1b_", b"\x1b\\"),
        (b"\x1b[", b"m"),
    ] {
        let mut stream = [opening, &long, end, b"q"].concat();
        let q = [Sequence::Character('q')];
        assert_eq!(cut_all(&[&stream]), q, "{}", opening.escape_ascii());
        let pieces: Vec<&[u8]> = stream.chunks(1).collect();
        assert_eq!(cut_all(&pieces), q, "{}", opening.escape_ascii());
        // Broken off by another sequence.
        stream.truncate(opening.len() + long.len());
        stream.extend_from_slice(b"\x1b[A");
        assert_eq!(cut_all(&[&stream]), cut_all(&[b"\x1b[A"]));
    }
}

#[test]
fn of_a_long_paste_as_much_is_kept_as_any_prompt_takes_and_a_character_more() {
    let pasted = |text: &str| {
        let stream = ["\x1b[200~", text, "\x1b[201~q"].concat();
        let pieces: Vec<&[u8]> = stream.as_bytes().chunks(1000).collect();
        let mut all = cut_all(&pieces);
        assert_eq!(all.pop(), Some(Sequence::Character('q')));
        match all.as_slice() {
            [Sequence::Paste(text)] => text.clone(),
            other => panic!("{other:?} is no paste"),
        }
    };
    for letter in ["x", "ب", "€", "🙂"] {
        let fits = letter.repeat(NOTE / letter.len());
        assert_eq!(pasted(&fits), fits);
        // That it is longer than any prompt is to be seen of it.
        let long = pasted(&letter.repeat(1 << 18));
        assert!(
            long.len() > NOTE && long.len() <= PASTE,
            "{letter}: {}",
            long.len()
        );
        assert_eq!(long.replace(letter, ""), "", "no letter is cut");
    }
}

#[test]
fn what_comes_late_of_a_paste_is_pasted_and_no_keys() {
    let stream = "\x1b[200~سلام q\nR\x1b[201~".as_bytes();
    let opening = "\x1b[200~".len();
    for at in opening..stream.len() {
        let mut sequences = Sequences::default();
        let (first, second) = stream.split_at(at);
        sequences.push(first);
        assert_eq!(sequences.next(), None, "split at {at}");
        // Nothing is handed on before a letter has come, and the rest is waited for long enough.
        let has_letter = at > opening + 1;
        let timeout = match has_letter {
            true => SEQUENCE_TIMEOUT,
            false => PASTE_TIMEOUT,
        };
        assert_eq!(sequences.timeout(), Some(timeout), "split at {at}");
        let mut all = Vec::new();
        if has_letter {
            all.extend(sequences.give_up());
            assert_eq!(all.len(), 1, "split at {at}");
            // An escape character alone is the first of the end, or a key.
            let timeout = match first.ends_with(b"\x1b") {
                true => SEQUENCE_TIMEOUT,
                false => PASTE_TIMEOUT,
            };
            assert_eq!(sequences.timeout(), Some(timeout));
        }
        sequences.push(&[second, b"q"].concat());
        while let Some(sequence) = sequences.next() {
            all.push(sequence);
        }
        assert_eq!(all.pop(), Some(Sequence::Character('q')), "split at {at}");
        let text = all.iter().map(|part| match part {
            Sequence::Paste(text) => text.as_str(),
            other => panic!("{other:?} is no paste"),
        });
        assert_eq!(text.collect::<String>(), "سلام q\nR", "split at {at}");
    }
}

#[test]
fn a_long_stream_of_keys_is_taken_in_one_pass() {
    let keys = "ب".repeat(1 << 19);
    assert_eq!(cut_all(&[keys.as_bytes()]).len(), 1 << 19);
}
