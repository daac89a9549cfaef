//! Writes text that is no Markdown into Markdown.

/// Characters that Markdown would read as its own.
const SPECIAL: &[char] = &['\\', '`', '*', '_', '<', '[', ']', '|'];

/// A text on one line that shows as it is.
pub(super) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for ch in text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
    {
        if SPECIAL.contains(&ch) {
            shown.push('\\');
        }
        shown.push(ch);
    }
    shown
}

/// A row of a table; the cells are Markdown.
pub(super) fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The head of a table and the line below it.
pub(super) fn head(cells: &[&str]) -> String {
    row(cells) + &row(&vec!["---"; cells.len()])
}

/// A block of text kept as it is, fences inside included.
pub(super) fn verbatim(text: &str) -> String {
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}text\n{}\n{fence}\n", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_in_a_text_is_shown() {
        assert_eq!(plain("2*3 | a_b\n<b> 无。"), "2\\*3 \\| a\\_b \\<b> 无。");
    }

    #[test]
    fn fences_are_kept() {
        assert_eq!(verbatim("a\n"), "```text\na\n```\n");
        assert_eq!(verbatim("```\n无\n```"), "````text\n```\n无\n```\n````\n");
    }
}
