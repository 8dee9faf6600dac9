//! A screen that nobody looks at.

use std::io;
use std::process::ExitStatus;

use outflow::Analysis;
use outflow::lang::Language;
use outflow::tui::Session;
use outflow::tui::app::{App, Origin};
use outflow::tui::editor::Program;
use outflow::tui::message::Message;
use outflow::tui::terminal::Terminal;
use outflow::tui::theme::Theme;
use ratatui::Frame;
use ratatui::backend::{Backend as _, CrosstermBackend, TestBackend};
use ratatui::buffer::Buffer;
use tokio::sync::mpsc::UnboundedSender;

/// A terminal of 120×36 that writes the bytes of each frame and throws them away.
pub struct Sink {
    terminal: ratatui::Terminal<TestBackend>,
    before: Buffer,
}

impl Terminal for Sink {
    fn enter(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn leave(&mut self) {}

    fn draw(&mut self, render: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        let mut frame = self.terminal.get_frame();
        render(&mut frame);
        let after = frame.buffer_mut().clone();
        let mut bytes = Vec::new();
        CrosstermBackend::new(&mut bytes).draw(self.before.diff(&after).into_iter())?;
        divan::black_box(bytes);
        self.before = after;
        self.terminal.swap_buffers();
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn listen(&mut self, _: UnboundedSender<Message>) -> io::Result<()> {
        Ok(())
    }

    fn run(&mut self, _: &Program) -> io::Result<ExitStatus> {
        Ok(ExitStatus::default())
    }

    fn capture(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

/// The app on `analysis`, with its first frame drawn.
pub fn session(analysis: Analysis) -> Session<Sink> {
    let today = Some(analysis.today);
    let app = App::new(analysis, Origin::Sample, Language::of_tag("ko").unwrap(), Theme::terminal());
    let terminal = ratatui::Terminal::new(TestBackend::new(120, 36)).unwrap();
    let before = Buffer::empty(ratatui::layout::Rect::new(0, 0, 120, 36));
    Session::new(app, Sink { terminal, before }, today).unwrap()
}
