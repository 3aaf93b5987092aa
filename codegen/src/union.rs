//! Several releases of one document: their union, in which each item says which releases have it.
//!
//! Documents in, one document out, with timelines; from there everything goes its usual way. What is of two shapes in two
//! releases is told with its place in each, and resolved by a rule: what every release sends can be read, and what any
//! takes can be sent. Where no rule makes one of two, a hint does, or nothing is made.

mod bodies;
mod form;
mod found;
mod hints;
mod keywords;
mod lives;
mod merge;
mod objects;
mod operations;
mod parameters;
mod plain;
mod schemas;
mod unions;
mod views;

use crate::check;
use crate::document::{Document, Key, Node, Value};
use crate::gather::{self, Gathered, Input, Releases};
use crate::model::{Problem, Problems, Version};
use found::{At, Findings};
use hints::Hints;
use lives::Lives;
use merge::Merge;
use views::{View, by_key, key_of, made, mapping, newest, set};

/// The union, and what was done for it.
pub(crate) struct United {
    pub(crate) gathered: Gathered,
    /// What was left out because of its faults.
    pub(crate) refused: Vec<Problem>,
    /// What differs between releases, and what was taken.
    pub(crate) resolved: Vec<Problem>,
}

/// Makes one document of all releases.
///
/// # Errors
///
/// What is wrong with one of them; what no rule and no hint makes one of; hints that nothing needs.
pub(crate) fn unite(input: &Input<'_>, releases: &Releases<'_>, skip_unsupported: bool) -> Result<United, Problems> {
    let (versions, inputs) = in_order(input, releases)?;
    let mut hints = releases.hints.map(|source| Hints::read(source, &versions)).transpose()?.unwrap_or_default();
    let mut whole = Whole::default();
    let gathered: Vec<Result<Gathered, Problems>> = inputs.iter().map(|input| gather::whole(input)).collect();
    let mut documents = all(gathered)?;
    gather::select_of_several(documents.iter_mut().map(|gathered| &mut gathered.document), input.only)?;
    let checked = documents.into_iter().map(|gathered| whole.checked(gathered, skip_unsupported)).collect();
    let mut documents = all(checked)?;
    whole.resolved = rename(&mut documents, &mut hints, &versions)?;
    documents.iter_mut().for_each(plain::write_out);

    let roots: Vec<&Node> = documents.iter().map(|document| &document.root).collect();
    let root = merged(&versions, &roots, hints, &mut whole)?;
    let file = documents.last().map(|document| document.file.clone()).unwrap_or_default();
    let mut files = whole.files;
    files.extend(inputs.iter().rev().skip(1).map(|input| input.document.path.clone()));
    files.extend(releases.hints.map(|hints| hints.path.clone()));
    let gathered = Gathered { document: Document { file, root }, files, tolerated: whole.tolerated };
    Ok(United { gathered, refused: whole.refused, resolved: whole.resolved })
}

/// What is said of all documents together.
#[derive(Default)]
struct Whole {
    files: Vec<String>,
    tolerated: Vec<Problem>,
    refused: Vec<Problem>,
    resolved: Vec<Problem>,
}

impl Whole {
    fn checked(&mut self, gathered: Gathered, skip_unsupported: bool) -> Result<Document, Problems> {
        let Gathered { mut document, files, tolerated } = gathered;
        plain::refuse_timelines(&document).map_or(Ok(()), |problem| Err(Problems::from(problem)))?;
        if skip_unsupported {
            self.refused.extend(gather::without_faults(&mut document, check::check)?);
        } else {
            check::check(&document).into_result()?;
        }
        self.files.extend(files);
        self.tolerated.extend(tolerated);
        Ok(document)
    }
}

fn in_order<'a>(input: &Input<'a>, releases: &Releases<'a>) -> Result<(Vec<Version>, Vec<Input<'a>>), Problem> {
    let newest = (releases.newest.clone(), *input);
    let mut all: Vec<(Version, Input<'a>)> = releases.older.iter().cloned().chain([newest]).collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    if let Some(pair) = all.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Problem::new(format!("two documents are of the release {}", pair[0].0)).help("give one of each"));
    }
    Ok(all.into_iter().unzip())
}

