//! `cargo xtask`: the commands of the maintainers. CONTRIBUTING.md says when to use which.

fn main() -> std::process::ExitCode {
    xtask::run(std::env::args_os()).into()
}
