//! Arguments of the program, and what it prints.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::Utc;
use lexopt::prelude::{Long, Short, ValueExt as _};
use vsphere_automation_fake::{Account, FakeVcenter, Flavour, RecordedRequest, Release};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
A fake vCenter on 127.0.0.1, to try the vSphere Automation API by hand.

Usage: vsphere-automation-fake [OPTIONS]

Options:
      --port PORT              Port to listen on (default: any free one)
      --release RELEASE        6.7, 7.0.0, 7.0.1, 7.0.2, 7.0.3, 8.0.0, 8.0.1, 8.0.3, 9.0, 9.1, or all (default), which
                               has everything that any release has and is none that exists
      --flavour FLAVOUR        api (since 7.0.2), rest (until 8.0.3), or both (default), which is all that the release has
      --tls                    Speak HTTPS, with a certification authority of its own
      --ca-file FILE           Where to write the authority's certificate (default: a file among the temporary ones)
      --user USER              Name of the administrator (default: administrator@vsphere.local)
      --password PASSWORD      Password of the administrator (default: not-a-real-password)
      --reader USER:PASSWORD   A user more, who may only read
      --session-id ID          Accept this as the id of a session of the administrator, which nothing ends
      --empty                  Begin without links, administrators and restore
      --sync-takes SECONDS     How long a forced sync takes (default: 20)
      --job-takes SECONDS      How long a reconciliation takes (default: 30)
  -h, --help                   Print this
  -V, --version                Print the version

It prints url, user and password first, one per line, then one line for each request. Ctrl-C ends it.
";

/// What the arguments ask for.
pub(crate) enum Asked {
    Help,
    Version,
    Run(Arguments),
}

pub(crate) struct Arguments {
    port: u16,
    release: Release,
    flavour: Flavour,
    tls: bool,
    ca_file: Option<PathBuf>,
    user: Option<String>,
    password: Option<String>,
    readers: Vec<Account>,
    session_id: Option<String>,
    empty: bool,
    sync_takes: Duration,
    job_takes: Duration,
}

impl Arguments {
    pub(crate) fn parse() -> Result<Asked, lexopt::Error> {
        Self::parse_from(lexopt::Parser::from_env())
    }

    fn parse_from(mut parser: lexopt::Parser) -> Result<Asked, lexopt::Error> {
        let mut arguments = Arguments {
            port: 0,
            release: Release::All,
            flavour: Flavour::Both,
            tls: false,
            ca_file: None,
            user: None,
            password: None,
            readers: Vec::new(),
            session_id: None,
            empty: false,
            sync_takes: Duration::from_secs(20),
            job_takes: Duration::from_secs(30),
        };
        let seconds =
            |parser: &mut lexopt::Parser| Ok::<_, lexopt::Error>(Duration::from_secs(parser.value()?.parse()?));
        while let Some(argument) = parser.next()? {
            match argument {
                Long("port") => arguments.port = parser.value()?.parse()?,
                Long("release") => arguments.release = parser.value()?.parse()?,
                Long("flavour") => arguments.flavour = parser.value()?.parse()?,
                Long("tls") => arguments.tls = true,
                Long("ca-file") => arguments.ca_file = Some(parser.value()?.into()),
                Long("user") => arguments.user = Some(parser.value()?.string()?),
                Long("password") => arguments.password = Some(parser.value()?.string()?),
                Long("reader") => arguments.readers.push(reader(&parser.value()?.string()?)?),
                Long("session-id") => arguments.session_id = Some(session_id(parser.value()?.string()?)?),
                Long("empty") => arguments.empty = true,
                Long("sync-takes") => arguments.sync_takes = seconds(&mut parser)?,
                Long("job-takes") => arguments.job_takes = seconds(&mut parser)?,
                Short('h') | Long("help") => return Ok(Asked::Help),
                Short('V') | Long("version") => return Ok(Asked::Version),
                other => return Err(other.unexpected()),
            }
        }
        if arguments.ca_file.is_some() && !arguments.tls {
            return Err("`--ca-file` has a meaning only with `--tls`".into());
        }
        Ok(Asked::Run(arguments))
    }
}

fn reader(text: &str) -> Result<Account, lexopt::Error> {
    match text.split_once(':') {
        Some((user, password)) if !user.is_empty() => Ok(Account::reader(user, password)),
        // The text may be a password: it is not repeated.
        _ => Err("`--reader` is to be given as USER:PASSWORD".into()),
    }
}

fn session_id(text: String) -> Result<String, lexopt::Error> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(text);
    }
    Err("`--session-id` takes visible ASCII characters".into())
}

