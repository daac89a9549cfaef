//! The files of a new pack.

/// Path and text of each file.
pub(super) fn files(name: &str) -> Vec<(&'static str, String)> {
    let fill = |text: &str| text.replace("NAME", name);
    vec![
        ("pack.yaml", fill(MANIFEST)),
        ("rules/first.yaml", fill(RULE)),
        ("words/说明.md", fill(WORDS)),
        ("README.md", fill(README)),
    ]
}

const MANIFEST: &str = "\
# 规则包的说明。字段可用中文，也可用英文（name、version、description、extends、rules）。
名称: NAME
版本: 0.1.0
说明: 用一句话写明这个规则包管什么

# 以别的规则包为基础（内置包的名称，或相对路径）：
# 继承: [../共用规则]

# 改变其他规则的开关和级别：
# 规则:
#   numeric/blank-cell: 提示
";

const RULE: &str = "\
# 一条规则。gouji rule new 可以生成其他类型的规则，gouji rule test 按示例测试。
编号: NAME/时间不明确
标题: 时间写得不明确
类型: 禁用词
级别: 提示
词语: [近期, 不久前]
说明: 报告应写明具体时间，不写“近期”“不久前”。
建议: 改为具体的年、月、日。
示例:
  反例: 近期组织开展了政务公开培训。
  正例: 3月15日组织开展了政务公开培训。
";

const WORDS: &str = "\
这个文件夹放词表（CSV 文件），规则里写相对路径引用，如 words/错别字.csv。
没有词表时可以删掉本文件。
";

const README: &str = "\
# NAME

这是一个 gouji 规则包。

| 位置 | 内容 |
| --- | --- |
| `pack.yaml` | 名称、版本、说明，以及对其他规则的设置 |
| `rules/` | 规则，一个文件一条或几条 |
| `words/` | 词表 |

```sh
gouji pack check .            # 检查写法和示例
gouji check --pack . 报告.txt  # 用这个包检查报告
gouji pack build .            # 打包成一个文件，便于分发
```
";
