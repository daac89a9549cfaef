//! Packs as a user meets them: made, checked, built, used, refused.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod desk;

use std::fs;

use desk::{Desk, RULE};

#[test]
fn a_new_pack_is_right_and_nothing_is_overwritten() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["pack", "new", "我的规则"]).code, 0);
    let checked = desk.run(&["pack", "check", "我的规则", "--strict"]);
    let said = ["规则包 我的规则 0.1.0：1 条规则，2 个示例，0 处错误，0 处警告"];
    assert_eq!(checked.code_with(&said), 0);
    let again = desk.run(&["pack", "new", "我的规则"]);
    assert_eq!(again.code_with(&["里已有文件，没有改动"]), 2);
    let named = desk.run(&["pack", "new", "b", "--name", "A b"]);
    assert_eq!(named.code_with(&["规则包名称“A b”只能用"]), 2);
}

#[test]
fn a_pack_is_used_as_folder_as_file_and_as_lone_rule() {
    let desk = Desk::new();
    desk.pack("甲", "");
    let built = desk.run(&["pack", "build", "甲", "-o", "甲.gouji"]);
    assert_eq!(built.code_with(&["已写出 甲.gouji"]), 0);
    let check = |pack: &str| {
        let ran = desk.run(&["check", "县局", "--pack", pack, "--rule", "甲"]);
        assert_eq!(ran.code_with(&["提示  甲/时间不明确", "不得写“近期”"]), 0);
        ran.out
    };
    assert_eq!(check("甲"), check("甲.gouji"));
    let lone = desk.run(&["check", "县局", "--pack", "甲/rules/时间.yaml"]);
    assert_eq!(lone.code_with(&["提示  my/时间不明确"]), 0);
    let folder = desk.run(&["check", "县局", "--pack", "甲/rules"]);
    assert_eq!(folder.code_with(&["提示  my/时间不明确"]), 0);
    let listed = desk.run(&["rules", "--pack", "甲.gouji"]);
    assert_eq!(listed.code_with(&["甲/时间不明确"]), 0);
    let explained = desk.run(&["explain", "甲/时间不明确", "--pack", "甲"]);
    assert_eq!(explained.code_with(&["时间写得不明确"]), 0);
    let facts = desk.run(&["facts", "县局/a.md", "--pack", "甲"]);
    assert_eq!(facts.code, 0);
}

#[test]
fn building_twice_gives_the_same_bytes_and_faults_are_refused() {
    let desk = Desk::new();
    desk.pack("甲", "");
    let bytes = || {
        assert_eq!(desk.run(&["pack", "build", "甲"]).code, 0);
        fs::read(desk.path("甲-1.0.0.gouji")).unwrap()
    };
    assert_eq!(bytes(), bytes());
    desk.file(
        "甲/rules/时间.yaml",
        &RULE.replace("  正例: 3月15日组织开展了培训。\n", ""),
    );
    let ran = desk.run(&["pack", "build", "甲", "-o", "b.gouji"]);
    assert_eq!(ran.code_with(&["E1501", "没有打包"]), 2);
    desk.file("甲/rules/时间.yaml", &RULE.replace("3月15日", "近期"));
    let ran = desk.run(&["pack", "build", "甲", "-o", "b.gouji"]);
    assert_eq!(ran.code_with(&["E1502  示例与规则不符"]), 2);
    assert_eq!(desk.run(&["pack", "check", "甲"]).code, 2);
    assert!(!desk.path("b.gouji").exists());
    let none = desk.run(&["pack", "build", "县局"]);
    assert_eq!(none.code_with(&["县局 里没有 pack.yaml"]), 2);
}

#[test]
fn a_file_that_is_no_pack_any_more_is_refused() {
    let desk = Desk::new();
    desk.pack("甲", "");
    desk.run(&["pack", "build", "甲", "-o", "甲.gouji"]);
    let good = fs::read(desk.path("甲.gouji")).unwrap();
    fs::write(desk.path("b.gouji"), &good[..good.len() - 30]).unwrap();
    desk.file("c.gouji", "x");
    // The list is deflated; the names of the files are not.
    let mut renamed = good.clone();
    for at in 0..good.len() - 6 {
        if &good[at..at + 6] == b"rules/" {
            renamed[at..at + 6].copy_from_slice(b"rulez/");
        }
    }
    fs::write(desk.path("e.gouji"), renamed).unwrap();
    let cases = [
        (
            "e.gouji",
            "E1606）：缺少 rules/时间.yaml；多出 rulez/时间.yaml",
        ),
        ("b.gouji", "E1608"),
        ("c.gouji", "E1608"),
        ("d.gouji", "没有这个文件"),
    ];
    for (file, said) in cases {
        let ran = desk.run(&["check", "县局", "--pack", file]);
        assert_eq!((ran.code_with(&[file, said]), ran.out.as_str()), (2, ""));
    }
    let none = desk.run(&["check", "县局", "--pack", "县局/a.md"]);
    assert_eq!(none.code_with(&["县局/a.md：不是规则包"]), 2);
    let empty = desk.run(&["check", "县局", "--pack", "县局"]);
    assert_eq!(empty.code_with(&["没有 pack.yaml，也没有规则文件"]), 2);
}

