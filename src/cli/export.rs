//! `outflow export`: writes a map as a picture, a page, a diagram for other tools.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::guide::Listed;
use super::{CLEAN, Common, Verb, WRONG, texts};
use crate::Analysis;
use crate::glyphs::Glyphs;
use crate::lang::Lang;
use crate::layout::Direction;
use crate::map::{Fault, hint};
use crate::message::Message;
use crate::report::exhibit::{Exhibit, FORMATS, Format, Look, Paper, format_called, format_of};
use crate::report::plain;
use crate::save::{refusal, save};
use crate::scene::{Form, Reach, Scene, View};

#[derive(Args)]
pub struct Export {
    #[arg(value_name = "map")]
    path: PathBuf,
    #[arg(short, long, value_name = "file", required = true)]
    output: Vec<PathBuf>,
    #[arg(long, value_name = "format", value_parser = Listed::of(FORMATS.iter().map(|format| format.extension)))]
    format: Option<String>,
    #[arg(long, value_enum, value_name = "theme", default_value_t, help_heading = "drawing")]
    theme: Theme,
    #[arg(long, value_enum, value_name = "paper", help_heading = "drawing")]
    paper: Option<Sheet>,
    #[arg(long, help_heading = "drawing")]
    ascii: bool,
    #[arg(long, value_enum, value_name = "direction", default_value_t, help_heading = "drawing")]
    direction: Way,
    #[arg(long, value_enum, value_name = "form", default_value_t, help_heading = "drawing")]
    form: Size,
    #[arg(long, help_heading = "part")]
    leaks: bool,
    #[arg(long, value_name = "class", help_heading = "part")]
    class: Option<String>,
    #[arg(long, value_name = "element", help_heading = "part")]
    around: Option<String>,
    #[arg(long, value_name = "zone", help_heading = "part")]
    fold: Vec<String>,
    #[arg(long, value_name = "number", help_heading = "part")]
    finding: Option<usize>,
}

