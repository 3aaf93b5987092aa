//! Sessions.

use vsphere_automation::{Credentials, ErrorKind, Fate, Secret};

use crate::site::{self, Site};

/// The one documented error that no caller sees.
#[tokio::test]
async fn a_session_that_has_ended_is_no_error_of_logging_out() {
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder).await;
        let client = site.client(&fake);
        client.session().get().await.unwrap();
        fake.expire_sessions();
        client.session().delete().await.unwrap();
        let statuses: Vec<_> = fake.requests_of("Cis.Session_delete").iter().map(|request| request.status).collect();
        assert_eq!(statuses, [Some(401)]);
    }
}

/// Whether it was used before or not.
#[tokio::test]
async fn a_session_that_was_given_by_its_id_is_ended_by_logging_out() {
    for site in Site::BOTH {
        for used in [true, false] {
            let fake = site.fake(|builder| builder).await;
            let id = fake.begin_session(fake.user()).unwrap();
            let client = site.client_with(&fake, Credentials::session_id(Secret::from(id)));
            if used {
                client.hvc_links().list().await.unwrap();
            }
            client.session().delete().await.unwrap();
            assert_eq!(fake.sessions(), [], "used: {used}");
        }
    }
}

#[tokio::test]
async fn a_locked_account_cannot_log_in() {
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder.lock_out(1, std::time::Duration::from_secs(60))).await;
        let wrong = Credentials::basic(fake.user(), Secret::from("not-the-password"));
        site.client_with(&fake, wrong).session().create().await.unwrap_err();
        let error = site.client(&fake).session().get().await.unwrap_err();
        assert_eq!((error.kind(), error.fate()), (ErrorKind::Unauthenticated, Fate::NotSent));
    }
}

#[tokio::test]
async fn a_user_with_all_sessions_taken_is_told_so() {
    let mut lines = Vec::new();
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder.sessions_per_user(0)).await;
        let error = site.client(&fake).hvc_links().list().await.unwrap_err();
        assert!(error.is_session_limit());
        lines.push(site::line(&error));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[tokio::test]
async fn a_session_of_the_callers_own_is_not_the_clients() {
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder).await;
        let client = site.client(&fake);
        let mine = client.session().create().await.unwrap();
        client.session().get().await.unwrap();
        client.logout().await.unwrap();
        let left: Vec<String> = fake.sessions().iter().map(|session| session.id().to_owned()).collect();
        assert_eq!(left, [mine.expose()]);
        let error = client.session().get().await.unwrap_err();
        assert!(error.is_logged_out());
    }
}
