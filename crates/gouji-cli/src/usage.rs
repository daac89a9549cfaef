//! Wrong usage, said in the user's language above what the parser says.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use gouji_core::{Lang, Words};

use crate::exit::Exit;
use crate::output;

/// Prints what is wrong with a command line, or the help that it asks for.
pub(crate) fn explain(error: &Error) -> Exit {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return if error.print().is_ok() {
            Exit::Clean
        } else {
            Exit::Usage
        };
    }
    if let Some(words) = words(error) {
        output::complain(&words, asked_lang());
    }
    // The parser's own text, with usage; there is nobody to tell when it cannot be printed.
    let _ = error.print();
    Exit::Usage
}

fn words(error: &Error) -> Option<Words> {
    let text = |kind| error.get(kind).map(value).unwrap_or_default();
    let argument = text(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let suggested = text(ContextKind::SuggestedArg);
            let hint = if suggested.is_empty() {
                String::new()
            } else {
                format!("；您是不是想写 {suggested}？")
            };
            Some(Words::new(
                format!("没有选项 {argument}{hint}"),
                format!("there is no option {argument}"),
            ))
        }
        ErrorKind::InvalidValue => Some(Words::new(
            format!(
                "选项 {argument} 不接受“{}”，可用的值：{}",
                text(ContextKind::InvalidValue),
                text(ContextKind::ValidValue)
            ),
            format!(
                "option {argument} does not take `{}`",
                text(ContextKind::InvalidValue)
            ),
        )),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            Some(Words::new(
                format!("选项 {argument} 不能与 {other} 一起用"),
                format!("option {argument} does not go with {other}"),
            ))
        }
        ErrorKind::MissingRequiredArgument => {
            // One of several is written `<--fix|--diff>`.
            let one_of = argument.trim_matches(['<', '>']).replace("|--", " 或 --");
            let zh = if argument.starts_with("<--") {
                &one_of
            } else {
                &argument
            };
            Some(Words::new(
                format!("缺少 {zh}"),
                format!("{argument} is missing"),
            ))
        }
        ErrorKind::InvalidSubcommand => Some(Words::new(
            format!(
                "没有命令 {}；可用：check、facts、rules、explain、config、rule、pack",
                text(ContextKind::InvalidSubcommand)
            ),
            format!(
                "there is no command {}",
                text(ContextKind::InvalidSubcommand)
            ),
        )),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => None,
        _ => Some(Words::fixed("命令行有误", "the command line is wrong")),
    }
}

fn value(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(strings) => strings.join("、"),
        other => other.to_string(),
    }
}

/// The language asked for, read before the command line is known to be right.
fn asked_lang() -> Lang {
    let args: Vec<String> = std::env::args().collect();
    let english = args
        .windows(2)
        .any(|pair| pair[0] == "--lang" && pair[1] == "en")
        || args.iter().any(|arg| arg == "--lang=en");
    if english { Lang::En } else { Lang::Zh }
}
