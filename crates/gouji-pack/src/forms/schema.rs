//! The YAML of forms, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::basis::BasisYaml;
use crate::decode::Located;

/// How the head of a report is read.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeaderYaml {
    #[schemars(description = "整行标题的模式，命名组 body（机关）、year（年度）", extend("x-zh" = "标题"))]
    pub(crate) titles: Vec<Located<String>>,
    #[schemars(description = "统计期限的模式，命名组 from_year、from_month、from_day、to_year、to_month、to_day", extend("x-zh" = "统计期限"))]
    pub(crate) periods: Vec<Located<String>>,
    #[schemars(description = "地址中地区的模式，命名组 region", extend("x-zh" = "地区"))]
    pub(crate) regions: Vec<Located<String>>,
    #[schemars(description = "正文中年度的模式，命名组 year", extend("x-zh" = "年度"))]
    pub(crate) years: Vec<Located<String>>,
    #[schemars(description = "一级政府名称的结尾，如 人民政府", extend("x-zh" = "政府"))]
    pub(crate) governments: Vec<String>,
    #[schemars(description = "机关名称开头的上级机关，地名在其后", extend("x-zh" = "上级"))]
    pub(crate) superiors: Vec<String>,
    #[schemars(description = "机关名称中与地名相混的词，地名到此为止", extend("x-zh" = "部门用词"))]
    pub(crate) offices: Vec<String>,
    #[schemars(description = "行政层级，从高到低", extend("x-zh" = "层级"))]
    pub(crate) levels: Vec<LevelYaml>,
    #[schemars(description = "哪些年度的报告用哪种格式", extend("x-zh" = "适用年度"))]
    pub(crate) due: Vec<DueYaml>,
}

/// A level of administration.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LevelYaml {
    #[schemars(description = "层级的编号，如 county", extend("x-zh" = "编号"))]
    pub(crate) id: String,
    #[schemars(description = "层级的名称，如 县级", extend("x-zh" = "名称"))]
    pub(crate) name: String,
    #[schemars(description = "层级的英文名称", extend("x-zh" = "英文名称"))]
    pub(crate) name_en: String,
    #[serde(default)]
    #[schemars(description = "地名的结尾，如 县、区", extend("x-zh" = "结尾"))]
    pub(crate) endings: Vec<String>,
    #[serde(default)]
    #[schemars(description = "几个层级共用的结尾，如 市", extend("x-zh" = "共用结尾"))]
    pub(crate) shared_endings: Vec<String>,
    #[serde(default)]
    #[schemars(description = "如 我县", extend("x-zh" = "自称"))]
    pub(crate) self_references: Vec<String>,
}

/// Which form is due when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DueYaml {
    #[schemars(description = "格式的编号", extend("x-zh" = "格式"))]
    pub(crate) form: String,
    #[schemars(description = "适用的第一个报告年度", extend("x-zh" = "自年度"))]
    pub(crate) from: u16,
    #[schemars(description = "适用的最后一个报告年度；不写为至今", extend("x-zh" = "至年度"))]
    pub(crate) to: Option<u16>,
    #[schemars(description = "规定这一格式的文件", extend("x-zh" = "依据"))]
    pub(crate) basis: BasisYaml,
}

