//! Secrets stay secret: in `Debug`, in errors, and in everything that is logged while the client is at work.

mod debug;
mod errors;
mod forms;
mod log;
mod run;
mod secrets;
