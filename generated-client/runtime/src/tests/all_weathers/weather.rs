//! What can happen to a request on its way.

use fastrand::Rng;

/// What happens to one request. `done`: it is carried out all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weather {
    Fair,
    /// The right answer, after which the connection is closed without a word: the next request on it meets that.
    Closes,
    /// The connection ends when only the head was read: by RST or by FIN.
    Unread {
        reset: bool,
    },
    Reset {
        done: bool,
    },
    HalfAnswer,
    /// No answer until the client gives up.
    Stall {
        done: bool,
    },
    /// The page of a gateway, which may have passed the request on.
    Gateway {
        status: u16,
        done: bool,
    },
    /// The page of a proxy that passes nothing on.
    Proxy(u16),
    /// A web page with 200.
    Page {
        done: bool,
    },
    Busy(u16),
    TimedOut {
        done: bool,
    },
    /// The API says no.
    Fails(u16, &'static str),
    CutJson,
    /// The session is over.
    Expired,
    /// All sessions are over, and all connections.
    Restart,
    /// The credentials are refused, although they are right.
    Refused,
}

impl Weather {
    pub(super) fn of_call(random: &mut Rng) -> Self {
        let done = random.bool();
        match random.u8(0..100) {
            0..62 => Self::Fair,
            62..66 => Self::Closes,
            66..69 => Self::Unread { reset: done },
            69..72 => Self::Reset { done },
            72..74 => Self::HalfAnswer,
            74 => Self::Stall { done },
            75..81 => Self::Gateway { status: *pick(random, &[500, 502, 503, 504, 408]), done },
            81..86 => Self::Proxy(*pick(random, &[403, 404, 413, 429])),
            86..88 => Self::Page { done },
            88..91 => Self::Busy(*pick(random, &[429, 500, 503])),
            91..93 => Self::TimedOut { done },
            93..96 => {
                let (status, what) =
                    *pick(random, &[(400, "INVALID_ARGUMENT"), (500, "ERROR"), (500, "INTERNAL_SERVER_ERROR")]);
                Self::Fails(status, what)
            }
            96 => Self::CutJson,
            97..99 => Self::Expired,
            _ => match random.u8(0..4) {
                0 => Self::Restart,
                _ => Self::Fair,
            },
        }
    }

    pub(super) fn of_login(random: &mut Rng) -> Self {
        let done = random.bool();
        match random.u8(0..100) {
            0..60 => Self::Fair,
            60..66 => Self::Closes,
            66..72 => Self::Unread { reset: done },
            72..78 => Self::Reset { done },
            78..80 => Self::HalfAnswer,
            80..82 => Self::Stall { done },
            82..90 => Self::Gateway { status: *pick(random, &[500, 502, 503, 504]), done },
            90..92 => Self::Proxy(404),
            92..94 => Self::Page { done },
            94 => Self::Busy(503),
            _ => Self::Refused,
        }
    }

    /// For a logout that had no trouble yet.
    pub(super) fn of_logout(random: &mut Rng) -> Self {
        let done = random.bool();
        match random.u8(0..10) {
            0 => Self::Unread { reset: done },
            1 => Self::Reset { done },
            2 => Self::Gateway { status: 503, done },
            _ => Self::Fair,
        }
    }

    /// The request is carried out.
    pub(super) fn is_done(self) -> bool {
        match self {
            Self::Fair | Self::Closes | Self::HalfAnswer | Self::CutJson => true,
            Self::Reset { done } | Self::Stall { done } | Self::Page { done } | Self::TimedOut { done } => done,
            Self::Gateway { done, .. } => done,
            _ => false,
        }
    }

    /// The right answer comes through.
    pub(super) fn delivers(self) -> bool {
        matches!(self, Self::Fair | Self::Closes)
    }
}

fn pick<'a, T>(random: &mut Rng, from: &'a [T]) -> &'a T {
    &from[random.usize(..from.len())]
}