/// All results, or all problems.
fn all<T>(results: Vec<Result<T, Problems>>) -> Result<Vec<T>, Problems> {
    let mut problems = Vec::new();
    let mut good = Vec::new();
    for result in results {
        match result {
            Ok(one) => good.push(one),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(good) } else { Err(Problems::from_iter(problems)) }
}

fn rename(documents: &mut [Document], hints: &mut Hints, versions: &[Version]) -> Result<Vec<Problem>, Problems> {
    let (mut problems, mut resolved) = (Vec::new(), Vec::new());
    for (release, old, new, place) in hints.renames.clone() {
        let pointer = |name: &str| crate::document::pointer(["components", "schemas", name]);
        let document = &mut documents[release];
        let has = |name: &str| document.get(&pointer(name)).is_some();
        if !has(&old) || has(&new) {
            let reason =
                if has(&old) { format!("that release has `{new}` too") } else { format!("it has no schema `{old}`") };
            problems.push(
                Problem::at(&place, format!("`{old}` cannot be called `{new}`: {reason}")).help("correct the hint"),
            );
            continue;
        }
        let message = format!("`{new}`: it is `{old}` in {}: as a hint says, both are one", versions[release]);
        resolved.push(Problem::at(document.place(&pointer(&old)), message));
        plain::rename(document, &old, &new);
        hints.use_place(place);
    }
    Problems::from_iter(problems).into_result().map(|()| resolved)
}

fn merged(versions: &[Version], roots: &[&Node], hints: Hints, whole: &mut Whole) -> Result<Node, Problems> {
    let empty = mapping(&roots[roots.len() - 1].place, Vec::new());
    let mut merge = Merge {
        all: versions,
        roots: roots.to_vec(),
        empty: &empty,
        hints,
        lives: Lives::new(versions),
        found: Findings::default(),
        written_out: Default::default(),
    };
    let mut root = merge.document();
    // What stands written out for a component is found where it is used, and the component may have been made by then.
    for _ in 0..versions.len() {
        let known: usize = merge.written_out.values().map(Vec::len).sum();
        if known == 0 {
            break;
        }
        merge.found = Findings::default();
        root = merge.document();
        if known == merge.written_out.values().map(Vec::len).sum::<usize>() {
            break;
        }
    }
    let mut problems = merge.found.conflicts;
    if problems.is_empty() {
        problems.extend(merge.hints.unused());
    }
    Problems::from_iter(problems).into_result()?;
    whole.resolved.extend(merge.found.resolved);
    Ok(root)
}

impl<'a> Merge<'a> {
    fn document(&mut self) -> Node {
        let (number, last) = (self.roots.len() - 1, self.roots[self.roots.len() - 1]);
        let mut root = last.clone();
        let views: Vec<View<'a>> =
            self.roots.iter().enumerate().map(|(release, root)| View::of(release, root)).collect();
        let at = At::new("the document", "");
        let servers = views::member(&views, "servers");
        if let Some(servers) = self.newest_of(&servers, &at, "servers") {
            set(&mut root, "servers", servers);
        }
        let (paths, schemas) = (self.paths(), self.components());
        set(&mut root, "paths", paths);
        let mut sections = Vec::new();
        for (name, own) in by_key(&views::member(&views, "components")) {
            let Some(key) = key_of(&own, name) else { continue };
            let section = if name == "schemas" { schemas.clone() } else { self.section(name, &own) };
            sections.push((key, section));
        }
        if !sections.is_empty() {
            set(&mut root, "components", mapping(&last.place, sections));
        }
        self.tags(&views, &mut root);
        let names: Vec<&str> = self.all.iter().map(Version::as_str).collect();
        let sentence = format!("For the releases {}: what not all of them have says which do.", names.join(", "));
        if let Some(info) = root.mapping_mut().and_then(|root| root.get_mut("info")) {
            self.say(info, &sentence);
        }
        let place = View::of(number, last).place;
        let lifecycles = self.lives.definitions(place);
        if let Some(root) = root.mapping_mut() {
            root.insert(Key { text: "x-sdk-lifecycles".to_owned(), place: place.clone() }, lifecycles);
        }
        root
    }

    /// Components that are no schemas: of each the newest.
    fn section(&mut self, section: &str, views: &[View<'a>]) -> Node {
        let mut entries = Vec::new();
        for (name, own) in by_key(views) {
            let (Some(key), Some(last)) = (key_of(&own, name), newest(&own)) else { continue };
            let at = At::new(format!("{section} {name}"), crate::document::pointer(["components", section, name]));
            let told = section == "securitySchemes";
            let node = if told { self.newest_of(&own, &at, "it is") } else { None };
            entries.push((key, node.unwrap_or_else(|| last.node.clone())));
        }
        mapping(&self.roots[self.roots.len() - 1].place, entries)
    }

    fn tags(&mut self, views: &[View<'a>], root: &mut Node) {
        let mut tags: Vec<Node> = Vec::new();
        for tag in views.iter().rev().flat_map(|view| view.node.items("tags")) {
            if tags.iter().all(|known| known.text("name") != tag.text("name")) {
                tags.push(tag.clone());
            }
        }
        if !tags.is_empty() {
            let place = root.place.clone();
            set(root, "tags", made(&place, Value::Sequence(tags)));
        }
    }
}
