//! Corrections: made, taken back, written to their file and brought into the index.

use crate::app::{News, Reply};
use crate::corrections::{Correction, Corrections};
use crate::library::{Library, Result};
use crate::notice::Notice;
use crate::store::UserFile;

/// Articles whose index is corrected at once: some milliseconds' worth.
const CORRECTED_AT_ONCE: usize = 32;

/// A correction that was made or taken back.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) correction: Correction,
    /// The name of its entity.
    pub(super) name: String,
    /// The notice that the change is not kept in the file, if it is not.
    pub(super) kept: std::result::Result<(), Notice>,
}

/// What is known of the corrections and of the articles they are still to be brought into.
#[derive(Debug)]
pub(super) struct Corrector {
    file: Option<UserFile>,
    /// What the file held when it was last read or written.
    in_file: Corrections,
    /// Entities whose articles are corrected first.
    first: Vec<String>,
    is_behind: bool,
}

impl Corrector {
    /// Applies the corrections to a library. They are kept in a file.
    pub(super) fn new(
        library: &mut Library,
        corrections: Corrections,
        file: Option<UserFile>,
    ) -> Result<Self> {
        library.correct(corrections.clone())?;
        Ok(Self {
            file,
            in_file: corrections,
            first: Vec::new(),
            is_behind: library.work()?.uncorrected > 0,
        })
    }

    /// The corrections as they stand and the text of their file. The file may have been edited since it was read, by
    /// a person or by another program: then what it says now counts.
    fn corrections_now(
        &self,
        library: &Library,
    ) -> (Corrections, std::result::Result<String, Notice>) {
        let known = library.corrections().clone();
        let Some(file) = &self.file else {
            return (known, Err(Notice::CorrectionsNotKept));
        };
        let read = file.read().and_then(|text| {
            let found = Corrections::parse(&text).map_err(|fault| file.malformed(fault))?;
            Ok((found, text))
        });
        match read {
            Ok((found, text)) if found == self.in_file => (known, Ok(text)),
            Ok((found, text)) => (found, Ok(text)),
            Err(error) => (known, Err(error.notice())),
        }
    }

    /// Writes the corrections over the file that held `before`.
    fn write(&self, corrections: &Corrections, before: &str) -> std::result::Result<(), Notice> {
        match &self.file {
            Some(file) => file
                .replace(&corrections.to_toml(before))
                .map_err(|error| error.notice()),
            None => Err(Notice::CorrectionsNotKept),
        }
    }

    /// Makes a correction or takes one back. `None` where `change` finds nothing to take back; else the correction.
    pub(super) fn correct(
        &mut self,
        library: &mut Library,
        change: impl FnOnce(&mut Corrections) -> Option<Correction>,
    ) -> Result<Option<Changed>> {
        let (mut corrections, before) = self.corrections_now(library);
        let Some(changed) = change(&mut corrections) else {
            return Ok(None);
        };
        let kept = before.and_then(|before| self.write(&corrections, &before));
        if kept.is_ok() {
            self.in_file = corrections.clone();
        }
        self.first = changed.change.entities();
        let id = self.first.first().cloned().unwrap_or_default();
        if library.check_writable().is_ok() {
            library.remember_name(&id)?;
        }
        let name = library.name_of_id(&id)?;
        library.correct(corrections)?;
        self.is_behind = true;
        // What the reader sees is put right at once, the rest in between.
        self.bring(library, &mut |_| {})?;
        Ok(Some(Changed {
            correction: changed,
            name,
            kept,
        }))
    }

    /// Brings corrections into the index of some articles; returns whether more are behind.
    pub(super) fn bring(
        &mut self,
        library: &mut Library,
        reply: &mut dyn FnMut(Reply),
    ) -> Result<bool> {
        if !self.is_behind {
            return Ok(false);
        }
        let count = library.bring_corrections(&self.first, CORRECTED_AT_ONCE)?;
        self.is_behind = count == CORRECTED_AT_ONCE;
        if !self.is_behind {
            self.first.clear();
            reply(Reply::News(News::Changed));
        }
        Ok(self.is_behind)
    }
}
