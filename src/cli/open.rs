//! `outflow [MAP]`: opens a map in the terminal app, or prints its report where there is none.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::texts::{self, Text};
use super::{CLEAN, Common, check};
use crate::Analysis;
use crate::lang::{Lang, Language};
use crate::map::{Hint, hint};
use crate::message::Message;
use crate::starter::TEMPLATES;
use crate::tui;
use crate::tui::app::{App, Origin};
use crate::tui::configuring::Asked;
use crate::tui::maps::Maps;
use crate::tui::theme::Theme;
use crate::watch;

#[derive(Args)]
pub struct Open {
    #[arg(value_name = "map")]
    map: Option<PathBuf>,
    #[arg(long, value_name = "when", value_parser = ["auto", "on", "off"], help_heading = "screen")]
    motion: Option<String>,
    #[arg(long, value_name = "when", value_parser = ["auto", "on", "off"], help_heading = "screen")]
    mouse: Option<String>,
    #[arg(long, value_name = "set", value_parser = ["auto", "unicode", "ascii"], help_heading = "screen")]
    lines: Option<String>,
    #[arg(long, value_name = "width", value_parser = ["auto", "narrow", "wide"], help_heading = "screen")]
    ambiguous: Option<String>,
    #[arg(long, value_name = "look", help_heading = "screen")]
    theme: Option<String>,
}

impl Open {
    pub fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        self.check_theme(common, &lang)?;
        let folder = self.map.as_deref().map_or(Some(Path::new(".")), |map| map.is_dir().then_some(map));
        let paths = match (folder, &self.map) {
            (None, Some(map)) => vec![map.clone()],
            _ => texts::maps_in(folder.unwrap_or(Path::new(".")), false),
        };
        let on_screen = on_screen();
        let (language, theme) = (lang.language, Theme::default());
        let maps = |folder| {
            Maps::new(folder, paths.iter().filter_map(|path| Some(path.file_name()?.into())).collect())
        };
        let mut app = match folder {
            // They are read and judged while the list is on the screen.
            Some(folder) if on_screen && paths.len() > 1 => App::choosing(maps(folder), language, theme),
            _ => {
                let texts = self.texts(&paths, &lang)?;
                if !on_screen {
                    if let Some(name) = self.asked(common).unknown_theme(&common.config) {
                        texts::complain(&no_theme(&name, common, &lang));
                    }
                    return print(common, &lang, &texts);
                }
                let mut app = one(common, language, texts.first());
                app.behind = folder.filter(|_| self.map.is_some()).map(|folder| Box::new(maps(folder)));
                app
            }
        };
        if app.origin == Origin::Sample && app.chooser.is_none() {
            app.begin_tour();
        }
        show(app, common, self.asked(common))
    }
}

/// Whether there is somebody at a terminal.
pub(super) fn on_screen() -> bool {
    std::io::stdout().is_terminal() && std::io::stdin().is_terminal()
}

/// Shows `app` on the terminal until it is left; gives the exit status.
pub(super) fn show(mut app: App, common: &Common, asked: Asked) -> Result<u8> {
    // Else a theme with colours, asked for by name, would lose them and its weights to `NO_COLOR`.
    crossterm::style::force_color_output(true);
    app.start_with(asked, (common.config.clone(), common.mistakes.clone()));
    Ok(tui::run(app, common.today)?)
}

/// The app on the map in `file`.
pub(super) fn on_file(file: &Path, common: &Common, lang: &Lang) -> Result<App> {
    Ok(one(common, lang.language, Some(&texts::file(file, lang)?)))
}

/// That there is no theme called `name`, and which may be meant.
fn no_theme(name: &str, common: &Common, lang: &Lang) -> String {
    let help = match hint(name, common.config.themes.names()) {
        Hint::Nearest(word) => Some(Message::new("help-nearest").with("word", word)),
        all @ Hint::OneOf(_) => Some(Message::new("help-one-of").with("words", all)),
        Hint::Nothing => None,
    };
    let help = help.map(|help| format!(" — {}", lang.say(&help))).unwrap_or_default();
    format!("{}{help}", lang.say(&Message::new("cli-no-theme").with("name", name)))
}

