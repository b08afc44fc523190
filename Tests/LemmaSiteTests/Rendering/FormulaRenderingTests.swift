import LemmaDocument
import LemmaResult
import LemmaSite
import Testing

@Suite struct FormulaRenderingTests {
  @Test func wrapsInlineFormulasForTranslatorsAndTheScript() {
    var note = article([.paragraph([.text("Let "), .formula(0), .text(".")], continues: false)])
    note.formulas = [formula("a < b")]
    #expect(
      html(note) == """
        <p>Let <span class="math inline notranslate" translate="no" data-tex="a &lt; b">\\(a &lt; b\\)</span>.</p>

        """)
  }

  @Test func givesEveryEquationOfADisplayAnAnchor() {
    var note = article([.display(0)])
    note.formulas = [
      formula(
        "x \\tag{1} \\\\ y \\tag{2}", isDisplay: true,
        equations: [
          Formula.Equation(tag: "1", label: "a", anchor: "eq-a"),
          Formula.Equation(tag: "2", label: "b", anchor: "eq-b"),
        ])
    ]
    #expect(
      html(note) == """
        <div class="equation"><span class="anchor-target" id="eq-b"></span>\
        <div class="math display notranslate" translate="no" id="eq-a" data-tex="x \\tag{1} \\\\ y \\tag{2}" \
        style="min-height:3.18em">\\[x \\tag{1} \\\\ y \\tag{2}\\]</div></div>

        """)
  }

  @Test func keepsTheSourceByteForByteInTheAttribute() throws {
    let tex = "a<b\\&\\text{\"引号\" 'x' <script>}"
    var note = article([.paragraph([.formula(0)], continues: false)])
    note.formulas = [formula(tex)]
    let page = html(note)
    let attribute = try #require(page.split(separator: "data-tex=\"").last?.split(separator: "\"").first)
    let unescaped = attribute.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
    #expect(unescaped == tex)
    #expect(!page.contains("<script"))
  }

  @Test func putsValuesAndNumbersIntoFormulas() {
    var note = article([.paragraph([.formula(0)], continues: false)])
    note.formulas = [
      formula(
        "",
        segments: [
          .tex("x = "), .swift(0), .tex(" + "), .swift(1), .tex(" + "), .swift(2), .tex("\\text{ by "),
          .reference(label: "a", parentheses: true, offset: 0), .tex("}"),
        ])
    ]
    note.labels = ["a": LabelTarget(text: "7", anchor: "eq-a", offset: 0)]
    let values: [DisplayValue?] = [.number(NumberText(plain: "1e-3", tex: "10^{-3}")), .text("a{b}$c"), nil]
    #expect(
      html(note, result(expressions: values)).contains(
        "data-tex=\"x = {10^{-3}} + \\text{a\\{b\\}\\$c} + \\text{not computed}\\text{ by (7)}\""))
  }

  @Test func linksReferencesWithTheirNumbers() {
    var note = article([
      .paragraph(
        [
          .reference(label: "eq:a", parentheses: true, article: nil, offset: 0),
          .reference(label: "eq:a", parentheses: false, article: nil, offset: 0),
          .reference(label: "gone", parentheses: true, article: nil, offset: 0),
          .reference(label: "eq:o", parentheses: true, article: "other.md", offset: 0),
          .link(destination: "other.md#eq:o", title: "", [.text("other")]),
        ], continues: false)
    ])
    note.labels = ["eq:a": LabelTarget(text: "3", anchor: "eq-a", offset: 0)]
    let references = CrossReferences(
      pages: [
        "articles/note.md": .init(address: "note.html", title: "", labels: note.labels),
        "articles/other.md": .init(
          address: "deep/other.html", title: "", labels: ["eq:o": LabelTarget(text: "F", anchor: "eq-o", offset: 0)]),
      ], current: "note.html")
    #expect(
      html(note, references: references) == """
        <p><a class="reference" href="#eq-a">(3)</a><a class="reference" href="#eq-a">3</a>\
        <span class="missing">(??)</span><a class="reference" href="deep/other.html#eq-o">(F)</a>\
        <a href="deep/other.html#eq-o">other</a></p>

        """)
  }

  @Test func marksEquationsWithTheVerdictsOfTheirClaims() {
    var note = article([.display(0), .swift(0)])
    note.formulas = [
      formula("x", isDisplay: true, equations: [Formula.Equation(tag: "1", label: "eq:x", anchor: "eq-x")])
    ]
    note.labels = ["eq:x": LabelTarget(text: "1", anchor: "eq-x", offset: 0)]
    note.swiftBlocks = [swiftBlock("claim()\n")]
    let page = html(note, result([.claim(claim("eq:x", "x is \"so\"", verdict: .fails, margin: -3))]))
    #expect(
      page.contains(
        """
        <a class="verdict fails" href="#claim-eq:x" title="x is &quot;so&quot;"><span aria-hidden="true">✗</span> fails</a>
        """))
    #expect(page.contains("<div class=\"claim fails\" id=\"claim-eq:x\">"))
    #expect(page.contains("<a class=\"about\" href=\"#eq-x\">(1)</a>"))
  }

  @Test func readsFormulasInCaptionsButNotMoney() {
    var options = BlockOptions()
    options.caption = "costs $5 and $6, with $x_1$ and `code`"
    options.echo = .hidden
    var note = article([.swift(0)])
    note.swiftBlocks = [swiftBlock("x\n", options: options)]
    let page = html(note, result([.printed("p")]))
    #expect(
      page.contains("costs $5 and $6, with <span class=\"math inline notranslate\" translate=\"no\" data-tex=\"x_1\">"))
    #expect(page.contains("<code class=\"notranslate\" translate=\"no\">code</code></figcaption>"))
  }

  @Test func reservesAtLeastOneLineForEachRow() {
    for rows in 1...20 {
      var note = article([.display(0)])
      note.formulas = [formula(Array(repeating: "x", count: rows).joined(separator: " \\\\ "), isDisplay: true)]
      let height = html(note).split(separator: "min-height:").last.flatMap { Double($0.prefix { $0 != "e" }) } ?? 0
      #expect(height >= 1.2 * Double(rows) - 0.005)
    }
  }

  /// Heights that MathJax 3.2.2 gave in a browser, in `em`.
  @Test(arguments: [
    ("x=y", 1.50), ("\\frac{a}{b}=c", 2.63), ("\\sum_{i=1}^n x_i", 3.72), ("\\int_0^1 f(x)\\,dx", 3.35),
    ("\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", 3.28),
    ("\\begin{align}a&=\\frac{b}{c}\\\\c&=\\sum_i d\\\\e&=f\\end{align}", 7.02),
    ("\\sqrt{\\frac{a}{b}}", 3.35), ("\\begin{cases}a&b\\\\c&d\\\\e&f\\end{cases}", 4.40),
    ("\\underbrace{a+b}_{n}", 2.95),
    ("\\left(\\frac{a}{b}\\right)^2", 2.89), ("\\frac{\\frac{a}{b}}{c}", 3.07),
    ("\\begin{multline}a\\\\b\\\\c\\end{multline}", 5.03),
  ])
  func estimatesHeightsWithinATenth(tex: String, measured: Double) {
    var note = article([.display(0)])
    note.formulas = [formula(tex, isDisplay: true)]
    let height = html(note).split(separator: "min-height:").last.flatMap { Double($0.prefix { $0 != "e" }) } ?? 0
    #expect(abs(height - measured) < 0.1 * measured, "\(height)")
  }

  @Test func measuresAnyTeX() {
    let hostile = [
      "", "\\", "{", "}", "^", "_", "\\frac", "\\frac{", "\\begin", "\\begin{", "\\begin{align}", "\\left", "\\sqrt[",
      "\\sqrt[]",
      "\\substack", "\\end{x}\\right\\\\", String(repeating: "{", count: 200_000),
      String(repeating: "\\frac", count: 50_000),
      String(repeating: "\\sqrt", count: 50_000), String(repeating: "x^", count: 50_000),
      String(repeating: "\\begin{a}", count: 20_000),
    ]
    for tex in hostile {
      var note = article([.display(0)])
      note.formulas = [formula(tex, isDisplay: true)]
      #expect(html(note).contains("min-height:"))
    }
  }
}
