//! The years that a report states: in its title, its period, its prose and the name of its file.

mod agreement;
mod day;
mod file_name;
mod lists;
mod mention;
mod opening;
mod period;
mod published;
mod stretch;
mod title;
mod words;

pub(crate) use agreement::other_prose_year;
pub(crate) use day::Day;
pub(crate) use file_name::{stem, year as year_of_file_name};
pub(crate) use lists::share;
pub(crate) use mention::{is_named, mentions};
pub(crate) use opening::{Opening, openings};
pub(crate) use period::{PeriodStatement, is_of_new_body, period};
pub(crate) use published::published_report;
pub(crate) use title::{TitleLine, is_title_sure, page_titles, title_lines, title_of};
pub(crate) use words::{is_past_statement, is_plan};