/// The app on a map, or on the sample where there is none.
fn one(common: &Common, language: Language, text: Option<&Text>) -> App {
    let Some(text) = text else {
        return App::new(judged(common, &sample(language)), Origin::Sample, language, Theme::default());
    };
    let origin = Origin::File(text.name.clone().into());
    let mut app = App::new(judged(common, text), origin, language, Theme::default());
    app.read_at = Some(jiff::Zoned::now().time());
    app
}

/// Prints the report of maps, or of the sample where there are none.
fn print(common: &Common, lang: &Lang, texts: &[Text]) -> Result<u8> {
    texts::tell_bare(&common.mistakes, lang);
    let mut analyses: Vec<Analysis> = texts.iter().map(|text| judged(common, text)).collect();
    if analyses.is_empty() {
        texts::complain(&lang.text("report-sample"));
        analyses.push(judged(common, &sample(lang.language)));
    }
    check::print_plain(&analyses, lang)?;
    Ok(CLEAN)
}

fn judged(common: &Common, text: &Text) -> Analysis {
    Analysis::of_bytes(&text.name, &text.bytes, &watch::beside(Path::new(&text.name)), common.today())
}

impl Open {
    /// The files at `paths`, read.
    fn texts(&self, paths: &[PathBuf], lang: &Lang) -> Result<Vec<Text>> {
        match paths.iter().map(|path| texts::file(path, lang)).collect::<Result<Vec<_>>>() {
            Err(error) => {
                bail!("{error:#}{}", self.meant(lang).or_else(|| self.beside(lang)).unwrap_or_default())
            }
            Ok(texts) => Ok(texts),
        }
    }

    /// What is said on the command line and by variables.
    fn asked(&self, common: &Common) -> Asked {
        let (motion, lines, ambiguous) = (self.motion.clone(), self.lines.clone(), self.ambiguous.clone());
        let (theme, mouse) = (self.theme.clone(), self.mouse.clone());
        Asked { theme, motion, mouse, lines, ambiguous, ..common.asked() }
    }

    /// Whether there is the theme that is asked for.
    fn check_theme(&self, common: &Common, lang: &Lang) -> Result<()> {
        let themes = &common.config.themes;
        let Some(name) = self.theme.as_deref().filter(|name| themes.named(name).is_none()) else {
            return Ok(());
        };
        bail!(no_theme(name, common, lang))
    }

    /// A map that may have been meant where there is none of this name: `cafe.yml` beside `cafe.yaml`.
    fn beside(&self, lang: &Lang) -> Option<String> {
        let map = self.map.as_deref().filter(|map| !map.exists())?;
        let folder = map.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
        let wanted = name(map)?;
        let known = texts::maps_in(folder, false);
        let meant = known.iter().filter_map(|path| name(path)).find(|known| close(known, &wanted))?;
        let help = Message::new("help-nearest").with("word", map.with_file_name(meant).display().to_string());
        Some(format!(" — {}", lang.say(&help)))
    }

    /// A subcommand that may have been meant where no such map is there: `outflow chekc`.
    fn meant(&self, lang: &Lang) -> Option<String> {
        let word = self.map.as_deref()?.to_str()?;
        let meant = super::VERBS.iter().find(|known| close(known.name, word))?;
        let help = Message::new("help-nearest").with("word", format!("outflow {}", meant.name));
        Some(format!(" — {}", lang.say(&help)))
    }
}

pub fn close(known: &str, word: &str) -> bool {
    strsim::damerau_levenshtein(known, word) <= 2
}

/// The sample in `language`.
fn sample(language: Language) -> Text {
    let text = TEMPLATES.first().map_or("", |template| template.text(language));
    Text { name: "cafe.yaml".to_owned(), bytes: text.as_bytes().to_vec() }
}
