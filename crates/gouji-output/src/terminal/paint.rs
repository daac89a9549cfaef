//! Colours of the lines that miette does not draw.

/// Paints text, or leaves it as it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint {
    /// Whether colours are wanted.
    pub(crate) colour: bool,
}

impl Paint {
    /// By what a severity is told apart.
    pub(crate) fn severity(self, severity: &str, text: &str) -> String {
        match severity {
            "error" => self.code("31", text),
            "warning" => self.code("33", text),
            _ => self.code("36", text),
        }
    }

    /// For heads.
    pub(crate) fn bold(self, text: &str) -> String {
        self.code("1", text)
    }

    /// For what goes.
    pub(crate) fn removed(self, text: &str) -> String {
        self.code("31", text)
    }

    /// For what comes.
    pub(crate) fn added(self, text: &str) -> String {
        self.code("32", text)
    }

    /// For what matters less.
    pub(crate) fn dim(self, text: &str) -> String {
        self.code("2", text)
    }

    fn code(self, code: &str, text: &str) -> String {
        if self.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
