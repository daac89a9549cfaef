//! Units: measure words of counting, shares, money, time and other measures.

use std::sync::LazyLock;

use super::Unit;

/// A unit that a text begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Its kind.
    pub unit: Unit,
    /// Its bytes in the text.
    pub len: usize,
}

/// Measure words of counting: people, things, events, places, groups, media.
const COUNT: &str = "\
    人 人次 人份 名 位 户 户次 家 家次 个 个次 项 项次 件 件次 份 份次 次 条 条次 起 宗 例 例次 \
    篇 篇次 期 期次 场 场次 批 批次 班次 车次 航次 剂次 剂 课时 学时 学分 则 笔 单 张 册 本 套 部 \
    处 块 台 台次 台套 辆 辆次 艘 架 座 栋 幢 间 所 支 只 幅 面 类 种 大类 小类 大项 小项 \
    大板块 大方面 大任务 大行动 大举措 大工程 方面 门次 岗次 组次 队次 校次 村次 \
    点 段 轮 节 版 字 句 页 遍 回 趟 票 席 桌 门 副 枚 株 棵 头 匹 颗 粒 盒 瓶 箱 袋 桶 组 队 \
    支队 团 班 对 双 道 根 片 款 档 卷 案 桩 床 集 讲 步 级 帧 封 层 届 级次 环节 条线";

const TIME: &str = "\
    年 个年头 个年度 个月 月 周 个星期 星期 个季度 天 日 工作日 个工作日 自然日 个自然日 \
    小时 个小时 钟头 个钟头 分钟 秒 秒钟 毫秒 刻钟 年头 昼夜 周年 学年 学期 个学期 周岁 \
    法定工作日 个法定工作日 世纪 个世纪 h min";

const MEASURE: &str = "\
    米 千米 厘米 毫米 微米 公里 英里 海里 平方米 平方公里 平方千米 平米 平方 \
    立方米 立方 立方公里 亩 公顷 吨 千克 公斤 克 毫克 微克 斤 升 毫升 千瓦 千瓦时 兆瓦 千伏 \
    度 摄氏度 分 兆 字节 像素 赫兹 分贝 岁 折 吨公里 人公里 千卡 美元 欧元 港元 日元 英镑 \
    km KM kg KG mg ml mL mm cm m g t kW KW kWh MW MB GB TB KB Hz dB ppm m2 km2";

const SHARES: &[(&str, Unit)] = &[
    ("%", Unit::Percent),
    ("\u{2030}", Unit::Permille),
    ("个百分点", Unit::Points),
    ("百分点", Unit::Points),
    ("成", Unit::Tenths),
    ("倍", Unit::Times),
    ("元", Unit::Money),
    ("角", Unit::Money),
    ("元人民币", Unit::Money),
    ("块钱", Unit::Money),
];

/// Words that begin like a unit and are none: `42单位`, `15部门`, `12处理`.
const NO_UNITS: &[&str] = &[
    "个人",
    "人大",
    "人均",
    "人民",
    "位于",
    "位居",
    "件均",
    "分别",
    "分公司",
    "分局",
    "分类",
    "分管",
    "单位",
    "单元",
    "单独",
    "台账",
    "台风",
    "名单",
    "名录",
    "名称",
    "周边",
    "团体",
    "团队",
    "场所",
    "块状",
    "处理",
    "处置",
    "处罚",
    "天气",
    "套餐",
    "对于",
    "对外",
    "对应",
    "对标",
    "届时",
    "层级",
    "屏幕",
    "岁末",
    "家庭",
    "家长",
    "年初",
    "年底",
    "年度",
    "年末",
    "座谈",
    "张贴",
    "户均",
    "所在",
    "所属",
    "所有",
    "成为",
    "成员",
    "成功",
    "成效",
    "成果",
    "成立",
    "成绩",
    "报告",
    "支付",
    "支持",
    "支撑",
    "支部",
    "方案",
    "日内瓦",
    "日常",
    "日报",
    "日期",
    "月报",
    "本单位",
    "本县",
    "本地",
    "本局",
    "本市",
    "本年",
    "本报",
    "本机",
    "本级",
    "条例",
    "条文",
    "栏目",
    "次年",
    "次日",
    "步骤",
    "段落",
    "版本",
    "班子",
    "班组",
    "度假",
    "点击",
    "点赞",
    "点评",
    "期刊",
    "期间",
    "期末",
    "种植",
    "篇幅",
    "组合",
    "组成",
    "组织",
    "组长",
    "级别",
    "节日",
    "节水",
    "节气",
    "节点",
    "节约",
    "节能",
    "节假",
    "讲解",
    "讲话",
    "起到",
    "起始",
    "起草",
    "起诉",
    "轮流",
    "轮训",
    "部门",
    "部分",
    "部署",
    "里程",
    "里面",
    "门户",
    "门类",
    "门诊",
    "队伍",
    "队员",
    "集中",
    "集体",
    "集约",
    "面向",
    "面对",
    "面积",
    "页面",
    "项下",
    "案件",
    "案例",
    "案卷",
    "户籍",
    "户口",
    "家属",
    "支出",
    "款项",
    "步行",
    "回复",
    "回应",
    "回访",
    "片区",
    "档案",
    "字样",
    "字号",
    "字体",
    "道路",
    "双方",
    "双向",
    "对口",
    "对接",
    "对照",
    "环节点",
    "例如",
    "例行",
    "份额",
    "安全",
    "安排",
    "安装",
    "安置",
    "升级",
    "升至",
    "升高",
    "分析",
    "分中心",
    "分支",
    "分级",
    "分析",
    "分享",
    "分配",
    "分布",
    "平方向",
    "折合",
    "折算",
    "度量",
];

/// The longest unit that a text begins with.
pub(super) fn at_start(text: &str) -> Option<Word> {
    if let Some(latin) = latin(text) {
        return Some(latin);
    }
    let units: &[(&str, Unit)] = &UNITS;
    text.char_indices()
        .take(LONGEST)
        .map(|(at, ch)| at + ch.len_utf8())
        .filter_map(|len| {
            let index = units
                .binary_search_by_key(&&text[..len], |(word, _)| word)
                .ok()?;
            Some(Word {
                unit: units[index].1,
                len,
            })
        })
        .last()
        .filter(|_| !NO_UNITS.iter().any(|word| text.starts_with(word)))
}

/// The longest unit in characters.
const LONGEST: usize = 7;

static UNITS: LazyLock<Vec<(&'static str, Unit)>> = LazyLock::new(|| {
    let lists = [
        (COUNT, Unit::Count),
        (TIME, Unit::Time),
        (MEASURE, Unit::Measure),
    ];
    let mut units: Vec<_> = lists
        .iter()
        .flat_map(|(words, unit)| words.split_whitespace().map(|word| (word, *unit)))
        .chain(SHARES.iter().copied())
        .collect();
    units.sort_unstable_by_key(|(word, _)| *word);
    units.dedup_by_key(|(word, _)| *word);
    units
});

/// A unit in Latin letters, which ends where its letters end.
fn latin(text: &str) -> Option<Word> {
    let text = text.strip_prefix(' ').map_or((text, 0), |rest| (rest, 1));
    let len = text.0.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if len == 0 || len > 3 {
        return None;
    }
    let word = &text.0[..len];
    let index = UNITS.binary_search_by_key(&word, |(word, _)| word).ok()?;
    Some(Word {
        unit: UNITS[index].1,
        len: len + text.1,
    })
}
