//! What the manifest promises: the text engine alone on three crates, and no newer Rust than it names.

use std::collections::{HashMap, HashSet};
use std::process::Command;

use serde_json::Value;

/// The only crates that are needed without features.
const CORE: [&str; 3] = ["unicode-bidi", "unicode-segmentation", "unicode-width"];

/// What `cargo` prints about this project, without the network and without changing the lock file.
fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn without_features_there_are_three_crates() {
    let tree = cargo(&[
        "tree",
        "--no-default-features",
        "--edges=normal",
        "--prefix=none",
    ]);
    let crates = tree.lines().filter_map(|line| line.split(' ').next());
    let mut crates: Vec<&str> = crates.filter(|name| *name != "qari").collect();
    crates.sort_unstable();
    assert_eq!(crates, CORE);
}

#[test]
fn the_text_engine_alone_is_public_without_features() {
    let root = include_str!("../../src/lib.rs");
    let lines: Vec<&str> = root.lines().collect();
    let is_gated = |index: usize| lines[index - 1].starts_with("#[cfg(feature = ");
    let modules = (1..lines.len()).filter(|index| lines[*index].starts_with("pub mod "));
    let public: Vec<&str> = modules
        .filter(|index| !is_gated(*index))
        .map(|index| lines[index])
        .collect();
    assert_eq!(public, ["pub mod mode;", "pub mod range;", "pub mod text;"]);
}

/// A version of Rust as numbers: `1.89` and `1.89.0` are the same.
fn version(text: &str) -> [u32; 3] {
    let mut numbers = text.split('.').map(|number| number.parse().unwrap());
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}

/// The system that tests are compiled on; crates that other systems alone need may not be there to be asked.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.unwrap().to_owned()
}

/// The packages that the program is made of, by their ids: what `root` needs, without what only tests do.
fn normal_dependencies<'a>(metadata: &'a Value, root: &'a str) -> HashSet<&'a str> {
    let list = |value: &'a Value| value.as_array().unwrap().iter();
    let nodes: HashMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let mut found = HashSet::new();
    let mut waiting = vec![root];
    while let Some(id) = waiting.pop() {
        if !found.insert(id) {
            continue;
        }
        let needed = list(&nodes[id]["deps"]).filter(|dependency| {
            let mut kinds = list(&dependency["dep_kinds"]);
            // What is needed to build has to be built, too.
            kinds.any(|kind| kind["kind"] != "dev")
        });
        waiting.extend(needed.map(|dependency| dependency["pkg"].as_str().unwrap()));
    }
    found
}

#[test]
fn no_dependency_asks_for_a_newer_rust() {
    let metadata = cargo(&[
        "metadata",
        "--format-version=1",
        "--filter-platform",
        &host(),
    ]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let root = metadata["resolve"]["root"].as_str().unwrap();
    let needed = normal_dependencies(&metadata, root);
    assert!(needed.len() > 50, "the graph is that of the whole program");
    let promised = version(env!("CARGO_PKG_RUST_VERSION"));
    for package in metadata["packages"].as_array().unwrap() {
        let asked = package["rust_version"].as_str().map(version);
        let is_needed = needed.contains(package["id"].as_str().unwrap());
        assert!(
            !is_needed || asked.is_none_or(|asked| asked <= promised),
            "{} {} asks for Rust {}",
            package["name"],
            package["version"],
            package["rust_version"]
        );
    }
}
