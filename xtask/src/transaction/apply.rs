//! The phases of a write, forward and back.

use std::collections::BTreeSet;
use std::io;

use super::{Change, Disk, Entry, FOLDER, Journal, Phase, Recovery, journal};
use crate::failure::Failure;

/// Writes all changes, or none.
pub(super) fn commit(disk: &mut Disk<'_>, changes: &[Change]) -> Result<(), Failure> {
    let mut journal = Journal {
        phase: Phase::Staging,
        folders: missing_folders(disk, changes),
        entries: changes.iter().map(Entry::from).collect(),
    };
    if let Err(failure) = record(disk, &journal).map_err(cannot_record).and_then(|()| stage(disk, &journal, changes)) {
        return Err(taken_back(failure, unstage(disk, &journal)));
    }
    journal.phase = Phase::Committing;
    if let Err(error) = record(disk, &journal) {
        // Whether the new phase got to the disk is not known; the old one must be there before anything is deleted.
        journal.phase = Phase::Staging;
        let back = record(disk, &journal).and_then(|()| unstage(disk, &journal));
        return Err(taken_back(cannot_record(error), back));
    }
    if let Err(failure) = replace(disk, &journal) {
        journal.phase = Phase::Undoing;
        let back = record(disk, &journal).and_then(|()| restore(disk, &journal));
        return Err(taken_back(failure, back));
    }
    // Every target is in place. What is left to tidy up, the next command can do too.
    let _ = tidy(disk, &journal);
    Ok(())
}

