//! `cell`（单元格）: what cells of tables must hold.

use std::collections::BTreeMap;

use gouji_core::{Fact, FactId, Span, TableState, Value, Words};
use gouji_expr::Type;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kinds::common::{MAX_PLACES, quoted};
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cell {
    #[schemars(
        description = "哪些数字：名称，或一组名称，如 表三.本年新收.总计、表三.*.总计、表三.本年新收.* 除 总计",
        extend("x-zh" = "数字")
    )]
    facts: Many<Located<String>>,
    #[schemars(
        description = "要求：已填、整数、数、为零、大于零、取值",
        extend("x-zh" = "要求")
    )]
    must: Must,
    #[serde(default)]
    #[schemars(
        description = "要求为“取值”时，可以填的内容；全半角、空白不论，数按大小比",
        extend("x-zh" = "可取值")
    )]
    values: Many<Located<String>>,
}

/// What a cell must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Must {
    #[schemars(
        description = "不得空白；0 和“/”都算已填",
        extend("x-zh" = "已填")
    )]
    Filled,
    #[schemars(
        description = "填了的须是整数；空白和“/”不论",
        extend("x-zh" = "整数")
    )]
    Integer,
    #[schemars(description = "填了的须是数；空白和“/”不论", extend("x-zh" = "数"))]
    Number,
    #[schemars(
        description = "须为 0，“/”也算；空白无法判断",
        extend("x-zh" = "为零")
    )]
    Zero,
    #[schemars(description = "须大于 0；空白无法判断", extend("x-zh" = "大于零"))]
    Positive,
    #[schemars(
        description = "须是“可取值”中的一个；空白无法判断",
        extend("x-zh" = "取值")
    )]
    OneOf,
}

struct CellCheck {
    facts: Vec<FactId>,
    must: Must,
    values: Vec<String>,
}

impl Kind for Cell {
    const NAME: (&'static str, &'static str) = ("cell", "单元格");
    const SUMMARY: (&'static str, &'static str) = (
        "表格中的格子没有填、不是数或不是要求的值就报",
        "Reports cells that are blank, no number or not the value that is due",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("cells", "单元格"),
            about: "不合要求的格子的名称，过多时只列前几个",
        },
        Slot {
            name: ("count", "个数"),
            about: "共有几个",
        },
        Slot {
            name: ("table", "表"),
            about: "哪张表",
        },
        Slot {
            name: ("value", "填写"),
            about: "第一个格子填的内容",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "{table}有 {count} 个格子不合要求：{cells}",
        "{count} cells of {table} are not as they should be: {cells}",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let values = self.values(cx);
        let groups: Vec<Option<Vec<FactId>>> =
            self.facts.iter().map(|text| group(cx, text)).collect();
        let mut facts: Vec<FactId> = groups.into_iter().collect::<Option<Vec<_>>>()?.concat();
        facts.sort_unstable();
        facts.dedup();
        Some(Box::new(CellCheck {
            facts,
            must: self.must,
            values: values?,
        }))
    }
}

impl Cell {
    fn values(&self, cx: &mut CompileCx<'_>) -> Option<Vec<String>> {
        let is_due = self.must == Must::OneOf;
        let (range, message) = match self.values.first() {
            None if is_due => (
                cx.place.clone(),
                Words::fixed(
                    "要求是“取值”，却没有写“可取值”",
                    "`must` is one_of, but there are no `values`",
                ),
            ),
            Some(first) if !is_due => (
                first.range.clone(),
                Words::fixed(
                    "只有要求是“取值”时才写“可取值”",
                    "`values` are for `must: one_of` only",
                ),
            ),
            _ => {
                return Some(
                    self.values
                        .iter()
                        .map(|value| value.value.clone())
                        .collect(),
                );
            }
        };
        cx.fault("E1446", range, message);
        None
    }
}

/// The figures that a name or a group stands for.
fn group(cx: &mut CompileCx<'_>, text: &Located<String>) -> Option<Vec<FactId>> {
    let inner = text.trim();
    let start = text.len() - text.trim_start().len();
    let range = start..start + inner.len();
    let program = cx.expression_in(text, range, inner, &[])?;
    let operands = program.operands();
    let is_name =
        |operand: &gouji_expr::Operand| operand.range == (0..inner.len()) && !operand.last_year;
    let is_group = matches!(program.value_type(), Type::Number | Type::Numbers);
    if is_group && !operands.is_empty() && operands.iter().all(is_name) {
        return Some(operands.iter().map(|operand| operand.fact).collect());
    }
    cx.fault_with(
        "E1446",
        text.range.clone(),
        Words::new(
            format!("“{inner}”不是数字的名称，也不是一组数字"),
            format!("`{inner}` is neither a figure nor a group of figures"),
        ),
        Words::fixed(
            "写成 表三.本年新收.总计 或 表三.*.总计；要计算和比较用 compare（比较）或 expr（表达式）。",
            "Write a path or a group with *; use the kinds `compare` or `expr` to calculate.",
        ),
    );
    None
}

