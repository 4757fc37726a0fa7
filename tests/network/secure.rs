//! Encrypted connections: whom a reader trusts.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use qari::fetch::{Client, Options};
use qari::notice::FetchFault;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::program::qari;
use super::{Names, fetched, options};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/network/tls")
        .join(name)
}

/// A server that answers each connection with one page; its port.
fn server() -> u16 {
    let chain = vec![CertificateDer::from_pem_file(file("cert.pem")).unwrap()];
    let key = PrivateKeyDer::from_pem_file(file("key.pem")).unwrap();
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, stream.unwrap());
            // Whoever does not trust the certificate ends here.
            if stream.read(&mut [0; 1 << 12]).is_ok() {
                let page = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nخبر عاجل";
                let _ = stream.write_all(page.as_bytes());
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        }
    });
    port
}

fn client(authorities: Option<PathBuf>) -> Client {
    Client::new(Options {
        authorities,
        resolver: Names::new(
            &[("localhost", "127.0.0.1"), ("other.example", "127.0.0.1")],
            &[],
        ),
        ..options()
    })
    .unwrap()
}

#[test]
fn an_authority_of_the_reader_s_own_is_trusted() {
    let port = server();
    let client = client(Some(file("ca.pem")));
    for host in ["localhost", "127.0.0.1"] {
        let document = fetched(&format!("https://{host}:{port}/"), &client).unwrap();
        assert_eq!(document.bytes, "خبر عاجل".as_bytes());
    }
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_told() {
    let address = format!("https://localhost:{}/", server());
    let result = fetched(&address, &client(None));
    let is_told = matches!(result, Err(FetchFault::Certificate { .. }));
    assert!(is_told, "{result:?}");
    // Nor is one for another name.
    let other = address.replace("localhost", "other.example");
    let result = fetched(&other, &client(Some(file("ca.pem"))));
    let is_told = matches!(result, Err(FetchFault::Certificate { .. }));
    assert!(is_told, "{result:?}");
}

#[test]
fn a_file_without_certificates_is_named() {
    for name in ["README.md", "none.pem"] {
        let authorities = Some(file(name));
        let fault = Client::new(Options {
            authorities,
            ..options()
        });
        let name = file(name).display().to_string();
        assert_eq!(fault.err(), Some(FetchFault::Authorities { name }));
    }
}

#[test]
fn without_authorities_of_the_system_those_of_the_program_are_taken() {
    let address = format!("https://127.0.0.1:{}/", server());
    let empty = tempfile::NamedTempFile::new().unwrap();
    let output = qari(&["show", &address])
        .env("SSL_CERT_FILE", empty.path())
        .env("SSL_CERT_DIR", "/nonexistent")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    // They do not vouch for the server, but they are there.
    assert!(
        told.contains("certificate") && told.contains("not trusted"),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_settings_name_authorities() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("qari")).unwrap();
    let settings = format!("[network]\nca-file = {:?}\n", file("ca.pem"));
    std::fs::write(folder.path().join("qari/config.toml"), settings).unwrap();
    let output = qari(&["show", &format!("https://localhost:{}/", server())])
        .env("XDG_CONFIG_HOME", folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
}
