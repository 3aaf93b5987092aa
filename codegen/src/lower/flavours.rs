//! Legacy `/rest` operations are left out of a document that has `/api` operations as well: they are the same calls with
//! other envelopes, which the runtime does not speak.

use super::Lowering;

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let operations = &mut lowering.api.operations;
    let modern = operations.iter().any(|o| o.path.starts_with("/api/"));
    let before = operations.len();
    if modern {
        operations.retain(|o| !o.path.starts_with("/rest/"));
    }
    before - operations.len()
}

#[cfg(test)]
mod tests {
    use crate::lower::testing::lowering;

    #[test]
    fn rest_goes_where_api_is() {
        let mut both = lowering("paths: {/api/a: {get: {responses: {}}}, /rest/a: {get: {responses: {}}}}");
        assert_eq!(super::run(&mut both), 1);
        assert_eq!(both.api.operations[0].path, "/api/a");
    }

    #[test]
    fn rest_alone_stays() {
        let mut alone = lowering("paths: {/rest/a: {get: {responses: {}}}}");
        assert_eq!(super::run(&mut alone), 0);
        assert_eq!(alone.api.operations.len(), 1);
    }
}
