use super::*;
use crate::lang::{LANGUAGES, Lang};
use crate::map::Hint;

fn of(text: &str) -> (Config, Vec<(usize, usize, Fault)>) {
    let (config, problems, _) = read::read(Source::new("config.yaml", text), Themes::default());
    let told = problems.into_iter().map(|problem| {
        let at = config.source.position(problem.span.start);
        (at.line, at.column, problem.fault)
    });
    let told = told.collect();
    (config, told)
}

fn word(found: &str, nearest: &str) -> Fault {
    Fault::BadWord { found: found.to_owned(), hint: Hint::Nearest(nearest.to_owned()) }
}

#[test]
fn everything_can_be_set() {
    let (config, wrong) = of("theme: Light\nlanguage: ko_KR\nmotion: no\nlines: ascii\nambiguous: wide\n\
                              mouse: off\neditor: code --wait\nkeys: {quit: [q, Ctrl-q], search: /, motion: }\n");
    assert_eq!(wrong, []);
    assert_eq!(config.theme.as_deref(), Some("Light"));
    assert_eq!(config.language.map(|language| language.code), Some("ko"));
    assert_eq!((config.motion, config.lines, config.ambiguous), (Some("off"), Some("ascii"), Some("wide")));
    assert_eq!((config.mouse, config.editor.as_deref()), (Some(false), Some("code --wait")));
    let keys: Vec<(&str, Vec<&str>)> = config
        .keys
        .iter()
        .map(|it| (it.action.value.as_str(), it.keys.iter().map(|key| key.value.as_str()).collect()))
        .collect();
    assert_eq!(keys, [("quit", vec!["q", "Ctrl-q"]), ("search", vec!["/"]), ("motion", vec![])]);
    assert_eq!(config.source.slice(config.keys[0].keys[1].span), "Ctrl-q");
}

#[test]
fn a_mistake_has_its_place_and_the_rest_holds() {
    let (config, wrong) = of("them: dark\ntheme: lihgt\nmotion: onn\nlines: [ascii]\nmouse: off\n");
    let unknown = Fault::UnknownKey { key: "them".into(), hint: Hint::Nearest("theme".into()) };
    let expected =
        [(1, 1, unknown), (2, 8, word("lihgt", "light")), (3, 9, word("onn", "on")), (4, 8, Fault::NotText1)];
    assert_eq!(wrong, expected);
    assert_eq!((config.theme, config.motion, config.lines), (None, None, None));
    assert_eq!(config.mouse, Some(false));
}

#[test]
fn the_mouse_may_be_left_to_the_terminal() {
    let (config, wrong) = of("mouse: auto\n");
    assert_eq!((config.mouse, wrong), (None, vec![]));
}

#[test]
fn hostile_text_is_told_and_does_no_harm() {
    let deep = format!("theme: dark\nkeys: {}", "[".repeat(9000));
    for text in
        ["", "# nothing\n", "just words", "- a\n- b\n", "theme: [", "a: &a [*a]", "\u{1b}[31m: 1\n", &deep]
    {
        let (config, wrong) = of(text);
        let is_nothing = text.is_empty() || text.starts_with('#');
        assert_eq!(wrong.is_empty(), is_nothing, "{text:.20}");
        assert_eq!(config.theme.is_some(), text.len() > 9000, "{text:.20}");
    }
}

#[test]
fn the_example_sets_everything_as_it_is_without_it() {
    for language in LANGUAGES {
        let text = example(&Lang::new(*language));
        let (config, wrong) = of(&text);
        assert_eq!(wrong, [], "{text}");
        let settings: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once(':')?.0)).collect();
        assert!(read::SETTINGS.iter().all(|name| settings.contains(name)), "{text}");
        assert!(shipped().all(|name| text.contains(name)), "{text}");
        assert_eq!((config.theme.as_deref(), config.language, config.mouse), (Some("terminal"), None, None));
        assert_eq!(
            (config.motion, config.lines, config.ambiguous),
            (Some("auto"), Some("auto"), Some("auto"))
        );
        assert_eq!((config.editor, config.keys), (None, vec![]));
    }
}

#[test]
fn a_folder_is_read_with_the_themes_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    let (config, wrong) = Config::read(folder.path());
    assert!(wrong.is_empty() && config.theme.is_none() && config.file.is_some());

    write("config.yaml", "theme: shop\nmouse: perhaps\n");
    write("themes/shop.yaml", "base: light\nroles: {leak: {foreground: yelow}}\n");
    write("themes/light.yaml", "base: dark\n");
    write("themes/notes.txt", "not a theme");
    let (config, wrong) = Config::read(folder.path());
    assert_eq!(config.theme.as_deref(), Some("shop"));
    let told: Vec<(String, &Fault)> = wrong
        .iter()
        .flat_map(|file| file.problems.iter().map(move |problem| (&file.source, &problem.fault)))
        .map(|(source, fault)| {
            (Path::new(source.name()).file_name().unwrap().to_string_lossy().into(), fault)
        })
        .collect();
    let near = Hint::Nearest("yellow".into());
    let expected = [
        (
            "config.yaml".to_owned(),
            &Fault::BadWord {
                found: "perhaps".into(),
                hint: Hint::OneOf(vec!["auto".into(), "on".into(), "off".into()]),
            },
        ),
        ("light.yaml".to_owned(), &Fault::ThemeTaken { name: "light".into() }),
        ("shop.yaml".to_owned(), &Fault::BadColor { found: "yelow".into(), hint: near }),
    ];
    assert_eq!(told, expected);
    let taken = config.themes.named("light").unwrap();
    assert!(!config.themes.is_own(&taken));

    std::fs::remove_file(folder.path().join("config.yaml")).unwrap();
    std::fs::create_dir(folder.path().join("config.yaml")).unwrap();
    let (config, wrong) = Config::read(folder.path());
    assert_eq!(wrong[0].problems[0].fault, Fault::NotAFile);
    assert!(config.themes.named("shop").is_some());
}

#[test]
fn the_folder_is_the_one_that_is_named() {
    assert_eq!(folder(|_| Some("/somewhere".into())), Some("/somewhere".into()));
    let usual = folder(|_| None);
    assert_eq!(usual, folder(|_| Some(String::new())));
    assert!(usual.is_none_or(|folder| folder.ends_with("outflow")));
}
