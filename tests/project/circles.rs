//! No file imports another that leads back to it, so that each can be read with what it builds on and nothing
//! else.
//!
//! Read are the paths that start at `crate`, `super`, `self` or a child of the module; what `pub use` hands on
//! is followed to the file that has it. A parent declares its children and hands on what they have without
//! importing them, unless it uses a name itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::layers::sources;

/// A module by its path in the crate: `["text", "fold"]`.
type Module = Vec<String>;

/// What a file says about others.
struct File {
    /// Paths that it imports, from the root of the crate.
    imports: Vec<Module>,
    /// Names that it hands on, with where they come from.
    exports: BTreeMap<String, Module>,
}

fn module_of(file: &Path) -> Module {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let path = file.strip_prefix(source).unwrap().with_extension("");
    let mut module: Module = path
        .iter()
        .map(|part| part.to_str().unwrap().to_owned())
        .collect();
    module.pop_if(|last| last == "mod");
    module
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// The statements `use …;` of some code, each with what stands before `use`; and the code without them and
/// without the declarations of children.
fn use_statements(code: &str) -> (Vec<(&str, &str)>, String) {
    let mut statements = Vec::new();
    let mut rest = String::new();
    let mut left = code;
    let is_start = |line: &str| {
        let line = line.trim_start();
        line.starts_with("use ") || (line.starts_with("pub") && line.contains(" use "))
    };
    while let Some(line) = left.split_inclusive('\n').next() {
        if !is_start(line) {
            let is_child = line.contains("mod ") && line.trim_end().ends_with(';');
            rest.push_str(if is_child { "\n" } else { line });
            left = &left[line.len()..];
            continue;
        }
        let (statement, after) = left.split_once(';').unwrap_or((left, ""));
        let (before, tree) = statement.split_once("use ").unwrap();
        statements.push((before.trim(), tree));
        left = after;
    }
    (statements, rest)
}

/// The paths of a tree such as `a::{b, c::{self, D as E}}`, each with the name that it brings.
fn paths(prefix: &[&str], tree: &str) -> Vec<(Module, String)> {
    let mut depth = 0;
    let branches = tree.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let mut found = Vec::new();
    for branch in branches.map(str::trim).filter(|branch| !branch.is_empty()) {
        if let Some((stem, inner)) = branch.split_once('{') {
            let stem = stem
                .split("::")
                .map(str::trim)
                .filter(|part| !part.is_empty());
            let prefix: Vec<&str> = prefix.iter().copied().chain(stem).collect();
            found.extend(paths(&prefix, inner.strip_suffix('}').unwrap()));
            continue;
        }
        let (path, alias) = branch
            .split_once(" as ")
            .map_or((branch, None), |(path, alias)| (path, Some(alias)));
        let path = prefix
            .iter()
            .copied()
            .chain(path.split("::").map(str::trim));
        let mut path: Module = path.map(str::to_owned).collect();
        path.pop_if(|last| last == "self");
        let name = alias.map_or_else(|| path.last().cloned().unwrap_or_default(), str::to_owned);
        found.push((path, name));
    }
    found
}

/// The paths in code outside `use`.
fn paths_in_code(code: &str) -> Vec<Module> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let runs = code.split(|c: char| !is_part(c));
    let paths = runs.filter(|run| run.contains("::"));
    let parts = |run: &str| {
        run.split("::")
            .map(|part| part.trim_matches(':').to_owned())
            .collect()
    };
    paths.map(parts).collect()
}

/// A path from the root of the crate; `None` where it starts at neither of the words for modules nor at a child.
fn absolute(module: &Module, path: &[String], all: &BTreeSet<Module>) -> Option<Module> {
    let mut base = module.clone();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => {
            base.clear();
            rest = &path[1..];
        }
        "self" => rest = &path[1..],
        "super" => {
            while let Some((_, after)) = rest.split_first().filter(|(first, _)| *first == "super") {
                base.pop();
                rest = after;
            }
        }
        child => {
            base.push(child.to_owned());
            if !all.contains(&base) {
                return None;
            }
            base.pop();
        }
    }
    base.extend_from_slice(rest);
    Some(base)
}

fn read(module: &Module, code: &str, all: &BTreeSet<Module>) -> File {
    let code = code.split("#[cfg(test)]\nmod tests").next().unwrap();
    let (statements, rest) = use_statements(code);
    let used: BTreeSet<&str> = words(&rest).collect();
    let mut file = File {
        imports: Vec::new(),
        exports: BTreeMap::new(),
    };
    for (before, tree) in statements {
        for (path, name) in paths(&[], tree) {
            let Some(path) = absolute(module, &path, all) else {
                continue;
            };
            let is_handed_on = before.starts_with("pub");
            let is_own = path.starts_with(module) && path.len() > module.len();
            if !(is_handed_on && is_own) || used.contains(name.as_str()) {
                file.imports.push(path.clone());
            }
            if is_handed_on {
                file.exports.insert(name, path);
            }
        }
    }
    let in_code = paths_in_code(&rest);
    let in_code = in_code
        .iter()
        .filter_map(|path| absolute(module, path, all));
    file.imports.extend(in_code);
    file
}