fn endings() -> String {
    FORMATS.iter().map(|format| format.extension).collect::<Vec<_>>().join(", ")
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Theme {
    #[default]
    Light,
    Dark,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sheet {
    A4,
    A3,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Size {
    #[default]
    Full,
    Compact,
    Narrow,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Way {
    #[default]
    Right,
    Down,
}

fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

fn told(message: &Message, lang: &Lang) -> anyhow::Error {
    anyhow::anyhow!(lang.say(message))
}

impl Verb for Export {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let targets = self.targets(&lang)?;
        let analysis = if self.path == Path::new("-") {
            let text = texts::stdin()?;
            Analysis::of_bytes(&text.name, &text.bytes, &[], common.today())
        } else {
            texts::judged(&self.path, common.today())
        };
        if !analysis.problems.is_empty() {
            let mut err = anstream::stderr();
            plain::problems(&mut err, std::slice::from_ref(&analysis), &lang)?;
        }
        if !analysis.readable {
            return Ok(WRONG);
        }
        let view = self.view(&analysis, &lang)?;
        let mut scene = Scene::new(&analysis, &view, None);
        if let Some(count) = scene.crowd {
            if targets.iter().any(|(_, format)| format.is_placed) {
                bail!(told(&Message::new("export-crowd").with("count", count), &lang));
            }
            scene = Scene::unplaced(&analysis, &view);
        }
        let exhibit = Exhibit {
            selected: self.selected(&analysis, &lang)?,
            look: match self.theme {
                Theme::Light => Look::Light,
                Theme::Dark => Look::Dark,
            },
            paper: self.paper.map(|sheet| match sheet {
                Sheet::A4 => Paper::A4,
                Sheet::A3 => Paper::A3,
            }),
            glyphs: Glyphs { ascii: self.ascii, wide: false },
            ..Exhibit::new(&analysis, &scene, &view, &lang)
        };
        let make = |(path, format): (_, &Format)| {
            Ok((path, (format.write)(&exhibit).map_err(|fault| told(&fault, &lang))?))
        };
        // All are made before the first is written: where one cannot be made, nothing has changed.
        let made: Vec<(&Path, Vec<u8>)> = targets.into_iter().map(make).collect::<Result<_>>()?;
        for (path, bytes) in made {
            if is_stdout(path) {
                std::io::stdout().lock().write_all(&bytes)?;
            } else {
                let name = path.display();
                save(path, &bytes, true)
                    .map_err(|error| anyhow::anyhow!("{name}: {}", lang.say(&refusal(&error, path))))?;
                let written = Message::new("cli-wrote").with("path", name.to_string());
                writeln!(std::io::stderr(), "{}", lang.say(&written))?;
            }
        }
        Ok(if analysis.problems.is_empty() { CLEAN } else { WRONG })
    }
}

impl Export {
    /// The files to write, with the format of each.
    fn targets(&self, lang: &Lang) -> Result<Vec<(&Path, &'static Format)>> {
        let mut targets: Vec<(&Path, &'static Format)> = Vec::new();
        for path in self.output.iter().map(PathBuf::as_path) {
            let name = path.display().to_string();
            if targets.iter().any(|(known, _)| *known == path) {
                let text = if is_stdout(path) { "cli-twice-stdout" } else { "cli-twice-output" };
                bail!(told(&Message::new(text).with("path", name), lang));
            }
            targets.push((path, self.format_for(path, lang)?));
            let is_the_map = std::fs::canonicalize(path)
                .is_ok_and(|path| std::fs::canonicalize(&self.path).is_ok_and(|map| map == path));
            if is_the_map {
                bail!(told(&Message::new("cli-over-the-map").with("path", name), lang));
            }
        }
        Ok(targets)
    }

    fn format_for(&self, path: &Path, lang: &Lang) -> Result<&'static Format> {
        let name = path.display().to_string();
        let asked = match &self.format {
            Some(asked) => match format_called(asked) {
                Some(format) => Some(format),
                None => {
                    let unknown = Message::new("cli-unknown-format").with("format", asked.as_str());
                    bail!(told(&unknown.with("endings", endings()), lang));
                }
            },
            None if is_stdout(path) => {
                bail!(told(&Message::new("cli-needs-format").with("endings", endings()), lang));
            }
            None => None,
        };
        let by_ending = || format_of(&name);
        // One file is what was asked for, whatever it is called.
        let format = if self.output.len() == 1 { asked.or_else(by_ending) } else { by_ending().or(asked) };
        let unknown =
            || Message::new("cli-unknown-ending").with("path", name.as_str()).with("endings", endings());
        format.ok_or_else(|| told(&unknown(), lang))
    }

    /// How the map is looked at.
    fn view(&self, analysis: &Analysis, lang: &Lang) -> Result<View> {
        let map = &analysis.map;
        let zones: Vec<&str> = map.zones.values().map(|zone| zone.id.as_str()).collect();
        let elements: Vec<&str> = map.elements.values().map(|element| element.id.as_str()).collect();
        let classes: Vec<&str> = map.classes.iter().map(|(_, class)| class.id.as_str()).collect();
        let wrong = |fault: Fault| {
            let help = fault.help().map_or_else(String::new, |help| format!(" — {}", lang.say(&help)));
            Err(anyhow::anyhow!("{}{help}", lang.say(&fault.message())))
        };
        if let Some(id) = self.fold.iter().find(|id| !zones.contains(&id.as_str())) {
            return wrong(Fault::UnknownZone { id: id.clone(), hint: hint(id, zones) });
        }
        if let Some(id) = self.around.as_ref().filter(|id| !elements.contains(&id.as_str())) {
            return wrong(Fault::UnknownElement { id: id.clone(), hint: hint(id, elements) });
        }
        if let Some(id) = self.class.as_ref().filter(|id| !classes.contains(&id.as_str())) {
            return wrong(Fault::UnknownClass { id: id.clone(), hint: hint(id, classes) });
        }
        Ok(View {
            form: match self.form {
                Size::Full => Form::Full,
                Size::Compact => Form::Compact,
                Size::Narrow => Form::Narrow,
            },
            direction: match self.direction {
                Way::Right => Direction::Right,
                Way::Down => Direction::Down,
            },
            leaks: self.leaks,
            class: self.class.clone(),
            around: self.around.clone(),
            reach: Reach::One,
            folded: self.fold.iter().cloned().collect(),
        })
    }

    /// The row of the finding whose way is lit.
    fn selected(&self, analysis: &Analysis, lang: &Lang) -> Result<Option<usize>> {
        let Some(number) = self.finding else { return Ok(None) };
        let count = analysis.verdict.findings.len();
        let Some(row) = number.checked_sub(1).filter(|row| *row < count) else {
            bail!(lang.say(&Message::new("cli-no-finding").with("number", number).with("count", count)));
        };
        Ok(Some(row))
    }
}
