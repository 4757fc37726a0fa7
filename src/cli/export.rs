//! `qari export`: articles written for other programs, and for `qari add` to read back.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::article::ArticleId;
use crate::cli::arguments::{Export, ExportFormat, Places};
use crate::cli::collection;
use crate::cli::error::{Error, NOT_FOUND, say};
use crate::cli::output::output;
use crate::cli::selection::ids_as_they_came;
use crate::export::{FileNames, markdown};
use crate::i18n::Locale;
use crate::library::Library;
use crate::sources::json_lines;

pub(super) fn run(arguments: &Export, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let query = arguments.query.join(" ");
    let library = match query.trim() {
        "" => collection::open(places)?,
        _ => collection::collection(&[], places, locale)?.library,
    };
    // As they came: what is read back comes in the same order.
    let ids = ids_as_they_came(&query, &library)?;
    match (arguments.format, &arguments.to) {
        (ExportFormat::Markdown, Some(folder)) => {
            tell_written(write_files(&library, &ids, folder)?, locale)?;
        }
        (ExportFormat::Markdown, None) => return Err(Error::NoFolder),
        (ExportFormat::Jsonl, Some(path)) => {
            let unwritable = |reason| Error::Unwritable {
                path: path.clone(),
                reason,
            };
            // A file that is there is never lost.
            let file = fs::File::create_new(path).map_err(unwritable)?;
            let count = write_lines(&library, &ids, BufWriter::new(file), unwritable)?;
            tell_written(count, locale)?;
        }
        (ExportFormat::Jsonl, None) => {
            write_lines(&library, &ids, output(), Error::Output)?;
        }
    }
    Ok(ExitCode::from(if ids.is_empty() { NOT_FOUND } else { 0 }))
}

fn tell_written(number: usize, locale: Locale) -> Result<(), Error> {
    say(&locale.count("exported", number), locale)
}

/// Writes a line an article; returns how many there were.
fn write_lines(
    library: &Library,
    ids: &[ArticleId],
    mut output: impl Write,
    failure: impl Fn(io::Error) -> Error,
) -> Result<usize, Error> {
    let mut count = 0;
    for id in ids {
        // It may have been removed meanwhile.
        if let Some(draft) = library.draft(*id)? {
            let line = json_lines::write(draft).map_err(&failure)?;
            writeln!(output, "{line}").map_err(&failure)?;
            count += 1;
        }
    }
    output.flush().map_err(&failure)?;
    Ok(count)
}

/// Writes a file an article into a folder of which nothing can be lost: a new or an empty one.
fn write_files(library: &Library, ids: &[ArticleId], folder: &Path) -> Result<usize, Error> {
    let unwritable = |path: &Path| {
        let path = path.to_owned();
        move |reason| Error::Unwritable { path, reason }
    };
    fs::create_dir_all(folder).map_err(unwritable(folder))?;
    let mut there = fs::read_dir(folder).map_err(unwritable(folder))?;
    if there.next().is_some() {
        return Err(Error::NotEmpty(folder.to_owned()));
    }
    let mut names = FileNames::default();
    let mut count = 0;
    for id in ids {
        if let Some(draft) = library.draft(*id)? {
            let path = folder.join(names.name(draft.metadata.date, &draft.metadata.title));
            let file = fs::File::create_new(&path);
            file.and_then(|mut file| file.write_all(markdown(&draft).as_bytes()))
                .map_err(unwritable(&path))?;
            count += 1;
        }
    }
    Ok(count)
}