/// What became of a cell.
enum Verdict {
    Right,
    Wrong,
    /// It cannot be judged, for this reason.
    Open(Words),
}

impl Check for CellCheck {
    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let mut tables: BTreeMap<usize, Vec<FactId>> = BTreeMap::new();
        for fact in &self.facts {
            let table = cx.report.form.fact(*fact).table;
            let section = cx.report.form.tables[table].section;
            if cx.scope.sections.is_empty() || cx.scope.sections.contains(&section) {
                tables.entry(table).or_default().push(*fact);
            }
        }
        for (table, facts) in tables {
            self.table(cx, out, table, &facts);
        }
    }

    fn reads_scope(&self) -> bool {
        false
    }
}

impl CellCheck {
    fn table(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, table: usize, facts: &[FactId]) {
        if let Some((reason, span)) = not_read(cx, table) {
            return out.unable(reason, facts.to_vec(), span);
        }
        let mut wrong: Vec<(FactId, &Fact)> = Vec::new();
        let mut open: Vec<(Words, Vec<FactId>)> = Vec::new();
        for id in facts {
            let (id, fact) = self.found(cx, *id);
            let verdict = match fact {
                Some(fact) => self.judge(cx, fact),
                None => Verdict::Open(Words::fixed("没有找到", "not found")),
            };
            note(cx, out, id, fact, &verdict);
            match (verdict, fact) {
                (Verdict::Wrong, Some(fact)) if !wrong.iter().any(|(known, _)| *known == id) => {
                    wrong.push((id, fact));
                }
                (Verdict::Open(reason), _) => match open.iter_mut().find(|(one, _)| *one == reason)
                {
                    Some((_, ids)) => ids.push(id),
                    None => open.push((reason, vec![id])),
                },
                _ => {}
            }
        }
        for (reason, ids) in open {
            let (zh, en) = names(cx, &ids);
            let span = cx.report.fact(ids[0]).map(|fact| fact.span);
            let reason = Words::new(format!("{zh}{}", reason.zh), format!("{en}: {}", reason.en));
            out.unable(reason, ids, span);
        }
        self.report(cx, out, table, &wrong);
    }

    /// The cell of a figure, or of the row that stands for its row in this report.
    fn found<'a>(&self, cx: &RuleCx<'a>, id: FactId) -> (FactId, Option<&'a Fact>) {
        let fact = cx.report.fact(id);
        // A sum of several rows may well be more than zero where one of them is not.
        let may_stand = !matches!(self.must, Must::Positive | Must::OneOf);
        let other = cx.report.form.replacement(id).filter(|_| may_stand);
        match (fact, other) {
            (None, Some(other)) if cx.report.fact(other).is_some() => {
                (other, cx.report.fact(other))
            }
            _ => (id, fact),
        }
    }

    fn judge(&self, cx: &RuleCx<'_>, fact: &Fact) -> Verdict {
        let holds = |holds: bool| {
            if holds {
                Verdict::Right
            } else {
                Verdict::Wrong
            }
        };
        match (&fact.value, self.must) {
            (Value::Unreadable, _) => Verdict::Open(unreadable(fact)),
            (Value::Blank, Must::Filled) => Verdict::Wrong,
            (Value::Blank, Must::Integer | Must::Number)
            | (Value::Dash, Must::Integer | Must::Number)
            | (_, Must::Filled) => Verdict::Right,
            (Value::Blank, _) => Verdict::Open(Words::fixed("是空白", "blank")),
            (_, Must::OneOf) => holds(self.is_allowed(cx.report.quote(fact.span))),
            (Value::Int(_), Must::Integer) => Verdict::Right,
            (_, Must::Integer) => Verdict::Wrong,
            (value, Must::Number) => holds(value.is_figure()),
            (value, Must::Zero | Must::Positive) => match value.number() {
                Some(number) if self.must == Must::Zero => holds(number.is_zero()),
                Some(number) => holds(number > Decimal::ZERO),
                None => Verdict::Open(Words::fixed("填的不是数", "no number")),
            },
        }
    }

    fn is_allowed(&self, text: &str) -> bool {
        let folded = |text: &str| gouji_zh::Folded::squeezed(text).text().to_owned();
        let number = |text: &str| Value::parse(text).number();
        self.values.iter().any(|allowed| {
            folded(allowed) == folded(text)
                || number(allowed).is_some_and(|allowed| number(text) == Some(allowed))
        })
    }

    /// One finding a table, since such cells come in rows.
    fn report(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        table: usize,
        wrong: &[(FactId, &Fact)],
    ) {
        let Some(((first, fact), others)) = wrong.split_first() else {
            return;
        };
        let ids: Vec<FactId> = wrong.iter().map(|(id, _)| *id).collect();
        let form = &cx.report.form.tables[table];
        let values = [
            ("cells", names(cx, &ids).0),
            ("count", wrong.len().to_string()),
            ("table", form.name.clone()),
            ("value", cx.report.quote(fact.span).to_owned()),
        ];
        let words = self.words();
        let words = (words.zh.as_ref(), words.en.as_ref());
        let mut finding = out
            .report_as(fact.span, Some(form.section), words, &values)
            .label(cx.report.fact_words(*first))
            .fact(*first);
        for (id, fact) in others.iter().take(MAX_PLACES) {
            finding = finding.related(fact.span, cx.report.fact_words(*id), Some(*id));
        }
    }

    /// What a finding says by default.
    fn words(&self) -> Words {
        let allowed = quoted(self.values.iter().map(String::as_str), "、");
        let (zh, en) = match self.must {
            Must::Filled => ("没有填".to_owned(), "are blank".to_owned()),
            Must::Integer => ("不是整数".to_owned(), "are no whole numbers".to_owned()),
            Must::Number => ("不是数".to_owned(), "are no numbers".to_owned()),
            Must::Zero => ("不为零".to_owned(), "are not zero".to_owned()),
            Must::Positive => ("不大于零".to_owned(), "are not above zero".to_owned()),
            Must::OneOf => (
                format!("填的不是{allowed}"),
                format!("are none of {allowed}"),
            ),
        };
        Words::new(
            format!("{{table}}有 {{count}} 个格子{zh}：{{cells}}"),
            format!("{{count}} cells of {{table}} {en}: {{cells}}"),
        )
    }
}

