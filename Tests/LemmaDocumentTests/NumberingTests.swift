import LemmaDocument
import Testing

@Suite struct NumberingTests {
  /// A document with every rule of amsmath once.
  @Test func numbersAsAmsmathDoes() {
    let article = parse(
      """
      Forward reference to \\eqref{b} before it is defined.

      \\begin{equation}E = mc^2 \\label{a}\\end{equation}

      \\begin{align} x &= 1 \\label{b} \\\\ y &= 2 \\notag \\\\ z &= 3 \\label{c} \\end{align}

      \\begin{equation*} w = 4 \\end{equation*}

      $$ u = 5 \\tag{star} \\label{s} $$

      \\begin{gather} a \\\\ b \\\\ \\end{gather}

      Costs $5 and $6 are money; $x_1$ and \\(y_2\\) are math, `$z$` is code.

      ```swift
      let s = "$notMath$"
      ```

      \\begin{equation}\\begin{aligned} p &= 1 \\\\ q &= 2 \\end{aligned}\\label{last}\\end{equation}
      """)
    #expect(article.formulas.map(\.isDisplay) == [true, true, true, true, true, false, false, true])
    #expect(
      article.formulas.map { $0.equations.compactMap(\.tag) } == [
        ["1"], ["2", "3"], [], ["star"], ["4", "5"], [], [], ["6"],
      ])
    #expect(article.labels.mapValues(\.text) == ["a": "1", "b": "2", "c": "3", "s": "star", "last": "6"])
    #expect(article.diagnostics.isEmpty)
  }

  @Test func doesNotNumberWhatIsNotDrawn() {
    let article = parse(
      "<!-- \\begin{equation}a\\end{equation} -->\n\n    \\begin{equation}b\\end{equation}\n\n"
        + "<p title=\"\\begin{equation}c\\end{equation}\">\n\n\\begin{equation}d\\end{equation}")
    #expect(article.formulas.map { $0.equations.compactMap(\.tag) } == [["1"]])
    #expect(article.formulas.first?.tex == "\\begin{equation}d\\end{equation}")
  }

  @Test func givesEveryEquationItsOwnAnchor() {
    let article = parse(
      "# Eq 1\n\n# Eq a\n\n\\begin{equation}a\\label{a}\\end{equation}\n\\begin{equation}b\\end{equation}\n"
        + "\\begin{equation}c\\label{1}\\end{equation}\n\\begin{equation}d\\label{x y}\\end{equation}")
    let anchors = article.formulas.flatMap { $0.equations.compactMap(\.anchor) }
    #expect(anchors == ["eq-a-1", "eq-2", "eq-1-1", "eq-x-y"])
    #expect(article.labels["a"]?.anchor == "eq-a-1")
  }

  @Test func numbersInTheOrderOfTheFile() {
    let article = parse("a[^1]\n\n[^1]: \\begin{equation}b\\end{equation}\n\n\\begin{equation}c\\end{equation}")
    #expect(article.formulas.map(\.tex) == ["\\begin{equation}b\\end{equation}", "\\begin{equation}c\\end{equation}"])
    #expect(article.formulas.map { $0.equations.compactMap(\.tag) } == [["1"], ["2"]])
    #expect(article.footnotes.first?.blocks == [.display(0)])
  }

  @Test(arguments: [
    ("\\begin{align}a\\\\[2pt]b\\\\*c\\end{align}", ["1", "2", "3"]),
    ("\\begin{align}a\\\\\\\\b\\end{align}", ["1", "2", "3"]),
    ("\\begin{align}a\\\\% comment\n\\end{align}", ["1"]),
    ("\\begin{align}\\substack{a\\\\b}\\\\{c\\\\d}\\end{align}", ["1", "2"]),
    ("\\begin{alignat}{2}a\\\\b\\end{alignat}", ["1", "2"]),
    ("\\begin{flalign}a\\\\b\\end{flalign}", ["1", "2"]),
    ("\\begin{eqnarray}a\\\\b\\end{eqnarray}", ["1", "2"]),
    ("\\begin{multline}a\\\\b\\\\c\\end{multline}", ["1"]),
    ("\\begin{gather*}a\\\\b\\tag{x}\\end{gather*}", ["x"]),
    ("\\begin{align}a\\label{p}\\\\\\label{q}\\end{align}", ["1", "2"]),
    ("\\begin{equation}\\begin{split}a\\\\b\\end{split}\\notag\\end{equation}", []),
    ("$\\begin{align}a\\\\b\\end{align}$", []),
  ])
  func numbersRows(_ text: String, _ tags: [String]) {
    #expect(parse(text).formulas.flatMap { $0.equations.compactMap(\.tag) } == tags)
  }
}
