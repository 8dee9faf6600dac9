//! How far what is sent to an address goes: not at all, within the house, or out of it.

// Of `core`, for nothing is opened here: it only reads numbers.
use core::net::IpAddr;

use super::address::Address;

/// Ends of names that no address outside of a house has.
const INSIDE: [&str; 6] = [".local", ".internal", ".lan", ".intranet", ".home.arpa", ".corp"];

/// How far something goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// It stays on the computer.
    Here,
    /// It stays in a network that nobody outside can reach.
    Inside,
    /// It may go anywhere.
    Out,
}

/// How far what is sent to `address` goes. What is not known may go anywhere.
pub fn reach(address: &Address) -> Reach {
    let Some(host) = address.host.as_deref() else { return Reach::Out };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if host == "localhost" || host.ends_with(".localhost") {
        return Reach::Here;
    }
    match bare.parse::<IpAddr>() {
        Ok(ip) if ip.is_loopback() || ip.is_unspecified() => Reach::Here,
        Ok(IpAddr::V4(ip)) if ip.is_private() || ip.is_link_local() => Reach::Inside,
        Ok(IpAddr::V6(ip)) if ip.is_unique_local() || ip.is_unicast_link_local() => Reach::Inside,
        Ok(_) => Reach::Out,
        Err(_) if !host.contains('.') || INSIDE.iter().any(|end| host.ends_with(end)) => Reach::Inside,
        Err(_) => Reach::Out,
    }
}

#[cfg(test)]
mod tests {
    use super::super::address::address;
    use super::*;

    #[test]
    fn an_address_tells_how_far_it_goes() {
        for (url, far) in [
            ("http://localhost:4000/v1", Reach::Here),
            ("http://127.0.0.1", Reach::Here),
            ("http://[::1]:8080", Reach::Here),
            ("http://0.0.0.0:80/", Reach::Here),
            ("http://192.168.0.10:4000", Reach::Inside),
            ("https://gateway:4000", Reach::Inside),
            ("https://llm.corp.internal", Reach::Inside),
            ("https://[fd00::1]/x", Reach::Inside),
            ("https://api.deepseek.com", Reach::Out),
            ("https://8.8.8.8", Reach::Out),
            ("https://localhost.evil.example", Reach::Out),
            ("https://${HOST}/v1", Reach::Out),
        ] {
            assert_eq!(reach(&address(url).unwrap()), far, "{url}");
        }
    }
}
