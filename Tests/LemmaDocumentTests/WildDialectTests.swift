import LemmaDocument
import Testing

/// What real Chinese mathematics articles contain: every row of a count over 530 of them.
@Suite struct WildDialectTests {
  func typeset(_ formula: Formula) -> String {
    formula.segments.map { segment in
      switch segment {
      case .tex(let tex): tex
      case .swift(let index): "<\(index)>"
      case .reference(let label, let parentheses, _): parentheses ? "((\(label)))" : "(\(label))"
      }
    }.joined()
  }

  @Test func readsAnEnvironmentRightAfterALine() {
    #expect(
      markup("文字\n\\begin{equation}\na\n\\end{equation}\n后文")
        == "文字|[\\begin{equation}\na\n\\end{equation}]|后文")
  }

  @Test func readsAnEnvironmentOnTheLineOfItsText() {
    #expect(
      markup("文字 \\begin{equation}a\\end{equation} 后文")
        == "文字|[\\begin{equation}a\\end{equation}]|后文")
  }

  @Test func readsAnEnvironmentInAQuote() {
    let text = "> 文字\n> \\begin{equation}\n> a\n>\n> - b\n> \\end{equation}\n> 后文"
    let article = parse(text)
    #expect(markup(text) == "<quote>文字|[\\begin{equation}\na\n\n- b\n\\end{equation}]|后文</quote>")
    #expect(article.source.text(in: article.formulas[0].range).hasSuffix("> - b\n> \\end{equation}"))
  }

  @Test func readsAnEnvironmentInsideDollarsAsOneDisplay() {
    let article = parse("$$\n\\begin{equation}a\\label{x}\\end{equation}\n$$")
    #expect(article.formulas.count == 1)
    #expect(article.formulas[0].environment == "equation")
    #expect(article.formulas[0].equations == [Formula.Equation(tag: "1", label: "x", anchor: "eq-x")])
    #expect(typeset(article.formulas[0]) == "\na\\tag{1}\n")
  }

  @Test(arguments: [
    "\\begin{aligned}a &= b \\\\ c &= d\\end{aligned}",
    "\\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}",
    "\\begin{array}{c|c} a & b \\\\ \\hline c & d \\\\ \\hdashline e & f \\\\ \\hline \\end{array}",
    "\\begin{bmatrix}1 \\\\ 2\\end{bmatrix}",
    "\\begin{gathered}a \\\\ b\\end{gathered}",
    "\\begin{CD} A @>a>> B \\\\ @VVbV @AAcA \\\\ C @= D \\end{CD}",
  ])
  func keepsNestedEnvironmentsByteForByte(nested: String) {
    let article = parse("\\begin{equation}\(nested)\\end{equation}")
    #expect(article.formulas.map(typeset) == ["\(nested)\\tag{1}"])
    #expect(article.diagnostics.isEmpty)
  }

  @Test func readsReferencesInEveryForm() {
    let text = "由$\\eqref{x}$、\\eqref{x}得\\begin{equation}a\\label{x}\\end{equation}即$\\eqref{x}$"
    #expect(
      markup(text) == "由((x))、((x))得|[\\begin{equation}a\\label{x}\\end{equation}]|即((x))")
  }

  @Test func countsOnlyWhatTheAuthorDidNotTag() {
    let article = parse(
      "\\begin{equation}a\\tag{1}\\end{equation}\n\\begin{equation}b\\end{equation}\n"
        + "\\begin{align}c\\notag\\\\d\\tag{3}\\\\e\\nonumber\\\\f\\end{align}\n$$g\\tag{*}$$")
    #expect(article.formulas.map { $0.equations.compactMap(\.tag) } == [["1"], ["1"], ["3", "2"], ["*"]])
    #expect(
      article.formulas.map(typeset) == [
        "a\\tag{1}", "b\\tag{1}", "\\begin{align}c\\\\d\\tag{3}\\\\e\\\\f\\tag{2}\\end{align}", "g\\tag{*}",
      ])
    let anchors = article.formulas.flatMap { $0.equations.compactMap(\.anchor) }
    #expect(Set(anchors).count == anchors.count)
  }

  @Test(arguments: [
    "\\color{red}{a+b}", "\\underbrace{a}_{b}", "\\mathscr{L}", "\\bcancel{x}", "\\xrightarrow{a}", "\\xlongequal{b}",
    "\\sideset{_1^2}{_3^4}\\prod", "\\uproot{2}", "\\stackrel{a}{=}", "\\smash{b}", "\\Big(x\\Big)", "\\iint f",
    "a \\% b % comment { $", "\\text{若 }x", "a\\,b\\;c\\!d", "\\left\\{a\\right.", "x' \\prime '' ^\\circ", "a~b",
  ])
  func leavesEverythingElseAlone(tex: String) {
    for (text, isDisplay) in [("$$\(tex)\n$$", true), ("\\(\(tex)\n\\)", false)] {
      let article = parse(text)
      #expect(article.formulas.map(typeset) == ["\(tex)\n"])
      #expect(article.formulas.map(\.isDisplay) == [isDisplay])
      #expect(article.diagnostics.isEmpty)
    }
  }

  @Test(arguments: [
    (
      "\\newcommand{argmin}{\\mathop{\\text{argmin}}}",
      Macro(name: "argmin", arguments: 0, body: "\\mathop{\\text{argmin}}")
    ),
    ("\\newcommand{\\R}{\\mathbb{R}}", Macro(name: "R", arguments: 0, body: "\\mathbb{R}")),
    (
      "\\newcommand\\pd[2][f]{\\partial #1/#2}", Macro(name: "pd", arguments: 2, optional: "f", body: "\\partial #1/#2")
    ),
    ("\\renewcommand{\\vec}[1]{\\boldsymbol{#1}}", Macro(name: "vec", arguments: 1, body: "\\boldsymbol{#1}")),
    ("\\def\\norm#1{\\Vert #1\\Vert}", Macro(name: "norm", arguments: 1, body: "\\Vert #1\\Vert")),
    ("\\def\\x{y}", Macro(name: "x", arguments: 0, body: "y")),
    ("\\DeclareMathOperator{\\tr}{tr}", Macro(name: "tr", arguments: 0, body: "\\operatorname{tr}")),
    (
      "\\DeclareMathOperator*{\\argmax}{arg\\,max}",
      Macro(name: "argmax", arguments: 0, body: "\\operatorname*{arg\\,max}")
    ),
  ])
  func hoistsDefinitions(definition: String, macro: Macro) {
    let article = parse("$\(definition)a$ and $b$ and $\(definition)$")
    #expect(article.macros == [macro])
    #expect(article.formulas.map(typeset) == ["a", "b"])
    #expect(article.formulas.first?.tex == definition + "a")
  }

  @Test(arguments: ["HTML", "AMScd", "cancel", "color", "mathtools", "physics", "mhchem", "enclose", "bbox", "empheq"])
  func honoursPackagesThatAreThere(package: String) {
    let article = parse("$\\require{\(package)}x$")
    #expect(article.formulas.map(typeset) == ["x"])
    #expect(article.diagnostics.isEmpty)
  }

  @Test func drawsStylesWithoutEffect() {
    let article = parse(
      "$\\style{display:inline-block; transform:rotate(45deg)}{\\text{a}} \\class{c}{d} \\cssId{e}{f}$")
    #expect(article.formulas.map(typeset) == ["{\\text{a}} {d} {f}"])
    #expect(article.diagnostics.map(\.identifier) == ["math.untrusted", "math.untrusted", "math.untrusted"])
  }
}
