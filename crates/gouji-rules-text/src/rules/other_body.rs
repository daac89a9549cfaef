//! Other bodies of the same government where the reporter speaks of itself.

use gouji_core::{Findings, Paragraph, Prose, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::names::{self, Mention, Names, Own, Setting, Whose};

rule_meta! {
    META {
        id: "text/other-body",
        title: ("出现别的机关", "another body as the actor"),
        summary: ("说本机关自己的事，主语却是同级的另一个机关，可能是套用时漏改。", "Another body does what only the reporter does; its name may be left over from a copied report."),
        help: ("核实是不是套用别的机关的报告时漏改；是，就改为本机关的名称。", "See whether it is left over from another report; if so, write the own name."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::OWN_FACTS,
        never_unable: None,
        docs: r"## 检查什么

局、委和乡镇、街道的报告里，句子的主语是不是同级的另一个局，而说的是只有报告机关自己才会说的话：
“县水利局成立由局长任组长的领导小组”“县水利局高度重视政府信息公开工作”“县水利局全年主动公开……”。
第一部分首句的主语、“现将……年度报告公布如下”的主语是毫不相干的另一个局的，也提示。

## 为什么

套用别的机关的报告而漏改名称，说明内容不是本单位的实际情况。

## 例外

- 政府和政府办公室的报告汇总各部门的情况，不检查。
- 简称、全称和改名前后的名称（住建局、农业局）。
- 会同、牵头、联合、指导、考核、移送等说明分工或协同的句子。
- 别的级别的机关（县局的报告里说市局）。

不知道报告机关或它所在的地区时，无法判断。

## 修改建议

核实后改为本机关的名称或“我局”。",
    }
}

/// The rule.
pub(crate) struct OtherBody;

impl ReportRule for OtherBody {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let names = Names::of(cx);
        let Some(own) = &names.own else {
            let reason = Words::fixed(
                "认不出报告机关，无从判断哪些机关不是它",
                "the body is unknown, so no other can be told from it",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        };
        if reports_for_all(cx, own) {
            return;
        }
        let prose = Prose::of(cx);
        for mention in &names.mentions {
            let Some(paragraph) = prose.paragraphs.get(mention.paragraph) else {
                continue;
            };
            if is_other(cx, own, mention, paragraph)
                && (speaks_of_itself(mention, paragraph) || reports(cx, own, mention, paragraph))
            {
                report(cx, mention, paragraph, findings);
            }
        }
    }
}

/// Whether the body reports for all bodies of its area.
fn reports_for_all(cx: &ReportCx<'_>, own: &Own) -> bool {
    let spec = &cx.form.header;
    let is_lowest = own.level() + 1 == spec.levels.len();
    let is_government = own.organ.is_empty() || spec.governments.contains(&own.organ);
    let is_office = own.organ.starts_with("人民政府") || own.organ.starts_with("政府");
    !is_lowest && (is_government || is_office)
}

/// Whether a mention is of another body than the reporter, of the same area or of the one that a
/// township lies in.
fn is_other(cx: &ReportCx<'_>, own: &Own, mention: &Mention, paragraph: &Paragraph) -> bool {
    let spec = &cx.form.header;
    let text = paragraph.text();
    let (place, organ) = (&text[mention.place.clone()], &text[mention.organ.clone()]);
    let Some(stem) = BODIES.iter().find_map(|ending| organ.strip_suffix(ending)) else {
        return false;
    };
    let is_township = own.level() + 1 == spec.levels.len();
    let county = spec.levels.len().saturating_sub(2);
    let level = if is_township { county } else { own.level() };
    let is_of_area = match mention.whose {
        Whose::Own => own.at(level).any(|area| area.name == place),
        Whose::Kind if is_township => names::levels_of(place, spec).contains(&county),
        Whose::Kind => own
            .at(level)
            .any(|area| names::ending_of(&area.name, spec) == Some(place)),
        Whose::Other => false,
    };
    is_of_area && !is_short_for(stem, &own.organ) && !is_short_for(&own.organ, stem)
}

/// Endings of the names of bodies that report on their own.
const BODIES: [&str; 3] = ["委员会", "局", "委"];

/// Whether the characters of a short name stand in a longer one in their order: 住建,
/// 住房和城乡建设.
fn is_short_for(short: &str, long: &str) -> bool {
    let short = BODIES
        .iter()
        .find_map(|ending| short.strip_suffix(ending))
        .unwrap_or(short);
    let mut chars = long.chars();
    short.chars().all(|ch| chars.any(|other| other == ch))
}

/// Whether the mention is the subject of what only the reporter says of itself.
fn speaks_of_itself(mention: &Mention, paragraph: &Paragraph) -> bool {
    let setting = Setting::of(paragraph, mention);
    if !mention.opens_clause || setting.is_quoted || setting.is_listed() {
        return false;
    }
    let is_shared = names::holds(setting.clause, "with.others");
    if is_shared || names::holds(setting.sentence, "self") {
        return false;
    }
    let behind = setting.behind;
    let year = behind.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let said = year.trim_start_matches(['年', '度']);
    let leads = ["成立", "建立", "调整", "设立"].iter();
    let founds = leads.clone().any(|lead| said.starts_with(lead));
    (founds && names::holds(behind, "reporter.group")) || names::begins(said, "reporter").is_some()
}

/// Whether the mention stands where only the reporter does, and is surely no other name of it.
fn reports(cx: &ReportCx<'_>, own: &Own, mention: &Mention, paragraph: &Paragraph) -> bool {
    let setting = Setting::of(paragraph, mention);
    let is_excused = setting.is_quoted
        || setting.is_listed()
        || names::holds(setting.clause, "with.others")
        || names::holds(setting.sentence, "self");
    let organ = &paragraph.text()[mention.organ.clone()];
    let stem = |name: &str| {
        let mut endings = BODIES.iter();
        let rest = endings.find_map(|ending| name.strip_suffix(ending));
        rest.unwrap_or(name).replace('和', "")
    };
    let own_stem = stem(&own.organ);
    !is_excused
        && !stem(organ).contains(|ch| own_stem.contains(ch))
        && (names::announces(mention, &setting)
            || names::opens_overview(cx, own, mention, paragraph, &setting))
}

fn report(
    cx: &ReportCx<'_>,
    mention: &Mention,
    paragraph: &Paragraph,
    findings: &mut Findings<'_>,
) {
    let span = paragraph.span_of(mention.range());
    let quote = cx.quote(span);
    let Some(body) = &cx.report.header.body else {
        return;
    };
    let own = &body.value;
    let message = Words::new(
        format!("这句说的是报告机关自己的事，主语却是“{quote}”，本报告是{own}的"),
        format!(
            "the sentence speaks of the reporter itself, but its subject is \"{quote}\"; this report is of {own}"
        ),
    );
    findings
        .report(span, message)
        .label(Words::fixed("别的机关", "another body"))
        .section(paragraph.section)
        .related(
            body.span,
            Words::fixed("报告机关", "the reporting body"),
            None,
        );
}
