//! The two printed forms: ids and labels of their tables.

mod active;
mod requests;

pub(crate) use active::ActiveBlock;
pub(crate) use requests::{APPLICANTS, RequestRow, Role};

/// Which form a report is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// For the report years 2019 and 2020.
    Of2019,
    /// For the report years from 2021.
    Of2021,
}

/// First year that the newer form is due for.
const NEWER_FROM: u16 = 2021;

impl Form {
    /// The form that is due for a report year.
    pub(crate) fn due(year: u16) -> Self {
        if year < NEWER_FROM {
            Self::Of2019
        } else {
            Self::Of2021
        }
    }

    /// Stable id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Of2019 => "form_2019",
            Self::Of2021 => "form_2021",
        }
    }

    /// The blocks of table two.
    pub(crate) fn active(self) -> &'static [ActiveBlock] {
        match self {
            Self::Of2019 => active::OF_2019,
            Self::Of2021 => active::OF_2021,
        }
    }

    /// The rows of table three.
    pub(crate) fn requests(self) -> Vec<&'static RequestRow> {
        match self {
            Self::Of2019 => requests::of_2019(),
            Self::Of2021 => requests::of_2021(),
        }
    }

    /// The row of table three with that part in the equations; the first of several.
    pub(crate) fn request_row(self, role: Role) -> Option<usize> {
        self.requests().iter().position(|row| row.role == role)
    }
}

/// Ids of the groups of table four.
pub(crate) const GROUPS: [&str; 3] = ["review", "suit_direct", "suit_after_review"];
/// Ids and labels of the outcomes in each group of table four.
pub(crate) const OUTCOMES: [(&str, &str); 5] = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
];

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn forms_have_the_printed_number_of_rows() {
        assert_eq!(Form::Of2019.requests().len(), 23);
        assert_eq!(Form::Of2021.requests().len(), 25);
        assert_eq!(Form::due(2020), Form::Of2019);
        assert_eq!(Form::due(2021), Form::Of2021);
    }
}