/// Ends what the journal describes.
pub(super) fn recover(disk: &mut Disk<'_>) -> Result<Recovery, Failure> {
    let path = format!("{FOLDER}/{}", journal::FILE);
    let text = match disk.read(&path) {
        Ok(Some(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        Ok(None) => {
            disk.remove(&format!("{FOLDER}/{}", journal::NEXT)).map_err(|error| stuck(&error))?;
            return Ok(Recovery::Clean);
        }
        Err(error) => return Err(stuck(&error)),
    };
    let Some(mut journal) = Journal::from_text(&text) else {
        return Err(Failure::new(format!("{} is not a journal of this version of regen", disk.at(&path).display()))
            .help(format!("look at `git status`, restore the generated files, then delete the folder {FOLDER}")));
    };
    match journal.phase {
        Phase::Staging => unstage(disk, &journal).map(|()| Recovery::Undone),
        Phase::Undoing => restore(disk, &journal).map(|()| Recovery::Undone),
        Phase::Committing => match replace(disk, &journal) {
            Ok(()) => tidy(disk, &journal).map(|()| Recovery::Finished),
            // Tidying had begun, so all targets are in place and there is no way back.
            Err(error) if !everything_is_kept(disk, &journal) => Err(io::Error::other(error.to_string())),
            Err(_) => {
                journal.phase = Phase::Undoing;
                record(disk, &journal).and_then(|()| restore(disk, &journal)).map(|()| Recovery::Undone)
            }
        },
    }
    .map_err(|error| stuck(&error))
}

/// Replaces the journal in one step that survives a power cut.
fn record(disk: &mut Disk<'_>, journal: &Journal) -> io::Result<()> {
    let next = format!("{FOLDER}/{}", journal::NEXT);
    disk.write(&next, journal.to_text().as_bytes())?;
    disk.rename(&next, &format!("{FOLDER}/{}", journal::FILE))?;
    disk.sync_folder(FOLDER)?;
    disk.sync_folder(".")
}

fn stage(disk: &mut Disk<'_>, journal: &Journal, changes: &[Change]) -> Result<(), Failure> {
    for folder in &journal.folders {
        disk.make_folder(folder).map_err(|error| Failure::io("create", &disk.at(folder), &error))?;
    }
    for (entry, change) in journal.entries.iter().zip(changes) {
        let path = disk.at(&entry.path);
        let found = disk.read(&entry.path).map_err(|error| Failure::io("read", &path, &error))?;
        if found != change.old {
            return Err(Failure::new(format!("{} changed while regen ran", path.display())).help("run it again"));
        }
        if change.old.is_some() {
            disk.keep(&entry.path, &entry.kept()).map_err(|error| Failure::io("keep a copy of", &path, &error))?;
        }
        if let Some(new) = &change.new {
            disk.write(&entry.staged(), new)
                .and_then(|()| if entry.existed { disk.take_permissions(&entry.path, &entry.staged()) } else { Ok(()) })
                .map_err(|error| Failure::io("write", &path, &error))?;
        }
    }
    sync(disk, journal).map_err(|error| Failure::new(format!("cannot sync what was written: {error}")))
}

/// Puts every staged file in its place and removes what does not remain. Can be repeated from any point.
fn replace(disk: &mut Disk<'_>, journal: &Journal) -> Result<(), Failure> {
    for entry in &journal.entries {
        if !entry.remains {
            disk.remove(&entry.path).map_err(|error| Failure::io("remove", &disk.at(&entry.path), &error))?;
        } else if disk.exists(&entry.staged()) {
            disk.rename(&entry.staged(), &entry.path)
                .map_err(|error| Failure::io("replace", &disk.at(&entry.path), &error))?;
        }
    }
    sync(disk, journal).map_err(|error| Failure::new(format!("cannot sync what was written: {error}")))
}

/// Gives every target its old bytes back. Can be repeated from any point.
fn restore(disk: &mut Disk<'_>, journal: &Journal) -> io::Result<()> {
    for entry in journal.entries.iter().rev() {
        if !entry.existed {
            disk.remove(&entry.path)?;
        } else if disk.exists(&entry.kept()) {
            disk.rename(&entry.kept(), &entry.path)?;
        }
    }
    sync(disk, journal)?;
    unstage(disk, journal)
}

fn everything_is_kept(disk: &Disk<'_>, journal: &Journal) -> bool {
    journal.entries.iter().filter(|entry| entry.existed).all(|entry| disk.exists(&entry.kept()))
}

/// Deletes all that staging made, then the journal.
fn unstage(disk: &mut Disk<'_>, journal: &Journal) -> io::Result<()> {
    for entry in &journal.entries {
        disk.remove(&entry.staged())?;
        disk.remove(&entry.kept())?;
    }
    for folder in journal.folders.iter().rev() {
        disk.remove_folder(folder)?;
    }
    close(disk)
}

/// Deletes what was kept, the folders that removed files leave empty, then the journal.
fn tidy(disk: &mut Disk<'_>, journal: &Journal) -> io::Result<()> {
    for entry in &journal.entries {
        disk.remove(&entry.kept())?;
    }
    for entry in journal.entries.iter().filter(|entry| !entry.remains) {
        let mut folder = entry.path.as_str();
        while let Some((outer, _)) = folder.rsplit_once('/') {
            folder = outer;
            disk.remove_folder(folder)?;
        }
    }
    close(disk)
}

fn close(disk: &mut Disk<'_>) -> io::Result<()> {
    disk.remove(&format!("{FOLDER}/{}", journal::NEXT))?;
    disk.remove(&format!("{FOLDER}/{}", journal::FILE))?;
    disk.sync_folder(FOLDER)
}

fn sync(disk: &mut Disk<'_>, journal: &Journal) -> io::Result<()> {
    let folder = |path: &str| path.rsplit_once('/').map_or(".".to_owned(), |(folder, _)| folder.to_owned());
    let mut folders: BTreeSet<String> = journal.entries.iter().map(|entry| folder(&entry.path)).collect();
    folders.extend(journal.folders.iter().map(|made| folder(made)));
    folders.iter().try_for_each(|folder| disk.sync_folder(folder))
}

/// The folders that must be made for the changes, outer ones first.
fn missing_folders(disk: &Disk<'_>, changes: &[Change]) -> Vec<String> {
    let mut missing = BTreeSet::new();
    for change in changes.iter().filter(|change| change.new.is_some()) {
        let mut path = change.path.as_str();
        while let Some((folder, _)) = path.rsplit_once('/') {
            if !disk.exists(folder) {
                missing.insert(folder.to_owned());
            }
            path = folder;
        }
    }
    missing.into_iter().collect()
}

fn cannot_record(error: io::Error) -> Failure {
    Failure::new(format!("cannot write the journal in {FOLDER}: {error}"))
}

/// The failure, with what became of the files.
fn taken_back(failure: Failure, back: io::Result<()>) -> Failure {
    match back {
        Ok(()) => failure.also("nothing was changed; repair the cause and run it again"),
        Err(error) => failure.also(&format!(
            "taking it back failed too: {error}\nrepair the cause; the next `cargo xtask` command will bring it to an end"
        )),
    }
}

fn stuck(error: &io::Error) -> Failure {
    Failure::new(format!("a write that was interrupted can be neither finished nor undone: {error}"))
        .help(format!("repair the cause and run the command again; {FOLDER}/journal names the files"))
}
