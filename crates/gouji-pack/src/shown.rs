//! YAML in which each value has a remark: where it comes from.

use serde_yaml::Value;

/// YAML, written line by line.
#[derive(Debug, Default)]
pub struct ShownYaml(String);

impl ShownYaml {
    /// A line that is no value.
    pub fn remark(&mut self, text: &str) {
        for line in text.lines() {
            self.0 += &format!("# {line}\n");
        }
    }

    /// The key of a group or list that follows.
    pub fn group(&mut self, depth: usize, key: &str) {
        self.line(depth, &format!("{}:", scalar(key)), "");
    }

    /// A value under a key.
    pub fn value(&mut self, depth: usize, key: &str, value: &str, from: &str) {
        self.line(depth, &format!("{}: {}", scalar(key), scalar(value)), from);
    }

    /// A list without items under a key.
    pub fn nothing(&mut self, depth: usize, key: &str, from: &str) {
        self.line(depth, &format!("{}: []", scalar(key)), from);
    }

    /// A value of any kind under a key, given as YAML.
    pub fn block(&mut self, depth: usize, key: &str, yaml: &str, from: &str) {
        let is_scalar = !yaml.contains('\n') && !yaml.starts_with("- ") && !yaml.contains(": ");
        if is_scalar {
            self.line(depth, &format!("{}: {yaml}", scalar(key)), from);
            return;
        }
        self.line(depth, &format!("{}:", scalar(key)), from);
        for line in yaml.lines() {
            self.line(depth + 1, line, "");
        }
    }

    /// An item of a list.
    pub fn item(&mut self, depth: usize, value: &str, from: &str) {
        self.line(depth, &format!("- {}", scalar(value)), from);
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    fn line(&mut self, depth: usize, text: &str, from: &str) {
        let indent = "  ".repeat(depth);
        let remark = if from.is_empty() {
            String::new()
        } else {
            format!("  # {from}")
        };
        self.0 += &format!("{indent}{text}{remark}\n");
    }
}

/// A text as YAML writes it, on one line.
fn scalar(text: &str) -> String {
    let yaml = serde_yaml::to_string(&Value::String(text.to_owned()));
    let yaml = yaml.unwrap_or_default().trim_end().to_owned();
    if yaml.contains('\n') {
        format!("{text:?}")
    } else {
        yaml
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read_again() {
        let mut yaml = ShownYaml::default();
        yaml.remark("一行\n两行");
        yaml.group(0, "规则");
        yaml.value(1, "text/a", "off", "默认");
        yaml.block(1, "选项", "words:\n- 甲\n- 'a: b'", "gouji.yaml:3");
        yaml.nothing(0, "上年", "默认");
        yaml.group(0, "规则包");
        yaml.item(1, "a: b", "命令行");
        let read: Value = serde_yaml::from_str(yaml.text()).unwrap();
        assert_eq!(read["规则"]["text/a"], Value::String("off".to_owned()));
        assert_eq!(
            read["规则"]["选项"]["words"][1],
            Value::String("a: b".to_owned())
        );
        assert_eq!(read["规则包"][0], Value::String("a: b".to_owned()));
        assert!(yaml.text().contains("  # gouji.yaml:3\n"));
    }
}
