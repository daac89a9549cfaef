//! A total against the parts that are listed for it.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::arithmetic;
use crate::basis;

rule_meta! {
    META {
        id: "numeric/parts-mismatch",
        title: ("总数与分项之和不符", "total differs from its parts"),
        summary: ("正文里“其中”“包括”“分别为”所列各项之和应与总数相符。", "The parts that the prose lists for a total sum to it, or to less where it does not list all."),
        help: ("核对总数和各项，改正写错的一个；各项有交叉或没有列全的，请写明。", "Check the total and the parts; say so where parts overlap or are not all named."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::ACCURACY,
        never_unable: None,
        docs: r"## 检查什么

正文里先写总数再列各项，或列完各项再写合计的：
- “公开信息132条，其中网站86条、公众号41条、公示栏9条”：三项之和 136 比总数多；
- “分别为”“分为”“包括……和……”以及冒号之后列出的各项；
- “行政许可386件、其他事项1142件，共1528件”；
- 分成是与不是两半的：“抽查信息321条，合格300条，不合格21条”。

总数带“万”而各项不带、去掉“万”就相等的，提示疑为多写“万”。

## 为什么

分项加起来应当等于总数，读者一加就能发现不符。

## 例外

- 各项之和多于总数，总是提示；少于总数，只有话里表明已经列全（“分别为”“分为”“包括……和……”、最后一项是“其他”“其余”），或者列了三项以上且合计已达总数的95%时才提示。
- “等”“主要”“重点”之后的列举不要求列全；只列一项的不要求相等。
- 单位不同的数、括号里的数、下一层“其中”的数不加在一起；“30余件”按其可能的范围比较。
- 总数是哪一个说不准时（前面有几个同类的数），不下结论。

## 修改建议

按提示中的算式重加。各项有交叉（同一条信息在几个渠道发布）的，请在文中写明。",
    }
}

/// The rule.
pub(crate) struct PartsMismatch;

impl ReportRule for PartsMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        arithmetic::check(cx, findings, arithmetic::sums);
    }
}
