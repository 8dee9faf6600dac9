//! What the session does outside the app's state, and what it tells of it.

use std::io;
use std::path::Path;

use super::Session;
use super::clipboard;
use super::editor::{Place, Program, program};
use super::message::Message;
use super::terminal::Terminal;
use crate::map::MAX_BYTES;
use crate::message::Message as Text;
use crate::watch::{self, Change};

impl<T: Terminal> Session<T> {
    /// Opens `path` in the user's editor. Gives the exit status where the app is to be left.
    pub(super) fn edit(&mut self, path: &Path, line: usize, column: usize) -> io::Result<Option<u8>> {
        let program = match self.program(path, line, column) {
            Ok(program) => program,
            Err(trouble) => return self.take(Message::Told(trouble)),
        };
        let outcome = self.terminal.run(&program);
        let told = match &outcome {
            Ok(status) if !status.success() => Some(ended(&program, *status)),
            Ok(_) if program.windowed => Some(Text::new("editor-opened").with("command", program.told())),
            Ok(_) => None,
            Err(error) => Some(missing(&program, error)),
        };
        if !program.windowed {
            self.was_away = true;
            self.forget_typed();
            self.look_at_file(path);
        }
        match told {
            Some(told) => self.take(Message::Told(told)),
            None => Ok(None),
        }
    }

    /// The user's editor on its way to the place.
    fn program(&self, path: &Path, line: usize, column: usize) -> Result<Program, Text> {
        let words = (self.editor)()?;
        let file = std::path::absolute(path).map_err(|_| Text::new("editor-none"))?;
        // The place is one in the latest text, good or not.
        let source = &self.app.broken.as_ref().unwrap_or(&self.app.good).source;
        let place = Place::new(line, column, source.line(line));
        program(&words, &file, place).ok_or_else(|| Text::new("editor-none"))
    }

    /// Takes in at once what the editor left behind: the watch would bring it a moment later.
    fn look_at_file(&mut self, path: &Path) {
        let content = watch::read(path, MAX_BYTES);
        let latest = &self.app.broken.as_ref().unwrap_or(&self.app.good).source;
        if matches!(&content, Change::Text(bytes) if bytes != latest.text().as_bytes()) {
            let analysis = super::judged(&path.display().to_string(), &content, self.today);
            // It fails only when the session is over.
            let _ = self.sender.send(Message::Saved(Box::new(analysis)));
        }
    }

    /// Puts `text` on the clipboard. Gives the exit status where the app is to be left.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<Option<u8>> {
        let (text, is_cut) = clipboard::fit(text);
        self.terminal.copy(&text)?;
        let told = if is_cut { "copy-cut" } else { "copy-done" };
        self.take(Message::Told(Text::new(told).with("lines", text.lines().count())))
    }
}

/// That an editor says that it failed.
fn ended(program: &Program, status: std::process::ExitStatus) -> Text {
    match status.code() {
        Some(status) => {
            Text::new("editor-failed").with("command", program.told()).with("status", status.to_string())
        }
        None => Text::new("editor-killed").with("command", program.told()),
    }
}

/// Why an editor was not started.
fn missing(program: &Program, error: &io::Error) -> Text {
    let of = |id| Text::new(id).with("command", program.told());
    match error.kind() {
        io::ErrorKind::NotFound => of("editor-missing"),
        io::ErrorKind::PermissionDenied => of("editor-not-allowed"),
        _ => of("editor-not-started").with("reason", error.to_string()),
    }
}
