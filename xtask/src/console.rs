//! Where commands write: what they found to standard output, why they failed to standard error.

use std::fmt::Display;
use std::io::{self, Write};

use annotate_snippets::Renderer;
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use vsphere_automation_codegen::model::Problems;

use crate::failure::Failure;
use crate::messages::{self, MessageFormat};

/// Two streams. A closed pipe (`… | head`) is not an error: the rest is dropped.
pub struct Console<'a> {
    out: Stream<'a>,
    err: Stream<'a>,
    format: MessageFormat,
}

struct Stream<'a> {
    writer: Box<dyn Write + 'a>,
    reader: Reader,
    ink: Ink,
}

/// Who reads a stream.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Terminal,
    Program,
}

/// What a stream is written with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    Coloured,
    Plain,
}

impl Console<'static> {
    /// The streams of this process. Terminals get colours, unless `NO_COLOR` or the like says otherwise.
    pub fn standard() -> Self {
        let (out, err) = (Stream::standard(io::stdout()), Stream::standard(io::stderr()));
        let format = match err.reader {
            Reader::Terminal => MessageFormat::Human,
            Reader::Program => MessageFormat::Short,
        };
        Self { out, err, format }
    }
}

impl<'a> Console<'a> {
    /// Streams of the caller, for programs.
    pub fn new(out: impl Write + 'a, err: impl Write + 'a) -> Self {
        Self { out: Stream::plain(out), err: Stream::plain(err), format: MessageFormat::Short }
    }

    /// Shows failures in this form from here on.
    pub fn set_format(&mut self, format: MessageFormat) {
        self.format = format;
    }

    /// Writes a line of the result.
    pub fn line(&mut self, text: impl Display) {
        self.result().write(&format!("{}\n", messages::text(&text.to_string())));
    }

    /// Writes a difference, byte for byte unless somebody looks at it.
    pub fn diff(&mut self, text: &str) {
        let out = self.result();
        match out.reader {
            Reader::Program => out.write(text),
            Reader::Terminal => out.write(&messages::text(text)),
        }
    }

    /// Writes a script for a program to read.
    pub fn script(&mut self, text: &str) {
        self.out.write(text);
    }

    /// Writes a line about what is going on, beside the result.
    pub fn note(&mut self, text: impl Display) {
        self.err.write(&format!("{}\n", messages::text(&text.to_string())));
    }

    /// Writes why the command failed.
    pub fn error(&mut self, failure: &Failure) {
        let said = match self.format {
            MessageFormat::Short => messages::short(failure),
            MessageFormat::Human => messages::human(failure, &self.err.ink.renderer()),
            MessageFormat::Json => messages::json(failure),
            MessageFormat::Sarif => messages::sarif(failure),
        };
        let stream = if self.format.is_for_programs() { &mut self.out } else { &mut self.err };
        stream.write(&format!("{said}\n"));
    }

    /// Writes that a text was examined and has no problems.
    pub fn sound(&mut self, path: &str) {
        match self.format {
            MessageFormat::Short | MessageFormat::Human => self.line(format_args!("{path}: no problems")),
            MessageFormat::Json | MessageFormat::Sarif => {
                self.error(&Failure::problems_of(Problems::none(), Vec::new()))
            }
        }
    }

    /// Where results go. Programs that read problems want nothing beside them.
    fn result(&mut self) -> &mut Stream<'a> {
        if self.format.is_for_programs() { &mut self.err } else { &mut self.out }
    }

    /// Writes what the reader of the command line answers: help that was asked for, or what is wrong with the line.
    pub fn answer(&mut self, answer: &clap::Error) {
        let stream = if answer.use_stderr() { &mut self.err } else { &mut self.out };
        let text = answer.render();
        stream.write(&match stream.ink {
            Ink::Coloured => text.ansi().to_string(),
            Ink::Plain => text.to_string(),
        });
    }
}

impl<'a> Stream<'a> {
    fn standard(stream: impl RawStream + AsLockedWrite + 'a) -> Self {
        let choice = AutoStream::choice(&stream);
        let reader = if stream.is_terminal() { Reader::Terminal } else { Reader::Program };
        match choice {
            ColorChoice::Never => Self { writer: Box::new(stream), reader, ink: Ink::Plain },
            // Terminals that know no escape sequences (of older Windows) are served by the stream itself.
            _ => Self { writer: Box::new(AutoStream::new(stream, choice)), reader, ink: Ink::Coloured },
        }
    }

    fn plain(stream: impl Write + 'a) -> Self {
        Self { writer: Box::new(stream), reader: Reader::Program, ink: Ink::Plain }
    }

    fn write(&mut self, text: &str) {
        // Nobody is left to tell when this fails.
        let _ = self.writer.write_all(text.as_bytes()).and_then(|()| self.writer.flush());
    }
}

impl Ink {
    /// Wide enough for the document's lines, narrow enough for most windows.
    fn renderer(self) -> Renderer {
        match self {
            Self::Coloured => Renderer::styled(),
            Self::Plain => Renderer::plain(),
        }
        .term_width(100)
    }
}