/// The file that has what a path names: the longest part of it that is a module, or where that hands the name
/// on, what it comes from.
fn file_of(files: &BTreeMap<Module, File>, path: &[String]) -> Option<Module> {
    let length = (1..=path.len())
        .rev()
        .find(|length| files.contains_key(&path[..*length]))?;
    let (module, rest) = path.split_at(length);
    let export = rest
        .first()
        .and_then(|name| files[module].exports.get(name));
    match export {
        Some(origin) if !origin.starts_with(module) || origin.len() > length + 1 => {
            let origin = [origin, &rest[1..]].concat();
            file_of(files, &origin)
        }
        _ => Some(module.to_vec()),
    }
}

/// The files that each of some files imports.
fn graph_of(sources: Vec<(Module, String)>) -> BTreeMap<Module, BTreeSet<Module>> {
    let all: BTreeSet<Module> = sources.iter().map(|(module, _)| module.clone()).collect();
    let files: BTreeMap<Module, File> = sources
        .iter()
        .map(|(module, code)| (module.clone(), read(module, code, &all)))
        .collect();
    let imported = |module: &Module, file: &File| {
        let found = file.imports.iter().filter_map(|path| file_of(&files, path));
        found.filter(|other| other != module).collect()
    };
    files
        .iter()
        .map(|(module, file)| (module.clone(), imported(module, file)))
        .collect()
}

/// All that a file leads to.
fn reached<'a>(
    graph: &'a BTreeMap<Module, BTreeSet<Module>>,
    from: &'a Module,
) -> BTreeSet<&'a Module> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&Module> = graph[from].iter().collect();
    while let Some(module) = waiting.pop() {
        if found.insert(module) {
            waiting.extend(&graph[module]);
        }
    }
    found
}

/// The circles of files, each by the names of all that lead to each other.
fn circles(graph: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<BTreeSet<String>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = graph
        .keys()
        .map(|module| (module, reached(graph, module)))
        .collect();
    let is_in_circle = |module: &&Module| reached[module].contains(module);
    let circle = |module: &Module| {
        let others = reached[module]
            .iter()
            .filter(|other| reached[*other].contains(module));
        others.map(|other| other.join("/")).collect()
    };
    graph.keys().filter(is_in_circle).map(circle).collect()
}

/// A circle as a line a file, with what it imports of the others.
fn drawn(circle: &BTreeSet<String>, graph: &BTreeMap<Module, BTreeSet<Module>>) -> String {
    let files = graph
        .iter()
        .map(|(module, imports)| (module.join("/"), imports));
    let lines = files
        .filter(|(name, _)| circle.contains(name))
        .map(|(name, imports)| {
            let imports = imports.iter().map(|other| other.join("/"));
            let imports: Vec<String> = imports.filter(|other| circle.contains(other)).collect();
            format!("{name} -> {}\n", imports.join(" "))
        });
    lines.collect()
}

#[test]
fn no_file_leads_back_to_itself() {
    let sources = sources().into_iter();
    let graph = graph_of(
        sources
            .map(|(file, _, code)| (module_of(&file), code))
            .collect(),
    );
    let found: Vec<String> = circles(&graph)
        .iter()
        .map(|circle| drawn(circle, &graph))
        .collect();
    assert!(found.is_empty(), "circles of files:\n{}", found.join("\n"));
}

#[test]
fn circles_are_seen() {
    let files = [
        ("a/mod", "mod b;\nmod c;\npub use b::B;\npub struct Own;"),
        ("a/b", "use super::c::{self, C as D};\npub struct B;"),
        ("a/c", "pub fn c() -> crate::a::B {}\npub struct C;"),
        ("a/d", "use super::Own;\nuse crate::e;"),
        ("e", "pub(crate) use crate::a::d::D;"),
        (
            "f",
            "use crate::a::{Own, B};\n#[cfg(test)]\nmod tests {\n    use crate::g;\n}",
        ),
        ("g", "use crate::f;"),
    ];
    let module = |name: &str| -> Module {
        name.trim_end_matches("/mod")
            .split('/')
            .map(str::to_owned)
            .collect()
    };
    let graph = graph_of(
        files
            .map(|(name, code)| (module(name), code.to_owned()))
            .to_vec(),
    );
    let set = |names: [&str; 2]| BTreeSet::from(names.map(str::to_owned));
    assert_eq!(
        circles(&graph),
        BTreeSet::from([set(["a/b", "a/c"]), set(["a/d", "e"])])
    );
}
