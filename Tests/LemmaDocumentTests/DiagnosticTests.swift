import LemmaDocument
import Testing

/// What every kind of bad input says, word for word.
@Suite struct DiagnosticTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var input: String
    var said: String
    var hint: String?

    init(_ input: String, _ said: String, _ hint: String? = nil) {
      self.input = input
      self.said = said
      self.hint = hint
    }

    var testDescription: String { input.debugDescription }
  }

  func check(_ example: Case) throws {
    let diagnostics = parse(example.input).diagnostics
    let said = diagnostics.map {
      "\($0.line ?? 0):\($0.column ?? 0) \($0.severity.rawValue) [\($0.identifier)] \($0.message)"
    }
    #expect(said == [example.said])
    #expect(diagnostics.first?.hint == example.hint)
  }

  @Test(arguments: [
    Case(
      "---\ntitle: x\nText", "1:1 error [yaml.syntax] the front matter is never closed", "End it with a line `---`."),
    Case(
      "---\ntitle: a: b\n---\n",
      "2:9 error [yaml.syntax] this is not YAML: mapping values are not allowed in this context",
      "Write `key: value`, and quote a value that holds `: ` or begins with a sign."),
    Case(
      "---\n- a\n---\n", "2:1 error [yaml.syntax] the front matter is not a list of `key: value` lines",
      "Write one `key: value` per line, such as `title: My article`."),
    Case(
      "---\ntitle: a\ntitle: b\n---\n", "2:1 error [yaml.syntax] this is not YAML: key `title` occurs twice",
      "Write `key: value`, and quote a value that holds `: ` or begins with a sign."),
    Case(
      "---\ntitel: b\n---\n",
      "2:1 warning [frontmatter.key] unknown front-matter key `titel`", "Did you mean `title`?"),
    Case(
      "---\nxyzzy: b\n---\n", "2:1 warning [frontmatter.key] unknown front-matter key `xyzzy`",
      "The keys are title, subtitle, date, updated, author, authors, tags, category, series, summary, lang, slug, "
        + "draft, aliases, seed, macros."),
    Case("---\ntitle: [a]\n---\n", "2:8 error [frontmatter.value] `title` must be a text"),
    Case("---\ndate: 2023-02-29\n---\n", "2:7 error [frontmatter.value] `date` must be a date such as 2025-01-31"),
    Case("---\ndraft: maybe\n---\n", "2:8 error [frontmatter.value] `draft` must be `true` or `false`"),
    Case(
      "---\nseed: -1\n---\n",
      "2:7 error [frontmatter.value] `seed` must be a whole number from 0 to 18446744073709551615"),
    Case("---\ntags: {a: b}\n---\n", "2:7 error [frontmatter.value] `tags` must be a list of texts"),
    Case(
      "---\nlang: \"english language\"\n---\n",
      "2:7 error [frontmatter.value] `lang` must be a language tag such as `en` or `zh-Hans`"),
    Case(
      "---\nmacros: {R: [a, b]}\n---\n",
      "2:9 error [frontmatter.value] `macros` must be `name: body` lines, or `name: [body, number of arguments]`"),
  ])
  func saysWhatIsWrongWithFrontMatter(_ example: Case) throws { try check(example) }

  @Test(arguments: [
    Case(
      "甲 $$ a", "1:5 error [math.unclosed] the formula that begins with `$$` is never closed",
      "Close it with `$$`; a blank line inside a formula ends it."),
    Case(
      "\\begin{align} a", "1:1 error [math.unclosed] the formula that begins with `\\begin{align}` is never closed",
      "End it with `\\end{align}`."),
    Case(
      "a \\end{align}", "1:3 error [math.unclosed] `\\end{align}` without `\\begin{align}`",
      "Write `\\begin{align}` where the formula begins, or remove this."),
    Case(
      "甲 $\\frac{1}{2$", "1:14 error [math.braces] `{` is never closed in this formula",
      "Close it with `}`, or write `\\{` for the brace itself."),
    Case(
      "$a}$", "1:3 error [math.braces] `}` closes nothing in this formula",
      "Remove it, or write `\\}` for the brace itself."),
    Case(
      "$$\n\\begin{aligned} a\n$$",
      "2:1 error [math.environment] `\\begin{aligned}` is never ended in this formula", "End it with `\\end{aligned}`."),
    Case(
      "\\begin{equation}\\begin{aligned} a \\end{equation}",
      "1:17 error [math.environment] `\\begin{aligned}` is never ended in this formula", "End it with `\\end{aligned}`."
    ),
    Case(
      "$a \\end{cases}$",
      "1:4 error [math.environment] `\\end{cases}` without `\\begin{cases}` in this formula",
      "Write `\\begin{cases}` before it, or remove it."),
    Case(
      "\\[ a $ b \\]", "1:6 error [math.dollar] a dollar stands inside a formula",
      "Remove it, or write `\\$` for the sign itself."),
    Case(
      "$\\require{cancle}x$", "1:2 warning [math.package] the TeX package `cancle` is not available",
      "Did you mean `cancel`?"),
    Case(
      "$\\require{tikz}x$", "1:2 warning [math.package] the TeX package `tikz` is not available",
      "Remove the `\\require`, and define what the formulas use with `\\newcommand`."),
    Case(
      "$\\href{javascript:alert(1)}{x}$", "1:2 warning [math.untrusted] `\\href` is drawn without its effect",
      "Its argument is kept; effects on the page belong in the theme."),
    Case(
      "$\\def\\a#1.{x}$", "1:2 warning [math.definition] this `\\def` is left inside its formula",
      "Write `\\newcommand{\\name}[1]{…}`; then it serves the whole article."),
    Case(
      "$\\newcommand{\\a}{x}\\newcommand{\\a}{y}\\a$",
      "1:20 warning [math.definition] `\\a` is defined a second time, differently",
      "The formulas of an article share their macros; choose another name."),
    Case(
      "\\begin{equation}a\\label{甲}\\end{equation}\n\n\\begin{equation}b\\label{甲}\\end{equation}",
      "3:25 error [label.duplicate] label `甲` is already defined at 1:25",
      "Choose another name; a label names one equation or block."),
    Case(
      "$$ a \\label{x} $$", "1:13 warning [label.unnumbered] label `x` stands on an equation without a number",
      "Give the equation a number (no star, no `\\notag`, not plain `$$`) or a `\\tag`."),
    Case(
      "$\\swift{ }$", "1:2 error [expression.empty] there is no expression between the braces",
      "Write a Swift expression after `{swift}`."),
    Case(
      "a `{swift}`", "1:3 error [expression.empty] there is no expression between the braces",
      "Write a Swift expression after `{swift}`."),
  ])
  func saysWhatIsWrongWithFormulas(_ example: Case) throws { try check(example) }

  @Test(arguments: [
    Case(
      "甲\n\n```swift\nlet x = 1\n",
      "3:1 error [fence.unclosed] the code block that begins with ``` is never closed",
      "Close it with a line ``` of its own."),
    Case(
      "> ~~~~\n> a\n\nb", "1:3 error [fence.unclosed] the code block that begins with ~~~~ is never closed",
      "Close it with a line ~~~~ of its own."),
    Case(
      "- a\n\n  ```swift\n  //| ehco: false\n  ```",
      "4:7 error [option.key] unknown block option `ehco`", "Did you mean `echo`?"),
    Case(
      "```swift\n//| quux: false\n```", "2:5 error [option.key] unknown block option `quux`",
      "The options are label, caption, echo, eval, output, error, timeout."),
    Case(
      "```swift\n//| echo: 甲\n```", "2:11 error [option.value] block option `echo` must be `true`, `false` or `fold`"),
    Case("```swift\n#| eval: 2\n```", "2:10 error [option.value] block option `eval` must be `true` or `false`"),
    Case(
      "```swift\n//| label: a b\n```",
      "2:12 error [option.value] block option `label` must be a name without spaces, such as `fig-loss`"),
    Case(
      "```swift\n//| timeout: 0\n```",
      "2:14 error [option.value] block option `timeout` must be a positive number of seconds"),
    Case(
      "```swift\n//| echo: [\n```",
      "2:12 error [yaml.syntax] this is not YAML: did not find expected node content",
      "Write `key: value`, and quote a value that holds `: ` or begins with a sign."),
    Case(
      "```swift\n//| label: a\n```\n```swift\n//| label: a\n```",
      "4:1 error [label.duplicate] label `a` is already defined at 1:1",
      "Choose another name; a label names one equation or block."),
  ])
  func saysWhatIsWrongWithBlocks(_ example: Case) throws { try check(example) }

  @Test func saysWhereBytesAreNotUTF8() {
    let article = Article(
      parsing: Source(path: "a.md", bytes: Array("甲\n乙".utf8) + [0xFF, 0xC0, 0x41] + Array("$x$".utf8)))
    let diagnostic = article.diagnostics.first
    #expect(article.diagnostics.count == 1)
    #expect(diagnostic?.line == 2)
    #expect(diagnostic?.column == 4)
    #expect(diagnostic?.message == "these 2 bytes are not UTF-8")
    #expect(diagnostic?.severity == .error)
    #expect(
      article.body == [
        .paragraph([.text("甲乙\u{FFFD}\u{FFFD}A"), .formula(0)], continues: false)
      ])
    #expect(article.formulas.first?.range == 10..<13)
  }

  @Test func tellsNoMoreThanAHundredProblems() {
    let article = parse(String(repeating: "\\end{align} ", count: 250))
    #expect(article.diagnostics.count == 101)
    #expect(article.diagnostics.last?.message == "150 more problems from here on")
    #expect(article.diagnostics.last?.severity == .error)
  }

  @Test func carriesTheSourceLine() {
    #expect(parse("甲\n乙 $a}$ 丙").diagnostics.first?.sourceLine == "乙 $a}$ 丙")
    #expect(parse("甲").diagnostics.isEmpty)
    #expect(parse("").diagnostics.isEmpty)
  }
}
