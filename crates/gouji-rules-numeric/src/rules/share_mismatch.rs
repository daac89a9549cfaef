//! A share or a rate against its numerator and denominator.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::arithmetic;
use crate::basis;

rule_meta! {
    META {
        id: "numeric/share-mismatch",
        title: ("占比或比率与分子分母不符", "share differs from its parts"),
        summary: ("正文里的占比、比率应与同一句里的分子、分母算得上。", "A share or rate in the prose agrees with the numerator and denominator beside it."),
        help: ("核对分子、分母和百分数，改正写错的一个。", "Check the numerator, the denominator and the percentage, and mend the one that is wrong."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::ACCURACY,
        never_unable: None,
        docs: r"## 检查什么

正文里写了分子、分母又写了百分数的，三个数应当算得上：
- “申请27件，其中通过网络提出25件，占92.6%”；
- “事项565项，实现网上办理551项，网上可办率97.52%”；
- “予以公开480件、部分公开149件，合计占53.3%”这样几项合计的占比。

百分数按印出的位数比较：四舍五入与去尾都算对。分子、分母是“2.6万”这样的约数时，按其可能的范围比较；“余、多、近、约、以上”放宽范围。

## 为什么

百分数是由两个数算出来的，读者一除就能发现不符。

## 例外

只有分子、分母都确定时才下结论：同一句或前一句里有任何一对数（包括几项之和、“1减去”）能算出这个百分数，就算相符。
考核权重、分值、增长率、没有件数的满意率，以及占全县、占上年等以别处为分母的占比，不下结论。
“按期”“及时”一类比率的分母是到期的数，句中没有写明时不下结论。

## 修改建议

按提示中的算式重算。百分数错就改百分数；分子或分母错就改件数，并与表格核对。",
    }
}

/// The rule.
pub(crate) struct ShareMismatch;

impl ReportRule for ShareMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        arithmetic::check(cx, findings, arithmetic::shares);
    }
}
