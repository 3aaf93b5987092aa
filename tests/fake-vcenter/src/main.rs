#![forbid(unsafe_code)]
//! A fake vCenter to try the API by hand.

mod cli;

use std::process::ExitCode;

use self::cli::{Arguments, Asked};

fn main() -> ExitCode {
    let arguments = match Arguments::parse() {
        Ok(Asked::Help) => {
            print!("{}", cli::HELP);
            return ExitCode::SUCCESS;
        }
        Ok(Asked::Version) => {
            println!("vsphere-automation-fake {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        Ok(Asked::Run(arguments)) => arguments,
        Err(error) => {
            eprintln!("vsphere-automation-fake: {error}\nTry `--help`.");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.to_string()),
    };
    match runtime.block_on(cli::run(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(why: &str) -> ExitCode {
    eprintln!("vsphere-automation-fake: {why}");
    ExitCode::FAILURE
}
