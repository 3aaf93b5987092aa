//! `cargo xtask`: the commands of the maintainers. CONTRIBUTING.md says when to use which.

/// Generating makes and drops trees of many small pieces.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    xtask::run(std::env::args_os()).into()
}
