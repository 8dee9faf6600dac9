//! Chromium without a window, driven over a pipe by the DevTools protocol.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// How long anything may take, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(90);

/// A browser with one page, and everything that it complained of.
pub struct Page {
    child: Child,
    input: ChildStdin,
    output: Receiver<Value>,
    session: Option<String>,
    last: u64,
    /// What it said on its own.
    events: Vec<Value>,
    _profile: TempDir,
}

/// The browser's program: `OUTFLOW_BROWSER`, or Chromium by its usual names.
fn program() -> Option<PathBuf> {
    if let Some(said) = std::env::var_os("OUTFLOW_BROWSER").filter(|said| !said.is_empty()) {
        return Some(said.into());
    }
    let folders: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}

impl Page {
    /// A page that shows `file`, with `fragment` behind its address; `None` where there is no browser,
    /// which only CI may not do without.
    pub fn open(file: &Path, fragment: &str) -> Option<Self> {
        let mut page = Self::start()?;
        page.go(file, fragment);
        Some(page)
    }

    /// A browser that shows nothing yet.
    pub fn start() -> Option<Self> {
        let Some(program) = program() else {
            assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "no browser found, and this is CI");
            eprintln!("no browser found: this is not tested (OUTFLOW_BROWSER names one)");
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        // The browser talks on its third and fourth file: the shell makes them of our two ends.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"])
            .arg(program)
            .args(["--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu"])
            // As root, and in most containers, it cannot build its sandbox; the page is our own.
            .args(["--no-sandbox", "--disable-dev-shm-usage", "--disable-extensions"])
            .args(["--disable-background-networking", "--disable-component-update", "--hide-scrollbars"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let mut reader = BufReader::new(child.stdout.take().unwrap());
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while reader.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                let Ok(value) = serde_json::from_slice(&message) else { break };
                if sender.send(value).is_err() {
                    break;
                }
                message.clear();
            }
        });
        let mut page =
            Self { child, input, output, session: None, last: 0, events: Vec::new(), _profile: profile };
        let target = page.call("Target.createTarget", json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = page.call("Target.attachToTarget", attach);
        page.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            page.call(&format!("{domain}.enable"), json!({}));
        }
        page.size(1280, 900);
        Some(page)
    }

    /// Shows `file`.
    pub fn go(&mut self, file: &Path, fragment: &str) {
        // A page that differs by its fragment only would not be loaded again.
        for url in ["about:blank".to_owned(), format!("file://{}{fragment}", file.display())] {
            self.events.retain(|event| event["method"] != "Page.loadEventFired");
            self.call("Page.navigate", json!({ "url": url }));
            self.wait("Page.loadEventFired");
        }
    }

    fn wait(&mut self, method: &str) {
        let start = Instant::now();
        while !self.events.iter().any(|event| event["method"] == method) {
            let message = self.output.recv_timeout(PATIENCE.saturating_sub(start.elapsed()));
            self.events.push(message.unwrap_or_else(|_| panic!("no {method}")));
        }
    }

    /// Calls a method of the protocol and waits for the answer.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.input.write_all(&bytes).unwrap();
        self.input.flush().unwrap();
        let start = Instant::now();
        loop {
            let answer = self.output.recv_timeout(PATIENCE.saturating_sub(start.elapsed()));
            let mut answer: Value = answer.unwrap_or_else(|_| panic!("no answer to {method}"));
            if answer["id"] == self.last {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }

    /// What an expression of JavaScript comes to.
    pub fn ask(&mut self, expression: &str) -> Value {
        let params = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.call("Runtime.evaluate", params);
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer}");
        answer["result"]["value"].take()
    }

    /// As [`Page::ask`], for a text.
    pub fn text(&mut self, expression: &str) -> String {
        self.ask(expression).as_str().unwrap_or_else(|| panic!("{expression} is no text")).to_owned()
    }

    /// As [`Page::ask`], for a number.
    pub fn number(&mut self, expression: &str) -> f64 {
        self.ask(expression).as_f64().unwrap_or_else(|| panic!("{expression} is no number"))
    }

    /// As [`Page::ask`], for whether it is so.
    pub fn is(&mut self, expression: &str) -> bool {
        self.ask(expression).as_bool().unwrap_or_else(|| panic!("{expression} is no yes or no"))
    }

    /// Clicks the middle of what a selector finds, with the mouse.
    pub fn click(&mut self, selector: &str) {
        let [x, y] = self.middle(selector);
        self.mouse("mouseMoved", x, y);
        self.mouse("mousePressed", x, y);
        self.mouse("mouseReleased", x, y);
    }

    /// Where the middle of what a selector finds is, once it is in view.
    pub fn middle(&mut self, selector: &str) -> [f64; 2] {
        let found = self.ask(&format!(
            "(() => {{ const it = document.querySelector({}); it.scrollIntoView({{ block: 'center' }});
             const rect = it.getBoundingClientRect();
             return [rect.left + rect.width / 2, rect.top + rect.height / 2]; }})()",
            json!(selector)
        ));
        [found[0].as_f64().unwrap(), found[1].as_f64().unwrap()]
    }

    pub fn mouse(&mut self, kind: &str, x: f64, y: f64) {
        let buttons = u8::from(kind != "mouseReleased");
        let params = match kind {
            "mouseMoved" => json!({ "type": kind, "x": x, "y": y, "buttons": 0 }),
            _ => {
                json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 })
            }
        };
        self.call("Input.dispatchMouseEvent", params);
    }

    /// Presses a key, by the name that JavaScript has for it.
    pub fn press(&mut self, key: &str) {
        let (code, text) = match key {
            "Enter" => (13, "\r"),
            "Tab" => (9, ""),
            "Escape" => (27, ""),
            "ArrowLeft" => (37, ""),
            "ArrowRight" => (39, ""),
            " " => (32, " "),
            other => (other.bytes().next().map_or(0, i32::from), other),
        };
        let params =
            |kind: &str| json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code, "text": text });
        self.call("Input.dispatchKeyEvent", params("keyDown"));
        self.call("Input.dispatchKeyEvent", params("keyUp"));
    }

    /// Makes the page as large as a screen.
    pub fn size(&mut self, width: u32, height: u32) {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.call("Emulation.setDeviceMetricsOverride", screen);
    }

    /// Bytes that a method hands out as `data`.
    pub fn bytes(&mut self, method: &str, params: Value) -> Vec<u8> {
        use base64::Engine as _;
        let answer = self.call(method, params);
        base64::engine::general_purpose::STANDARD.decode(answer["data"].as_str().unwrap()).unwrap()
    }

    /// Everything that it complained of: violations of the page's policy, errors of its script.
    pub fn complaints(&mut self) -> Vec<String> {
        self.ask("new Promise((done) => setTimeout(done, 50))");
        let is_one = |event: &&Value| match event["method"].as_str() {
            Some("Runtime.exceptionThrown") => true,
            Some("Runtime.consoleAPICalled") => true,
            Some("Log.entryAdded") => event["params"]["entry"]["level"] != "verbose",
            _ => false,
        };
        self.events.iter().filter(is_one).map(Value::to_string).collect()
    }

    /// Everything that it asked the network or the disk for.
    pub fn requests(&self) -> Vec<String> {
        let asked = self.events.iter().filter(|event| event["method"] == "Network.requestWillBeSent");
        asked.map(|event| event["params"]["request"]["url"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // It ends by itself where nobody is there any more; its profile can only go once it has.
        let (session, _) = (self.session.take(), self.last);
        let close = format!("{{\"id\":{},\"method\":\"Browser.close\"}}\0", self.last + 1);
        let _ = self.input.write_all(close.as_bytes());
        let _ = self.input.flush();
        let start = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(10) {
                let _ = self.child.kill();
                let _ = self.child.wait();
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(session);
    }
}
