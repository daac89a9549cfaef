//! What a program looks at: figures and sections.

use std::ops::Range;

use gouji_core::{FactId, SectionId};

use crate::program::{Expr, ExprKind, Figure, Program, Source};

/// A figure that a program names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// Where the expression names it, alone or as one of a group.
    pub range: Range<usize>,
    /// The figure.
    pub fact: FactId,
    /// Whether it is that of the report of the year before.
    pub last_year: bool,
}

impl Program {
    /// Every mention of a figure, in the order of the text; the figures of a group have its place.
    #[must_use]
    pub fn operands(&self) -> Vec<Operand> {
        let mut operands = Vec::new();
        visit(&self.root, &mut |expr| {
            let figures: &[Figure] = match &expr.kind {
                ExprKind::Fact(figure) => std::slice::from_ref(figure),
                ExprKind::Group(figures) => figures,
                _ => &[],
            };
            operands.extend(figures.iter().map(|figure| Operand {
                range: expr.range.clone(),
                fact: figure.fact,
                last_year: figure.last_year,
            }));
        });
        operands
    }

    /// The figures of the report itself, each once, in the order of the text.
    #[must_use]
    pub fn facts(&self) -> Vec<FactId> {
        self.figures(false)
    }

    /// The figures of the report of the year before, each once, in the order of the text.
    #[must_use]
    pub fn uses_last_year(&self) -> Vec<FactId> {
        self.figures(true)
    }

    /// The sections, each once, in the order of the text.
    #[must_use]
    pub fn sections(&self) -> Vec<SectionId> {
        let mut sections = Vec::new();
        visit(&self.root, &mut |expr| match expr.kind {
            ExprKind::Source(Source::Section(id)) | ExprKind::HasSource(Source::Section(id))
                if !sections.contains(&id) =>
            {
                sections.push(id);
            }
            _ => {}
        });
        sections
    }

    fn figures(&self, last_year: bool) -> Vec<FactId> {
        let mut facts = Vec::new();
        for operand in self.operands() {
            if operand.last_year == last_year && !facts.contains(&operand.fact) {
                facts.push(operand.fact);
            }
        }
        facts
    }
}

fn visit<'a>(expr: &'a Expr, see: &mut impl FnMut(&'a Expr)) {
    see(expr);
    for part in expr.parts() {
        visit(part, see);
    }
}
