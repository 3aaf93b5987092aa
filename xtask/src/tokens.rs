//! A source as tokens, with the place of each.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Place;

use crate::failure::Failure;

/// A source and its tokens, in one row: groups are opened and closed by `(` and `)` and the like.
pub(crate) struct Tokens {
    pub(crate) source: Source,
    pub(crate) row: Vec<Token>,
}

/// A token.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    line: u32,
    column: u32,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word(String),
    /// A text, without its quotes.
    Text(String),
    Number(u16),
    Sign(char),
    Other,
}

/// The source of a path.
pub(crate) fn of<'t>(sources: &'t [Tokens], path: &str) -> Option<&'t Tokens> {
    sources.iter().find(|tokens| tokens.source.path == path)
}

impl Tokens {
    pub(crate) fn read(path: String, text: String) -> Result<Self, Failure> {
        let stream: TokenStream = text.parse().map_err(|error| Failure::new(format!("{path} is not Rust: {error}")))?;
        let mut row = Vec::new();
        flatten(stream, &mut row);
        Ok(Self { source: Source { path, text }, row })
    }

    /// The place of a token.
    pub(crate) fn place(&self, token: &Token) -> Place {
        Place::new(self.source.path.as_str(), token.line, token.column)
    }

    /// The place where a text begins for the first time, else the beginning.
    pub(crate) fn place_of(&self, text: &str) -> Place {
        let lines = (1_u32..).zip(self.source.text.lines());
        let found = lines.filter_map(|(number, line)| line.find(text).map(|at| (number, line[..at].chars().count())));
        let (line, before) = found.min().unwrap_or((1, 0));
        Place::new(self.source.path.as_str(), line, u32::try_from(before).unwrap_or_default() + 1)
    }

    /// The words.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.row.iter().filter_map(Token::word)
    }

    /// The texts.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&Token, &str)> {
        self.row.iter().filter_map(|token| match &token.kind {
            Kind::Text(text) => Some((token, text.as_str())),
            _ => None,
        })
    }
}

impl Token {
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    pub(crate) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }
}

fn flatten(stream: TokenStream, row: &mut Vec<Token>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => (Kind::Sign('('), Kind::Sign(')')),
                    Delimiter::Brace => (Kind::Sign('{'), Kind::Sign('}')),
                    Delimiter::Bracket => (Kind::Sign('['), Kind::Sign(']')),
                    Delimiter::None => (Kind::Other, Kind::Other),
                };
                row.push(at(group.span_open(), open));
                flatten(group.stream(), row);
                row.push(at(group.span_close(), close));
            }
            TokenTree::Ident(word) => row.push(at(word.span(), Kind::Word(word.to_string()))),
            TokenTree::Punct(sign) => row.push(at(sign.span(), Kind::Sign(sign.as_char()))),
            TokenTree::Literal(literal) => {
                let shown = literal.to_string();
                let text = shown.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
                let kind = match (text, shown.parse()) {
                    (Some(text), _) => Kind::Text(text.to_owned()),
                    (None, Ok(number)) => Kind::Number(number),
                    (None, Err(_)) => Kind::Other,
                };
                row.push(at(literal.span(), kind));
            }
        }
    }
}

fn at(span: Span, kind: Kind) -> Token {
    let start = span.start();
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Token { kind, line: number(start.line), column: number(start.column).saturating_add(1) }
}
