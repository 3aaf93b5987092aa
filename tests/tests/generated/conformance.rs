// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! What the document says of each operation, tried with the client on the wire.

use crate::harness::{Request, failure, json, request, success};

/// Every operation that this suite tries, with the documented responses that it tries.
pub(crate) const COVERED: &[(&str, &[&str])] = &[
    ("Cis.Session_get", &["200", "401 UNAUTHENTICATED", "503 SERVICE_UNAVAILABLE"]),
    ("Cis.Session_create", &["201", "401 UNAUTHENTICATED", "503 SERVICE_UNAVAILABLE"]),
    ("Cis.Session_delete", &["204", "401 UNAUTHENTICATED", "503 SERVICE_UNAVAILABLE"]),
    ("Vcenter.Hvc.Links_list", &["200", "401 UNAUTHENTICATED", "500 ERROR"]),
    ("Vcenter.Hvc.Links_create", &["201", "400 ALREADY_EXISTS", "400 INVALID_ARGUMENT", "400 UNSUPPORTED", "400 UNVERIFIED_PEER", "400 UNEXPECTED_INPUT", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "500 ERROR"]),
    ("Vcenter.Hvc.Links_get", &["200", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "404 NOT_FOUND", "500 ERROR", "500 RESOURCE_BUSY"]),
    ("Vcenter.Hvc.Links_deleteWithCredentials", &["204", "400 INVALID_ARGUMENT", "400 UNEXPECTED_INPUT", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "404 NOT_FOUND", "500 ERROR"]),
    ("Vcenter.Hvc.Links_delete", &["204", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "404 NOT_FOUND", "500 ERROR"]),
    ("Vcenter.Hvc.Links.Sync_reset", &["204", "400 INVALID_ARGUMENT", "400 UNEXPECTED_INPUT", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "404 NOT_FOUND", "500 ERROR"]),
    ("Vcenter.Hvc.Links.Sync.Providers_list", &["200", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "404 NOT_FOUND", "500 ERROR"]),
    ("Vcenter.Hvc.Links.Sync.Providers_get", &["200", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "404 NOT_FOUND", "500 ERROR"]),
    ("Vcenter.Hvc.Links.Sync.Providers_start", &["204", "400 INVALID_ARGUMENT", "400 UNEXPECTED_INPUT", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "404 NOT_FOUND", "500 ERROR", "500 RESOURCE_BUSY"]),
    ("Vcenter.Hvc.Management.Administrators_get", &["200", "401 UNAUTHENTICATED", "500 ERROR"]),
    ("Vcenter.Hvc.Management.Administrators_set", &["204", "400 INVALID_ARGUMENT", "400 UNEXPECTED_INPUT", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "500 ERROR"]),
    ("Vcenter.Hvc.Management.Administrators_add", &["204", "400 INVALID_ARGUMENT", "400 UNEXPECTED_INPUT", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "500 ERROR"]),
    ("Vcenter.Hvc.Management.Administrators_remove", &["204", "400 INVALID_ARGUMENT", "400 UNEXPECTED_INPUT", "401 UNAUTHENTICATED", "403 UNAUTHORIZED", "500 ERROR"]),
    ("Appliance.Recovery.Reconciliation.Job_get", &["200", "401 UNAUTHENTICATED", "404 NOT_FOUND", "500 ERROR"]),
    ("Appliance.Recovery.Reconciliation.Job_create", &["201", "400 FEATURE_IN_USE", "400 NOT_ALLOWED_IN_CURRENT_STATE", "400 INVALID_ARGUMENT", "400 UNEXPECTED_INPUT", "401 UNAUTHENTICATED", "500 ERROR"]),
];

/// `Cis.Session_get`: GET /api/session.
#[tokio::test]
async fn cis_session_get_request() {
    request(
        Request { operation: "Cis.Session_get", method: "GET", path: "/api/session", query: &[], session: true, body: None },
        async |client| client.session().get().await.map(drop),
    )
    .await;
}

