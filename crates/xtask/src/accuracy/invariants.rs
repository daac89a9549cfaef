//! The least that must hold in every build: silence on sound reports, each kind of defect found.

use super::checker::Checker;
use super::province::Province;
use super::recall::Recall;
use crate::gen_corpus::{ALL_DEFECTS, Generator, default_settings};

const SOUND: usize = 60;
const OF_EACH_KIND: usize = 2;
const SEED: u64 = 4;
/// Kinds that are planted where the rules need not see them.
const NOT_PROMISED: [&str; 1] = ["share-of-table"];

#[test]
fn a_sound_province_raises_no_alarm() {
    let registry = gouji_engine::registry().unwrap();
    let checker = Checker::new(&registry).unwrap();
    let settings = default_settings(SOUND, SEED);
    let generator = Generator::new(&settings).unwrap();
    let province = Province::measure(&checker, &generator, SOUND).unwrap();
    assert_eq!(province.reports, SOUND);
    assert_eq!(province.faults(), 0, "{:#?}", province.alarms);
}

#[test]
fn each_kind_of_defect_is_found() {
    let registry = gouji_engine::registry().unwrap();
    let checker = Checker::new(&registry).unwrap();
    let settings = default_settings(240, SEED);
    let generator = Generator::new(&settings).unwrap();
    let promised = ALL_DEFECTS
        .iter()
        .filter(|defect| !NOT_PROMISED.contains(&defect.name));
    let mut missed = Vec::new();
    for defect in promised {
        let recall = Recall::measure(&checker, &generator, defect, OF_EACH_KIND).unwrap();
        if recall.found == 0 {
            missed.push((defect.name, recall.misses));
        }
    }
    assert_eq!(missed, Vec::new());
}
