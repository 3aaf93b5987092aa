//! What every command says of a write that another process is at, or did not end.

use crate::console::Console;
use crate::transaction::Recovery;

pub(super) fn waiting(console: &mut Console<'_>) {
    console.note("waiting for another `cargo xtask regen` to end …");
}

pub(super) fn note(recovery: Recovery, console: &mut Console<'_>) {
    match recovery {
        Recovery::Clean => {}
        Recovery::Finished => console.note("an earlier `regen` was interrupted while it wrote; it was finished now"),
        Recovery::Undone => console.note("an earlier `regen` was interrupted while it wrote; it was undone now"),
    }
}
