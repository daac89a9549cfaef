//! Codes of the kinds about figures.

use super::Page;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: "E1407",
        title: (
            "勾稽的一边不是数字的加减",
            "a side of an equation is no sum of figures",
        ),
        text: (
            "勾稽（equation）的两边只能是数字相加减，每个数字可以乘以或除以一个固定的数；这样对不上时才能指出哪个单元格可能填错。用到函数（合计 除外）、两个数字相乘除、除不尽的除数时，类型改用比较（compare）。\n\n错误：\n\n    类型: 勾稽\n    左边: 绝对值(表一.甲.总计)\n\n正确：\n\n    类型: 比较\n    左边: 绝对值(表一.甲.总计)",
            "The sides of an equation are sums of figures, each times a fixed number at most, so that the cell at fault can be found. Functions other than sum, products of figures and divisors that leave a remainder belong in the kind compare.",
        ),
    },
    Page {
        code: "E1411",
        title: (
            "两边都没有本报告的数字",
            "neither side has a figure of the report",
        ),
        text: (
            "规则要核对的是报告里的数字。两边都是固定的数，或勾稽的两边都是上年的数，对每份报告的结果都一样，也没有可以指给填报单位看的单元格。",
            "A rule judges figures of the report itself. Fixed numbers on both sides, or last year's figures only, give nothing to point at.",
        ),
    },
    Page {
        code: "E1412",
        title: ("界限不对", "bounds make no sense"),
        text: (
            "比值、占比要有可以比的东西：“最小”“最大”至少写一个，最小不能大于最大；占比还可以写“占比数”（表里印的百分数）或“主语”（正文里的说法）。比较（compare）的“关系”和“比值”只能写一个。\n\n错误：\n\n    比值: {最小: 10, 最大: 0.1}\n\n正确：\n\n    比值: {最小: 0.1, 最大: 10}",
            "A ratio or share is held against min or max, with min not above max; a share may also be held against a printed percentage or against the prose. The kind compare takes relation or ratio, not both.",
        ),
    },
];
