//! What the path leads to changes: links, chains of links, and folders.

use std::fs;
use std::os::unix::fs::symlink;

use outflow::watch::Change;

use crate::desk::{Desk, is_heard};

#[test]
fn a_link_is_retargeted() {
    let desk = Desk::with("map.yaml", |at| {
        fs::write(at.join("one"), "one").unwrap();
        symlink("one", at.join("map.yaml")).unwrap();
    });
    is_heard(&desk, |desk, text| {
        desk.write(&format!("{text}.yaml"), text);
        desk.link(&format!("{text}.yaml"), "map.yaml");
    });
}

#[test]
fn the_file_at_the_end_of_a_chain_of_links_is_saved_and_its_middle_retargeted() {
    let desk = Desk::with("map.yaml", |at| {
        for (folder, text) in [("a", "old"), ("b", "other")] {
            fs::create_dir(at.join(folder)).unwrap();
            fs::write(at.join(folder).join("real.yaml"), text).unwrap();
        }
        fs::create_dir(at.join("links")).unwrap();
        symlink("../a/real.yaml", at.join("links/middle.yaml")).unwrap();
        symlink("links/middle.yaml", at.join("map.yaml")).unwrap();
    });
    is_heard(&desk, |desk, text| {
        desk.write("a/tmp", text);
        desk.rename("a/tmp", "a/real.yaml");
    });
    desk.link("../b/real.yaml", "links/middle.yaml");
    desk.tells_text("other");
    is_heard(&desk, |desk, text| desk.write("b/real.yaml", text));
}

#[test]
fn a_link_whose_folder_is_a_link_is_switched_as_kubernetes_does() {
    let desk = Desk::with("map.yaml", |at| {
        fs::create_dir(at.join("..1")).unwrap();
        fs::write(at.join("..1/map.yaml"), "old").unwrap();
        symlink("..1", at.join("..data")).unwrap();
        symlink("..data/map.yaml", at.join("map.yaml")).unwrap();
    });
    is_heard(&desk, |desk, text| {
        let folder = format!("..{text}");
        fs::create_dir(desk.at(&folder)).unwrap();
        desk.write(&format!("{folder}/map.yaml"), text);
        desk.link(&folder, "..data");
    });
}

#[test]
fn a_link_that_leads_nowhere_is_missing_until_its_target_is_made() {
    let desk = Desk::new();
    desk.link("elsewhere/real.yaml", "map.yaml");
    desk.tells(Change::Missing);
    fs::create_dir(desk.at("elsewhere")).unwrap();
    desk.write("elsewhere/real.yaml", "real");
    desk.tells_text("real");
}

#[test]
fn the_folder_is_removed_and_made_again() {
    let desk = Desk::with("deep/folder/map.yaml", |at| {
        fs::create_dir_all(at.join("deep/folder")).unwrap();
        fs::write(at.join("deep/folder/map.yaml"), "old").unwrap();
    });
    is_heard(&desk, |desk, text| desk.write("deep/folder/map.yaml", text));
    fs::remove_dir_all(desk.at("deep")).unwrap();
    desk.tells(Change::Missing);
    fs::create_dir_all(desk.at("deep/folder")).unwrap();
    desk.write("deep/folder/map.yaml", "new");
    desk.tells_text("new");
    is_heard(&desk, |desk, text| desk.write("deep/folder/map.yaml", text));
}

#[test]
fn a_folder_higher_up_is_exchanged() {
    let desk = Desk::with("deep/folder/map.yaml", |at| {
        for (folder, text) in [("deep", "old"), ("next", "new")] {
            fs::create_dir_all(at.join(folder).join("folder")).unwrap();
            fs::write(at.join(folder).join("folder/map.yaml"), text).unwrap();
        }
    });
    is_heard(&desk, |desk, text| desk.write("deep/folder/map.yaml", text));
    desk.rename("deep", "past");
    desk.rename("next", "deep");
    desk.tells_text("new");
    is_heard(&desk, |desk, text| desk.write("deep/folder/map.yaml", text));
}
