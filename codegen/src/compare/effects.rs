//! The consequences of each kind of difference. This is the one table of them.

use super::difference::{Aspect, At, Change, Subject};
use crate::model::Effect::{self, Breaking, Minor, Patch};

/// What a change asks for, whether callers compile and something else happens, and what they notice.
pub(super) fn of(subject: Subject, change: &Change, at: &At) -> (Effect, bool, &'static str) {
    match change {
        Change::AddedRequired => added_required(subject, at),
        Change::Added => added(subject),
        Change::Removed => removed(subject),
        Change::Changed { aspect, old, new } => changed(subject, *aspect, old, new, at),
    }
}

fn added_required(subject: Subject, at: &At) -> (Effect, bool, &'static str) {
    match subject {
        Subject::Property if at.sent => (Breaking, false, "`new` takes one more argument, and requests must have it"),
        Subject::Property => {
            (Breaking, false, "`new` takes one more argument, and answers without it can no longer be read")
        }
        _ => (Breaking, false, "the method takes one more argument"),
    }
}

fn added(subject: Subject) -> (Effect, bool, &'static str) {
    match subject {
        Subject::Operation => (Minor, false, "there is one more method"),
        Subject::Parameter => (Minor, false, "there is one more setter on the call"),
        Subject::Body => (Minor, false, "the call has a setter for its body"),
        Subject::Answer => (Breaking, false, "the call gives something, or one thing more"),
        Subject::Header => (Minor, false, "the answer's headers have one more field"),
        Subject::Error => (Patch, false, "a failure that was undeclared is described"),
        Subject::Type => (Minor, false, "there is one more type"),
        Subject::Property => (Minor, false, "there is one more field, and its setter"),
        Subject::Constant => {
            (Minor, false, "what was `Unknown` has a name; a `match` needs an arm for the rest anyway")
        }
        Subject::Variant => (Minor, false, "the union has one more variant"),
    }
}

fn removed(subject: Subject) -> (Effect, bool, &'static str) {
    match subject {
        Subject::Operation => (Breaking, false, "the method is gone"),
        Subject::Parameter => (Breaking, false, "its argument or setter is gone"),
        Subject::Body => (Breaking, false, "its argument or setter is gone"),
        Subject::Answer => (Breaking, false, "the call gives nothing any more, or one thing less"),
        Subject::Header => (Breaking, false, "its field of the answer's headers is gone"),
        Subject::Error => (Patch, true, "code for this failure may never run again"),
        Subject::Type => (Breaking, false, "the type is gone"),
        Subject::Property => (Breaking, false, "the field is gone, and its setter or argument"),
        Subject::Constant => (Breaking, false, "the variant is gone; the text is read as `Unknown`"),
        Subject::Variant => (Breaking, false, "the variant is gone"),
    }
}

fn changed(subject: Subject, aspect: Aspect, old: &str, new: &str, at: &At) -> (Effect, bool, &'static str) {
    match aspect {
        Aspect::Name => (Breaking, false, "it is called otherwise"),
        Aspect::Request => (Patch, false, "the same method sends another request"),
        Aspect::Server => (Patch, true, "the same method calls another server"),
        Aspect::Authentication => (Patch, true, "the call is let in by something else"),
        Aspect::Type if subject == Subject::Error && old.is_empty() => {
            (Minor, false, "what errors say can be read as a type")
        }
        Aspect::Type => typed(subject, at),
        Aspect::Required => required(subject, new),
        Aspect::Nullable => (Breaking, false, "the field's type changes between `T` and `Option<T>`"),
        Aspect::Boxed => (Breaking, false, "the field's or variant's type changes between `T` and `Box<T>`"),
        Aspect::Direction => (Breaking, false, "`new` takes other arguments, or requests leave the property out"),
        Aspect::Default => (Patch, true, "calls that leave it out get something else from the server"),
        Aspect::Limits => (Patch, true, "the server may refuse values that it took, or take others"),
        Aspect::Location | Aspect::Style => (Patch, false, "the same call sends it otherwise"),
        Aspect::MediaType => (Patch, false, "the same call sends or accepts another media type"),
        // Order differs from all others: callers compile, unless the types tell.
        Aspect::Order if same_types(old, new) => {
            (Breaking, true, "arguments of one type change places: callers compile, and send the wrong thing")
        }
        Aspect::Order => (Breaking, false, "arguments change places"),
        Aspect::Shortcut if new == "false" => (Breaking, false, "the body is no longer made from a text"),
        Aspect::Shortcut => (Breaking, false, "the method takes what the body is made of instead of a reference to it"),
        Aspect::Statuses => (Patch, false, "the same call succeeds with other statuses"),
        Aspect::Others if new.is_empty() => (Breaking, false, "the field of undeclared members is gone"),
        Aspect::Others if old.is_empty() => (Minor, false, "there is a field of undeclared members"),
        Aspect::Others => (Breaking, false, "undeclared members are of another type"),
        Aspect::Tags => (Patch, true, "values are read as other variants"),
        Aspect::Gate if new.is_empty() => (Minor, false, "it needs no feature any more"),
        Aspect::Gate => (Breaking, false, "it is there only with the feature"),
        Aspect::Deprecated if new == "true" => (Minor, false, "its use gives a warning"),
        Aspect::Deprecated => (Patch, false, "its use gives no warning any more"),
        Aspect::Releases => (Patch, false, "it is documented for other releases"),
    }
}

fn typed(subject: Subject, at: &At) -> (Effect, bool, &'static str) {
    match subject {
        Subject::Parameter => (Breaking, false, "the argument or setter takes another type"),
        Subject::Body => (Breaking, false, "the argument for the body is of another type"),
        Subject::Answer => (Breaking, false, "the call gives another type"),
        Subject::Header => (Breaking, false, "the field of the answer's headers is of another type"),
        Subject::Error => (Breaking, false, "what errors are read as is another type"),
        Subject::Property if at.answered => (Breaking, false, "the field is of another type, and read as such"),
        _ => (Breaking, false, "it is of another type"),
    }
}

fn required(subject: Subject, new: &str) -> (Effect, bool, &'static str) {
    match (subject, new) {
        (Subject::Parameter | Subject::Body, "true") => {
            (Breaking, false, "the method takes one more argument, and its setter is gone")
        }
        (Subject::Parameter | Subject::Body, _) => {
            (Breaking, false, "the method takes one argument less, and its call has a setter instead")
        }
        (_, "true") => (Breaking, false, "the field is no `Option` any more, and `new` takes one more argument"),
        _ => (Breaking, false, "the field is an `Option`, and `new` takes one argument less"),
    }
}

/// Whether two lists of `name: type` have the same types in the same order.
fn same_types(old: &str, new: &str) -> bool {
    let types = |list: &str| -> Vec<String> {
        list.split(", ").map(|argument| argument.split_once(": ").map_or("", |(_, ty)| ty).to_owned()).collect()
    };
    types(old) == types(new)
}
