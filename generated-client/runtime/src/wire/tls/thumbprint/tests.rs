use super::Thumbprint;

#[test]
fn thumbprints_are_read_in_every_usual_form() {
    let print = Thumbprint::of(b"a certificate");
    let shown = print.to_string();
    assert_eq!(shown.len(), 95);
    for text in [
        shown.clone(),
        shown.to_lowercase(),
        shown.replace(':', ""),
        shown.replace(':', " "),
        format!(" SHA256:{shown}\n"),
    ] {
        assert_eq!(Thumbprint::parse(&text).unwrap(), print, "{text}");
    }
}

#[test]
fn other_texts_say_what_to_give() {
    for (text, why) in [
        (vec!["AB"; 20].join(":"), "SHA-1"),
        (String::new(), "0 digits"),
        ("AA:BB".into(), "4 digits"),
        ("vcenter.example.com".into(), "something else than hexadecimal digits"),
    ] {
        let error = Thumbprint::parse(&text).unwrap_err().to_string();
        assert!(error.contains(why) && error.contains("-sha256"), "{text}: {error}");
    }
}