/// `forms/*.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FormYaml {
    #[schemars(description = "格式的编号，如 form_2021", extend("x-zh" = "编号"))]
    pub(crate) id: String,
    #[schemars(description = "格式的名称", extend("x-zh" = "名称"))]
    pub(crate) name: String,
    #[schemars(description = "格式的英文名称", extend("x-zh" = "英文名称"))]
    pub(crate) name_en: String,
    #[schemars(description = "规定这一格式的文件", extend("x-zh" = "依据"))]
    pub(crate) basis: BasisYaml,
    #[schemars(description = "只有本格式才印的栏目，据此识别格式", extend("x-zh" = "特有栏目"))]
    pub(crate) marks: Vec<String>,
    #[schemars(description = "报告中引用的规定本格式的文号", extend("x-zh" = "文号"))]
    pub(crate) citations: Vec<String>,
    #[schemars(description = "各部分，按顺序", extend("x-zh" = "部分"))]
    pub(crate) sections: Vec<SectionYaml>,
    #[schemars(description = "各表格，按顺序", extend("x-zh" = "表格"))]
    pub(crate) tables: Vec<TableYaml>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SectionYaml {
    #[schemars(description = "部分的编号，如 s5_problems", extend("x-zh" = "编号"))]
    pub(crate) id: String,
    #[schemars(description = "印出的序号，如 五", extend("x-zh" = "序号"))]
    pub(crate) ordinal: String,
    #[schemars(description = "印出的标题，不带序号", extend("x-zh" = "标题"))]
    pub(crate) heading: String,
    #[serde(default)]
    #[schemars(description = "常见的其他写法", extend("x-zh" = "其他标题"))]
    pub(crate) synonyms: Vec<String>,
    #[serde(default)]
    #[schemars(description = "同时出现就认作本部分标题的词，每组一种写法", extend("x-zh" = "标题用词"))]
    pub(crate) like: Vec<Vec<String>>,
    #[schemars(description = "这一部分应写什么", extend("x-zh" = "内容"))]
    pub(crate) content: ContentYaml,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ContentYaml {
    #[schemars(description = "文字，不得为空", extend("x-zh" = "文字"))]
    Prose,
    #[schemars(description = "文字，写“无”也可以", extend("x-zh" = "文字或无"))]
    ProseOrNothing,
    #[schemars(description = "表格", extend("x-zh" = "表格"))]
    Table,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableYaml {
    #[schemars(description = "表格的编号，是数字英文名称的第一段", extend("x-zh" = "编号"))]
    pub(crate) id: String,
    #[schemars(description = "表格的名称，如 表三", extend("x-zh" = "名称"))]
    pub(crate) name: String,
    #[schemars(description = "表格所在部分的编号", extend("x-zh" = "部分"))]
    pub(crate) section: Located<String>,
    #[schemars(description = "数字怎么排", extend("x-zh" = "排法"))]
    pub(crate) layout: LayoutYaml,
    #[serde(default)]
    #[schemars(description = "只归类、不带数字的栏目", extend("x-zh" = "分组栏目"))]
    pub(crate) groups: Vec<String>,
    #[schemars(description = "各块；不分块的表写一块", extend("x-zh" = "块"))]
    pub(crate) blocks: Vec<BlockYaml>,
    #[serde(default)]
    #[schemars(description = "格式本身要求的相等关系", extend("x-zh" = "勾稽"))]
    pub(crate) equations: Vec<EquationYaml>,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LayoutYaml {
    #[schemars(description = "一行一行的数字", extend("x-zh" = "多行"))]
    Rows,
    #[schemars(description = "所有数字排成一行", extend("x-zh" = "一行"))]
    Line,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BlockYaml {
    #[schemars(description = "块的编号；不分块的不写", extend("x-zh" = "编号"))]
    pub(crate) id: Option<String>,
    #[serde(default)]
    #[schemars(description = "块的名称", extend("x-zh" = "名称"))]
    pub(crate) name: String,
    #[serde(default)]
    #[schemars(description = "块标题的写法", extend("x-zh" = "栏目写法"))]
    pub(crate) labels: Vec<String>,
    #[schemars(description = "各列，从左到右", extend("x-zh" = "列"))]
    pub(crate) columns: Vec<ColumnYaml>,
    #[schemars(description = "各行，从上到下", extend("x-zh" = "行"))]
    pub(crate) rows: Vec<RowYaml>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnYaml {
    #[schemars(description = "列的编号，是数字英文名称的末段", extend("x-zh" = "编号"))]
    pub(crate) id: String,
    #[schemars(description = "列的名称", extend("x-zh" = "名称"))]
    pub(crate) name: String,
    #[serde(default)]
    #[schemars(description = "列标题的其他写法", extend("x-zh" = "栏目写法"))]
    pub(crate) labels: Vec<String>,
    #[serde(default)]
    #[schemars(description = "这一列的数是什么数；不写为件数", extend("x-zh" = "取值"))]
    pub(crate) domain: DomainYaml,
}

#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DomainYaml {
    #[default]
    #[schemars(description = "不小于 0 的整数", extend("x-zh" = "件数"))]
    Count,
    #[schemars(description = "可带正负号的整数", extend("x-zh" = "增减"))]
    Signed,
    #[schemars(description = "不小于 0 的数", extend("x-zh" = "数值"))]
    Decimal,
    #[schemars(description = "金额", extend("x-zh" = "金额"))]
    Money,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowYaml {
    #[schemars(description = "行的编号", extend("x-zh" = "编号"))]
    pub(crate) id: String,
    #[schemars(description = "行的名称", extend("x-zh" = "名称"))]
    pub(crate) name: String,
    /// As printed; the name when absent.
    #[schemars(description = "印出的栏目；与名称相同时不写", extend("x-zh" = "印出"))]
    pub(crate) label: Option<String>,
    #[serde(default)]
    #[schemars(description = "栏目的其他写法", extend("x-zh" = "栏目写法"))]
    pub(crate) labels: Vec<String>,
    #[serde(default)]
    #[schemars(description = "报告有这一行时代替哪些行", extend("x-zh" = "代替"))]
    pub(crate) replaces: Vec<Located<String>>,
}

/// A relation between figures of one block, for each of its columns or rows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EquationYaml {
    #[schemars(description = "关系的类别，规则据此选用", extend("x-zh" = "类别"))]
    pub(crate) family: Located<String>,
    #[schemars(description = "所在块的编号", extend("x-zh" = "块"))]
    pub(crate) block: Option<Located<String>>,
    #[schemars(description = "逐列还是逐行", extend("x-zh" = "逐"))]
    pub(crate) each: EachYaml,
    #[schemars(description = "不成立时的说法，{} 处填列名或行名", extend("x-zh" = "说法"))]
    pub(crate) name: String,
    #[schemars(description = "左边相加的行或列的编号", extend("x-zh" = "左边"))]
    pub(crate) left: Vec<Located<String>>,
    #[serde(default)]
    #[schemars(description = "两边的关系；不写为相等", extend("x-zh" = "关系"))]
    pub(crate) relation: RelationYaml,
    #[schemars(description = "右边相加的行或列的编号", extend("x-zh" = "右边"))]
    pub(crate) right: Vec<Located<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EachYaml {
    #[schemars(description = "逐列", extend("x-zh" = "列"))]
    Column,
    #[schemars(description = "逐行", extend("x-zh" = "行"))]
    Row,
}

#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RelationYaml {
    #[default]
    #[schemars(description = "两边相等", extend("x-zh" = "相等"))]
    Equal,
    #[schemars(description = "左边不小于右边", extend("x-zh" = "不小于"))]
    AtLeast,
}