/// Why nothing of a table was read.
fn not_read(cx: &RuleCx<'_>, table: usize) -> Option<(Words, Option<Span>)> {
    let form = &cx.report.form.tables[table];
    let aligned = cx.report.tables().get(table)?;
    let (zh, en, span) = match &aligned.state {
        TableState::Aligned => return None,
        TableState::Absent => ("没有找到".to_owned(), "was not found".to_owned(), None),
        TableState::Picture(span) => (
            "是图片，读不出".to_owned(),
            "is a picture, which is not read".to_owned(),
            Some(*span),
        ),
        TableState::Unaligned(reason) => (
            format!("没有读出：{}", reason.zh),
            format!("could not be read: {}", reason.en),
            aligned.span,
        ),
    };
    let reason = Words::new(format!("{}{zh}", form.name), format!("{} {en}", form.id));
    Some((reason, span))
}

fn unreadable(fact: &Fact) -> Words {
    match &fact.doubt {
        Some(doubt) => Words::new(
            format!("读不准：{}", doubt.zh),
            format!("unreadable: {}", doubt.en),
        ),
        None => Words::fixed("读不准", "unreadable"),
    }
}

/// Most cells that a text names.
const NAMED: usize = 6;

/// The names of figures, the first of them if they are too many, in Chinese and English.
fn names(cx: &RuleCx<'_>, ids: &[FactId]) -> (String, String) {
    let shown = ids.iter().take(NAMED).map(|id| cx.report.form.fact(*id));
    let (mut zh, mut en): (Vec<&str>, Vec<&str>) = shown
        .map(|def| (def.name.as_str(), def.path.as_str()))
        .unzip();
    let all = format!("等 {} 个", ids.len());
    if ids.len() > NAMED {
        zh.push(&all);
        en.push("…");
    }
    (zh.join("、"), en.join(", "))
}

fn note(
    cx: &RuleCx<'_>,
    out: &mut Reporter<'_, '_>,
    id: FactId,
    fact: Option<&Fact>,
    verdict: &Verdict,
) {
    out.note(fact.map(|fact| fact.span), || {
        let name = cx.report.fact_words(id);
        let value = fact.map(|fact| cx.report.quote(fact.span));
        let (zh, en) = match (verdict, value) {
            (Verdict::Right, _) => ("合要求".to_owned(), "is right".to_owned()),
            (Verdict::Wrong, _) => ("不合要求".to_owned(), "is wrong".to_owned()),
            (Verdict::Open(reason), _) => (
                format!("无法判断：{}", reason.zh),
                format!("cannot be judged: {}", reason.en),
            ),
        };
        let value = value.unwrap_or("");
        Words::new(
            format!("{}填的是“{value}”，{zh}", name.zh),
            format!("{} holds \"{value}\", which {en}", name.en),
        )
    });
}
