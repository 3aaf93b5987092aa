// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! A matcher for each operation, with the responses that the document has.

use super::{Canned, Expectation};

/// Matches `Cis.Session_get`: GET /api/session.
pub fn session_get() -> Expectation {
    Expectation::new("Cis.Session_get", "GET", "/api/session")
        .documented(Canned { status: 200, error_type: "", body: "{\"created_time\":\"2024-05-14T08:02:11.430Z\",\"last_accessed_time\":\"2024-05-14T08:17:46.092Z\",\"user\":\"administrator@vsphere.local\"}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 503, error_type: "SERVICE_UNAVAILABLE", body: "{\"data\":{\"is_transient\":true},\"error_type\":\"SERVICE_UNAVAILABLE\",\"messages\":[{\"args\":[],\"default_message\":\"The session service is not available now.\",\"id\":\"com.example.session.unavailable\"}]}" })
}

/// Matches `Cis.Session_create`: POST /api/session.
pub fn session_create() -> Expectation {
    Expectation::new("Cis.Session_create", "POST", "/api/session")
        .documented(Canned { status: 201, error_type: "", body: "\"7c1d60a2e94f4b0d8f35a6e1b2907cd4\"" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"The user name or the password is not correct.\",\"id\":\"com.example.session.bad_credentials\"}]}" })
        .documented(Canned { status: 503, error_type: "SERVICE_UNAVAILABLE", body: "{\"data\":{\"is_transient\":true},\"error_type\":\"SERVICE_UNAVAILABLE\",\"messages\":[{\"args\":[],\"default_message\":\"The session service is not available now.\",\"id\":\"com.example.session.unavailable\"}]}" })
}

/// Matches `Cis.Session_delete`: DELETE /api/session.
pub fn session_delete() -> Expectation {
    Expectation::new("Cis.Session_delete", "DELETE", "/api/session")
        .documented(Canned { status: 204, error_type: "", body: "" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 503, error_type: "SERVICE_UNAVAILABLE", body: "{\"data\":{\"is_transient\":true},\"error_type\":\"SERVICE_UNAVAILABLE\",\"messages\":[{\"args\":[],\"default_message\":\"The session service is not available now.\",\"id\":\"com.example.session.unavailable\"}]}" })
}

/// Matches `Vcenter.Hvc.Links_list`: GET /api/hvc/links.
pub fn hvc_links_list() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links_list", "GET", "/api/hvc/links")
        .documented(Canned { status: 200, error_type: "", body: "[{\"display_name\":\"example.net\",\"link\":\"link-7f3a91c4\"}]" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Links_create`: POST /api/hvc/links.
pub fn hvc_links_create() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links_create", "POST", "/api/hvc/links")
        .any_body()
        .documented(Canned { status: 201, error_type: "", body: "\"link-7f3a91c4\"" })
        .documented(Canned { status: 400, error_type: "ALREADY_EXISTS", body: "{\"error_type\":\"ALREADY_EXISTS\",\"messages\":[{\"args\":[\"example.net\"],\"default_message\":\"The domain example.net is already linked.\",\"id\":\"com.example.hvc.already_linked\"}]}" })
        .documented(Canned { status: 400, error_type: "INVALID_ARGUMENT", body: "{\"data\":{\"primary\":\"spec.port\",\"secondary\":[]},\"error_type\":\"INVALID_ARGUMENT\",\"messages\":[{\"args\":[\"https\"],\"default_message\":\"The port https is not a number from 1 to 65535.\",\"id\":\"com.example.hvc.invalid_port\"}]}" })
        .documented(Canned { status: 400, error_type: "UNSUPPORTED", body: "{\"error_type\":\"UNSUPPORTED\",\"messages\":[{\"args\":[\"psc.example.net\",\"6.0.0\"],\"default_message\":\"The vCenter at psc.example.net has version 6.0.0, which cannot be linked.\",\"id\":\"com.example.hvc.unsupported_version\"}]}" })
        .documented(Canned { status: 400, error_type: "UNVERIFIED_PEER", body: "{\"data\":{\"ssl_certificate\":\"-----BEGIN CERTIFICATE-----\\nMIIBiTCCAS+gAwIBAgIUEfLyKJZw7xJ7kJnIhU1RoCfjVXMwCgYIKoZIzj0EAwIw\\nGjEYMBYGA1UEAwwPcHNjLmV4YW1wbGUubmV0MB4XDTI2MTEyMTIyNDEyMFoXDTM2\\nMTExODIyNDEyMFowGjEYMBYGA1UEAwwPcHNjLmV4YW1wbGUubmV0MFkwEwYHKoZI\\nzj0CAQYIKoZIzj0DAQcDQgAEIBDhiu2s0yenVD6Mx3UyiHKXCW4tnZUyPJDnRGJd\\ncPCsIbyVzsCmMUrtYXtSr9AyX+vuTscou4Tc2p0z5b3L6aNTMFEwHQYDVR0OBBYE\\nFJ3bSMkqpXSrJP67CtYu69RTbOT8MB8GA1UdIwQYMBaAFJ3bSMkqpXSrJP67CtYu\\n69RTbOT8MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAOQovgWc\\nwKEdkBGuWOm+I52phcSijAzYmq2QD2Cflf2HAiB7E/yrOu8YXEcX6YS5iDwj8fMd\\nr7rMtmLqxkC5+7bqXg==\\n-----END CERTIFICATE-----\\n\",\"ssl_thumbprint\":\"35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E\"},\"error_type\":\"UNVERIFIED_PEER\",\"messages\":[{\"args\":[\"psc.example.net\"],\"default_message\":\"The certificate of psc.example.net is not trusted.\",\"id\":\"com.example.hvc.unverified_peer\"}]}" })
        .documented(Canned { status: 400, error_type: "UNEXPECTED_INPUT", body: "{\"error_type\":\"UNEXPECTED_INPUT\",\"messages\":[{\"args\":[\"ssl_certificate\"],\"default_message\":\"The property ssl_certificate is not known here.\",\"id\":\"com.example.vapi.unexpected_property\"}]}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Links_get`: GET /api/hvc/links/{link}.
pub fn hvc_links_get() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links_get", "GET", "/api/hvc/links/{link}")
        .documented(Canned { status: 200, error_type: "", body: "{\"connection_health_status\":\"HEALTHY\"}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 404, error_type: "NOT_FOUND", body: "{\"data\":{\"id\":\"link-0badc0de\",\"type\":\"com.vmware.vcenter.hvc.Links\"},\"error_type\":\"NOT_FOUND\",\"messages\":[{\"args\":[\"link-0badc0de\"],\"default_message\":\"The link link-0badc0de does not exist.\",\"id\":\"com.example.hvc.link_not_found\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
        .documented(Canned { status: 500, error_type: "RESOURCE_BUSY", body: "{\"data\":{\"is_transient\":true},\"error_type\":\"RESOURCE_BUSY\",\"messages\":[{\"args\":[],\"default_message\":\"The hybrid link service is busy with another request.\",\"id\":\"com.example.hvc.busy\"}]}" })
}

/// Matches `Vcenter.Hvc.Links_deleteWithCredentials`: POST /api/hvc/links/{link}?action=delete.
pub fn hvc_links_delete_with_credentials() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links_deleteWithCredentials", "POST", "/api/hvc/links/{link}")
        .constant_query("action", "delete")
        .any_body()
        .documented(Canned { status: 204, error_type: "", body: "" })
        .documented(Canned { status: 400, error_type: "INVALID_ARGUMENT", body: "{\"error_type\":\"INVALID_ARGUMENT\",\"messages\":[{\"args\":[],\"default_message\":\"A value in the request body cannot be used.\",\"id\":\"com.example.vapi.invalid_value\"}]}" })
        .documented(Canned { status: 400, error_type: "UNEXPECTED_INPUT", body: "{\"error_type\":\"UNEXPECTED_INPUT\",\"messages\":[{\"args\":[\"comment\"],\"default_message\":\"The property comment is not known here.\",\"id\":\"com.example.vapi.unexpected_property\"}]}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 404, error_type: "NOT_FOUND", body: "{\"data\":{\"id\":\"link-0badc0de\",\"type\":\"com.vmware.vcenter.hvc.Links\"},\"error_type\":\"NOT_FOUND\",\"messages\":[{\"args\":[\"link-0badc0de\"],\"default_message\":\"The link link-0badc0de does not exist.\",\"id\":\"com.example.hvc.link_not_found\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Links_delete`: DELETE /api/hvc/links/{link}.
pub fn hvc_links_delete() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links_delete", "DELETE", "/api/hvc/links/{link}")
        .documented(Canned { status: 204, error_type: "", body: "" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 404, error_type: "NOT_FOUND", body: "{\"data\":{\"id\":\"link-0badc0de\",\"type\":\"com.vmware.vcenter.hvc.Links\"},\"error_type\":\"NOT_FOUND\",\"messages\":[{\"args\":[\"link-0badc0de\"],\"default_message\":\"The link link-0badc0de does not exist.\",\"id\":\"com.example.hvc.link_not_found\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Links.Sync_reset`: POST /api/hvc/links/{link}/sync?action=reset.
pub fn hvc_sync_reset() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links.Sync_reset", "POST", "/api/hvc/links/{link}/sync")
        .constant_query("action", "reset")
        .documented(Canned { status: 204, error_type: "", body: "" })
        .documented(Canned { status: 400, error_type: "INVALID_ARGUMENT", body: "{\"error_type\":\"INVALID_ARGUMENT\",\"messages\":[{\"args\":[\"restart\"],\"default_message\":\"The action restart is not one of this path.\",\"id\":\"com.example.vapi.invalid_action\"}]}" })
        .documented(Canned { status: 400, error_type: "UNEXPECTED_INPUT", body: "{\"error_type\":\"UNEXPECTED_INPUT\",\"messages\":[{\"args\":[\"force\"],\"default_message\":\"The query parameter force is not known here.\",\"id\":\"com.example.vapi.unexpected_parameter\"}]}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 404, error_type: "NOT_FOUND", body: "{\"data\":{\"id\":\"link-0badc0de\",\"type\":\"com.vmware.vcenter.hvc.Links\"},\"error_type\":\"NOT_FOUND\",\"messages\":[{\"args\":[\"link-0badc0de\"],\"default_message\":\"The link link-0badc0de does not exist.\",\"id\":\"com.example.hvc.link_not_found\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Links.Sync.Providers_list`: GET /api/hvc/links/{link}/sync/providers.
pub fn hvc_sync_providers_list() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links.Sync.Providers_list", "GET", "/api/hvc/links/{link}/sync/providers")
        .documented(Canned { status: 200, error_type: "", body: "[{\"provider\":\"provider-certificates\"},{\"provider\":\"provider-tags\"}]" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 404, error_type: "NOT_FOUND", body: "{\"data\":{\"id\":\"link-0badc0de\",\"type\":\"com.vmware.vcenter.hvc.Links\"},\"error_type\":\"NOT_FOUND\",\"messages\":[{\"args\":[\"link-0badc0de\"],\"default_message\":\"The link link-0badc0de does not exist.\",\"id\":\"com.example.hvc.link_not_found\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Links.Sync.Providers_get`: GET /api/hvc/links/{link}/sync/providers/{provider}.
pub fn hvc_sync_providers_get() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links.Sync.Providers_get", "GET", "/api/hvc/links/{link}/sync/providers/{provider}")
        .documented(Canned { status: 200, error_type: "", body: "{\"current_session_info\":{\"completed_work\":312,\"stage\":\"CHANGE_APPLICATION\",\"start_time\":\"2022-09-06T14:30:00.000Z\",\"total_work\":840},\"last_sync_time\":\"2022-09-06T14:30:00.000Z\",\"polling_interval_in_seconds\":300,\"status\":\"SUCCEEDED\"}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 404, error_type: "NOT_FOUND", body: "{\"data\":{\"id\":\"provider-licenses\",\"type\":\"com.vmware.vcenter.hvc.links.sync.Providers\"},\"error_type\":\"NOT_FOUND\",\"messages\":[{\"args\":[\"link-7f3a91c4\",\"provider-licenses\"],\"default_message\":\"The link link-7f3a91c4 has no sync provider provider-licenses.\",\"id\":\"com.example.hvc.provider_not_found\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Links.Sync.Providers_start`: POST /api/hvc/links/{link}/sync/providers/{provider}?action=start.
pub fn hvc_sync_providers_start() -> Expectation {
    Expectation::new("Vcenter.Hvc.Links.Sync.Providers_start", "POST", "/api/hvc/links/{link}/sync/providers/{provider}")
        .constant_query("action", "start")
        .documented(Canned { status: 204, error_type: "", body: "" })
        .documented(Canned { status: 400, error_type: "INVALID_ARGUMENT", body: "{\"error_type\":\"INVALID_ARGUMENT\",\"messages\":[{\"args\":[\"restart\"],\"default_message\":\"The action restart is not one of this path.\",\"id\":\"com.example.vapi.invalid_action\"}]}" })
        .documented(Canned { status: 400, error_type: "UNEXPECTED_INPUT", body: "{\"error_type\":\"UNEXPECTED_INPUT\",\"messages\":[{\"args\":[\"force\"],\"default_message\":\"The query parameter force is not known here.\",\"id\":\"com.example.vapi.unexpected_parameter\"}]}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 404, error_type: "NOT_FOUND", body: "{\"data\":{\"id\":\"provider-licenses\",\"type\":\"com.vmware.vcenter.hvc.links.sync.Providers\"},\"error_type\":\"NOT_FOUND\",\"messages\":[{\"args\":[\"link-7f3a91c4\",\"provider-licenses\"],\"default_message\":\"The link link-7f3a91c4 has no sync provider provider-licenses.\",\"id\":\"com.example.hvc.provider_not_found\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
        .documented(Canned { status: 500, error_type: "RESOURCE_BUSY", body: "{\"error_type\":\"RESOURCE_BUSY\",\"messages\":[{\"args\":[\"provider-tags\"],\"default_message\":\"A sync of provider-tags is already under way.\",\"id\":\"com.example.hvc.sync_under_way\"}]}" })
}

/// Matches `Vcenter.Hvc.Management.Administrators_get`: GET /api/hvc/management/administrators.
pub fn hvc_administrators_get() -> Expectation {
    Expectation::new("Vcenter.Hvc.Management.Administrators_get", "GET", "/api/hvc/management/administrators")
        .documented(Canned { status: 200, error_type: "", body: "[\"cloud-operators@example.net\",\"virtualization-team@example.net\"]" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Management.Administrators_set`: PUT /api/hvc/management/administrators.
pub fn hvc_administrators_set() -> Expectation {
    Expectation::new("Vcenter.Hvc.Management.Administrators_set", "PUT", "/api/hvc/management/administrators")
        .any_body()
        .documented(Canned { status: 204, error_type: "", body: "" })
        .documented(Canned { status: 400, error_type: "INVALID_ARGUMENT", body: "{\"error_type\":\"INVALID_ARGUMENT\",\"messages\":[{\"args\":[],\"default_message\":\"A value in the request body cannot be used.\",\"id\":\"com.example.vapi.invalid_value\"}]}" })
        .documented(Canned { status: 400, error_type: "UNEXPECTED_INPUT", body: "{\"error_type\":\"UNEXPECTED_INPUT\",\"messages\":[{\"args\":[\"comment\"],\"default_message\":\"The property comment is not known here.\",\"id\":\"com.example.vapi.unexpected_property\"}]}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Management.Administrators_add`: POST /api/hvc/management/administrators?action=add.
pub fn hvc_administrators_add() -> Expectation {
    Expectation::new("Vcenter.Hvc.Management.Administrators_add", "POST", "/api/hvc/management/administrators")
        .constant_query("action", "add")
        .any_body()
        .documented(Canned { status: 204, error_type: "", body: "" })
        .documented(Canned { status: 400, error_type: "INVALID_ARGUMENT", body: "{\"data\":{\"primary\":\"group_name\",\"secondary\":[]},\"error_type\":\"INVALID_ARGUMENT\",\"messages\":[{\"args\":[\"cloud-operators\"],\"default_message\":\"The group cloud-operators names no domain; write group@domain.\",\"id\":\"com.example.hvc.invalid_group\"}]}" })
        .documented(Canned { status: 400, error_type: "UNEXPECTED_INPUT", body: "{\"error_type\":\"UNEXPECTED_INPUT\",\"messages\":[{\"args\":[\"comment\"],\"default_message\":\"The property comment is not known here.\",\"id\":\"com.example.vapi.unexpected_property\"}]}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Vcenter.Hvc.Management.Administrators_remove`: POST /api/hvc/management/administrators?action=remove.
pub fn hvc_administrators_remove() -> Expectation {
    Expectation::new("Vcenter.Hvc.Management.Administrators_remove", "POST", "/api/hvc/management/administrators")
        .constant_query("action", "remove")
        .any_body()
        .documented(Canned { status: 204, error_type: "", body: "" })
        .documented(Canned { status: 400, error_type: "INVALID_ARGUMENT", body: "{\"data\":{\"primary\":\"group_name\",\"secondary\":[]},\"error_type\":\"INVALID_ARGUMENT\",\"messages\":[{\"args\":[\"cloud-operators\"],\"default_message\":\"The group cloud-operators names no domain; write group@domain.\",\"id\":\"com.example.hvc.invalid_group\"}]}" })
        .documented(Canned { status: 400, error_type: "UNEXPECTED_INPUT", body: "{\"error_type\":\"UNEXPECTED_INPUT\",\"messages\":[{\"args\":[\"comment\"],\"default_message\":\"The property comment is not known here.\",\"id\":\"com.example.vapi.unexpected_property\"}]}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 403, error_type: "UNAUTHORIZED", body: "{\"error_type\":\"UNAUTHORIZED\",\"messages\":[{\"args\":[\"auditor@vsphere.local\"],\"default_message\":\"The user auditor@vsphere.local may not perform this operation.\",\"id\":\"com.example.authorization.denied\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The operation on the hybrid link failed.\",\"id\":\"com.example.hvc.operation_failed\"},{\"args\":[\"psc.example.net\"],\"default_message\":\"The directory on psc.example.net refused the connection.\",\"id\":\"com.example.hvc.directory_refused\"}]}" })
}

/// Matches `Appliance.Recovery.Reconciliation.Job_get`: GET /api/appliance/recovery/reconciliation/job.
pub fn reconciliation_job_get() -> Expectation {
    Expectation::new("Appliance.Recovery.Reconciliation.Job_get", "GET", "/api/appliance/recovery/reconciliation/job")
        .documented(Canned { status: 200, error_type: "", body: "{\"cancelable\":false,\"description\":{\"args\":[\"vcenter.example.com\"],\"default_message\":\"Reconciling the restored appliance vcenter.example.com.\",\"id\":\"com.example.reconciliation.description\"},\"messages\":[{\"args\":[],\"default_message\":\"17 hosts checked (42.50 %) since May 14, 2024, 9:12:30 AM; host.example.com is reconnecting.\",\"id\":\"com.example.reconciliation.hosts\",\"localized\":\"17 hôtes vérifiés (42,50 %) depuis le 14 mai 2024 à 09:12:30 ; host.example.com se reconnecte.\",\"params\":{\"checked\":{\"i\":17},\"share\":{\"d\":42.5,\"precision\":2},\"since\":{\"dt\":\"2024-05-14T09:12:30.000Z\",\"format\":\"MED_DATE_TIME\"},\"state\":{\"l\":{\"id\":\"com.example.reconciliation.host_state\",\"params\":{\"host\":{\"s\":\"host.example.com\"}}}}}}],\"operation\":\"create\",\"progress\":42,\"service\":\"com.vmware.appliance.recovery.reconciliation.job\",\"start_time\":\"2024-05-14T09:12:30.000Z\",\"status\":\"RUNNING\"}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 404, error_type: "NOT_FOUND", body: "{\"error_type\":\"NOT_FOUND\",\"messages\":[{\"args\":[],\"default_message\":\"No reconciliation job is running.\",\"id\":\"com.example.reconciliation.not_found\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The state of the reconciliation could not be read.\",\"id\":\"com.example.reconciliation.internal\"}]}" })
}

/// Matches `Appliance.Recovery.Reconciliation.Job_create`: POST /api/appliance/recovery/reconciliation/job.
pub fn reconciliation_job_create() -> Expectation {
    Expectation::new("Appliance.Recovery.Reconciliation.Job_create", "POST", "/api/appliance/recovery/reconciliation/job")
        .any_body()
        .documented(Canned { status: 201, error_type: "", body: "{\"cancelable\":false,\"description\":{\"args\":[\"vcenter.example.com\"],\"default_message\":\"Reconciling the restored appliance vcenter.example.com.\",\"id\":\"com.example.reconciliation.description\"},\"messages\":[],\"operation\":\"create\",\"progress\":0,\"service\":\"com.vmware.appliance.recovery.reconciliation.job\",\"start_time\":\"2024-05-14T09:12:30.000Z\",\"status\":\"RUNNING\"}" })
        .documented(Canned { status: 400, error_type: "FEATURE_IN_USE", body: "{\"error_type\":\"FEATURE_IN_USE\",\"messages\":[{\"args\":[],\"default_message\":\"A backup of the appliance is under way.\",\"id\":\"com.example.reconciliation.backup_running\"}]}" })
        .documented(Canned { status: 400, error_type: "NOT_ALLOWED_IN_CURRENT_STATE", body: "{\"error_type\":\"NOT_ALLOWED_IN_CURRENT_STATE\",\"messages\":[{\"args\":[],\"default_message\":\"The appliance has not been restored.\",\"id\":\"com.example.reconciliation.not_restored\"}]}" })
        .documented(Canned { status: 400, error_type: "INVALID_ARGUMENT", body: "{\"data\":{\"primary\":\"spec.sso_admin_user_password\",\"secondary\":[\"spec.sso_admin_user_name\"]},\"error_type\":\"INVALID_ARGUMENT\",\"messages\":[{\"args\":[\"administrator@vsphere.local\"],\"default_message\":\"The user name administrator@vsphere.local came without a password.\",\"id\":\"com.example.reconciliation.password_missing\"}]}" })
        .documented(Canned { status: 400, error_type: "UNEXPECTED_INPUT", body: "{\"error_type\":\"UNEXPECTED_INPUT\",\"messages\":[{\"args\":[\"comment\"],\"default_message\":\"The property comment is not known here.\",\"id\":\"com.example.vapi.unexpected_property\"}]}" })
        .documented(Canned { status: 401, error_type: "UNAUTHENTICATED", body: "{\"challenge\":\"Basic realm=\\\"VAPI endpoint\\\", SIGN realm=\\\"vsphere.local\\\", service=\\\"VAPI endpoint\\\"\",\"error_type\":\"UNAUTHENTICATED\",\"messages\":[{\"args\":[],\"default_message\":\"This operation needs a valid session.\",\"id\":\"com.vmware.vapi.endpoint.method.authentication.required\"}]}" })
        .documented(Canned { status: 500, error_type: "ERROR", body: "{\"error_type\":\"ERROR\",\"messages\":[{\"args\":[],\"default_message\":\"The state of the reconciliation could not be read.\",\"id\":\"com.example.reconciliation.internal\"}]}" })
}

/// All of them.
pub fn all() -> Vec<Expectation> {
    vec![
        session_get(),
        session_create(),
        session_delete(),
        hvc_links_list(),
        hvc_links_create(),
        hvc_links_get(),
        hvc_links_delete_with_credentials(),
        hvc_links_delete(),
        hvc_sync_reset(),
        hvc_sync_providers_list(),
        hvc_sync_providers_get(),
        hvc_sync_providers_start(),
        hvc_administrators_get(),
        hvc_administrators_set(),
        hvc_administrators_add(),
        hvc_administrators_remove(),
        reconciliation_job_get(),
        reconciliation_job_create(),
    ]
}
