//! Saves in each of eight manners, again and again, while a second writer races: what the file holds in the
//! end is always told, and nothing grows.
//!
//! `cargo test --test watch` makes a few saves a manner. For the long run, with its numbers:
//! `OUTFLOW_TORTURE=1000 cargo test --release --test watch torture -- --nocapture`. Each manner has a process
//! of its own, in which nothing else opens files or takes memory.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use outflow::watch::{Change, QUIET};

use crate::desk::Desk;

/// How many saves each manner makes where nobody says.
const SAVES: usize = 25;

/// After that many saves everything is open and warm that will be.
const WARM: usize = 5;

/// How much of the resident memory may come and go by itself, in KiB.
const SLACK: usize = 4096;

/// How much of the time following may take while nothing happens.
const AT_REST: f64 = 0.005;

/// One way of saving `text` as `map.yaml`, or what leads there. The other writer may be in the way: a step
/// that fails is none.
type Save = fn(&Desk, &str) -> std::io::Result<()>;

const MANNERS: [(&str, Save); 8] = [
    ("vim", |desk, text| {
        fs::rename(desk.at("map.yaml"), desk.at("map.yaml~"))?;
        fs::write(desk.at("map.yaml"), text)?;
        fs::remove_file(desk.at("map.yaml~"))
    }),
    ("rename over", |desk, text| {
        fs::write(desk.at("new"), text)?;
        fs::rename(desk.at("new"), desk.at("map.yaml"))
    }),
    ("truncate and write", |desk, text| fs::write(desk.at("map.yaml"), text)),
    ("slow partial writes", |desk, text| {
        let mut file = File::create(desk.at("map.yaml"))?;
        text.as_bytes().chunks(text.len() / 3).try_for_each(|piece| {
            sleep(QUIET / 3);
            file.write_all(piece)
        })
    }),
    ("sed -i", |desk, text| {
        let edit = format!("s/.*/{text}/");
        Command::new("sed")
            .arg("-i")
            .arg(edit)
            .arg(desk.at("map.yaml"))
            .stderr(Stdio::null())
            .status()
            .map(drop)
    }),
    ("delete and recreate", |desk, text| {
        fs::remove_file(desk.at("map.yaml"))?;
        fs::write(desk.at("map.yaml"), text)
    }),
    ("symlink retarget", |desk, text| {
        let one_leads = fs::read_link(desk.at("map.yaml")).is_ok_and(|target| target == Path::new("one"));
        let target = if one_leads { "two" } else { "one" };
        fs::write(desk.at(target), text)?;
        symlink(target, desk.at("link"))?;
        fs::rename(desk.at("link"), desk.at("map.yaml"))
    }),
    ("folder away and back", |desk, text| {
        fs::rename(desk.at("folder"), desk.at("away"))?;
        fs::write(desk.at("away/map.yaml"), text)?;
        fs::rename(desk.at("away"), desk.at("folder"))
    }),
];

/// The file that is followed in this manner.
fn followed(manner: &str) -> &'static str {
    if manner == "folder away and back" { "folder/map.yaml" } else { "map.yaml" }
}

fn desk(manner: &str) -> Desk {
    Desk::with(followed(manner), |at| match manner {
        "symlink retarget" => {
            fs::write(at.join("one"), "old").unwrap();
            symlink("one", at.join("map.yaml")).unwrap();
        }
        _ => {
            fs::create_dir(at.join("folder")).unwrap();
            fs::write(at.join(followed(manner)), "old").unwrap();
        }
    })
}

/// What this process holds: open descriptors, and KiB of memory.
fn held() -> (usize, usize) {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    let memory = line.trim_end_matches("kB").trim().parse().unwrap();
    (fs::read_dir("/proc/self/fd").unwrap().count(), memory)
}

/// The time that the threads of this process were computing.
fn computed() -> Duration {
    let tasks = fs::read_dir("/proc/self/task").unwrap().flatten();
    let spent = tasks.filter_map(|task| fs::read_to_string(task.path().join("schedstat")).ok());
    Duration::from_nanos(spent.filter_map(|line| line.split(' ').next()?.parse::<u64>().ok()).sum())
}

/// Waits until what was told last is what the file holds.
fn arrives(desk: &Desk, path: &Path, known: &mut Change) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(15) {
        *known = desk.told.try_iter().last().unwrap_or(known.clone());
        if fs::read(path).is_ok_and(|text| *known == Change::Text(text)) {
            return true;
        }
        sleep(Duration::from_millis(2));
    }
    false
}

/// Not a test of its own: what the test below runs once for each manner. Prints its line of the table.
#[test]
#[ignore = "is counted and measured, and so needs a process of its own"]
fn one_manner() {
    let wanted = std::env::var("MANNER").unwrap();
    let saves: usize = std::env::var("SAVES").unwrap().parse().unwrap();
    let (name, save) = *MANNERS.iter().find(|(name, _)| *name == wanted).unwrap();
    let desk = desk(name);
    let path = desk.at(followed(name));
    let (mut known, mut missed, mut before) = (Change::Text(b"old".to_vec()), 0, (0, 0));
    let start = Instant::now();
    for round in 0..saves {
        if round == WARM {
            before = held();
        }
        thread::scope(|scope| {
            scope.spawn(|| {
                // Sometimes before the save, sometimes within it, sometimes after. Where the folder is
                // away there is nothing to write.
                sleep(Duration::from_micros((round as u64 * 797) % 4000));
                let _ = fs::write(&path, format!("other {round}"));
            });
            let _ = save(&desk, &format!("save {round} in the manner of {name}"));
        });
        missed += usize::from(!arrives(&desk, &path, &mut known));
    }
    let seconds = start.elapsed().as_secs_f64();
    let after = held();
    // The file is read once more some time after a save.
    sleep(Duration::from_millis(2500));
    let (rest, idle) = (Instant::now(), computed());
    sleep(Duration::from_secs(if saves > SAVES { 30 } else { 3 }));
    let share = (computed() - idle).as_secs_f64() / rest.elapsed().as_secs_f64();
    missed += usize::from(!arrives(&desk, &path, &mut known));
    println!(
        "| {name} | {saves} | {} | {missed} | {seconds:.0} | {} / {} | {:.1} / {:.1} | {:.2} % |",
        saves.saturating_sub(missed),
        before.0,
        after.0,
        before.1 as f64 / 1024.0,
        after.1 as f64 / 1024.0,
        share * 100.0
    );
    assert_eq!(missed, 0, "what the file held in the end was not told");
    assert!(after.0 <= before.0, "descriptors stay open");
    assert!(after.1 <= before.1 + SLACK, "memory grows");
    assert!(share < AT_REST, "it is busy while nothing happens");
}

fn started(manner: &str, saves: usize) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "torture::one_manner", "--nocapture"]);
    command.env("MANNER", manner).env("SAVES", saves.to_string());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn torture() {
    let saves = std::env::var("OUTFLOW_TORTURE").map_or(SAVES, |saves| saves.parse().unwrap());
    let manners = MANNERS.map(|(name, _)| started(name, saves.max(WARM + 1)));
    println!("| manner | saves | seen | missed | seconds | descriptors | memory, MiB | CPU at rest |");
    println!("| --- | --: | --: | --: | --: | --: | --: | --: |");
    let mut wrong = String::new();
    for mut child in manners {
        let (mut out, mut err) = (String::new(), String::new());
        child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        out.lines().filter(|line| line.starts_with('|')).for_each(|line| println!("{line}"));
        if !child.wait().unwrap().success() {
            wrong += &format!("{out}{err}");
        }
    }
    assert_eq!(wrong, "");
}
