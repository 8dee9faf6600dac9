//! `outflow schema`: the JSON Schema of the map format.

use std::io::Write as _;

use anyhow::Result;
use clap::Args;

use super::{CLEAN, Common, Verb};
use crate::map;

#[derive(Args)]
pub struct Schema {}

impl Verb for Schema {
    fn run(self, _: &Common) -> Result<u8> {
        let mut out = std::io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, &map::schema()).map_err(std::io::Error::from)?;
        writeln!(out)?;
        Ok(CLEAN)
    }
}
