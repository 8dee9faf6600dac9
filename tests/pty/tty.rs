//! A real pseudo-terminal, with a program in it and a screen to look at.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// How long anything may take on a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// What came out of the terminal.
struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
}

/// A terminal.
pub struct Tty {
    seen: Arc<Mutex<Seen>>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn std::io::Write + Send>,
    child: Box<dyn Child + Send + Sync>,
}

/// Takes all whole characters out of `bytes`. The terminal of these tests leaves out the sign for a
/// character that cannot be shown, which takes a cell in every other.
fn shown(bytes: &mut Vec<u8>) -> Vec<u8> {
    let whole = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    };
    let rest = bytes.split_off(whole);
    let text = String::from_utf8_lossy(bytes).replace('\u{fffd}', "?");
    *bytes = rest;
    text.into_bytes()
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, ..PtySize::default() }
}

impl Tty {
    /// Runs `outflow` with `args`, and nothing around it.
    pub fn outflow(args: &[&str]) -> Self {
        Self::outflow_with(args, &[])
    }

    /// The same with variables in its environment.
    pub fn outflow_with(args: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_outflow"));
        command.args(["--today", "2026-11-20", "--lang", "ko"]);
        command.args(args);
        variables.iter().for_each(|(name, value)| command.env(name, value));
        Self::run(command)
    }

    /// Runs `program` with `args`.
    pub fn program(program: &Path, args: &[&str]) -> Self {
        Self::program_with(program, args, &[])
    }

    /// The same with variables in its environment.
    pub fn program_with(program: &Path, args: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        variables.iter().for_each(|(name, value)| command.env(name, value));
        Self::run(command)
    }

    /// Runs an interactive shell in which `outflow` is the program under test.
    pub fn shell(folder: &Path) -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["--norc", "--noprofile", "-i"]);
        command.cwd(folder);
        command.env("PS1", "shell> ");
        command.env("HISTFILE", "");
        command.env("OUTFLOW_LANG", "ko");
        let mut tty = Self::run(command);
        tty.sees("shell>");
        let folder = Path::new(env!("CARGO_BIN_EXE_outflow")).parent().unwrap().display().to_string();
        tty.types(&format!("PATH=\"{folder}:$PATH\"\r"));
        tty
    }

    fn run(mut command: CommandBuilder) -> Self {
        if command.get_env("TERM").is_none_or(|term| term != "dumb") {
            command.env("TERM", "xterm-256color");
        }
        command.env_remove("TMUX");
        if command.get_env("NO_COLOR").is_none() {
            command.env_remove("NO_COLOR");
        }
        if command.get_env("OUTFLOW_MOTION").is_none() {
            command.env("OUTFLOW_MOTION", "off");
        }
        if command.get_env("OUTFLOW_CONFIG").is_none() {
            command.env("OUTFLOW_CONFIG", "nowhere");
        }
        if command.get_cwd().is_none() {
            command.cwd(env!("CARGO_MANIFEST_DIR"));
        }
        let pair = native_pty_system().openpty(size(100, 30)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(30.try_into().unwrap(), 100.try_into().unwrap(), 0);
        let seen = Arc::new(Mutex::new(Seen { parser, raw: Vec::new() }));
        let (mut reader, sink) = (pair.master.try_clone_reader().unwrap(), Arc::clone(&seen));
        thread::spawn(move || {
            let (mut bytes, mut rest) = ([0; 4096], Vec::new());
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                rest.extend_from_slice(&bytes[..count]);
                let mut seen = sink.lock().unwrap();
                seen.raw.extend_from_slice(&bytes[..count]);
                seen.parser.process(&shown(&mut rest));
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self { seen, master: pair.master, writer, child }
    }

    /// Types `keys`, all at once.
    pub fn types(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn resizes(&self, width: u16, height: u16) {
        let (columns, rows) = (width.try_into().unwrap(), height.try_into().unwrap());
        self.seen.lock().unwrap().parser.set_size(rows, columns);
        self.master.resize(size(width, height)).unwrap();
    }

    /// What stands on the screen.
    pub fn screen(&self) -> String {
        self.look(|screen| screen.contents())
    }

    pub fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.seen.lock().unwrap().parser.screen())
    }

    /// All bytes so far.
    pub fn raw(&self) -> Vec<u8> {
        self.seen.lock().unwrap().raw.clone()
    }

    /// Waits until the screen is as `is_so` wants it.
    #[track_caller]
    pub fn until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !self.look(&is_so) {
            assert!(start.elapsed() < DEADLINE, "never came true: {what}\n{}", self.screen());
            thread::sleep(Duration::from_millis(10));
        }
    }

    #[track_caller]
    pub fn sees(&self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the app is on the screen, with `text`.
    #[track_caller]
    pub fn app_shows(&self, text: &str) {
        let whole = |screen: &vt100::Screen| {
            screen.alternate_screen() && ["나가기", "닫기"].iter().any(|key| screen.contents().contains(key))
        };
        self.until(text, |screen| whole(screen) && screen.contents().contains(text));
    }

    /// Waits until the terminal is as it was without the app, and shows `text`.
    #[track_caller]
    pub fn is_given_back_with(&self, text: &str) {
        let free = |screen: &vt100::Screen| !screen.alternate_screen() && !screen.hide_cursor();
        self.until(text, |screen| free(screen) && screen.contents().contains(text));
    }

    /// Waits until the terminal is as it was without the app, and the shell asks for a command. What is typed
    /// before that may be thrown away as if it were meant for the app.
    #[track_caller]
    pub fn is_back_at_the_shell(&self) {
        let free = |screen: &vt100::Screen| !screen.alternate_screen() && !screen.hide_cursor();
        self.until("shell>", |screen| free(screen) && screen.contents().trim_end().ends_with("shell>"));
    }

    /// Waits until the program has ended; gives its status.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(start.elapsed() < DEADLINE, "the program goes on\n{}", self.screen());
            thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn signal(&self, signal: Signal) {
        send(self.process(), signal);
    }

    /// The program's number.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        // Fails where it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn send(process: u32, signal: Signal) {
    let process = Pid::from_raw(process.try_into().unwrap()).unwrap();
    kill_process(process, signal).unwrap();
}

/// Waits for `what`, which is not on the screen.
#[track_caller]
pub fn wait_for<T>(what: &str, mut there: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = there() {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "never came: {what}");
        thread::sleep(Duration::from_millis(10));
    }
}
