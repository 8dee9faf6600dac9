//! Which language is spoken: as the flag says, as `OUTFLOW_LANG` says, as the locale says.

use crate::desk::{CLEAN, Desk, told};

#[test]
fn the_flag_comes_before_the_variable_and_that_before_the_locale() {
    let desk = Desk::with(CLEAN);
    for (flag, env, korean) in [
        (None, &[][..], false),
        (None, &[("LANG", "ko_KR.UTF-8")], true),
        (None, &[("LC_ALL", "ko_KR.UTF-8"), ("LANG", "en_US.UTF-8")], true),
        (None, &[("LC_ALL", "en_US.UTF-8"), ("LANG", "ko_KR.UTF-8")], false),
        (None, &[("LANG", "fr_FR.UTF-8")], false),
        (None, &[("LC_ALL", "C")], false),
        (None, &[("OUTFLOW_LANG", "ko"), ("LC_ALL", "en_US.UTF-8"), ("LANG", "en_US.UTF-8")], true),
        (None, &[("OUTFLOW_LANG", "en"), ("LC_ALL", "ko_KR.UTF-8")], false),
        (None, &[("OUTFLOW_LANG", "tlh"), ("LANG", "ko_KR.UTF-8")], true),
        (Some("en"), &[("OUTFLOW_LANG", "ko"), ("LC_ALL", "ko_KR.UTF-8")], false),
        (Some("ko"), &[("OUTFLOW_LANG", "en"), ("LC_ALL", "en_US.UTF-8")], true),
    ] {
        let flag = flag.map_or(vec![], |code| vec!["--lang", code]);
        let mut command = desk.command(&[vec!["check", "map.yaml"], flag.clone()].concat());
        command.envs(env.iter().copied());
        let told = told(command);
        assert_eq!(told.out.contains("새는 곳이 없습니다"), korean, "{flag:?} {env:?}");
        assert_eq!(told.out.contains("no leaks"), !korean, "{flag:?} {env:?}");
    }
}
