//! What is typed and pointed at, passed on by a thread of its own, which can be sent away: whoever else
//! reads the keys has to have them alone.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, JoinHandle, Thread};
use std::time::{Duration, Instant};

use crossterm::event::{Event, EventStream};
use futures_util::StreamExt as _;
use tokio::sync::mpsc::UnboundedSender;

use super::message::Message;

/// How long it is waited for the reader inside the library to let go. It does so at once; the limit
/// is for a terminal that hangs.
const FAREWELL: Duration = Duration::from_secs(2);

/// A reader of the terminal.
#[derive(Debug)]
pub struct Keys {
    over: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Keys {
    /// Passes on to `sender` what the terminal reports.
    ///
    /// # Errors
    /// Where the system has no thread left.
    pub fn listen(sender: UnboundedSender<Message>) -> io::Result<Self> {
        let over = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&over);
        let thread = thread::Builder::new().name("keys".into()).spawn(move || pass_on(&sender, &told))?;
        Ok(Self { over, thread })
    }

    /// Ends that. When this returns, nobody here reads the terminal.
    pub fn stop(self) {
        self.over.store(true, Ordering::SeqCst);
        self.thread.thread().unpark();
        // It fails where the reader panicked, and then it reads no more either.
        let _ = self.thread.join();
    }
}

/// Rung by the library when there may be something to read, and when its own reader has let go.
struct Bell {
    rung: AtomicBool,
    thread: Thread,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, Ordering::SeqCst);
        self.thread.unpark();
    }
}

/// Reads until it is `over`. The library's own thread reads as long as the bell has not rung: dropping the
/// stream rings it, too.
fn pass_on(sender: &UnboundedSender<Message>, over: &AtomicBool) {
    let bell = Arc::new(Bell { rung: AtomicBool::new(false), thread: thread::current() });
    let waker = Waker::from(Arc::clone(&bell));
    let mut context = Context::from_waker(&waker);
    let mut events = EventStream::new();
    loop {
        match events.poll_next_unpin(&mut context) {
            Poll::Ready(event) => {
                if !tell(event, sender) {
                    return;
                }
            }
            Poll::Pending => {
                while !bell.rung.swap(false, Ordering::SeqCst) {
                    if over.load(Ordering::SeqCst) {
                        drop(events);
                        return wait_for(&bell);
                    }
                    thread::park();
                }
            }
        }
    }
}

fn wait_for(bell: &Bell) {
    let since = Instant::now();
    while !bell.rung.load(Ordering::SeqCst) && since.elapsed() < FAREWELL {
        thread::park_timeout(FAREWELL);
    }
}

/// Passes on one event. Gives whether there may be more, and anybody to hear of it.
fn tell(event: Option<io::Result<Event>>, sender: &UnboundedSender<Message>) -> bool {
    let message = match event {
        Some(Ok(Event::Key(key))) => Message::Key(key),
        Some(Ok(Event::Mouse(mouse))) => Message::Mouse(mouse),
        Some(Ok(Event::Resize(..))) => Message::Resized,
        Some(Ok(Event::Paste(text))) => Message::Pasted(text),
        Some(Ok(_)) => return true,
        // The terminal is gone.
        Some(Err(_)) | None => {
            let _ = sender.send(Message::Ended(1));
            return false;
        }
    };
    sender.send(message).is_ok()
}
