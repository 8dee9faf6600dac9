//! `outflow themes`: the looks there are, each in its own colours.

use std::io::Write;

use anyhow::Result;
use clap::Args;
use ratatui::style::{Color, Modifier, Style};

use super::{CLEAN, Common, Verb, texts};
use crate::lang::Lang;
use crate::message::Message;
use crate::source::{clean, pad, width};
use crate::tui::config::theme_file;
use crate::tui::theme::{Role, Theme};

#[derive(Args)]
pub struct Themes {}

/// What is shown of each theme.
const SAMPLES: [(&str, Role); 6] = [
    ("theme-sample-plain", Role::Plain),
    ("theme-sample-quiet", Role::Quiet),
    ("theme-sample-leak", Role::Leak),
    ("theme-sample-unknown", Role::Unknown),
    ("theme-sample-good", Role::Good),
    ("theme-sample-selected", Role::Selected),
];

impl Verb for Themes {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let themes = &common.config.themes;
        let now = common.asked().theme(&common.config);
        let names: Vec<&str> = themes.names().collect();
        let column = names.iter().map(|name| width(&clean(name))).max().unwrap_or_default();
        let mut out = texts::out(anstream::ColorChoice::Auto);
        for name in names {
            let Some(theme) = themes.named(name) else { continue };
            let mark = if theme == now { "*" } else { " " };
            let about = match themes.label(&theme) {
                Some(label) => clean(label).into_owned(),
                None if themes.is_own(&theme) => String::new(),
                None => format!(
                    "{} – {}",
                    lang.text(&format!("theme-{name}")),
                    lang.text(&format!("theme-{name}-about"))
                ),
            };
            writeln!(out, "{}", format!("{mark} {}  {about}", pad(&clean(name), column)).trim_end())?;
            writeln!(out, "  {}  {}\n", " ".repeat(column), sample(&theme, &lang))?;
        }
        if let Some(file) = &common.config.file {
            let path = theme_file(file, &lang.text("themes-name")).display().to_string();
            writeln!(out, "{}", lang.say(&Message::new("themes-own").with("path", path)))?;
            writeln!(out, "{}", lang.text("themes-base"))?;
        }
        out.flush()?;
        Ok(CLEAN)
    }
}

/// A few words in the colours of `theme`, on its ground.
fn sample(theme: &Theme, lang: &Lang) -> String {
    let ground = theme.style(Role::Ground);
    let words = SAMPLES.iter().map(|(text, role)| {
        let style = ground.patch(theme.style(*role));
        format!("{} {} \x1b[0m", sequence(style), lang.text(text))
    });
    words.collect()
}

/// The sequence by which a terminal takes on `style` (ECMA-48, SGR).
fn sequence(style: Style) -> String {
    let weights =
        [(Modifier::BOLD, 1), (Modifier::DIM, 2), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)];
    let weights = weights.iter().filter(|(weight, _)| style.add_modifier.contains(*weight));
    let mut codes: Vec<String> = weights.map(|(_, code)| code.to_string()).collect();
    codes.extend(style.fg.and_then(|color| colored(color, 0)));
    codes.extend(style.bg.and_then(|color| colored(color, 10)));
    format!("\x1b[0;{}m", codes.join(";")).replace(";m", "m")
}

/// The codes of a colour for text, or, `more` by ten, for the ground.
fn colored(color: Color, more: u8) -> Option<String> {
    use crate::tui::theme::COLORS;
    match color {
        Color::Indexed(index) => Some(format!("{};5;{index}", 38 + more)),
        Color::Rgb(red, green, blue) => Some(format!("{};2;{red};{green};{blue}", 38 + more)),
        named => {
            let at = COLORS.iter().position(|(_, known)| *known == named)?;
            let first = if at < 8 { 30 } else { 90 - 8 };
            Some((usize::from(more) + first + at).to_string())
        }
    }
}
