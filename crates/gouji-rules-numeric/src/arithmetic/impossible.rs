//! Percentages that cannot be as high as they are.

use gouji_core::{Comparison, Words};
use gouji_zh::{Direction, Manner};
use rust_decimal::Decimal;

use super::change::has_values;
use super::interval::Interval;
use super::judged::{Fault, Judged};
use super::marker::{Marker, has_any};
use super::passage::Passage;

/// What the shares and decreases of a passage come to.
pub(crate) fn impossibles(passage: &Passage) -> Vec<Judged> {
    let numbers = 0..passage.numbers.len();
    numbers
        .filter_map(|number| judge(passage, number))
        .collect()
}

/// Words before 率 whose rate may pass 100 %.
const UNBOUNDED: [&str; 20] = [
    "增长", "完成", "执行", "收益", "回报", "利用", "负债", "周转", "使用", "入学", "变动", "增减",
    "增值", "保值", "杠杆", "产销", "贡献", "达产", "兑换", "利润",
];
/// Words behind 占 that name what a part may exceed.
const EXCEEDED: [&str; 10] = [
    "任务", "计划", "目标", "上年", "去年", "同期", "预算", "指标", "定额", "基数",
];
/// Words of amounts that may turn below zero.
const SIGNED: [&str; 6] = ["利润", "盈余", "盈利", "结余", "顺差", "亏损"];

fn judge(passage: &Passage, number: usize) -> Option<Judged> {
    let printed = passage.quantity(number)?;
    let share = Interval::of_share(printed)?;
    let words = match printed.change {
        Some(change) => {
            let is_drop = change.direction == Direction::Down && change.manner == Manner::By;
            if !is_drop
                || has_values(passage, number)
                || has_any(passage.clause_lead(number), &SIGNED)
            {
                return None;
            }
            ("减少的幅度", "a decrease")
        }
        None if is_part(passage, number) => ("占比或这类比率", "such a share"),
        None => return None,
    };
    let hundred = Interval::exact(Decimal::ONE_HUNDRED);
    let written = passage.printed(number);
    if !hundred.is_below(share) {
        return Some(Judged::holds(
            number,
            Vec::new(),
            &format!("{written} ≤ 100%"),
        ));
    }
    let value = printed.as_percent().unwrap_or(printed.number);
    let fault = Fault {
        message: Words::new(
            format!("{}不会超过 100%，写的是 {written}", words.0),
            format!("{} is at most 100%, not {written}", words.1),
        ),
        help: None,
        comparison: Comparison {
            left: format!("{}%", value.normalize()),
            relation: "≤",
            right: "100%".to_owned(),
            difference: (value - Decimal::ONE_HUNDRED).normalize().to_string(),
        },
    };
    Some(Judged::broken(number, Vec::new(), fault))
}

/// Whether the words before a percentage make it a part of a whole.
fn is_part(passage: &Passage, number: usize) -> bool {
    match Marker::of(passage, number) {
        Some(Marker::Share { of, .. }) => !has_any(of, &EXCEEDED),
        Some(Marker::Rate { stem }) => !has_any(stem, &UNBOUNDED),
        Some(Marker::Given) => true,
        None => false,
    }
}
