import LemmaDocument
import Testing

/// The flanking rules beside Chinese, Japanese and Korean text, and that nothing else changes.
@Suite struct EmphasisTests {
  @Test(arguments: [
    ("**“梯度流”**是", "<b>“梯度流”</b>是"),
    ("是**“梯度流”**", "是<b>“梯度流”</b>"),
    ("**引号（x）**紧跟", "<b>引号（x）</b>紧跟"),
    ("这是**重点**。", "这是<b>重点</b>。"),
    ("这是**重点。**后文", "这是<b>重点。</b>后文"),
    ("**$x$**是", "<b>{x}</b>是"),
    ("是**$x$**", "是<b>{x}</b>"),
    ("甲**（$x$）**乙", "甲<b>（{x}）</b>乙"),
    ("甲*“乙”*丙", "甲<em>“乙”</em>丙"),
    ("甲***“乙”***丙", "甲<em><b>“乙”</b></em>丙"),
    ("甲~~（乙）~~丙", "甲<s>（乙）</s>丙"),
    ("**甲：**$x$", "<b>甲：</b>{x}"),
    ("$x$**（甲）**$y$", "{x}<b>（甲）</b>{y}"),
    ("**a(b)**$y$", "<b>a(b)</b>{y}"),
    ("**[链接](u)**后", "<b><a u>链接</a></b>后"),
    ("甲**`code`**乙", "甲<b>`code`</b>乙"),
    ("이것은**“강조”**입니다", "이것은<b>“강조”</b>입니다"),
    ("これは**「強調」**です", "これは<b>「強調」</b>です"),
    ("**“甲”**，**“乙”**是", "<b>“甲”</b>，<b>“乙”</b>是"),
    ("> **“甲”**是", "<quote><b>“甲”</b>是</quote>"),
    ("- **“甲”**是", "<list><b>“甲”</b>是</list>"),
    // CommonMark's own cases stay as they are.
    ("**bold** and *it*", "<b>bold</b> and <em>it</em>"),
    ("a**\"b\"**c", "a**\"b\"**c"),
    ("a * b * c", "a * b * c"),
    ("2**3**4", "2<b>3</b>4"),
    ("_foo_bar", "_foo_bar"),
    ("_“甲”_是", "_“甲”_是"),
    ("\\*\\*甲\\*\\*（", "**甲**（"),
    ("`**“甲”**是`", "`**“甲”**是`"),
    ("*（* a", "<em>（</em> a"),
    ("*（ a*", "<em>（ a</em>"),
    ("a *（* 甲", "a <em>（</em> 甲"),
  ])
  func reads(_ text: String, as expected: String) {
    #expect(markup(text) == expected)
  }

  @Test func leavesNoJoinerBehind() {
    let text = "甲**（乙）**丙 <a title=\"甲**（乙）**丙\">x</a> [甲**（乙）**丙](u \"甲**（乙）**丙\")\n\n    甲**（乙）**丙\n"
    #expect(!parse(text).dump.unicodeScalars.contains { $0.value >= 0xF0000 })
    #expect(parse(text).body.last == .code(information: "", literal: "甲**（乙）**丙\n"))
  }
}
