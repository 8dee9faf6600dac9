//! Completions and the manual, in both languages: the tools that they are for understand them.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::desk::Desk;
use crate::help::commands;

fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// What `program` says to `text`: whether it is content, and all that it prints.
fn read_by(program: &str, args: &[&str], text: &str) -> (bool, String) {
    let mut command = Command::new(program);
    command.args(args).env("LC_ALL", "C.UTF-8").stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

fn told(args: &[&str], lang: &str) -> String {
    let told = Desk::new().bare(&[args, &["--lang", lang]].concat());
    assert_eq!((told.status, told.err.as_str()), (Some(0), ""), "{args:?}");
    told.out
}

#[test]
fn every_shell_gets_every_command_and_most_what_it_does() {
    for (lang, about) in [("en", "Print what leaks"), ("ko", "새는 곳을 출력합니다")] {
        for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
            let script = told(&["completions", shell], lang);
            for name in commands() {
                assert!(script.contains(&name), "{shell}: {name}");
            }
            assert!(["fail-on", "lang"].iter().all(|option| script.contains(option)), "{shell}");
            // The other two complete no values.
            let values = ["critical", "drawio"].iter().all(|value| script.contains(value));
            assert_eq!(values, ["bash", "zsh", "fish"].contains(&shell), "{shell}");
            // Bash shows no descriptions.
            assert_eq!(script.contains(about), shell != "bash", "{shell} {lang}");
        }
    }
}

#[test]
fn the_shells_can_read_their_scripts() {
    assert!(has("bash") || std::env::var_os("CI").is_none(), "CI has to have bash");
    for shell in ["bash", "zsh", "fish"].into_iter().filter(|shell| has(shell)) {
        for lang in ["en", "ko"] {
            let desk = Desk::new();
            desk.write("script", told(&["completions", shell], lang));
            let script = desk.at("script");
            let (good, said) = read_by(shell, &["-n", script.to_str().unwrap()], "");
            assert!(good && said.is_empty(), "{shell} {lang}: {said}");
        }
    }
}

#[test]
fn bash_completes_commands_options_and_values() {
    if !has("bash") {
        return;
    }
    let script = told(&["completions", "bash"], "ko");
    for (typed, expected) in [
        ("outflow ch", "check"),
        ("outflow check --fa", "--fail-on"),
        ("outflow check --fail-on m", "medium"),
        ("outflow help exp", "explain\nexport"),
        ("outflow --lang k", "ko"),
        ("outflow --theme hi", "high-contrast"),
        ("outflow export --format pn", "png"),
        ("outflow explain no-t", "no-tls"),
        ("outflow catalog local-tr", "local-transcripts"),
    ] {
        let words: Vec<&str> = typed.split(' ').collect();
        let asked = format!(
            "{script}\nCOMP_WORDS=({typed}); COMP_CWORD={}\n_outflow outflow '{}' '{}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
            words.len() - 1,
            words[words.len() - 1],
            words[words.len() - 2],
        );
        let (_, said) = read_by("bash", &["--norc", "-s"], &asked);
        let mut offered: Vec<&str> = said.lines().collect();
        offered.sort_unstable();
        assert_eq!(offered.join("\n"), expected, "{typed}");
    }
}

#[test]
fn names_of_ones_own_are_completed_where_a_shell_takes_them_for_words() {
    let desk = Desk::new();
    for name in ["가게", "shop", "$(touch owned)", "qq'ww", "zz yy"] {
        desk.write(&format!("config/themes/{name}.yaml"), "base: light\n");
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&["completions", shell]).out;
        assert!(script.contains("shop") && script.contains("가게"), "{shell}");
        assert!(!["touch", "qq'ww", "zz yy"].iter().any(|name| script.contains(name)), "{shell}");
    }
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    for (lang, wrote) in [("en", "wrote "), ("ko", "저장했습니다: ")] {
        let desk = Desk::new();
        fs::create_dir(desk.at("man1")).unwrap();
        let output = desk.bare(&["man", "-o", "man1", "--lang", lang]);
        assert_eq!((output.status, output.out.as_str()), (Some(0), ""), "{}", output.err);
        let mut expected = vec!["outflow.1".to_owned()];
        expected.extend(commands().iter().map(|name| format!("outflow-{name}.1")));
        assert_eq!(output.err.lines().count(), expected.len());
        assert!(output.err.lines().all(|line| line.starts_with(wrote)), "{}", output.err);
        let mut found = 0;
        for name in &expected {
            let page = fs::read_to_string(desk.at("man1").join(name)).unwrap();
            let title = name.trim_end_matches(".1");
            assert!(page.contains(&format!(".TH {title} 1 \" \" \"outflow ")), "{name}: {page}");
            found += 1;
        }
        assert_eq!(fs::read_dir(desk.at("man1")).unwrap().count(), found);
        let top = fs::read_to_string(desk.at("man1/outflow.1")).unwrap();
        assert_eq!(top, told(&["man"], lang));
    }
}

#[test]
fn the_manual_is_only_written_into_a_folder_that_is_there() {
    for (lang, words) in [("en", "There is no folder none"), ("ko", "none 폴더가 없습니다")] {
        let output = Desk::new().run_in(lang, &["man", "--output", "none"]);
        assert_eq!((output.status, output.out.as_str()), (Some(2), ""));
        assert!(output.err.contains(words), "{}", output.err);
    }
}

#[test]
fn the_programs_that_show_manuals_take_every_page() {
    let mut tools =
        vec![("groff", vec!["-Kutf8", "-Tutf8", "-man", "-ww", "-z"]), ("mandoc", vec!["-Tlint", "-Werror"])];
    tools.retain(|(program, _)| has(program));
    for lang in ["en", "ko"] {
        let desk = Desk::new();
        assert_eq!(desk.bare(&["man", "-o", ".", "--lang", lang]).status, Some(0));
        for entry in fs::read_dir(desk.at("")).unwrap() {
            let page = fs::read_to_string(entry.unwrap().path()).unwrap();
            for (program, args) in &tools {
                let (good, said) = read_by(program, args, &page);
                assert!(good && said.is_empty(), "{program} {lang}: {said}\n{page}");
            }
        }
    }
}

#[test]
fn a_page_reads_as_the_help_does() {
    if !has("groff") {
        return;
    }
    for (lang, words) in [
        ("en", ["NAME\n", "DESCRIPTION\n", "EXAMPLES\n", "--what-if <CHANGE>", "'tls:till->sales=yes'"]),
        ("ko", ["이름\n", "설명\n", "예시\n", "--what-if <바꿀것>", "'tls:pos->매출DB=yes'"]),
    ] {
        let desk = Desk::new();
        assert_eq!(desk.bare(&["man", "-o", ".", "--lang", lang]).status, Some(0));
        let page = fs::read_to_string(desk.at("outflow-check.1")).unwrap();
        let (_, shown) = read_by("groff", &["-Kutf8", "-Tutf8", "-P-c", "-man"], &page);
        // Old terminals print bold by striking twice.
        let struck: Vec<char> = shown.chars().collect();
        let kept =
            (0..struck.len()).filter(|at| struck[*at] != '\u{8}' && struck.get(at + 1) != Some(&'\u{8}'));
        let shown: String = kept.map(|at| struck[at]).collect();
        for words in words {
            assert!(shown.contains(words), "{lang} {words}: {shown}");
        }
    }
}
