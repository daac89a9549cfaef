//! The YAML of claims, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};

/// `claims/*.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimsYaml {
    #[serde(default)]
    #[schemars(description = "本类报告里与数字同时出现的词", extend("x-zh" = "用词"))]
    pub(crate) words: Option<WordsYaml>,
    #[serde(default)]
    #[schemars(description = "正文会说到的各种事项；“办结26件”说的是哪种事项，看最近提到的是哪一种", extend("x-zh" = "事项"))]
    pub(crate) matters: Many<MatterYaml>,
    #[serde(default)]
    #[schemars(description = "正文会怎样说各个数字", extend("x-zh" = "说法"))]
    pub(crate) claims: Many<ClaimYaml>,
}

/// Words beside the numbers.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordsYaml {
    #[serde(default)]
    #[schemars(description = "可以夹在主语和数之间、不改变意思的词", extend("x-zh" = "衬词"))]
    pub(crate) fillers: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "说怎样做的词，同样可以夹在中间；前面有否定词时，否定的只是做法，如 在法定期限内", extend("x-zh" = "做法"))]
    pub(crate) manners: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "渠道：后面的数只是几种渠道之一的，如 网上、信函", extend("x-zh" = "渠道"))]
    pub(crate) channels: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "别的机关：后面的数可能不是本机关的，如 各乡镇、市本级", extend("x-zh" = "机关"))]
    pub(crate) bodies: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "机关和地区名称的结尾，如 局、县：前面有这样的名称而不是本机关的，数可能是别的机关的",
        extend("x-zh" = "机关结尾")
    )]
    pub(crate) endings: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "含有上面某个词、意思却不同的更长的词，如 办结率", extend("x-zh" = "排除词"))]
    pub(crate) stops: Many<Located<String>>,
}

/// Something that reports speak of.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MatterYaml {
    #[schemars(description = "事项的编号，小写字母", extend("x-zh" = "编号"))]
    pub(crate) id: Located<String>,
    #[schemars(description = "事项的全称和其他说法", extend("x-zh" = "名称"))]
    pub(crate) words: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "简称：上下文没有说别的事项时才算，如 申请", extend("x-zh" = "简称"))]
    pub(crate) short: Many<Located<String>>,
}

/// Something that the prose says of figures.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimYaml {
    #[schemars(description = "说法的编号，小写字母和连字符", extend("x-zh" = "编号"))]
    pub(crate) id: Located<String>,
    #[schemars(description = "说的是什么，用在提示语里", extend("x-zh" = "名称"))]
    pub(crate) name: String,
    #[schemars(description = "英文名称", extend("x-zh" = "英文名称"))]
    pub(crate) name_en: String,
    #[schemars(description = "说的是哪个数字；写几个时，说的是它们的和。某种格式没有的，这一说法不用于该格式", extend("x-zh" = "数字"))]
    pub(crate) facts: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "也可能说的是：各项一种理解，每种可以是几个数字的和。与其中任何一种相符就算相符", extend("x-zh" = "或"))]
    pub(crate) or: Many<Many<Located<String>>>,
    #[schemars(description = "主语：各组词在数之前都要出现；一组里的几个词是不同说法", extend("x-zh" = "主语"))]
    pub(crate) subject: Many<Many<Located<String>>>,
    #[serde(default)]
    #[schemars(description = "否定词之后可以直接代替主语的词，如 无申请 的 申请", extend("x-zh" = "否定"))]
    pub(crate) denied: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "事项的编号：说的是别的事项时不算", extend("x-zh" = "事项"))]
    pub(crate) matter: Option<Located<String>>,
    #[serde(default)]
    #[schemars(description = "单位；金额不写", extend("x-zh" = "单位"))]
    pub(crate) unit: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "语境：本段里要说过其中一个词才算", extend("x-zh" = "语境"))]
    pub(crate) context: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "不含：同一小句里有这些词时不算", extend("x-zh" = "不含"))]
    pub(crate) not: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "前文：本句前面说了数的，其中要有这些说法之一（写编号）", extend("x-zh" = "前文"))]
    pub(crate) after: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "分项：本来就是一部分，可以接在“其中”之后；不写为否", extend("x-zh" = "分项"))]
    pub(crate) part: bool,
    #[serde(default)]
    #[schemars(description = "自明：主语已经说明白是什么事项，上下文没有提到事项时也算；不写为否", extend("x-zh" = "自明"))]
    pub(crate) evident: bool,
    #[serde(default)]
    #[schemars(description = "独用：主语前面有没读懂的字时，说的可能是其中一类，不算，如 涉企行政许可；不写为否", extend("x-zh" = "独用"))]
    pub(crate) bare: bool,
    #[serde(default)]
    #[schemars(description = "数在前：数可以在主语前面，中间隔几个字，如 1件答复被纠正；不写为否", extend("x-zh" = "数在前"))]
    pub(crate) number_first: bool,
    #[serde(default)]
    #[schemars(description = "表示没有：主语的词本身就说明数字是零，如 全部办结 说明没有结转；不写为否", extend("x-zh" = "表示没有"))]
    pub(crate) says_none: bool,
    #[serde(default)]
    #[schemars(description = "表内单位：表里的数是金额时，按什么单位填", extend("x-zh" = "表内单位"))]
    pub(crate) table_unit: MoneyUnitYaml,
}

/// The unit of money that a column of a form is filled in.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MoneyUnitYaml {
    #[default]
    #[schemars(description = "元，或不是金额", extend("x-zh" = "元"))]
    Yuan,
    #[schemars(description = "万元", extend("x-zh" = "万元"))]
    TenThousandYuan,
    #[schemars(description = "亿元", extend("x-zh" = "亿元"))]
    HundredMillionYuan,
}
