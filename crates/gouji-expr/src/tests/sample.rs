//! A form with one table, and reports on it.

use std::collections::BTreeMap;

use gouji_core::{
    AlignedTable, Basis, BlockKind, ByteOffsets, Document, DocumentBuilder, DocumentId, Domain,
    Evidence, Fact, FactDef, FactId, Facts, Force, Form, FormBlock, FormColumn, FormRow,
    FormSection, FormTable, Header, HeaderSpec, Item, Layout, Level, Memo, Past, PastFact,
    PastReport, Piece, Recognition, Report, ReportCx, Section, SectionContent, SectionId,
    SourceText, Span, Stated, TableState, Value as Cell, Words,
};

use crate::{ExprError, Missing, Program, Step, Value, parse};

const ROWS: [(&str, &str); 8] = [
    ("received", "本年收件"),
    ("carried_in", "上年结转"),
    ("granted", "同意"),
    ("refused", "不同意"),
    ("lapsed", "逾期"),
    ("misc", "其他办理·其他"),
    ("rest", "其他办理（一行）"),
    ("solstice", "夏至事项"),
];
/// The row that stands for the two before it.
const REST: usize = 6;
const COLUMNS: [(&str, &str); 4] = [
    ("person", "自然人"),
    ("firm", "企业"),
    ("other", "其他"),
    ("total", "总计"),
];

/// The form.
pub(super) fn form() -> Form {
    let sections = vec![
        section("s1_overview", "一", "总体情况", SectionContent::Prose),
        section("s2_work", "二", "收件、办件情况", SectionContent::Table),
        section(
            "s3_problems",
            "三",
            "存在的主要问题及改进情况",
            SectionContent::Prose,
        ),
    ];
    let table = FormTable {
        id: "work".into(),
        name: "表一".into(),
        section: SectionId(1),
        layout: Layout::Rows,
        blocks: vec![block()],
        group_keys: Vec::new(),
    };
    let facts = (0..ROWS.len() * COLUMNS.len())
        .map(|index| fact(index / COLUMNS.len(), index % COLUMNS.len()));
    Form::new(
        "sample".into(),
        Words::fixed("样表", "sample form"),
        basis(),
        vec![],
        vec![],
        sections,
        vec![table],
        header_spec(),
        facts.collect(),
    )
}

fn basis() -> Basis {
    Basis {
        title: "格式".into(),
        number: "".into(),
        article: "".into(),
        force: Force::Binding,
        valid_from: None,
        valid_to: None,
        url: None,
    }
}

fn header_spec() -> HeaderSpec {
    let level = |id: &str, zh: &'static str, en: &'static str| Level {
        id: id.into(),
        name: Words::fixed(zh, en),
        endings: Vec::new(),
        shared_endings: Vec::new(),
        self_references: Vec::new(),
    };
    HeaderSpec {
        titles: Vec::new(),
        periods: Vec::new(),
        regions: Vec::new(),
        years: Vec::new(),
        governments: Vec::new(),
        superiors: Vec::new(),
        offices: Vec::new(),
        levels: vec![
            level("city", "市级", "city level"),
            level("county", "县级", "county level"),
            level("township", "乡级", "township level"),
        ],
        due: Vec::new(),
    }
}

fn section(id: &str, ordinal: &str, heading: &str, content: SectionContent) -> FormSection {
    FormSection {
        id: id.to_owned(),
        ordinal: ordinal.to_owned(),
        heading: heading.to_owned(),
        heading_keys: vec![heading.to_owned()],
        like: Vec::new(),
        content,
    }
}

fn block() -> FormBlock {
    let column = |(id, name): (&str, &str)| FormColumn {
        id: id.into(),
        name: name.into(),
        keys: vec![name.into()],
        domain: Domain::Count,
    };
    let row = |(index, (id, name)): (usize, (&str, &str))| FormRow {
        id: id.into(),
        name: name.into(),
        label: name.into(),
        keys: vec![name.into()],
        first_fact: FactId(u16::try_from(index * COLUMNS.len()).unwrap()),
        replaces: if index == REST {
            vec![4, 5]
        } else {
            Vec::new()
        },
    };
    FormBlock {
        id: None,
        keys: Vec::new(),
        columns: COLUMNS.map(column).to_vec(),
        rows: ROWS.into_iter().enumerate().map(row).collect(),
    }
}

fn fact(row: usize, column: usize) -> FactDef {
    FactDef {
        path: format!("work.{}.{}", ROWS[row].0, COLUMNS[column].0),
        name: format!("表一.{}.{}", ROWS[row].1, COLUMNS[column].1),
        table: 0,
        block: 0,
        row,
        column,
        domain: Domain::Count,
    }
}

/// A report, and the one before.
pub(super) struct Sample {
    pub(super) form: Form,
    pub(super) report: Report,
    pub(super) past: Option<PastReport>,
    memo: Memo,
}

