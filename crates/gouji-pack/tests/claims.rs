//! Files of claims: what is wrong with them is told at its place, and the rest is used.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gouji_pack::{PackFile, PackSource, Settings, load};

/// The built-in pack of disclosure reports and one that adds claims to its forms.
fn loaded(claims: &str) -> gouji_pack::Loaded {
    let own = PackSource {
        name: "own".to_owned(),
        files: vec![
            file("pack.yaml", b"name: own\nversion: 1.0.0\n"),
            file("claims/more.yaml", claims.as_bytes()),
        ],
        is_builtin: false,
    };
    load(&[disclosure(), own], &Settings::default())
}

fn disclosure() -> PackSource {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/disclosure/");
    let paths = [
        "pack.yaml",
        "forms/form_2021.yaml",
        "claims/words.yaml",
        "claims/requests.yaml",
    ];
    PackSource {
        name: "disclosure".to_owned(),
        files: paths
            .iter()
            .map(|path| file(path, &std::fs::read(format!("{root}{path}")).unwrap()))
            .collect(),
        is_builtin: true,
    }
}

fn file(path: &str, bytes: &[u8]) -> PackFile {
    PackFile {
        path: path.to_owned(),
        bytes: bytes.to_owned().into(),
    }
}

/// Codes and texts of what is wrong with claims.
fn faults(claims: &str) -> Vec<String> {
    let loaded = loaded(claims);
    let faults = loaded.diagnostics.iter();
    faults
        .map(|fault| format!("{} {}", fault.code, &fault.file.text[fault.range.clone()]))
        .collect()
}

const CLAIM: &str = "
说法:
  - 编号: mine
    名称: 测试
    英文名称: test
    数字: 表三.本年新收.总计
    主语: [[收下]]
    单位: 件
    事项: applications
";

#[test]
fn a_pack_adds_claims_to_the_forms_of_another() {
    let loaded = loaded(CLAIM);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let claims = &loaded.packs[0].forms()[0].claims;
    let mine = claims.specs.iter().find(|spec| spec.id == "mine").unwrap();
    assert_eq!(mine.readings.len(), 1);
    assert!(claims.specs.iter().any(|spec| spec.id == "received"));
}

#[test]
fn names_that_nothing_has_are_faults_at_their_place() {
    let wrong = [
        (
            "表三.本年新收.总计",
            "表三.本年新收.合计",
            "E1302 表三.本年新收.合计",
        ),
        ("applications", "aplications", "E1309 aplications"),
        ("编号: mine", "编号: received", "E1310 received"),
        ("编号: mine", "编号: m i", "E1208 m i"),
        ("[[收下]]", "[[\" \"]]", "E1405 mine"),
        ("单位: 件", "单位: 件\n    前文: recieved", "E1309 recieved"),
        ("单位: 件", "单元: 件", "E1201 单元"),
    ];
    for (from, to, fault) in wrong {
        let text = CLAIM.replace(from, to);
        assert_eq!(faults(&text), [fault], "{text}");
    }
}

#[test]
fn a_faulty_claim_leaves_the_others_alone() {
    let loaded = loaded(&CLAIM.replace("本年新收", "本年收到"));
    let claims = &loaded.packs[0].forms()[0].claims;
    assert!(claims.specs.iter().all(|spec| spec.id != "mine"));
    assert!(claims.specs.len() > 10);
}