#[test]
fn a_broken_rule_is_set_aside_and_the_others_run() {
    let desk = Desk::new();
    desk.pack("甲", "");
    desk.file(
        "甲/rules/坏.yaml",
        &RULE.replace("时间不明确", "坏").replace("词语", "词"),
    );
    desk.file("甲/rules/乱.yaml", "a: [\n");
    let check = ["check", "县局", "--pack", "甲"];
    let ran = desk.run(&check);
    let said = [
        "[甲/rules/坏.yaml:5:1]",
        "您是不是想写「词语」？",
        "规则文件有 2 处错误，1 条规则没有使用，另有 1 个文件没有读取",
        "提示  甲/时间不明确",
    ];
    assert_eq!(ran.code_with(&said), 0);
    let strict = desk.run(&[&check[..], &["--strict"]].concat());
    assert_eq!(
        (strict.code_with(&["没有开始检查"]), strict.out.as_str()),
        (2, "")
    );
    desk.file("gouji.yaml", "规则: {甲/坏: off}\n");
    assert_eq!(
        desk.run(&check).code,
        0,
        "a rule set aside can be switched off"
    );
}

#[test]
fn versions_are_held_against_this_gouji() {
    let desk = Desk::new();
    desk.pack("甲", "最低版本: 99.0.0\n");
    let check = ["check", "县局", "--pack", "甲"];
    let ran = desk.run(&check);
    let said = [
        "E1602  规则包「甲」需要 gouji 99.0.0 或更高版本",
        "另有 1 个文件没有读取",
    ];
    assert_eq!(ran.code_with(&said), 0);
    assert!(!ran.out.contains("甲/时间不明确"));
    desk.pack("甲", "最低版本: 0.1\n");
    let ran = desk.run(&check);
    assert_eq!(
        ran.code_with(&["E1603", "最低版本: 0.1.0", "甲/时间不明确"]),
        0
    );
}

#[test]
fn packs_build_on_others() {
    let desk = Desk::new();
    desk.pack("甲", "继承: [../乙, disclosure]\n");
    desk.pack("乙", "");
    let ran = desk.run(&["check", "县局", "--pack", "甲"]);
    assert_eq!(ran.code_with(&["甲/时间不明确", "乙/时间不明确"]), 0);
    assert!(ran.err.is_empty(), "{}", ran.err);
    desk.pack("乙", "继承: ../甲\n");
    let ran = desk.run(&["pack", "check", "甲"]);
    assert_eq!(ran.code_with(&["E1609", "[乙/pack.yaml:3:5]"]), 2);
    desk.pack("甲", "继承: [disclosur, ../丙]\n");
    let ran = desk.run(&["pack", "check", "甲"]);
    let said = [
        "没有名为「disclosur」的规则包",
        "继承: [disclosure, ../丙]",
        "丙：没有这个文件",
    ];
    assert_eq!(ran.code_with(&said), 2);
    for number in 0..10 {
        desk.pack(
            &format!("p{number}"),
            &format!("继承: ../p{}\n", number + 1),
        );
    }
    desk.pack("p10", "");
    let ran = desk.run(&["pack", "check", "p0"]);
    assert_eq!(ran.code_with(&["超过 8 层"]), 2);
}

#[test]
fn two_packs_of_one_name_are_one_too_many() {
    let desk = Desk::new();
    desk.pack("甲", "");
    desk.file("乙/pack.yaml", "名称: 甲\n版本: 1.0.0\n");
    desk.file("乙/rules/a.yaml", RULE);
    let ran = desk.run(&["check", "县局", "--pack", "甲", "--pack", "乙"]);
    assert_eq!(ran.code_with(&["E1605  已有名为「甲」的规则包：甲"]), 0);
    let twice = desk.run(&["check", "县局", "--pack", "甲", "--pack", "./甲"]);
    assert!(twice.err.is_empty(), "{}", twice.err);
    let builtin = desk.run(&["check", "县局", "--pack", "c"]);
    assert_eq!(builtin.code, 2);
    desk.file("c/pack.yaml", "name: disclosure\nversion: 1.0.0\n");
    let builtin = desk.run(&["check", "县局", "--pack", "c"]);
    assert_eq!(builtin.code_with(&["已有名为「disclosure」的规则包"]), 0);
}

#[test]
fn codes_of_faults_are_explained() {
    let desk = Desk::new();
    let page = desk.run(&["explain", "e1201"]);
    assert_eq!(page.code_with(&["E1201 不认识的字段"]), 0);
    let unknown = desk.run(&["explain", "E1200"]);
    assert_eq!(
        unknown.code_with(&["没有错误代码 E1200；您是不是想写 E120"]),
        2
    );
}
