//! Every file under a licence of its own is named in the manifest and in the notice of that licence.

use std::fs;
use std::path::Path;
use std::process::Command;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The files of the table in `assets/README.md`, each with its licence.
fn assets() -> Vec<(String, String)> {
    let readme = read("assets/README.md");
    let rows = readme
        .lines()
        .skip_while(|line| !line.starts_with("| file |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let files = cells.flat_map(|cells| {
        let names = cells[1].split('`').skip(1).step_by(2);
        let licence = cells[4].replace(' ', "-");
        names
            .map(|name| (format!("assets/{name}"), licence.clone()))
            .collect::<Vec<_>>()
    });
    files.collect()
}

fn files_below(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, files);
        } else {
            let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
            files.push(name.to_str().unwrap().to_owned());
        }
    }
}

#[test]
fn every_asset_has_a_licence() {
    let known = assets();
    let mut files = Vec::new();
    files_below(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"),
        &mut files,
    );
    for file in files.iter().filter(|file| *file != "assets/README.md") {
        assert!(
            known.iter().any(|(name, _)| name == file),
            "{file} is missing from the table in assets/README.md"
        );
    }
    for (name, _) in &known {
        assert!(files.contains(name), "{name} does not exist");
    }
}

#[test]
fn the_manifest_and_the_notices_name_what_is_not_under_the_licence_of_the_code() {
    let expression: Vec<&str> = env!("CARGO_PKG_LICENSE").split(" AND ").collect();
    let others: Vec<(String, String)> = assets()
        .into_iter()
        .chain([(
            "src/text/properties_table.rs".to_owned(),
            "Unicode-3.0".to_owned(),
        )])
        .filter(|(_, licence)| licence != "MIT")
        .collect();
    for (file, licence) in &others {
        assert!(
            expression.contains(&licence.as_str()),
            "{file}: {licence} is missing from the manifest"
        );
        // The text of Unicode's licence stands as it is, without names of files.
        let notice = read(&format!("LICENSE-{licence}"));
        assert!(
            licence == "Unicode-3.0" || notice.lines().any(|line| line.trim() == file),
            "LICENSE-{licence} does not name {file}"
        );
    }
    for licence in &expression {
        assert!(
            *licence == "MIT" || others.iter().any(|(_, other)| other == licence),
            "nothing is under {licence}"
        );
        if *licence != "MIT" {
            let file = format!("LICENSE-{licence}");
            assert!(
                read("README.md").contains(&file),
                "the README does not name {file}"
            );
        }
    }
}

#[test]
fn the_long_version_tells_the_licence() {
    let version = |flag: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_qari")).arg(flag).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let short = concat!("qari ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(version("-V"), short);
    let long = version("--version");
    assert!(long.starts_with(short), "{long}");
    assert!(long.contains(env!("CARGO_PKG_LICENSE")), "{long}");
}
