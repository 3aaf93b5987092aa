//! Any bytes: read, checked and lowered, or refused; never a panic, a hang or memory without bounds.
#![no_main]

#[path = "../lowered.rs"]
mod lowered;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    lowered::lowered(bytes);
});
