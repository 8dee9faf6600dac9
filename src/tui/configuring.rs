//! What a person has set for good takes effect: at the start, and whenever they save it.

use std::path::Path;

use tokio::sync::mpsc::UnboundedSender;

use super::app::{App, Notice};
use super::config::{Config, MAX_BYTES, Reading, THEMES};
use super::settings::{Settings, Wishes};
use super::theme::Theme;
use crate::lang::{Lang, Language};
use crate::message::Message;
use crate::watch::{self, News, Watch};

/// What was said at the start: it is above what is set for good.
#[derive(Clone, Debug)]
pub struct Asked {
    /// `--theme`
    pub theme: Option<String>,
    /// `--lang`
    pub language: Option<Language>,
    /// `--motion`
    pub motion: Option<String>,
    /// `--mouse`
    pub mouse: Option<String>,
    /// `--lines`
    pub lines: Option<String>,
    /// `--ambiguous`
    pub ambiguous: Option<String>,
    /// The variables of the environment.
    pub variable: fn(&str) -> Option<String>,
}

impl Default for Asked {
    /// Nothing was said.
    fn default() -> Self {
        let variable = |_: &str| None;
        Self {
            theme: None,
            language: None,
            motion: None,
            mouse: None,
            lines: None,
            ambiguous: None,
            variable,
        }
    }
}

impl Asked {
    /// The theme: as the flag says, else `OUTFLOW_THEME`, else `NO_COLOR` (<https://no-color.org>), else
    /// `config`.
    pub fn theme(&self, config: &Config) -> Theme {
        let named = |name: String| config.themes.named(&name);
        let no_color = || (self.variable)("NO_COLOR").filter(|value| !value.is_empty());
        let asked = self.theme.clone().and_then(named);
        asked
            .or_else(|| (self.variable)("OUTFLOW_THEME").and_then(named))
            .or_else(|| no_color().map(|_| Theme::monochrome()))
            .or_else(|| config.theme.clone().and_then(named))
            .unwrap_or_default()
    }

    /// The theme that `OUTFLOW_THEME` names, where there is none of that name.
    pub fn unknown_theme(&self, config: &Config) -> Option<String> {
        (self.variable)("OUTFLOW_THEME")
            .filter(|name| !name.is_empty() && config.themes.named(name).is_none())
    }

    /// The language: as the flag says, else `OUTFLOW_LANG`, else `config`; `None` where nobody says.
    pub fn language(&self, config: &Config) -> Option<Language> {
        let by_variable = || Language::of_tag(&(self.variable)("OUTFLOW_LANG")?);
        self.language.or_else(by_variable).or(config.language)
    }

    /// What the person and the terminal ask for.
    pub fn settings(&self, config: &Config) -> Settings {
        let wishes = Wishes {
            motion: self.motion.as_deref(),
            mouse: self.mouse.as_deref(),
            lines: self.lines.as_deref(),
            ambiguous: self.ambiguous.as_deref(),
        };
        Settings::new(wishes, self.variable, config.wishes())
    }
}

impl App {
    /// Takes over everything that is set, as the app starts.
    pub fn start_with(&mut self, asked: Asked, (config, mistakes): Reading) {
        self.theme = asked.theme(&config);
        self.settings = asked.settings(&config);
        self.keymap = config.keymap.clone();
        if let Some(name) = asked.unknown_theme(&config) {
            self.notice = Notice::Told(Message::new("cli-no-theme").with("name", name));
        }
        (self.asked, self.config, self.config_problems) = (asked, config, mistakes);
    }

    /// Takes over what was saved. What was not changed there stays as it is now: somebody may have
    /// switched it with a key.
    pub(super) fn configure(&mut self, (config, mistakes): Reading) {
        let old = std::mem::replace(&mut self.config, config);
        let (asked, config) = (&self.asked, &self.config);
        let theme = asked.theme(config);
        if theme != asked.theme(&old) {
            self.theme = theme;
        } else if old.themes != config.themes {
            let name = old.themes.name(&self.theme).unwrap_or_default();
            self.theme = config.themes.named(name).unwrap_or(theme);
        }
        let (before, settings) = (asked.settings(&old), asked.settings(config));
        if settings.motion != before.motion {
            self.settings.motion = settings.motion;
        }
        if settings.mouse != before.mouse {
            self.settings.mouse = settings.mouse;
        }
        if settings.glyphs != before.glyphs {
            self.settings.glyphs = settings.glyphs;
        }
        let language = asked.language(config);
        if language != asked.language(&old)
            && let Some(language) = language
        {
            self.lang = Lang::new(language);
        }
        self.keymap = config.keymap.clone();
        self.config_problems = mistakes;
    }

    /// Takes over from the app before, which had another map open, how the person wants it.
    pub(super) fn inherit(&mut self, before: &mut Self) {
        self.settings = before.settings;
        self.keymap = std::mem::take(&mut before.keymap);
        self.asked = std::mem::take(&mut before.asked);
        self.config = std::mem::take(&mut before.config);
        self.config_problems = std::mem::take(&mut before.config_problems);
    }
}

/// Follows the files of what is set for good: the settings, and the folder of a person's own themes. A
/// save in either is told to `sender` as all that is set now.
pub(super) fn follow(config: &Config, sender: &UnboundedSender<super::message::Message>) -> Vec<Watch> {
    let Some(file) = &config.file else { return Vec::new() };
    let Some(folder) = file.parent().map(Path::to_owned) else { return Vec::new() };
    let themes = folder.join(THEMES);
    let sender = sender.clone();
    let tell = move || {
        // It fails only when the session is over.
        let _ = sender.send(super::message::Message::Configured(Box::new(Config::read(&folder))));
    };
    let mut has_looked = false;
    let tell_of_theme = {
        let tell = tell.clone();
        move |news| match news {
            // What is there at the beginning is known.
            News::Looked { .. } => has_looked = true,
            _ if has_looked => tell(),
            _ => {}
        }
    };
    let known = watch::read(file, MAX_BYTES);
    let settings = Watch::start(file, MAX_BYTES, known, move |_| tell());
    [settings, Watch::yaml_folder(&themes, MAX_BYTES, tell_of_theme)].into_iter().flatten().collect()
}