/// `Cis.Session_get` answers 200.
#[tokio::test]
async fn cis_session_get_200() {
    success("Cis.Session_get", 200, Some(r#"{"created_time":"2024-05-14T08:02:11.430Z","last_accessed_time":"2024-05-14T08:17:46.092Z","user":"administrator@vsphere.local"}"#), async |client| client.session().get().await).await;
}

/// `Cis.Session_get` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn cis_session_get_401_unauthenticated() {
    failure("Cis.Session_get", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.session().get().await.map(drop)).await;
}

/// `Cis.Session_get` answers 503 SERVICE_UNAVAILABLE.
#[tokio::test]
async fn cis_session_get_503_service_unavailable() {
    failure("Cis.Session_get", 503, "SERVICE_UNAVAILABLE", Some(r#"{"data":{"is_transient":true},"error_type":"SERVICE_UNAVAILABLE","messages":[{"args":[],"default_message":"The session service is not available now.","id":"com.example.session.unavailable"}]}"#), async |client| client.session().get().await.map(drop)).await;
}

/// `Cis.Session_create`: POST /api/session.
#[tokio::test]
async fn cis_session_create_request() {
    request(
        Request { operation: "Cis.Session_create", method: "POST", path: "/api/session", query: &[], session: false, body: None },
        async |client| client.session().create().await.map(drop),
    )
    .await;
}

/// `Cis.Session_create` answers 201.
#[tokio::test]
async fn cis_session_create_201() {
    success("Cis.Session_create", 201, Some(r#""7c1d60a2e94f4b0d8f35a6e1b2907cd4""#), async |client| client.session().create().await).await;
}

/// `Cis.Session_create` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn cis_session_create_401_unauthenticated() {
    failure("Cis.Session_create", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"The user name or the password is not correct.","id":"com.example.session.bad_credentials"}]}"#), async |client| client.session().create().await.map(drop)).await;
}

/// `Cis.Session_create` answers 503 SERVICE_UNAVAILABLE.
#[tokio::test]
async fn cis_session_create_503_service_unavailable() {
    failure("Cis.Session_create", 503, "SERVICE_UNAVAILABLE", Some(r#"{"data":{"is_transient":true},"error_type":"SERVICE_UNAVAILABLE","messages":[{"args":[],"default_message":"The session service is not available now.","id":"com.example.session.unavailable"}]}"#), async |client| client.session().create().await.map(drop)).await;
}

/// `Cis.Session_delete`: DELETE /api/session.
#[tokio::test]
async fn cis_session_delete_request() {
    request(
        Request { operation: "Cis.Session_delete", method: "DELETE", path: "/api/session", query: &[], session: true, body: None },
        async |client| client.session().delete().await.map(drop),
    )
    .await;
}

/// `Cis.Session_delete` answers 204.
#[tokio::test]
async fn cis_session_delete_204() {
    success("Cis.Session_delete", 204, None, async |client| client.session().delete().await).await;
}

/// `Cis.Session_delete` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn cis_session_delete_401_unauthenticated() {
    failure("Cis.Session_delete", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.session().delete().await.map(drop)).await;
}

/// `Cis.Session_delete` answers 503 SERVICE_UNAVAILABLE.
#[tokio::test]
async fn cis_session_delete_503_service_unavailable() {
    failure("Cis.Session_delete", 503, "SERVICE_UNAVAILABLE", Some(r#"{"data":{"is_transient":true},"error_type":"SERVICE_UNAVAILABLE","messages":[{"args":[],"default_message":"The session service is not available now.","id":"com.example.session.unavailable"}]}"#), async |client| client.session().delete().await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_list`: GET /api/hvc/links.
#[tokio::test]
async fn vcenter_hvc_links_list_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links_list", method: "GET", path: "/api/hvc/links", query: &[], session: true, body: None },
        async |client| client.hvc_links().list().await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links_list` answers 200.
#[tokio::test]
async fn vcenter_hvc_links_list_200() {
    success("Vcenter.Hvc.Links_list", 200, Some(r#"[{"display_name":"example.net","link":"link-7f3a91c4"}]"#), async |client| client.hvc_links().list().await).await;
}

/// `Vcenter.Hvc.Links_list` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_list_401_unauthenticated() {
    failure("Vcenter.Hvc.Links_list", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_links().list().await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_list` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_list_500_error() {
    failure("Vcenter.Hvc.Links_list", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_links().list().await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_create`: POST /api/hvc/links.
#[tokio::test]
async fn vcenter_hvc_links_create_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links_create", method: "POST", path: "/api/hvc/links", query: &[], session: true, body: Some(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#) },
        async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links_create` answers 201.
#[tokio::test]
async fn vcenter_hvc_links_create_201() {
    success("Vcenter.Hvc.Links_create", 201, Some(r#""link-7f3a91c4""#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await).await;
}

/// `Vcenter.Hvc.Links_create` answers 400 ALREADY_EXISTS.
#[tokio::test]
async fn vcenter_hvc_links_create_400_already_exists() {
    failure("Vcenter.Hvc.Links_create", 400, "ALREADY_EXISTS", Some(r#"{"error_type":"ALREADY_EXISTS","messages":[{"args":["example.net"],"default_message":"The domain example.net is already linked.","id":"com.example.hvc.already_linked"}]}"#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_create` answers 400 INVALID_ARGUMENT.
#[tokio::test]
async fn vcenter_hvc_links_create_400_invalid_argument() {
    failure("Vcenter.Hvc.Links_create", 400, "INVALID_ARGUMENT", Some(r#"{"data":{"primary":"spec.port","secondary":[]},"error_type":"INVALID_ARGUMENT","messages":[{"args":["https"],"default_message":"The port https is not a number from 1 to 65535.","id":"com.example.hvc.invalid_port"}]}"#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_create` answers 400 UNSUPPORTED.
#[tokio::test]
async fn vcenter_hvc_links_create_400_unsupported() {
    failure("Vcenter.Hvc.Links_create", 400, "UNSUPPORTED", Some(r#"{"error_type":"UNSUPPORTED","messages":[{"args":["psc.example.net","6.0.0"],"default_message":"The vCenter at psc.example.net has version 6.0.0, which cannot be linked.","id":"com.example.hvc.unsupported_version"}]}"#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_create` answers 400 UNVERIFIED_PEER.
#[tokio::test]
async fn vcenter_hvc_links_create_400_unverified_peer() {
    failure("Vcenter.Hvc.Links_create", 400, "UNVERIFIED_PEER", Some(r#"{"data":{"ssl_certificate":"-----BEGIN CERTIFICATE-----\nMIIBiTCCAS+gAwIBAgIUEfLyKJZw7xJ7kJnIhU1RoCfjVXMwCgYIKoZIzj0EAwIw\nGjEYMBYGA1UEAwwPcHNjLmV4YW1wbGUubmV0MB4XDTI2MTEyMTIyNDEyMFoXDTM2\nMTExODIyNDEyMFowGjEYMBYGA1UEAwwPcHNjLmV4YW1wbGUubmV0MFkwEwYHKoZI\nzj0CAQYIKoZIzj0DAQcDQgAEIBDhiu2s0yenVD6Mx3UyiHKXCW4tnZUyPJDnRGJd\ncPCsIbyVzsCmMUrtYXtSr9AyX+vuTscou4Tc2p0z5b3L6aNTMFEwHQYDVR0OBBYE\nFJ3bSMkqpXSrJP67CtYu69RTbOT8MB8GA1UdIwQYMBaAFJ3bSMkqpXSrJP67CtYu\n69RTbOT8MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAOQovgWc\nwKEdkBGuWOm+I52phcSijAzYmq2QD2Cflf2HAiB7E/yrOu8YXEcX6YS5iDwj8fMd\nr7rMtmLqxkC5+7bqXg==\n-----END CERTIFICATE-----\n","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E"},"error_type":"UNVERIFIED_PEER","messages":[{"args":["psc.example.net"],"default_message":"The certificate of psc.example.net is not trusted.","id":"com.example.hvc.unverified_peer"}]}"#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_create` answers 400 UNEXPECTED_INPUT.
#[tokio::test]
async fn vcenter_hvc_links_create_400_unexpected_input() {
    failure("Vcenter.Hvc.Links_create", 400, "UNEXPECTED_INPUT", Some(r#"{"error_type":"UNEXPECTED_INPUT","messages":[{"args":["ssl_certificate"],"default_message":"The property ssl_certificate is not known here.","id":"com.example.vapi.unexpected_property"}]}"#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_create` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_create_401_unauthenticated() {
    failure("Vcenter.Hvc.Links_create", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_create` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_links_create_403_unauthorized() {
    failure("Vcenter.Hvc.Links_create", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_create` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_create_500_error() {
    failure("Vcenter.Hvc.Links_create", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_links().create(&json::<vsphere_automation::hvc::links::CreateSpec>(r#"{"admin_groups":["cloud-operators@example.net"],"domain_name":"example.net","password":"correct-horse-battery","port":"8443","psc_hostname":"psc.example.net","ssl_thumbprint":"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E","username":"administrator@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_get`: GET /api/hvc/links/{link}.
#[tokio::test]
async fn vcenter_hvc_links_get_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links_get", method: "GET", path: "/api/hvc/links/a%2Fb%20c%25%3A%C3%A9%3F%23%26..", query: &[], session: true, body: None },
        async |client| client.hvc_links().get(&"a/b c%:é?#&..".into()).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links_get` answers 200.
#[tokio::test]
async fn vcenter_hvc_links_get_200() {
    success("Vcenter.Hvc.Links_get", 200, Some(r#"{"connection_health_status":"HEALTHY"}"#), async |client| client.hvc_links().get(&"link-1".into()).await).await;
}

/// `Vcenter.Hvc.Links_get` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_get_401_unauthenticated() {
    failure("Vcenter.Hvc.Links_get", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_links().get(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_get` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_links_get_403_unauthorized() {
    failure("Vcenter.Hvc.Links_get", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_links().get(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_get` answers 404 NOT_FOUND.
#[tokio::test]
async fn vcenter_hvc_links_get_404_not_found() {
    failure("Vcenter.Hvc.Links_get", 404, "NOT_FOUND", Some(r#"{"data":{"id":"link-0badc0de","type":"com.vmware.vcenter.hvc.Links"},"error_type":"NOT_FOUND","messages":[{"args":["link-0badc0de"],"default_message":"The link link-0badc0de does not exist.","id":"com.example.hvc.link_not_found"}]}"#), async |client| client.hvc_links().get(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_get` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_get_500_error() {
    failure("Vcenter.Hvc.Links_get", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_links().get(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_get` answers 500 RESOURCE_BUSY.
#[tokio::test]
async fn vcenter_hvc_links_get_500_resource_busy() {
    failure("Vcenter.Hvc.Links_get", 500, "RESOURCE_BUSY", Some(r#"{"data":{"is_transient":true},"error_type":"RESOURCE_BUSY","messages":[{"args":[],"default_message":"The hybrid link service is busy with another request.","id":"com.example.hvc.busy"}]}"#), async |client| client.hvc_links().get(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_deleteWithCredentials`: POST /api/hvc/links/{link}.
#[tokio::test]
async fn vcenter_hvc_links_delete_with_credentials_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links_deleteWithCredentials", method: "POST", path: "/api/hvc/links/a%2Fb%20c%25%3A%C3%A9%3F%23%26..", query: &[("action", "delete")], session: true, body: Some(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#) },
        async |client| client.hvc_links().delete_with_credentials(&"a/b c%:é?#&..".into(), &json::<vsphere_automation::hvc::links::DeleteWithCredentials>(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#)).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links_deleteWithCredentials` answers 204.
#[tokio::test]
async fn vcenter_hvc_links_delete_with_credentials_204() {
    success("Vcenter.Hvc.Links_deleteWithCredentials", 204, None, async |client| client.hvc_links().delete_with_credentials(&"link-1".into(), &json::<vsphere_automation::hvc::links::DeleteWithCredentials>(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#)).await).await;
}

/// `Vcenter.Hvc.Links_deleteWithCredentials` answers 400 INVALID_ARGUMENT.
#[tokio::test]
async fn vcenter_hvc_links_delete_with_credentials_400_invalid_argument() {
    failure("Vcenter.Hvc.Links_deleteWithCredentials", 400, "INVALID_ARGUMENT", Some(r#"{"error_type":"INVALID_ARGUMENT","messages":[{"args":[],"default_message":"A value in the request body cannot be used.","id":"com.example.vapi.invalid_value"}]}"#), async |client| client.hvc_links().delete_with_credentials(&"link-1".into(), &json::<vsphere_automation::hvc::links::DeleteWithCredentials>(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_deleteWithCredentials` answers 400 UNEXPECTED_INPUT.
#[tokio::test]
async fn vcenter_hvc_links_delete_with_credentials_400_unexpected_input() {
    failure("Vcenter.Hvc.Links_deleteWithCredentials", 400, "UNEXPECTED_INPUT", Some(r#"{"error_type":"UNEXPECTED_INPUT","messages":[{"args":["comment"],"default_message":"The property comment is not known here.","id":"com.example.vapi.unexpected_property"}]}"#), async |client| client.hvc_links().delete_with_credentials(&"link-1".into(), &json::<vsphere_automation::hvc::links::DeleteWithCredentials>(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_deleteWithCredentials` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_delete_with_credentials_401_unauthenticated() {
    failure("Vcenter.Hvc.Links_deleteWithCredentials", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_links().delete_with_credentials(&"link-1".into(), &json::<vsphere_automation::hvc::links::DeleteWithCredentials>(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_deleteWithCredentials` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_links_delete_with_credentials_403_unauthorized() {
    failure("Vcenter.Hvc.Links_deleteWithCredentials", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_links().delete_with_credentials(&"link-1".into(), &json::<vsphere_automation::hvc::links::DeleteWithCredentials>(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_deleteWithCredentials` answers 404 NOT_FOUND.
#[tokio::test]
async fn vcenter_hvc_links_delete_with_credentials_404_not_found() {
    failure("Vcenter.Hvc.Links_deleteWithCredentials", 404, "NOT_FOUND", Some(r#"{"data":{"id":"link-0badc0de","type":"com.vmware.vcenter.hvc.Links"},"error_type":"NOT_FOUND","messages":[{"args":["link-0badc0de"],"default_message":"The link link-0badc0de does not exist.","id":"com.example.hvc.link_not_found"}]}"#), async |client| client.hvc_links().delete_with_credentials(&"link-1".into(), &json::<vsphere_automation::hvc::links::DeleteWithCredentials>(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_deleteWithCredentials` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_delete_with_credentials_500_error() {
    failure("Vcenter.Hvc.Links_deleteWithCredentials", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_links().delete_with_credentials(&"link-1".into(), &json::<vsphere_automation::hvc::links::DeleteWithCredentials>(r#"{"credentials":{"password":"correct-horse-battery","user_name":"administrator@example.net"}}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_delete`: DELETE /api/hvc/links/{link}.
#[tokio::test]
async fn vcenter_hvc_links_delete_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links_delete", method: "DELETE", path: "/api/hvc/links/a%2Fb%20c%25%3A%C3%A9%3F%23%26..", query: &[], session: true, body: None },
        async |client| client.hvc_links().delete(&"a/b c%:é?#&..".into()).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links_delete` answers 204.
#[tokio::test]
async fn vcenter_hvc_links_delete_204() {
    success("Vcenter.Hvc.Links_delete", 204, None, async |client| client.hvc_links().delete(&"link-1".into()).await).await;
}

/// `Vcenter.Hvc.Links_delete` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_delete_401_unauthenticated() {
    failure("Vcenter.Hvc.Links_delete", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_links().delete(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_delete` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_links_delete_403_unauthorized() {
    failure("Vcenter.Hvc.Links_delete", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_links().delete(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_delete` answers 404 NOT_FOUND.
#[tokio::test]
async fn vcenter_hvc_links_delete_404_not_found() {
    failure("Vcenter.Hvc.Links_delete", 404, "NOT_FOUND", Some(r#"{"data":{"id":"link-0badc0de","type":"com.vmware.vcenter.hvc.Links"},"error_type":"NOT_FOUND","messages":[{"args":["link-0badc0de"],"default_message":"The link link-0badc0de does not exist.","id":"com.example.hvc.link_not_found"}]}"#), async |client| client.hvc_links().delete(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links_delete` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_delete_500_error() {
    failure("Vcenter.Hvc.Links_delete", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_links().delete(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync_reset`: POST /api/hvc/links/{link}/sync.
#[tokio::test]
async fn vcenter_hvc_links_sync_reset_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links.Sync_reset", method: "POST", path: "/api/hvc/links/a%2Fb%20c%25%3A%C3%A9%3F%23%26../sync", query: &[("action", "reset")], session: true, body: None },
        async |client| client.hvc_sync().reset(&"a/b c%:é?#&..".into()).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links.Sync_reset` answers 204.
#[tokio::test]
async fn vcenter_hvc_links_sync_reset_204() {
    success("Vcenter.Hvc.Links.Sync_reset", 204, None, async |client| client.hvc_sync().reset(&"link-1".into()).await).await;
}

/// `Vcenter.Hvc.Links.Sync_reset` answers 400 INVALID_ARGUMENT.
#[tokio::test]
async fn vcenter_hvc_links_sync_reset_400_invalid_argument() {
    failure("Vcenter.Hvc.Links.Sync_reset", 400, "INVALID_ARGUMENT", Some(r#"{"error_type":"INVALID_ARGUMENT","messages":[{"args":["restart"],"default_message":"The action restart is not one of this path.","id":"com.example.vapi.invalid_action"}]}"#), async |client| client.hvc_sync().reset(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync_reset` answers 400 UNEXPECTED_INPUT.
#[tokio::test]
async fn vcenter_hvc_links_sync_reset_400_unexpected_input() {
    failure("Vcenter.Hvc.Links.Sync_reset", 400, "UNEXPECTED_INPUT", Some(r#"{"error_type":"UNEXPECTED_INPUT","messages":[{"args":["force"],"default_message":"The query parameter force is not known here.","id":"com.example.vapi.unexpected_parameter"}]}"#), async |client| client.hvc_sync().reset(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync_reset` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_sync_reset_401_unauthenticated() {
    failure("Vcenter.Hvc.Links.Sync_reset", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_sync().reset(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync_reset` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_links_sync_reset_403_unauthorized() {
    failure("Vcenter.Hvc.Links.Sync_reset", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_sync().reset(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync_reset` answers 404 NOT_FOUND.
#[tokio::test]
async fn vcenter_hvc_links_sync_reset_404_not_found() {
    failure("Vcenter.Hvc.Links.Sync_reset", 404, "NOT_FOUND", Some(r#"{"data":{"id":"link-0badc0de","type":"com.vmware.vcenter.hvc.Links"},"error_type":"NOT_FOUND","messages":[{"args":["link-0badc0de"],"default_message":"The link link-0badc0de does not exist.","id":"com.example.hvc.link_not_found"}]}"#), async |client| client.hvc_sync().reset(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync_reset` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_sync_reset_500_error() {
    failure("Vcenter.Hvc.Links.Sync_reset", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_sync().reset(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_list`: GET /api/hvc/links/{link}/sync/providers.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_list_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links.Sync.Providers_list", method: "GET", path: "/api/hvc/links/a%2Fb%20c%25%3A%C3%A9%3F%23%26../sync/providers", query: &[], session: true, body: None },
        async |client| client.hvc_sync_providers().list(&"a/b c%:é?#&..".into()).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_list` answers 200.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_list_200() {
    success("Vcenter.Hvc.Links.Sync.Providers_list", 200, Some(r#"[{"provider":"provider-certificates"},{"provider":"provider-tags"}]"#), async |client| client.hvc_sync_providers().list(&"link-1".into()).await).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_list` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_list_401_unauthenticated() {
    failure("Vcenter.Hvc.Links.Sync.Providers_list", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_sync_providers().list(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_list` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_list_403_unauthorized() {
    failure("Vcenter.Hvc.Links.Sync.Providers_list", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_sync_providers().list(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_list` answers 404 NOT_FOUND.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_list_404_not_found() {
    failure("Vcenter.Hvc.Links.Sync.Providers_list", 404, "NOT_FOUND", Some(r#"{"data":{"id":"link-0badc0de","type":"com.vmware.vcenter.hvc.Links"},"error_type":"NOT_FOUND","messages":[{"args":["link-0badc0de"],"default_message":"The link link-0badc0de does not exist.","id":"com.example.hvc.link_not_found"}]}"#), async |client| client.hvc_sync_providers().list(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_list` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_list_500_error() {
    failure("Vcenter.Hvc.Links.Sync.Providers_list", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_sync_providers().list(&"link-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_get`: GET /api/hvc/links/{link}/sync/providers/{provider}.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_get_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links.Sync.Providers_get", method: "GET", path: "/api/hvc/links/a%2Fb%20c%25%3A%C3%A9%3F%23%26../sync/providers/a%2Fb%20c%25%3A%C3%A9%3F%23%26..", query: &[], session: true, body: None },
        async |client| client.hvc_sync_providers().get(&"a/b c%:é?#&..".into(), &"a/b c%:é?#&..".into()).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_get` answers 200.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_get_200() {
    success("Vcenter.Hvc.Links.Sync.Providers_get", 200, Some(r#"{"current_session_info":{"completed_work":312,"stage":"CHANGE_APPLICATION","start_time":"2022-09-06T14:30:00.000Z","total_work":840},"last_sync_time":"2022-09-06T14:30:00.000Z","polling_interval_in_seconds":300,"status":"SUCCEEDED"}"#), async |client| client.hvc_sync_providers().get(&"link-1".into(), &"provider-1".into()).await).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_get` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_get_401_unauthenticated() {
    failure("Vcenter.Hvc.Links.Sync.Providers_get", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_sync_providers().get(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_get` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_get_403_unauthorized() {
    failure("Vcenter.Hvc.Links.Sync.Providers_get", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_sync_providers().get(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_get` answers 404 NOT_FOUND.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_get_404_not_found() {
    failure("Vcenter.Hvc.Links.Sync.Providers_get", 404, "NOT_FOUND", Some(r#"{"data":{"id":"provider-licenses","type":"com.vmware.vcenter.hvc.links.sync.Providers"},"error_type":"NOT_FOUND","messages":[{"args":["link-7f3a91c4","provider-licenses"],"default_message":"The link link-7f3a91c4 has no sync provider provider-licenses.","id":"com.example.hvc.provider_not_found"}]}"#), async |client| client.hvc_sync_providers().get(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_get` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_get_500_error() {
    failure("Vcenter.Hvc.Links.Sync.Providers_get", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_sync_providers().get(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start`: POST /api/hvc/links/{link}/sync/providers/{provider}.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_request() {
    request(
        Request { operation: "Vcenter.Hvc.Links.Sync.Providers_start", method: "POST", path: "/api/hvc/links/a%2Fb%20c%25%3A%C3%A9%3F%23%26../sync/providers/a%2Fb%20c%25%3A%C3%A9%3F%23%26..", query: &[("action", "start")], session: true, body: None },
        async |client| client.hvc_sync_providers().start(&"a/b c%:é?#&..".into(), &"a/b c%:é?#&..".into()).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start` answers 204.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_204() {
    success("Vcenter.Hvc.Links.Sync.Providers_start", 204, None, async |client| client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start` answers 400 INVALID_ARGUMENT.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_400_invalid_argument() {
    failure("Vcenter.Hvc.Links.Sync.Providers_start", 400, "INVALID_ARGUMENT", Some(r#"{"error_type":"INVALID_ARGUMENT","messages":[{"args":["restart"],"default_message":"The action restart is not one of this path.","id":"com.example.vapi.invalid_action"}]}"#), async |client| client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start` answers 400 UNEXPECTED_INPUT.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_400_unexpected_input() {
    failure("Vcenter.Hvc.Links.Sync.Providers_start", 400, "UNEXPECTED_INPUT", Some(r#"{"error_type":"UNEXPECTED_INPUT","messages":[{"args":["force"],"default_message":"The query parameter force is not known here.","id":"com.example.vapi.unexpected_parameter"}]}"#), async |client| client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_401_unauthenticated() {
    failure("Vcenter.Hvc.Links.Sync.Providers_start", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_403_unauthorized() {
    failure("Vcenter.Hvc.Links.Sync.Providers_start", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start` answers 404 NOT_FOUND.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_404_not_found() {
    failure("Vcenter.Hvc.Links.Sync.Providers_start", 404, "NOT_FOUND", Some(r#"{"data":{"id":"provider-licenses","type":"com.vmware.vcenter.hvc.links.sync.Providers"},"error_type":"NOT_FOUND","messages":[{"args":["link-7f3a91c4","provider-licenses"],"default_message":"The link link-7f3a91c4 has no sync provider provider-licenses.","id":"com.example.hvc.provider_not_found"}]}"#), async |client| client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_500_error() {
    failure("Vcenter.Hvc.Links.Sync.Providers_start", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Links.Sync.Providers_start` answers 500 RESOURCE_BUSY.
#[tokio::test]
async fn vcenter_hvc_links_sync_providers_start_500_resource_busy() {
    failure("Vcenter.Hvc.Links.Sync.Providers_start", 500, "RESOURCE_BUSY", Some(r#"{"error_type":"RESOURCE_BUSY","messages":[{"args":["provider-tags"],"default_message":"A sync of provider-tags is already under way.","id":"com.example.hvc.sync_under_way"}]}"#), async |client| client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_get`: GET /api/hvc/management/administrators.
#[tokio::test]
async fn vcenter_hvc_management_administrators_get_request() {
    request(
        Request { operation: "Vcenter.Hvc.Management.Administrators_get", method: "GET", path: "/api/hvc/management/administrators", query: &[], session: true, body: None },
        async |client| client.hvc_administrators().get().await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Management.Administrators_get` answers 200.
#[tokio::test]
async fn vcenter_hvc_management_administrators_get_200() {
    success("Vcenter.Hvc.Management.Administrators_get", 200, Some(r#"["cloud-operators@example.net","virtualization-team@example.net"]"#), async |client| client.hvc_administrators().get().await).await;
}

/// `Vcenter.Hvc.Management.Administrators_get` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_management_administrators_get_401_unauthenticated() {
    failure("Vcenter.Hvc.Management.Administrators_get", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_administrators().get().await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_get` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_management_administrators_get_500_error() {
    failure("Vcenter.Hvc.Management.Administrators_get", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_administrators().get().await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_set`: PUT /api/hvc/management/administrators.
#[tokio::test]
async fn vcenter_hvc_management_administrators_set_request() {
    request(
        Request { operation: "Vcenter.Hvc.Management.Administrators_set", method: "PUT", path: "/api/hvc/management/administrators", query: &[], session: true, body: Some(r#"{"group_names":["cloud-operators@example.net","virtualization-team@example.net"]}"#) },
        async |client| client.hvc_administrators().set(&json::<vsphere_automation::hvc::management::administrators::Set>(r#"{"group_names":["cloud-operators@example.net","virtualization-team@example.net"]}"#)).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Management.Administrators_set` answers 204.
#[tokio::test]
async fn vcenter_hvc_management_administrators_set_204() {
    success("Vcenter.Hvc.Management.Administrators_set", 204, None, async |client| client.hvc_administrators().set(&json::<vsphere_automation::hvc::management::administrators::Set>(r#"{"group_names":["cloud-operators@example.net","virtualization-team@example.net"]}"#)).await).await;
}

/// `Vcenter.Hvc.Management.Administrators_set` answers 400 INVALID_ARGUMENT.
#[tokio::test]
async fn vcenter_hvc_management_administrators_set_400_invalid_argument() {
    failure("Vcenter.Hvc.Management.Administrators_set", 400, "INVALID_ARGUMENT", Some(r#"{"error_type":"INVALID_ARGUMENT","messages":[{"args":[],"default_message":"A value in the request body cannot be used.","id":"com.example.vapi.invalid_value"}]}"#), async |client| client.hvc_administrators().set(&json::<vsphere_automation::hvc::management::administrators::Set>(r#"{"group_names":["cloud-operators@example.net","virtualization-team@example.net"]}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_set` answers 400 UNEXPECTED_INPUT.
#[tokio::test]
async fn vcenter_hvc_management_administrators_set_400_unexpected_input() {
    failure("Vcenter.Hvc.Management.Administrators_set", 400, "UNEXPECTED_INPUT", Some(r#"{"error_type":"UNEXPECTED_INPUT","messages":[{"args":["comment"],"default_message":"The property comment is not known here.","id":"com.example.vapi.unexpected_property"}]}"#), async |client| client.hvc_administrators().set(&json::<vsphere_automation::hvc::management::administrators::Set>(r#"{"group_names":["cloud-operators@example.net","virtualization-team@example.net"]}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_set` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_management_administrators_set_401_unauthenticated() {
    failure("Vcenter.Hvc.Management.Administrators_set", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_administrators().set(&json::<vsphere_automation::hvc::management::administrators::Set>(r#"{"group_names":["cloud-operators@example.net","virtualization-team@example.net"]}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_set` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_management_administrators_set_403_unauthorized() {
    failure("Vcenter.Hvc.Management.Administrators_set", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_administrators().set(&json::<vsphere_automation::hvc::management::administrators::Set>(r#"{"group_names":["cloud-operators@example.net","virtualization-team@example.net"]}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_set` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_management_administrators_set_500_error() {
    failure("Vcenter.Hvc.Management.Administrators_set", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_administrators().set(&json::<vsphere_automation::hvc::management::administrators::Set>(r#"{"group_names":["cloud-operators@example.net","virtualization-team@example.net"]}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_add`: POST /api/hvc/management/administrators.
#[tokio::test]
async fn vcenter_hvc_management_administrators_add_request() {
    request(
        Request { operation: "Vcenter.Hvc.Management.Administrators_add", method: "POST", path: "/api/hvc/management/administrators", query: &[("action", "add")], session: true, body: Some(r#"{"group_name":"cloud-operators@example.net"}"#) },
        async |client| client.hvc_administrators().add(json::<vsphere_automation::hvc::management::administrators::Add>(r#"{"group_name":"cloud-operators@example.net"}"#)).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Management.Administrators_add` answers 204.
#[tokio::test]
async fn vcenter_hvc_management_administrators_add_204() {
    success("Vcenter.Hvc.Management.Administrators_add", 204, None, async |client| client.hvc_administrators().add(json::<vsphere_automation::hvc::management::administrators::Add>(r#"{"group_name":"cloud-operators@example.net"}"#)).await).await;
}

/// `Vcenter.Hvc.Management.Administrators_add` answers 400 INVALID_ARGUMENT.
#[tokio::test]
async fn vcenter_hvc_management_administrators_add_400_invalid_argument() {
    failure("Vcenter.Hvc.Management.Administrators_add", 400, "INVALID_ARGUMENT", Some(r#"{"data":{"primary":"group_name","secondary":[]},"error_type":"INVALID_ARGUMENT","messages":[{"args":["cloud-operators"],"default_message":"The group cloud-operators names no domain; write group@domain.","id":"com.example.hvc.invalid_group"}]}"#), async |client| client.hvc_administrators().add(json::<vsphere_automation::hvc::management::administrators::Add>(r#"{"group_name":"cloud-operators@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_add` answers 400 UNEXPECTED_INPUT.
#[tokio::test]
async fn vcenter_hvc_management_administrators_add_400_unexpected_input() {
    failure("Vcenter.Hvc.Management.Administrators_add", 400, "UNEXPECTED_INPUT", Some(r#"{"error_type":"UNEXPECTED_INPUT","messages":[{"args":["comment"],"default_message":"The property comment is not known here.","id":"com.example.vapi.unexpected_property"}]}"#), async |client| client.hvc_administrators().add(json::<vsphere_automation::hvc::management::administrators::Add>(r#"{"group_name":"cloud-operators@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_add` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_management_administrators_add_401_unauthenticated() {
    failure("Vcenter.Hvc.Management.Administrators_add", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_administrators().add(json::<vsphere_automation::hvc::management::administrators::Add>(r#"{"group_name":"cloud-operators@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_add` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_management_administrators_add_403_unauthorized() {
    failure("Vcenter.Hvc.Management.Administrators_add", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_administrators().add(json::<vsphere_automation::hvc::management::administrators::Add>(r#"{"group_name":"cloud-operators@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_add` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_management_administrators_add_500_error() {
    failure("Vcenter.Hvc.Management.Administrators_add", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_administrators().add(json::<vsphere_automation::hvc::management::administrators::Add>(r#"{"group_name":"cloud-operators@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_remove`: POST /api/hvc/management/administrators.
#[tokio::test]
async fn vcenter_hvc_management_administrators_remove_request() {
    request(
        Request { operation: "Vcenter.Hvc.Management.Administrators_remove", method: "POST", path: "/api/hvc/management/administrators", query: &[("action", "remove")], session: true, body: Some(r#"{"group_name":"virtualization-team@example.net"}"#) },
        async |client| client.hvc_administrators().remove(json::<vsphere_automation::hvc::management::administrators::Remove>(r#"{"group_name":"virtualization-team@example.net"}"#)).await.map(drop),
    )
    .await;
}

/// `Vcenter.Hvc.Management.Administrators_remove` answers 204.
#[tokio::test]
async fn vcenter_hvc_management_administrators_remove_204() {
    success("Vcenter.Hvc.Management.Administrators_remove", 204, None, async |client| client.hvc_administrators().remove(json::<vsphere_automation::hvc::management::administrators::Remove>(r#"{"group_name":"virtualization-team@example.net"}"#)).await).await;
}

/// `Vcenter.Hvc.Management.Administrators_remove` answers 400 INVALID_ARGUMENT.
#[tokio::test]
async fn vcenter_hvc_management_administrators_remove_400_invalid_argument() {
    failure("Vcenter.Hvc.Management.Administrators_remove", 400, "INVALID_ARGUMENT", Some(r#"{"data":{"primary":"group_name","secondary":[]},"error_type":"INVALID_ARGUMENT","messages":[{"args":["cloud-operators"],"default_message":"The group cloud-operators names no domain; write group@domain.","id":"com.example.hvc.invalid_group"}]}"#), async |client| client.hvc_administrators().remove(json::<vsphere_automation::hvc::management::administrators::Remove>(r#"{"group_name":"virtualization-team@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_remove` answers 400 UNEXPECTED_INPUT.
#[tokio::test]
async fn vcenter_hvc_management_administrators_remove_400_unexpected_input() {
    failure("Vcenter.Hvc.Management.Administrators_remove", 400, "UNEXPECTED_INPUT", Some(r#"{"error_type":"UNEXPECTED_INPUT","messages":[{"args":["comment"],"default_message":"The property comment is not known here.","id":"com.example.vapi.unexpected_property"}]}"#), async |client| client.hvc_administrators().remove(json::<vsphere_automation::hvc::management::administrators::Remove>(r#"{"group_name":"virtualization-team@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_remove` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn vcenter_hvc_management_administrators_remove_401_unauthenticated() {
    failure("Vcenter.Hvc.Management.Administrators_remove", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.hvc_administrators().remove(json::<vsphere_automation::hvc::management::administrators::Remove>(r#"{"group_name":"virtualization-team@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_remove` answers 403 UNAUTHORIZED.
#[tokio::test]
async fn vcenter_hvc_management_administrators_remove_403_unauthorized() {
    failure("Vcenter.Hvc.Management.Administrators_remove", 403, "UNAUTHORIZED", Some(r#"{"error_type":"UNAUTHORIZED","messages":[{"args":["auditor@vsphere.local"],"default_message":"The user auditor@vsphere.local may not perform this operation.","id":"com.example.authorization.denied"}]}"#), async |client| client.hvc_administrators().remove(json::<vsphere_automation::hvc::management::administrators::Remove>(r#"{"group_name":"virtualization-team@example.net"}"#)).await.map(drop)).await;
}

/// `Vcenter.Hvc.Management.Administrators_remove` answers 500 ERROR.
#[tokio::test]
async fn vcenter_hvc_management_administrators_remove_500_error() {
    failure("Vcenter.Hvc.Management.Administrators_remove", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The operation on the hybrid link failed.","id":"com.example.hvc.operation_failed"},{"args":["psc.example.net"],"default_message":"The directory on psc.example.net refused the connection.","id":"com.example.hvc.directory_refused"}]}"#), async |client| client.hvc_administrators().remove(json::<vsphere_automation::hvc::management::administrators::Remove>(r#"{"group_name":"virtualization-team@example.net"}"#)).await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_get`: GET /api/appliance/recovery/reconciliation/job.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_get_request() {
    request(
        Request { operation: "Appliance.Recovery.Reconciliation.Job_get", method: "GET", path: "/api/appliance/recovery/reconciliation/job", query: &[], session: true, body: None },
        async |client| client.reconciliation_job().get().await.map(drop),
    )
    .await;
}

/// `Appliance.Recovery.Reconciliation.Job_get` answers 200.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_get_200() {
    success("Appliance.Recovery.Reconciliation.Job_get", 200, Some(r#"{"cancelable":false,"description":{"args":["vcenter.example.com"],"default_message":"Reconciling the restored appliance vcenter.example.com.","id":"com.example.reconciliation.description"},"messages":[{"args":[],"default_message":"17 hosts checked (42.50 %) since May 14, 2024, 9:12:30 AM; host.example.com is reconnecting.","id":"com.example.reconciliation.hosts","localized":"17 hôtes vérifiés (42,50 %) depuis le 14 mai 2024 à 09:12:30 ; host.example.com se reconnecte.","params":{"checked":{"i":17},"share":{"d":42.5,"precision":2},"since":{"dt":"2024-05-14T09:12:30.000Z","format":"MED_DATE_TIME"},"state":{"l":{"id":"com.example.reconciliation.host_state","params":{"host":{"s":"host.example.com"}}}}}}],"operation":"create","progress":42,"service":"com.vmware.appliance.recovery.reconciliation.job","start_time":"2024-05-14T09:12:30.000Z","status":"RUNNING"}"#), async |client| client.reconciliation_job().get().await).await;
}

/// `Appliance.Recovery.Reconciliation.Job_get` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_get_401_unauthenticated() {
    failure("Appliance.Recovery.Reconciliation.Job_get", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.reconciliation_job().get().await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_get` answers 404 NOT_FOUND.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_get_404_not_found() {
    failure("Appliance.Recovery.Reconciliation.Job_get", 404, "NOT_FOUND", Some(r#"{"error_type":"NOT_FOUND","messages":[{"args":[],"default_message":"No reconciliation job is running.","id":"com.example.reconciliation.not_found"}]}"#), async |client| client.reconciliation_job().get().await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_get` answers 500 ERROR.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_get_500_error() {
    failure("Appliance.Recovery.Reconciliation.Job_get", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The state of the reconciliation could not be read.","id":"com.example.reconciliation.internal"}]}"#), async |client| client.reconciliation_job().get().await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_create`: POST /api/appliance/recovery/reconciliation/job.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_create_request() {
    request(
        Request { operation: "Appliance.Recovery.Reconciliation.Job_create", method: "POST", path: "/api/appliance/recovery/reconciliation/job", query: &[], session: true, body: Some(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#) },
        async |client| client.reconciliation_job().create(&json::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#)).await.map(drop),
    )
    .await;
}

/// `Appliance.Recovery.Reconciliation.Job_create` answers 201.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_create_201() {
    success("Appliance.Recovery.Reconciliation.Job_create", 201, Some(r#"{"cancelable":false,"description":{"args":["vcenter.example.com"],"default_message":"Reconciling the restored appliance vcenter.example.com.","id":"com.example.reconciliation.description"},"messages":[],"operation":"create","progress":0,"service":"com.vmware.appliance.recovery.reconciliation.job","start_time":"2024-05-14T09:12:30.000Z","status":"RUNNING"}"#), async |client| client.reconciliation_job().create(&json::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#)).await).await;
}

/// `Appliance.Recovery.Reconciliation.Job_create` answers 400 FEATURE_IN_USE.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_create_400_feature_in_use() {
    failure("Appliance.Recovery.Reconciliation.Job_create", 400, "FEATURE_IN_USE", Some(r#"{"error_type":"FEATURE_IN_USE","messages":[{"args":[],"default_message":"A backup of the appliance is under way.","id":"com.example.reconciliation.backup_running"}]}"#), async |client| client.reconciliation_job().create(&json::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#)).await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_create` answers 400 NOT_ALLOWED_IN_CURRENT_STATE.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_create_400_not_allowed_in_current_state() {
    failure("Appliance.Recovery.Reconciliation.Job_create", 400, "NOT_ALLOWED_IN_CURRENT_STATE", Some(r#"{"error_type":"NOT_ALLOWED_IN_CURRENT_STATE","messages":[{"args":[],"default_message":"The appliance has not been restored.","id":"com.example.reconciliation.not_restored"}]}"#), async |client| client.reconciliation_job().create(&json::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#)).await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_create` answers 400 INVALID_ARGUMENT.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_create_400_invalid_argument() {
    failure("Appliance.Recovery.Reconciliation.Job_create", 400, "INVALID_ARGUMENT", Some(r#"{"data":{"primary":"spec.sso_admin_user_password","secondary":["spec.sso_admin_user_name"]},"error_type":"INVALID_ARGUMENT","messages":[{"args":["administrator@vsphere.local"],"default_message":"The user name administrator@vsphere.local came without a password.","id":"com.example.reconciliation.password_missing"}]}"#), async |client| client.reconciliation_job().create(&json::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#)).await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_create` answers 400 UNEXPECTED_INPUT.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_create_400_unexpected_input() {
    failure("Appliance.Recovery.Reconciliation.Job_create", 400, "UNEXPECTED_INPUT", Some(r#"{"error_type":"UNEXPECTED_INPUT","messages":[{"args":["comment"],"default_message":"The property comment is not known here.","id":"com.example.vapi.unexpected_property"}]}"#), async |client| client.reconciliation_job().create(&json::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#)).await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_create` answers 401 UNAUTHENTICATED.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_create_401_unauthenticated() {
    failure("Appliance.Recovery.Reconciliation.Job_create", 401, "UNAUTHENTICATED", Some(r#"{"challenge":"Basic realm=\"VAPI endpoint\", SIGN realm=\"vsphere.local\", service=\"VAPI endpoint\"","error_type":"UNAUTHENTICATED","messages":[{"args":[],"default_message":"This operation needs a valid session.","id":"com.vmware.vapi.endpoint.method.authentication.required"}]}"#), async |client| client.reconciliation_job().create(&json::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#)).await.map(drop)).await;
}

/// `Appliance.Recovery.Reconciliation.Job_create` answers 500 ERROR.
#[tokio::test]
async fn appliance_recovery_reconciliation_job_create_500_error() {
    failure("Appliance.Recovery.Reconciliation.Job_create", 500, "ERROR", Some(r#"{"error_type":"ERROR","messages":[{"args":[],"default_message":"The state of the reconciliation could not be read.","id":"com.example.reconciliation.internal"}]}"#), async |client| client.reconciliation_job().create(&json::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(r#"{"ignore_warnings":true,"sso_admin_user_name":"administrator@vsphere.local","sso_admin_user_password":"correct-horse-battery"}"#)).await.map(drop)).await;
}
