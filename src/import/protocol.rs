//! What a protocol's name says about the way of a flow.

/// What follows from a protocol.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wire {
    /// Our word for the transport, where there is one.
    pub transport: Option<&'static str>,
    /// Whether it is encrypted, where the transport does not say so itself.
    pub tls: Option<bool>,
}

/// Names that say for certain how data travels, each with our transport.
const KNOWN: &[(&str, &str)] = &[
    ("https", "https"),
    ("http", "http"),
    ("wss", "wss"),
    ("ws", "ws"),
    ("mtls", "mtls"),
    ("ssh", "ssh"),
    ("ssh-tunnel", "ssh"),
    ("scp", "ssh"),
    ("sftp", "sftp"),
    ("ftp", "ftp"),
    ("vpn", "vpn"),
    ("ipsec", "vpn"),
    ("smtp", "smtp"),
    ("smtps", "smtps"),
    ("smtp-encrypted", "smtps"),
    ("mqtt", "mqtt"),
    ("mqtts", "mqtts"),
    ("stdio", "stdio"),
    ("local-file-access", "local"),
    ("in-process-library-call", "local"),
    ("inter-process-communication", "local"),
];

/// Names of protocols that are encrypted by what they are, and for which we have no word.
const ENCRYPTED: &[&str] = &["tls", "ssl", "ldaps", "ftps", "imaps", "pop3s", "dtls", "quic", "doh", "dot"];

impl Wire {
    /// What `name` says; nothing where it is not certain, as with `HTTP/S`.
    pub fn of(name: &str) -> Self {
        let name = name.trim().to_ascii_lowercase();
        if let Some((_, transport)) = KNOWN.iter().find(|(known, _)| *known == name) {
            return Self { transport: Some(transport), tls: None };
        }
        // TLS 1.2, TLSv1.3
        let family = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | 'v'));
        let is_encrypted = ENCRYPTED.contains(&family) || ENCRYPTED.contains(&name.as_str());
        if is_encrypted { Self { transport: Some("other"), tls: Some(true) } } else { Self::default() }
    }

    /// Whether it says that the way is encrypted, or that it is not.
    pub fn is_encrypted(self) -> Option<bool> {
        self.tls.or(match self.transport? {
            "https" | "wss" | "mtls" | "ssh" | "sftp" | "vpn" | "smtps" | "mqtts" => Some(true),
            "http" | "ws" | "ftp" | "smtp" | "mqtt" => Some(false),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Wire;
    use crate::map::{Transport, Word as _};

    #[test]
    fn only_what_is_certain_is_said() {
        let says = |name: &str| (Wire::of(name).transport, Wire::of(name).is_encrypted());
        assert_eq!(says(" HTTPS "), (Some("https"), Some(true)));
        assert_eq!(says("http"), (Some("http"), Some(false)));
        assert_eq!(says("TLS 1.2"), (Some("other"), Some(true)));
        assert_eq!(says("TLSv1.3"), (Some("other"), Some(true)));
        assert_eq!(says("local-file-access"), (Some("local"), None));
        for unclear in ["HTTP/S", "", "gRPC", "jdbc", "v", "https or http"] {
            assert_eq!(says(unclear), (None, None), "{unclear}");
        }
    }

    #[test]
    fn every_word_is_one_of_the_format_and_means_there_what_it_means_here() {
        for (name, word) in super::KNOWN {
            let (_, transport) = Transport::WORDS.iter().find(|(known, _)| known == word).unwrap();
            assert_eq!(Wire::of(name).is_encrypted(), transport.encrypts(), "{word}");
        }
    }
}
