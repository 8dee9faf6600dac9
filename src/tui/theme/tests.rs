use std::collections::BTreeSet;

use ratatui::style::Modifier;

use super::*;
use crate::map::{Fault, Hint};

/// A colour of the standard palette of 256 in linear light, red, green and blue.
fn linear(color: Color) -> [f64; 3] {
    let bytes = match color {
        Color::Indexed(index @ 16..=231) => {
            let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let cube = index - 16;
            [step(cube / 36), step(cube / 6 % 6), step(cube % 6)]
        }
        Color::Indexed(index @ 232..) => [8 + 10 * (index - 232); 3],
        Color::Rgb(red, green, blue) => [red, green, blue],
        other => panic!("nobody knows what {other:?} is"),
    };
    bytes.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// Relative luminance (WCAG 2.2).
fn luminance(color: Color) -> f64 {
    let [red, green, blue] = linear(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast ratio (WCAG 2.2).
fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn grounded() -> impl Iterator<Item = (&'static str, Theme)> {
    let all = SHIPPED.iter().enumerate().map(|(row, (name, _))| (*name, Theme::shipped(row)));
    all.filter(|(_, theme)| theme.has_ground())
}

/// The colours that `role` has on the theme's ground.
fn colors(theme: &Theme, role: Role) -> (Color, Color) {
    let (ground, style) = (theme.style(Role::Ground), theme.style(role));
    (style.fg.or(ground.fg).unwrap(), style.bg.or(ground.bg).unwrap())
}

#[test]
fn the_shipped_themes_have_no_mistakes_and_differ() {
    let mut seen: Vec<Theme> = Vec::new();
    for (row, (name, text)) in SHIPPED.iter().enumerate() {
        let read = read::read(&Source::new(*name, *text), &|_| None, Theme::blank());
        assert_eq!(read.problems, [], "{name}");
        assert!(seen.iter().all(|other| other.styles != read.theme.styles), "{name}");
        seen.push(Theme { row, ..read.theme });
    }
    assert!(!Theme::terminal().has_ground());
    assert_eq!(grounded().count(), 4);
}

#[test]
fn words_are_read_easily_on_every_ground_of_a_themes_own() {
    for (name, theme) in grounded() {
        for (role_name, role) in Role::ALL {
            let (text, ground) = colors(&theme, *role);
            let least = if name == "high-contrast" { 7.0 } else { 4.5 };
            let ratio = contrast(text, ground);
            assert!(ratio >= least, "{role_name} in {name}: {ratio:.2}");
            // What terminals make of it nobody knows, least of all on a light ground.
            assert!(!theme.style(*role).add_modifier.contains(Modifier::DIM), "{role_name} in {name}");
        }
        let strength = |role| {
            let (text, ground) = colors(&theme, role);
            contrast(text, ground)
        };
        assert!(strength(Role::Plain) > strength(Role::Quiet), "{name}");
        assert!(strength(Role::Quiet) > strength(Role::Dimmed), "{name}");
    }
}

/// What eyes without red or without green cones make of a colour in linear light, from: G. M. Machado,
/// M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", 2009, severity 1.0.
const PROTANOPIA: [[f64; 3]; 3] =
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
const DEUTERANOPIA: [[f64; 3]; 3] =
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];

/// CIE L*a*b*, white D65, of a colour as it is seen by such eyes.
fn seen(color: Color, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
    let times = |rows: &[[f64; 3]; 3], by: [f64; 3]| {
        rows.map(|row| row.iter().zip(by).map(|(one, other)| one * other).sum::<f64>())
    };
    let light = times(eyes, linear(color)).map(|part| part.clamp(0.0, 1.0));
    const XYZ: [[f64; 3]; 3] = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let [x, y, z] = times(&XYZ, light);
    let f = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let (x, y, z) = (f(x / 0.95047), f(y), f(z / 1.08883));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn eyes_that_do_not_tell_red_from_green_tell_leaks_from_questions_and_from_what_is_right() {
    // A difference of 2.3 is just noticed side by side; so much is seen across a room.
    const LEAST: f64 = 25.0;
    let theme = Themes::default().named("deuteranopia").unwrap();
    let least = |theme: &Theme, eyes| {
        let roles = [Role::Leak, Role::Unknown, Role::Good].map(|role| seen(colors(theme, role).0, eyes));
        let apart = |one: [f64; 3], other: [f64; 3]| {
            one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
        };
        apart(roles[0], roles[1]).min(apart(roles[0], roles[2])).min(apart(roles[1], roles[2]))
    };
    for eyes in [&PROTANOPIA, &DEUTERANOPIA] {
        let apart = least(&theme, eyes);
        assert!(apart >= LEAST, "{apart:.1}");
        let mut usual = Theme::blank();
        assert!(usual_colours(&mut usual) && least(&usual, eyes) < LEAST, "the measure finds red and green");
    }
}

/// Red, amber and green as they are usual.
fn usual_colours(theme: &mut Theme) -> bool {
    let usual = "roles: {ground: {foreground: 252, background: 234}, leak: {foreground: 167}, \
                 unknown: {foreground: 136}, good: {foreground: 71}}";
    let read = read::read(&Source::new("usual.yaml", usual), &|_| None, *theme);
    *theme = read.theme;
    read.problems.is_empty()
}

#[test]
fn without_colours_weight_tells_what_has_no_sign_of_its_own() {
    let theme = Theme::monochrome();
    for (name, role) in Role::ALL {
        assert_eq!((theme.style(*role).fg, theme.style(*role).bg), (None, None), "{name}");
    }
    // Leaks, questions and what is right have signs and lines of their own.
    let alone = [Role::Plain, Role::Lit, Role::Dimmed, Role::Selected, Role::Match, Role::Hover];
    let weights: BTreeSet<u16> = alone.iter().map(|role| theme.style(*role).add_modifier.bits()).collect();
    assert_eq!(weights.len(), alone.len());
}

#[test]
fn going_through_the_themes_comes_to_each_of_them_and_back() {
    let mut themes = Themes::default();
    assert_eq!(themes.add("mine", &Source::new("mine.yaml", "base: light\nlabel: 우리 가게")), []);
    let mut theme = Theme::default();
    let mut names = Vec::new();
    for _ in 0..SHIPPED.len() + 1 {
        names.push(themes.name(&theme).unwrap().to_owned());
        theme = themes.next(&theme);
    }
    assert_eq!(names[0], "terminal");
    assert_eq!(names.last().unwrap(), "mine");
    assert_eq!(theme, Theme::default());
    let mine = themes.named("MINE").unwrap();
    assert_eq!(themes.label(&mine), Some("우리 가게"));
    assert_eq!(mine.styles, themes.named("light").unwrap().styles);
}

#[test]
fn a_theme_of_ones_own_changes_only_what_it_says() {
    let mut themes = Themes::default();
    let text =
        "roles:\n  leak: {foreground: '#ff8700', bold: no}\n  good: {foreground: none, underline: yes}\n";
    assert_eq!(themes.add("mine", &Source::new("mine.yaml", text)), []);
    let (mine, base) = (themes.named("mine").unwrap(), Theme::terminal());
    assert_eq!(mine.style(Role::Leak), Style::new().fg(Color::Rgb(255, 135, 0)));
    assert_eq!(mine.style(Role::Good), Style::new().add_modifier(Modifier::UNDERLINED));
    for (name, role) in Role::ALL.iter().filter(|(name, _)| !["leak", "good"].contains(name)) {
        assert_eq!(mine.style(*role), base.style(*role), "{name}");
    }
}

#[test]
fn every_mistake_in_a_theme_has_its_place_and_the_rest_holds() {
    let text = "base: lihgt\nroles:\n  leek: {bold: yes}\n  leak: {foreground: oragne, bold: maybe}\n  \
                good: {foregruond: red}\n  unknown: {foreground: 256}\n  key: {foreground: '#abc'}\n  \
                quiet: {underline: yes}\n  error:\n    foreground: #ff8700\nrloes: {}\n";
    let source = Source::new("mine.yaml", text);
    let mut themes = Themes::default();
    let told: Vec<(usize, Fault)> = themes
        .add("mine", &source)
        .into_iter()
        .map(|problem| (source.position(problem.span.start).line, problem.fault))
        .collect();
    let nearest = |word: &str| Hint::Nearest(word.to_owned());
    let lines: Vec<usize> = told.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 3, 4, 4, 5, 6, 7, 10, 11], "{told:?}");
    assert_eq!(told[0].1, Fault::BadWord { found: "lihgt".into(), hint: nearest("light") });
    assert_eq!(told[1].1, Fault::UnknownKey { key: "leek".into(), hint: nearest("leak") });
    assert!(matches!(&told[7].1, Fault::BadColor { found, .. } if found.is_empty()));
    assert!(matches!(&told[5].1, Fault::BadColor { found, .. } if found == "256"));
    let underlined = themes.named("mine").unwrap().style(Role::Quiet);
    assert_eq!(underlined.add_modifier, Modifier::UNDERLINED | Modifier::DIM, "the rest holds");
}
