use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use super::*;

const KEY: &str = include_str!("../../../tests/support/holder.pem");

fn request(uri: &str) -> http::Request<Body> {
    http::Request::post(uri).body(Body::empty()).unwrap()
}

/// The parameters of what is shown, by name.
fn shown(request: &http::Request<Body>) -> Vec<(String, String)> {
    let value = &request.headers()[AUTHORIZATION];
    assert!(value.is_sensitive());
    let parameters = value.to_str().unwrap().strip_prefix("SIGN ").unwrap().split(", ");
    let pair =
        |text: &str| text.split_once('=').map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned()));
    parameters.map(|text| pair(text).unwrap()).collect()
}

#[test]
fn a_server_can_verify_it_from_the_request_as_it_came() {
    let proof = Proof::new("packed".into(), &KEY.into()).unwrap();
    let addresses = [
        ("https://VCenter.example.com/api/session", "vcenter.example.com\n80"),
        ("https://[fd00::1]:8443/api/session", "fd00::1\n8443"),
    ];
    for (uri, place) in addresses {
        let mut request = request(uri);
        proof.sign(&mut request).unwrap();
        let shown = shown(&request);
        let of = |name: &str| &shown.iter().find(|(other, _)| other == name).unwrap().1;
        assert_eq!((of("token").as_str(), of("signature_alg").as_str()), ("packed", "RSA-SHA256"));
        let empty = digest(&SHA256, b"");
        assert_eq!(*of("bodyhash"), STANDARD.encode(empty));
        let text =
            [format!("{}\nPOST\n/api/session\n{place}\n", of("nonce")).as_bytes(), empty.as_ref(), b"\n"].concat();
        let signature = STANDARD.decode(of("signature")).unwrap();
        let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, proof.key.public().as_ref().to_vec());
        public.verify(&text, &signature).unwrap();
    }
}

#[test]
fn each_signature_is_good_once() {
    let proof = Proof::new("packed".into(), &KEY.into()).unwrap();
    let nonce = || {
        let mut request = request("https://vcenter.example.com/api/session");
        proof.sign(&mut request).unwrap();
        shown(&request).into_iter().find(|(name, _)| name == "nonce").unwrap().1
    };
    assert_ne!(nonce(), nonce());
}

#[test]
fn what_is_no_key_is_refused_in_words() {
    let half = &KEY[..KEY.len() / 2];
    for text in ["", "secret", half, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
        let why = Proof::new("packed".into(), &text.into()).err().unwrap();
        assert!(why.contains("no RSA key of at least 2048 bits in PEM"), "{why}");
    }
}
