//! What callers of a crate know, kept from one time that it is generated to the next.

use std::collections::BTreeMap;

/// Names by what has them: `hvc::links::Info` a type, `hvc::links::HvcLinks::get` an operation.
pub type Lists = BTreeMap<String, Vec<String>>;

/// What a document does not promise, but callers rely on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// In which order: the properties of a type, which are arguments of its `new` and members of what is sent; the
    /// parameters of an operation; the variants of a union. What is new comes last.
    pub orders: Lists,
    /// Properties and variants in a box. Of those that are in [`orders`](Self::orders), no others are.
    pub boxed: Lists,
    /// Properties that are an `Option` because they are or were previews, whatever the document requires.
    pub optional: Lists,
    /// Names that the document does not give, by where they stand: of operations by request, of types by who has them.
    pub names: BTreeMap<String, String>,
    /// The modules in which types are written whose names say nothing of a package.
    pub homes: BTreeMap<String, String>,
}

impl Kept {
    /// Whether callers know a property or variant of `holder`.
    pub(crate) fn knows(&self, holder: &str, member: &str) -> bool {
        Self::has(&self.orders, holder, member)
    }

    pub(crate) fn has(lists: &Lists, holder: &str, member: &str) -> bool {
        lists.get(holder).is_some_and(|members| members.iter().any(|known| known == member))
    }
}
