//! Programs that serve nothing themselves: they pass everything on to an address, or let others in to a
//! program by a port.
//!
//! Sources, read 2026-11-22: the READMEs of geelen/mcp-remote, supercorp-ai/supergateway and
//! sparfenyuk/mcp-proxy, and the options of the last. A package of another maker is called mcp-proxy on npm
//! (punkpeye/mcp-proxy); its README knows only the way from a program to a port. Another bridge is a row.

use super::address::Address;
use super::expand::only_references;
use super::shell::base;

/// What is known of a bridge.
#[derive(PartialEq, Eq, Debug)]
pub struct Bridge {
    /// The name of the package, the program and the image.
    pub name: &'static str,
    /// The options behind which the address stands; `""` is a word by itself. None: the first address is it.
    address: &'static [&'static str],
    /// The options behind which a program stands that it lets others in to; `""` is a word by itself.
    program: &'static [&'static str],
    /// Options that take a name and a value, each a word.
    pairs: &'static [&'static str],
    /// Options that take nothing.
    flags: &'static [&'static str],
}

/// The bridges that are known.
const BRIDGES: [Bridge; 3] = [
    Bridge { name: "mcp-remote", address: &[], program: &[], pairs: &[], flags: &[] },
    Bridge {
        name: "supergateway",
        address: &["--sse", "--streamableHttp"],
        program: &["--stdio"],
        pairs: &[],
        flags: &["--stateful"],
    },
    Bridge {
        name: "mcp-proxy",
        address: &["", "--"],
        program: &["", "--"],
        pairs: &["-H", "--headers", "-e", "--env"],
        flags: &[
            "--debug",
            "--no-debug",
            "--pass-environment",
            "--no-pass-environment",
            "--stateless",
            "--no-stateless",
        ],
    },
];
/// What may stand before the name of a package.
const REGISTRIES: [&str; 5] = ["npm:", "jsr:", "github:", "gitlab:", "bitbucket:"];

/// The registry that `text` names, and the package behind it.
pub fn of_registry(text: &str) -> (&str, &str) {
    let registry = REGISTRIES.iter().find(|registry| text.starts_with(*registry));
    registry.and_then(|registry| text.split_at_checked(registry.len())).unwrap_or(("", text))
}

impl Bridge {
    /// The bridge that a package, an image or a program is by its name, whatever its version.
    pub fn named(text: &str) -> Option<&'static Self> {
        let name = base(of_registry(text).1.trim_end_matches(".git"));
        let name = name.split(['@', ':', '=', '<', '>', '~', '[']).next().unwrap_or(name);
        BRIDGES.iter().find(|bridge| bridge.name == name)
    }

    /// The bridge that a module of Python is, or a script in the folder of its package.
    pub fn of_script(path: &str) -> Option<&'static Self> {
        let path = path.replace('\\', "/");
        BRIDGES.iter().find(|bridge| {
            let name = bridge.name;
            path == name.replace('-', "_")
                || path.contains(&format!("/{name}/dist/"))
                || path.ends_with(&format!(".bin/{name}"))
        })
    }

    /// Whether an address behind `option` is the one that everything is passed on to.
    pub fn leads(&self, option: &str) -> bool {
        self.address.is_empty() || self.address.contains(&option)
    }

    /// What everything is passed on to where only variables stand behind `option`.
    pub fn open(&self, option: &str, text: &str) -> Option<Address> {
        let is_place = if self.address.is_empty() { option.is_empty() } else { self.leads(option) };
        let shown = only_references(text).filter(|_| is_place)?;
        Some(Address { shown, ..Address::default() })
    }

    /// Whether the program that others are let in to stands behind `option`.
    pub fn runs(&self, option: &str) -> bool {
        self.program.contains(&option)
    }

    /// Whether `option` takes a name and a value.
    pub fn pairs(&self, option: &str) -> bool {
        self.pairs.contains(&option)
    }

    /// Whether `option` takes nothing.
    pub fn is_flag(&self, option: &str) -> bool {
        self.flags.contains(&option)
    }
}
