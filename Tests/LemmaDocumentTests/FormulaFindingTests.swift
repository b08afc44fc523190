import LemmaDocument
import Testing

/// What is a formula and what is money, code, an address or a tag.
@Suite struct FormulaFindingTests {
  @Test(arguments: [
    ("Costs $5 and $6.", "Costs $5 and $6."),
    ("Costs $5, $x$ not.", "Costs $5, {x} not."),
    ("$5-$10 and US$7", "$5-$10 and US$7"),
    ("It is 5$ or 6$ here", "It is 5$ or 6$ here"),
    ("A \\$5 note and \\$6", "A $5 note and $6"),
    ("$ x $ and $x $ and $ x$", "$ x $ and $x $ and $ x$"),
    ("$x$5", "$x$5"),
    ("$$$ and $$$$", "$$$ and $$$$"),
    ("$HOME and $PATH", "$HOME and $PATH"),
    ("价格$5元，$x$为变量", "价格$5元，{x}为变量"),
    ("$2_{最大}$", "{2_{最大}}"),
    ("$a$，$b$", "{a}，{b}"),
    ("$a$$b$", "{a}{b}"),
    ("$a\\$b$", "{a\\$b}"),
    ("$\\{a\\}$", "{\\{a\\}}"),
    ("$a_b$ and $c_d$", "{a_b} and {c_d}"),
    ("$a*b$ * $c*d$", "{a*b} * {c*d}"),
    ("$[a](b)$", "{[a](b)}"),
    ("$a<b$ and $c>d$", "{a<b} and {c>d}"),
    ("a < $b$ > c", "a < {b} > c"),
    ("`$a$` $b$ ``$`c``", "`$a$` {b} `$`c`"),
    ("`$a $b$", "`$a {b}"),
    ("\\`$a$\\`", "`{a}`"),
    ("\\(a\\) and \\[b\\]", "{a} and|[b]"),
    ("\\\\(a\\\\)", "\\(a\\)"),
    ("[$x$](u) ![$y$](v)", "<a u>{x}</a> <img v {y}>"),
    ("[a](u$b$)", "<a u$b$>a</a>"),
    ("<http://a.b/$c$>", "<a http://a.b/$c$>http://a.b/$c$</a>"),
    ("http://a.b/?x=$c$d", "<a http://a.b/?x=$c$d>http://a.b/?x=$c$d</a>"),
    ("<i title=\"$a$\">$b$</i>", "<i title=\"$a$\">{b}</i>"),
    ("a <!-- $b$ --> $c$", "a <!-- $b$ --> {c}"),
    ("# $a$ **b**", "{a} <b>b</b>"),
    ("$a$\n===", "{a}"),
    ("a $b\nc$ d", "a {b\nc} d"),
    ("a $b\n\nc$ d", "a $b|c$ d"),
    ("- a $b\n- c$ d", "<list>a $b|c$ d</list>"),
    ("> a $b\n> c$ d", "<quote>a {b\nc} d</quote>"),
    ("> > a $b\n> > c$ d", "<quote><quote>a {b\nc} d</quote></quote>"),
    ("1. a\n   $$\n   x\n   $$", "<list>a|[\n   x\n   ]</list>"),
    ("> - $$\n>   x\n>   $$", "<quote><list>[\n  x\n  ]</list></quote>"),
    ("- > $$\n  > x\n  > $$", "<list><quote>[\nx\n]</quote></list>"),
    ("**a $$x$$ b**", "<b>a {x} b</b>"),
    ("\\begin{aligned}", "\\begin{aligned}"),
    ("\\begin{equation}a\\end{equation*}b\\end{equation}", "[\\begin{equation}a\\end{equation*}b\\end{equation}]"),
    (
      "\\begin{equation} a\n\n\\begin{equation}b\\end{equation}",
      "\\begin{equation} a|[\\begin{equation}b\\end{equation}]"
    ),
    ("$\\text{a $b$ c}$", "{\\text{a $b$ c}}"),
    ("$$\\text{a $b$}$$", "[\\text{a $b$}]"),
    ("\\eqref{a_b_c} *x*", "((a_b_c)) <em>x</em>"),
    ("$\\ref{a}$ and \\(\\eqref{b}\\)", "(a) and ((b))"),
    ("`` {swift} f(`x`) `` and `{swift}x`", "<f(`x`)> and <x>"),
    ("```\n$a$\n```\n$b$", "<pre>$a$\n</pre>|{b}"),
    ("> ```\n> $a$\n> ```\n> $b$", "<quote><pre>$a$\n</pre>|{b}</quote>"),
    ("- ```\n  $a$\n  ```\n- $b$", "<list><pre>$a$\n</pre>|{b}</list>"),
    ("~~~ a\n```\n$a$\n~~~\n$b$", "<pre>```\n$a$\n</pre>|{b}"),
    ("    $a$\n\n$b$", "<pre>$a$\n</pre>|{b}"),
    ("a\n    $b$", "a {b}"),
    ("\t$a$\n", "<pre>$a$\n</pre>"),
  ])
  func reads(_ text: String, as expected: String) {
    #expect(markup(text) == expected)
  }

  @Test func keepsTheAuthorsPrivateScalars() {
    let text = "\u{F0000}$x$\u{10FFFD} \u{F0001}`\u{F0000}` &#xF0002; **（\u{F0003}）**甲"
    #expect(markup(text) == "\u{F0000}{x}\u{10FFFD} \u{F0001}`\u{F0000}` \u{F0002} <b>（\u{F0003}）</b>甲")
  }

  @Test func readsNothingOfTheDialectWhenItIsOff() {
    let text = "---\ntitle: x\n---\n\n$a*b*c$ \\(x\\) **“甲”**是\n甲\n"
    let article = parse(text, options: .plainMarkdown)
    #expect(article.formulas.isEmpty && article.frontMatter == FrontMatter())
    #expect(article.body.first == .thematicBreak)
    #expect(
      article.body.last
        == .paragraph(
          [.text("$a"), .emphasis([.text("b")]), .text("c$ (x) **“甲”**是"), .softBreak, .text("甲")],
          continues: false))
  }
}