/// Runs the fake until Ctrl-C.
pub(crate) async fn run(arguments: Arguments) -> Result<(), String> {
    let user = arguments.user.as_deref().unwrap_or("administrator@vsphere.local");
    let password = arguments.password.as_deref().unwrap_or("not-a-real-password");
    let mut builder = FakeVcenter::builder()
        .port(arguments.port)
        .release(arguments.release)
        .flavour(arguments.flavour)
        .credentials(user, password)
        .sync_takes(arguments.sync_takes)
        .reconciliation_takes(arguments.job_takes)
        .keep_requests(0)
        .on_request(log);
    if arguments.tls {
        builder = builder.tls();
    }
    if arguments.empty {
        builder = builder.empty();
    }
    if let Some(id) = arguments.session_id {
        builder = builder.session_id(id);
    }
    for reader in arguments.readers {
        builder = builder.account(reader);
    }
    let place = format!("127.0.0.1:{}", arguments.port);
    let fake = builder.start().await.map_err(|error| match error.kind() {
        io::ErrorKind::InvalidInput => error.to_string(),
        _ => format!("cannot listen on {place}: {error}"),
    })?;
    let ca = match fake.ca_pem() {
        Some(pem) => Some(CaFile::write(arguments.ca_file, pem, fake.url())?),
        None => None,
    };
    say(&greeting(&fake, ca.as_ref().map(|file| file.path.as_path())));
    tokio::signal::ctrl_c().await.map_err(|error| format!("cannot wait for Ctrl-C: {error}"))?;
    say("stopping\n");
    fake.shutdown().await;
    Ok(())
}

/// One line per request. Neither headers nor bodies are in it, so nothing secret is.
fn log(request: &RecordedRequest) {
    say(&format!("{}  {request}\n", Utc::now().format("%H:%M:%S%.3f")));
}

/// Prints, and does not mind that nobody reads.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// The certificate of the authority in a file: one that was named stays, one of ours goes with the program.
struct CaFile {
    path: PathBuf,
    temporary: bool,
}

impl CaFile {
    fn write(named: Option<PathBuf>, pem: &str, url: &str) -> Result<Self, String> {
        let port = url.rsplit(':').next().unwrap_or_default();
        let temporary = named.is_none();
        let path = named.unwrap_or_else(|| std::env::temp_dir().join(format!("vsphere-automation-fake-{port}.pem")));
        let written = if temporary { write_new(&path, pem) } else { std::fs::write(&path, pem) };
        written.map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        Ok(Self { path, temporary })
    }
}

/// Writes a file that was not there: others can write where it goes, and might have put a link there.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    _ = std::fs::remove_file(path);
    std::fs::File::create_new(path)?.write_all(text.as_bytes())
}

impl Drop for CaFile {
    fn drop(&mut self) {
        if self.temporary {
            // Nothing is lost if it stays.
            _ = std::fs::remove_file(&self.path);
        }
    }
}

fn greeting(fake: &FakeVcenter, ca: Option<&Path>) -> String {
    let mut text = format!("url: {}\nuser: {}\npassword: {}\n", fake.url(), fake.user(), fake.password());
    let mut curl = "curl -s".to_owned();
    if let Some(path) = ca {
        // Writing into a string cannot fail.
        _ = writeln!(text, "ca: {}", path.display());
        _ = write!(curl, " --cacert {}", quoted(&path.display().to_string()));
    }
    if !fake.speaks_api() {
        text.push_str(&legacy_greeting(fake, &curl));
        return text;
    }
    let base = format!("{}/api", fake.url());
    let credentials = quoted(&format!("{}:{}", fake.user(), fake.password()));
    let session = format!("{curl} -H \"vmware-api-session-id: $SESSION\"");
    let provider = format!("'{base}/hvc/links/link-1/sync/providers/provider-tags");
    let lines = [
        format!("release: {}", fake.release()),
        String::new(),
        "# log in, look around".to_owned(),
        format!("SESSION=$({curl} -X POST -u {credentials} {base}/session | tr -d '\"')"),
        format!("{session} {base}/session"),
        format!("{session} {base}/hvc/links"),
        "# start a sync and watch it".to_owned(),
        format!("{session} -X POST {provider}?action=start'"),
        format!("{session} {provider}'"),
        "# reconcile the restored appliance".to_owned(),
        format!(
            "{session} -X POST -H 'content-type: application/json' -d '{{}}' {base}/appliance/recovery/reconciliation/job"
        ),
        format!("{session} {base}/appliance/recovery/reconciliation/job"),
        "# log out".to_owned(),
        format!("{session} -X DELETE {base}/session"),
        String::new(),
    ];
    for line in lines {
        _ = writeln!(text, "{line}");
    }
    text
}

/// What to try where there is nothing under `/api`.
fn legacy_greeting(fake: &FakeVcenter, curl: &str) -> String {
    let base = format!("{}/rest", fake.url());
    let credentials = quoted(&format!("{}:{}", fake.user(), fake.password()));
    let session = format!("{curl} -H \"vmware-api-session-id: $SESSION\"");
    let lines = [
        format!("release: {}", fake.release()),
        String::new(),
        "# log in, look around".to_owned(),
        format!("SESSION=$({curl} -X POST -u {credentials} {base}/com/vmware/cis/session | cut -d '\"' -f 4)"),
        format!("{session} -X POST '{base}/com/vmware/cis/session?~action=get'"),
        format!("{session} {base}/hvc/links"),
        "# log out".to_owned(),
        format!("{session} -X DELETE {base}/com/vmware/cis/session"),
        String::new(),
    ];
    lines.map(|line| line + "\n").concat()
}

/// For a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
