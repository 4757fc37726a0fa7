//! `qari export`: writes articles for other programs; `qari add` reads them back.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::article::ArticleId;
use crate::cli::arguments::{ExportArguments, ExportFormat, FilePlaces};
use crate::cli::collection;
use crate::cli::damaged::Damaged;
use crate::cli::error::{Error, NOT_FOUND, answered, print, report};
use crate::cli::output::output;
use crate::cli::selection::ids_as_they_came;
use crate::export::{FileNames, markdown};
use crate::i18n::Locale;
use crate::library::Library;
use crate::sources::json_lines;

pub(super) fn run(
    arguments: &ExportArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    if let Some(id) = arguments.original {
        return write_original(ArticleId(id), arguments.to.as_deref(), places, locale);
    }
    let query = arguments.query.join(" ");
    let library = match query.trim() {
        "" => collection::open(places)?,
        _ => collection::collection(&[], places, locale)?.library,
    };
    // In the order in which they were added, so that reading back keeps it.
    let ids = ids_as_they_came(&query, &library, locale)?;
    let mut damaged = Damaged::new(&library, locale);
    match (arguments.format, &arguments.to) {
        (Some(ExportFormat::Markdown), Some(folder)) => {
            tell_written(write_files(&library, &ids, folder, &mut damaged)?, locale)?;
        }
        (Some(ExportFormat::Markdown), None) => return Err(Error::NoFolder),
        // clap requires a format or an original.
        (Some(ExportFormat::Jsonl) | None, Some(path)) => {
            let unwritable = unwritable(path);
            // An existing file is never overwritten.
            let file = fs::File::create_new(path).map_err(&unwritable)?;
            let count = write_lines(
                &library,
                &ids,
                BufWriter::new(file),
                unwritable,
                &mut damaged,
            )?;
            tell_written(count, locale)?;
        }
        (Some(ExportFormat::Jsonl) | None, None) => {
            write_lines(&library, &ids, output(), Error::Output, &mut damaged)?;
        }
    }
    Ok(answered(damaged.is_any(), !ids.is_empty()))
}

/// The error that a file or folder cannot be written.
fn unwritable(path: &Path) -> impl Fn(io::Error) -> Error + use<> {
    let path = path.to_owned();
    move |reason| Error::Unwritable {
        path: path.clone(),
        reason,
    }
}

/// Writes the original of an article unchanged. If it goes to a file, reports where and when it was received and its
/// digest.
fn write_original(
    id: ArticleId,
    to: Option<&Path>,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let library = collection::open(places)?;
    let facts = library.original_of(id)?;
    let original = facts.as_ref().map(|facts| library.original(facts.id));
    let (Some(facts), Some(original)) = (&facts, original.transpose()?.flatten()) else {
        let id = id.0.to_string();
        report(
            &locale.format("error-no-original", &[("id", id.into())]),
            locale,
        );
        return Ok(ExitCode::from(NOT_FOUND));
    };
    let Some(path) = to else {
        // The bytes may contain control sequences.
        if io::stdout().is_terminal() {
            return Err(Error::RawOnTerminal);
        }
        let mut output = output();
        let written = output.write_all(&original.bytes);
        written
            .and_then(|()| output.flush())
            .map_err(Error::Output)?;
        return Ok(ExitCode::SUCCESS);
    };
    let file = fs::File::create_new(path);
    file.and_then(|mut file| file.write_all(&original.bytes))
        .map_err(unwritable(path))?;
    let proof = [
        ("source", facts.source.to_string().into()),
        ("time", facts.at.to_string().into()),
        ("digest", format!("sha256:{}", facts.sha256).into()),
    ];
    print(&locale.format("exported-original", &proof), locale)?;
    Ok(ExitCode::SUCCESS)
}

fn tell_written(number: usize, locale: Locale) -> Result<(), Error> {
    print(&locale.count("exported", number), locale)
}

/// Writes one line per article; returns how many.
fn write_lines(
    library: &Library,
    ids: &[ArticleId],
    mut output: impl Write,
    failure: impl Fn(io::Error) -> Error,
    damaged: &mut Damaged<'_>,
) -> Result<usize, Error> {
    let mut count = 0;
    for id in ids {
        // It may have been removed in the meantime.
        if let Some(draft) = damaged.passed_over(*id, library.draft(*id))? {
            let line = json_lines::write(draft).map_err(&failure)?;
            writeln!(output, "{line}").map_err(&failure)?;
            count += 1;
        }
    }
    output.flush().map_err(&failure)?;
    Ok(count)
}

/// Writes one file per article into a new or empty folder, so that nothing is overwritten.
fn write_files(
    library: &Library,
    ids: &[ArticleId],
    folder: &Path,
    damaged: &mut Damaged<'_>,
) -> Result<usize, Error> {
    fs::create_dir_all(folder).map_err(unwritable(folder))?;
    let mut there = fs::read_dir(folder).map_err(unwritable(folder))?;
    if there.next().is_some() {
        return Err(Error::NotEmpty(folder.to_owned()));
    }
    let mut names = FileNames::default();
    let mut count = 0;
    for id in ids {
        if let Some(draft) = damaged.passed_over(*id, library.draft(*id))? {
            let path = folder.join(names.name(draft.metadata.date, &draft.metadata.title));
            let file = fs::File::create_new(&path);
            file.and_then(|mut file| file.write_all(markdown(&draft).as_bytes()))
                .map_err(unwritable(&path))?;
            count += 1;
        }
    }
    Ok(count)
}
