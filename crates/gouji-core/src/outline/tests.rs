//! The trees that texts give.

use super::builder;
use super::joined::Joined;

/// The lists of a text, one a line: `parent>items`, with the first characters of each text.
fn outline(lines: &[&str]) -> Vec<String> {
    let joined = Joined::of_lines(lines);
    builder::lists(&joined)
        .iter()
        .map(|list| {
            let items = list.items.iter().map(|item| {
                let marker = &joined.text[item.marker.clone()];
                format!("{marker}{}", &joined.text[item.text.clone()])
            });
            let parent = list
                .parent
                .map_or(String::new(), |(list, item)| format!("{list}.{item}>"));
            parent + &items.collect::<Vec<_>>().join("|")
        })
        .collect()
}

#[test]
fn two_lists_in_one_paragraph() {
    assert_eq!(
        outline(&["问题:一是甲;二是乙。改进:一是丙;二是丁。明年继续。"]),
        ["一是甲;|二是乙。", "一是丙;|二是丁。"]
    );
}

#[test]
fn a_list_of_the_same_style_inside_an_item() {
    assert_eq!(
        outline(&[
            "一是完善载体。一是网站;有栏目。二是公报。",
            "二是深化内容。一是编目录。"
        ]),
        [
            "一是完善载体。一是网站;有栏目。二是公报。|二是深化内容。一是编目录。",
            "0.0>一是网站;有栏目。|二是公报。",
            "0.1>一是编目录。"
        ]
    );
    assert_eq!(
        outline(&["一是甲。一是子。二是丑。二是乙。三是丙。"]),
        [
            "一是甲。一是子。二是丑。|二是乙。|三是丙。",
            "0.0>一是子。|二是丑。"
        ]
    );
}

#[test]
fn headings_with_lists_below() {
    assert_eq!(
        outline(&[
            "(一)存在的问题",
            "1.学习不深。",
            "2.更新不快。",
            "(二)改进措施",
            "一是抓学习;二是抓更新。"
        ]),
        [
            "(一)存在的问题1.学习不深。2.更新不快。|(二)改进措施一是抓学习;二是抓更新。",
            "0.0>1.学习不深。|2.更新不快。",
            "0.1>一是抓学习;|二是抓更新。"
        ]
    );
}

#[test]
fn lines_of_a_fixed_width() {
    assert_eq!(
        outline(&[
            "下一步我局将切实抓好以下工作并且一抓到底:一",
            "是全面梳理办理流程并健全办理和会商的工作机制和第",
            "一是说明。二是加强培训。"
        ]),
        ["一是全面梳理办理流程并健全办理和会商的工作机制和第一是说明。|二是加强培训。"]
    );
}

#[test]
fn skipped_and_repeated_numbers_stay_in_their_list() {
    for (text, markers) in [
        ("一是甲。二是乙。四是丁。", 3),
        ("一是甲;一是乙;二是丙。", 3),
        ("一是甲。二是乙。二是丙。三是丁", 4),
        ("一是甲。三是乙。二是丙。", 3),
    ] {
        let lists = builder::lists(&Joined::of_lines(&[text]));
        assert_eq!(lists.len(), 1, "{text}");
        assert_eq!(lists.first().unwrap().items.len(), markers, "{text}");
    }
}

#[test]
fn headings_of_lines() {
    let joined = Joined::of_lines(&["(一)主动公开。发布信息。", "(二)平台建设", "建成一个。"]);
    let lists = builder::lists(&joined);
    let items = &lists.first().unwrap().items;
    let heading = |index: usize| &joined.text[items[index].heading.clone().unwrap()];
    assert_eq!((heading(0), items[0].is_own_line), ("主动公开", false));
    assert_eq!((heading(1), items[1].is_own_line), ("平台建设", true));
}
