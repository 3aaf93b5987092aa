use super::{filled, rest_query};
use crate::wire::flavour::rest::Rest;
use crate::wire::operation::Method;

#[test]
fn values_go_from_path_to_path_as_they_are_written() {
    let modern = "/api/hvc/links/{link}/sync/providers/{provider}";
    let rest = "/rest/hvc/links/{link}/sync/providers/id:{provider}";
    let path = "/api/hvc/links/a%2Fb/sync/providers/c";
    assert_eq!(filled(rest, modern, path).as_deref(), Some("/rest/hvc/links/a%2Fb/sync/providers/id:c"));
    assert_eq!(filled("/rest/one/{a}", modern, path), None);
}

#[test]
fn constants_are_the_flavours_own() {
    let rest = Rest::new(Method::Post, "/rest/x").query(&[("~action", "get")]).renamed(&[("filter.names", "names")]);
    assert_eq!(rest_query(&rest, 1, "action=list&names=a&size=3"), "?~action=get&filter.names=a&size=3");
    assert_eq!(rest_query(&Rest::new(Method::Get, "/rest/x"), 0, ""), "");
}
