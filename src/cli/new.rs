//! `outflow new`: a first map, made of the answers to six questions, or begun as a sample.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::Args;

use super::guide::Listed;
use super::{CLEAN, Common, Verb, open};
use crate::Analysis;
use crate::lang::Lang;
use crate::map::{Hint, hint};
use crate::message::Message;
use crate::save::{refusal, save};
use crate::starter::{
    self, Answers, Group, Mode, TEMPLATES, Template, file_name, free, template, with_ending,
};
use crate::tui::app::{App, Origin};
use crate::tui::starting::{Starting, taken};
use crate::tui::theme::Theme;

#[derive(Args)]
pub struct New {
    #[arg(value_name = "file")]
    file: Option<PathBuf>,
    #[arg(long, value_name = "template", value_parser = templates(), conflicts_with_all = ["title", "answer"])]
    from: Option<String>,
    #[arg(short, long)]
    yes: bool,
    #[arg(long, value_name = "text")]
    title: Option<String>,
    #[arg(long, value_name = "answer")]
    answer: Vec<String>,
}

/// The answer that asks which answers there are.
const LIST: &str = "list";

/// All questions that can be answered beforehand, with their answers.
fn listed(lang: &Lang) -> String {
    let mut told = String::new();
    for group in Group::all().filter(|group| group.mode != Mode::Text) {
        let _ = writeln!(told, "{}  {}", group.id, lang.text(&format!("new-{}", group.id)));
        let ids = group.choices.iter().map(|choice| choice.id.len()).max().unwrap_or_default();
        for choice in group.choices {
            let text = lang.text(&format!("new-{}-{}", group.id, choice.id));
            let _ = writeln!(told, "  {:ids$}  {text}", choice.id);
        }
    }
    told
}

fn templates() -> Listed {
    Listed::of(TEMPLATES.iter().map(|template| template.name))
}

impl Verb for New {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        if self.answer.iter().any(|answer| answer == LIST) {
            std::io::stdout().lock().write_all(listed(&lang).as_bytes())?;
            return Ok(CLEAN);
        }
        let from = self.from.as_deref().map(|name| known(name, &lang)).transpose()?;
        let answers = self.answers(&lang)?;
        let asks = from.is_none() && !self.yes;
        if asks && !open::on_screen() {
            bail!(lang.text("new-no-terminal"));
        }
        let file = self.place(&lang)?;
        if asks {
            let form = Starting::new(answers, self.folder(), file.as_deref(), common.today());
            let mut app = App::new(Analysis::default(), Origin::Sample, lang.language, Theme::default());
            app.begin_form(form);
            return open::show(app, common, common.asked());
        }
        let text = from.map_or_else(
            || starter::text(&answers, &lang, common.today()),
            |template| template.text(lang.language).to_owned(),
        );
        let wish =
            from.map_or_else(|| file_name(&answers.title), |template| format!("{}.yaml", template.name));
        // A name that nobody chose gives way to what is there.
        let file = file.unwrap_or_else(|| free(&self.folder().join(wish), is_there));
        write(&file, &text, &lang)?;
        if from.is_some() && !self.yes && open::on_screen() {
            return open::show(open::on_file(&file, common, &lang)?, common, common.asked());
        }
        Ok(CLEAN)
    }
}

impl New {
    /// What is answered beforehand; else what is usual.
    fn answers(&self, lang: &Lang) -> Result<Answers> {
        let mut answers = Answers::preset();
        answers.title = self.title.clone().unwrap_or_default();
        // What kind of business it is presets the others, wherever it stands.
        let (kind, others): (Vec<&String>, Vec<&String>) =
            self.answer.iter().partition(|answer| answer.trim_start().starts_with("kind="));
        for answer in kind.into_iter().chain(others) {
            answers.say(answer).map_err(|mistake| {
                let help = mistake.help().map(|help| format!(" — {}", lang.say(&help))).unwrap_or_default();
                anyhow!("{}{help}", lang.say(&mistake.message()))
            })?;
        }
        Ok(answers)
    }

    /// The folder of the file, where only that is named.
    fn folder(&self) -> &Path {
        self.file.as_deref().filter(|path| path.is_dir()).unwrap_or(Path::new(""))
    }

    /// The file that is named, which must not be there yet.
    fn place(&self, lang: &Lang) -> Result<Option<PathBuf>> {
        let Some(file) = self.file.as_deref().filter(|path| !path.is_dir()) else { return Ok(None) };
        let file = with_ending(file);
        if is_there(&file) {
            bail!(lang.say(&taken(&file)));
        }
        Ok(Some(file))
    }
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The template called `name`.
fn known(name: &str, lang: &Lang) -> Result<&'static Template> {
    template(name.trim()).ok_or_else(|| {
        let help = match hint(name, TEMPLATES.iter().map(|template| template.name)) {
            Hint::Nearest(word) => Some(Message::new("help-nearest").with("word", word)),
            all @ Hint::OneOf(_) => Some(Message::new("help-one-of").with("words", all)),
            Hint::Nothing => None,
        };
        let help = help.map(|help| format!(" — {}", lang.say(&help))).unwrap_or_default();
        anyhow!("{}{help}", lang.say(&Message::new("new-no-template").with("name", name)))
    })
}

/// Writes `text` to `file`, where there must be nothing yet, and says so.
fn write(file: &Path, text: &str, lang: &Lang) -> Result<()> {
    let name = file.display().to_string();
    save(file, text.as_bytes(), false).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => anyhow!(lang.say(&taken(file))),
        _ => anyhow!("{name}: {}", lang.say(&refusal(&error, file))),
    })?;
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(anstream::stderr(), "{}", lang.say(&Message::new("cli-wrote").with("path", name)));
    Ok(())
}