/// A report of a county for 2022 without any figure: a line before the first section, and prose
/// in the first and the third.
pub(super) fn sample() -> Sample {
    let form = form();
    let (document, spans) = document(&[
        "本报告由办公室编制。",
        "一、总体情况",
        "全年公开信息１２条，回应 关切。",
        "政务新媒体（微博）发布300篇。",
        "三、存在的主要问题及改进情况",
        "存在的问题：人手不足；人手仍然",
        "不足。",
    ]);
    let facts = Facts::new(form.facts.len());
    let report = Report {
        form: 0,
        recognition: Recognition::Given,
        header: header(spans[0]),
        preamble: vec![Item::Prose(spans[0])],
        sections: vec![
            found(0, spans[1], &spans[2..4]),
            found(2, spans[4], &spans[5..7]),
        ],
        tables: vec![AlignedTable {
            state: TableState::Aligned,
            rows: Vec::new(),
            extra_rows: Vec::new(),
            span: None,
        }],
        facts,
        document,
    };
    Sample {
        form,
        report,
        past: None,
        memo: Memo::default(),
    }
}

fn document(lines: &[&str]) -> (Document, Vec<Span>) {
    let text = lines.join("\n");
    let source = SourceText::new(text.clone(), ByteOffsets::Utf8 { bom: 0 });
    let mut builder = DocumentBuilder::new(DocumentId(0), "text", None, source);
    let mut start = 0;
    for line in lines {
        let end = start + u32::try_from(line.len()).unwrap();
        let piece = Piece {
            text: line,
            source: start..end,
            element: None,
        };
        builder.add_block(BlockKind::Paragraph, &[piece], None);
        start = end + 1;
    }
    let document = builder.finish();
    let spans = document.blocks.iter().map(|block| block.span).collect();
    (document, spans)
}

fn header(span: Span) -> Header {
    fn stated<T>(value: T, span: Span) -> Option<Stated<T>> {
        let evidence = Evidence::Title;
        Some(Stated {
            value,
            span,
            evidence,
        })
    }
    Header {
        year: stated(2022, span),
        level: stated("county".to_owned(), span),
        body: stated("甲县（本级）办公室".to_owned(), span),
        ..Header::default()
    }
}

fn found(id: u8, heading: Span, prose: &[Span]) -> Section {
    Section {
        id: SectionId(id),
        heading,
        as_printed: true,
        items: prose.iter().copied().map(Item::Prose).collect(),
    }
}

impl Sample {
    /// Sets a figure by the text of its cell.
    pub(super) fn with(mut self, path: &str, cell: &str) -> Self {
        let fact = Fact {
            value: Cell::parse(cell),
            span: self.report.document.span(0..0),
            doubt: cell
                .contains('\u{fffd}')
                .then(|| Words::fixed("有乱码", "garbled")),
        };
        let id = self.form.fact_id(path).unwrap();
        self.report.facts.set(id, fact);
        self
    }

    /// Sets a figure of the year before.
    pub(super) fn with_past(mut self, path: &str, cell: &str) -> Self {
        let past = self.past.get_or_insert_with(|| PastReport {
            source: "2021.txt".into(),
            year: 2021,
            facts: BTreeMap::new(),
        });
        let fact = PastFact {
            value: Cell::parse(cell),
            place: Words::fixed("第 1 行", "line 1"),
        };
        past.facts.insert(path.to_owned(), fact);
        self
    }

    pub(super) fn cx<T>(&self, see: impl FnOnce(&ReportCx<'_>) -> T) -> T {
        let mut cx = ReportCx::alone(&self.report, &self.form, &self.memo);
        if let Some(past) = &self.past {
            cx.past = Past::Found(past);
        }
        see(&cx)
    }

    /// Evaluates an expression, which must be right.
    pub(super) fn eval(&self, text: &str) -> Result<Value, Missing> {
        let program = program(&self.form, text);
        self.cx(|cx| {
            let plain = program.eval(cx);
            let (traced, _) = program.trace(cx);
            assert_eq!(plain, traced, "{text}");
            plain
        })
    }

    pub(super) fn trace(&self, text: &str) -> Vec<Step> {
        let program = program(&self.form, text);
        self.cx(|cx| program.trace(cx).1)
    }

    /// The value as users read it, or why it is missing.
    pub(super) fn say(&self, text: &str) -> String {
        match self.eval(text) {
            Ok(value) => value.to_string(),
            Err(missing) => format!("? {}", missing.reason.zh),
        }
    }
}

/// A program, whose expression must be right.
pub(super) fn program(form: &Form, text: &str) -> Program {
    match try_program(form, text) {
        Ok(program) => program,
        Err(errors) => panic!("{text}: {errors:#?}"),
    }
}

pub(super) fn try_program(form: &Form, text: &str) -> Result<Program, Vec<ExprError>> {
    parse(text)?.check(form, None)
}
