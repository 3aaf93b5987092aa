//! Uses of the client in one file.

use std::collections::HashMap;

use syn::visit::{Visit, visit_block, visit_expr_method_call, visit_local};
use syn::{Block, Expr, ExprMethodCall, File, Local, Pat};
use vsphere_automation_codegen::model::{Used, UsedAs};

/// How sure it is that a name stands for the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sureness {
    /// Accessor and method in one chain.
    Sure,
    /// The accessor is in a variable.
    Likely,
    /// A setter of that name.
    Perhaps,
}

impl Sureness {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Perhaps => "perhaps",
        }
    }
}

/// One use, and where it is.
#[derive(Debug)]
pub(super) struct Found<'u> {
    pub(super) used: &'u Used,
    pub(super) sureness: Sureness,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The uses in the order of the file.
pub(super) fn found<'u>(file: &File, wanted: &'u [Used]) -> Vec<Found<'u>> {
    let mut reader = Reader { wanted, variables: vec![HashMap::new()], found: Vec::new() };
    reader.visit_file(file);
    reader.found.sort_by_key(|found| (found.line, found.column));
    reader.found
}

struct Reader<'u> {
    wanted: &'u [Used],
    /// Of each block around: the accessors that are in variables.
    variables: Vec<HashMap<String, String>>,
    found: Vec<Found<'u>>,
}

impl Reader<'_> {
    /// The accessor that an expression is, and whether it stands there.
    fn accessor(&self, expression: &Expr) -> Option<(String, Sureness)> {
        match expression {
            Expr::MethodCall(call) if call.args.is_empty() => Some((call.method.to_string(), Sureness::Sure)),
            Expr::Path(path) => {
                let name = path.path.get_ident()?.to_string();
                let accessor = self.variables.iter().rev().find_map(|block| block.get(&name))?;
                Some((accessor.clone(), Sureness::Likely))
            }
            Expr::Paren(inner) => self.accessor(&inner.expr),
            Expr::Reference(inner) => self.accessor(&inner.expr),
            _ => None,
        }
    }

    fn is_accessor(&self, name: &str) -> bool {
        self.wanted.iter().any(|used| matches!(&used.kind, UsedAs::Call { accessor, .. } if accessor == name))
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_block(&mut self, block: &'ast Block) {
        self.variables.push(HashMap::new());
        visit_block(self, block);
        self.variables.pop();
    }

    fn visit_local(&mut self, local: &'ast Local) {
        visit_local(self, local);
        let (Pat::Ident(name), Some(init)) = (&local.pat, &local.init) else { return };
        let accessor = self.accessor(&init.expr).filter(|(accessor, _)| self.is_accessor(accessor));
        let Some(block) = self.variables.last_mut() else { return };
        match accessor {
            Some((accessor, _)) => drop(block.insert(name.ident.to_string(), accessor)),
            // Hides one of the same name.
            None => drop(block.insert(name.ident.to_string(), String::new())),
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        visit_expr_method_call(self, call);
        let receiver = self.accessor(&call.receiver);
        let at = call.method.span().start();
        for used in self.wanted {
            let sureness = match (&used.kind, &receiver) {
                (UsedAs::Call { accessor, method }, Some((given, sureness)))
                    if accessor == given && call.method == method =>
                {
                    *sureness
                }
                (UsedAs::Setter(name), _) if call.method == name && call.args.len() == 1 => Sureness::Perhaps,
                _ => continue,
            };
            self.found.push(Found { used, sureness, line: at.line, column: at.column + 1 });
        }
    }
}

#[cfg(test)]
mod tests {
    use vsphere_automation_codegen::model::{Timeline, Used, UsedAs};

    use super::found;

    fn wanted() -> Vec<Used> {
        let used = |kind, item: &str| Used { kind, item: item.to_owned(), timeline: Timeline::default() };
        let call = UsedAs::Call { accessor: "hvc_links".to_owned(), method: "list".to_owned() };
        vec![used(call, "Links_list"), used(UsedAs::Setter("with_port".to_owned()), "CreateSpec.port")]
    }

    fn lines(body: &str) -> Vec<String> {
        let file = syn::parse_file(&format!("async fn it(client: Client) {{\n{body}\n}}")).unwrap();
        let wanted = wanted();
        let line = |one: &super::Found<'_>| format!("{} {} {}", one.line, one.sureness.as_str(), one.used.item);
        found(&file, &wanted).iter().map(line).collect()
    }

    #[test]
    fn a_chain_is_sure() {
        assert_eq!(lines("client.hvc_links()\n.list().await?;"), ["3 sure Links_list"]);
        assert_eq!(lines("self.vcenter().hvc_links().list().send().await"), ["2 sure Links_list"]);
    }

    #[test]
    fn a_variable_is_likely_as_long_as_it_is_the_accessor() {
        assert_eq!(lines("let links = client.hvc_links();\nlinks.list().await?;"), ["3 likely Links_list"]);
        assert_eq!(lines("let a = client.hvc_links();\nlet a = other();\na.list();"), Vec::<String>::new());
        assert_eq!(lines("{ let a = client.hvc_links(); }\na.list();"), Vec::<String>::new());
    }

    #[test]
    fn a_setter_may_be_of_any_type() {
        assert_eq!(lines("spec.with_port(\"443\");"), ["2 perhaps CreateSpec.port"]);
        assert_eq!(lines("client.hvc_links().create(spec); things.list(); spec.with_port();"), Vec::<String>::new());
    }
}
