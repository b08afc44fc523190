import Lemma
import Testing

@Suite struct MathJaxFriendlyEdgeTests {
  /// Kind, detail and line of everything that is wrong.
  func diagnostics(_ markdown: String) -> [String] {
    MathDocument(markdown: markdown).diagnostics.map { "\($0.kind) \($0.detail) \($0.sourceLine)" }
  }

  @Test func reportsUndefinedAndDuplicateLabels() {
    #expect(diagnostics("\n\nSee \\eqref{nowhere}.") == ["undefinedLabel nowhere 3"])
    let twice = "$$a\\tag{1}\\label{x}$$\n$$b\\tag{2}\\label{x}$$"
    #expect(diagnostics(twice) == ["duplicateLabel x 2"])
    #expect(MathDocument(markdown: twice).number(forLabel: "x") == "1")
  }

  @Test func reportsBrokenMathAndBuildsThePage() {
    let broken = MathDocument(markdown: "text $\\frac{a$ more\n\n\\begin{align} x")
    #expect(broken.diagnostics.map(\.kind) == [.unbalancedBraces, .unclosedMath])
    #expect(broken.diagnostics.map(\.sourceLine) == [1, 3])
    #expect(broken.html.contains("\\(\\frac{a\\)") && broken.html.contains("\\begin{align} x"))
    #expect(diagnostics("$$ never closed") == ["unclosedMath $$ 1"])
  }

  @Test func takesAnEnvironmentInsideDollarsAsOneDisplay() {
    let document = MathDocument(markdown: #"$$\begin{equation} g = h \label{inner}\end{equation}$$"#)
    #expect(document.expressions.count == 1)
    #expect(document.expressions[0].isDisplay && document.expressions[0].tags == ["1"])
    #expect(document.number(forLabel: "inner") == "1")
  }

  @Test func escapedDollarsStayText() {
    let document = MathDocument(markdown: #"Escaped \$3 stays text, and \(\text{if } x > 0\) is one expression."#)
    #expect(document.expressions.count == 1)
    #expect(document.expressions[0].tex == #"\text{if } x > 0"#)
  }

  @Test func decidesDollarsByTheNearestOne() {
    func count(_ markdown: String) -> Int { MathDocument(markdown: markdown).expressions.count }
    #expect(count("$5 and $6") == 0)
    #expect(count("$x$5") == 0)
    #expect(count("a $ b$") == 0)
    #expect(count("$a\n\nb$") == 0)
    #expect(count("$a\nb$") == 1)
    #expect(count("中文$x$中文") == 1)
    // A scanner that pairs dollars blindly would see two formulas here.
    #expect("$5 and $6 or $7 and $8".split(separator: "$").count == 4)
    #expect(count("$5 and $6 or $7 and $8") == 0)
  }

  @Test func skipsCodeOfEveryKind() {
    #expect(MathDocument(markdown: "``a ` $x$ ``").expressions.isEmpty)
    #expect(MathDocument(markdown: "~~~\n$x$\n```\n$y$\n~~~\n$z$").expressions.map(\.tex) == ["z"])
    #expect(MathDocument(markdown: "```\n$x$").expressions.isEmpty)
    #expect(MathDocument(markdown: "`open $x$").expressions.count == 1)
  }

  @Test func escapesAndRoundTrips() {
    let tex = #"a<b \& "q" \text{中文 & more}"#
    let html = MathDocument(markdown: "$\(tex)$").html(for: 0)
    let attribute = html.text(after: "data-tex=\"", upTo: "\"") ?? ""
    let unescaped = ["&lt;": "<", "&gt;": ">", "&quot;": "\""].reduce(attribute) {
      $0.replacing($1.key, with: $1.value)
    }
    #expect(unescaped.replacing("&amp;", with: "&") == tex)
  }

  @Test func movesDefinitionsAndResolvesReferencesInFormulas() {
    let document = MathDocument(
      markdown:
        #"Before $\R^n$. $\newcommand{\R}{\mathbb R}x$ $y = 1 \text{ by \eqref{e}}$ \begin{equation}z\label{e}\end{equation}"#
    )
    #expect(document.macros == ["R": "\\mathbb R"])
    #expect(document.diagnostics.isEmpty)
    #expect(document.html(for: 1).contains("\\(x\\)"))
    #expect(document.html(for: 2).contains("by (1)"))
  }

  @Test func reservesHeightByRows() {
    func height(_ markdown: String) -> Bool {
      MathDocument(markdown: markdown).html(for: 0).contains("min-height:3.6em")
    }
    #expect(height(#"\begin{align} a \\ b \\ c \end{align}"#))
    #expect(height(#"\begin{align} a \\ b \\ c \\ \end{align}"#))
    #expect(height(#"$$\begin{aligned} a \\ b \\ c \end{aligned}$$"#))
    #expect(!height(#"$$\begin{aligned} a \\ c \end{aligned}$$"#))
  }

  @Test func numbersRowsLikeAmsmath() {
    func tags(_ markdown: String) -> [String] { MathDocument(markdown: markdown).expressions.flatMap(\.tags) }
    #expect(tags(#"\begin{multline} a \\ b \end{multline}"#) == ["1"])
    #expect(tags(#"\begin{alignat}{2} a \\ b \end{alignat}"#) == ["1", "2"])
    #expect(
      tags(#"\begin{gather} \begin{cases} a \\ b \end{cases} \\ c \nonumber \\ d \tag{*} \\ e \end{gather}"#) == [
        "1", "*", "2",
      ])
    #expect(tags(#"\begin{align*} a \\ b \end{align*} $$c$$ \[d\]"#).isEmpty)
    #expect(tags(#"\begin{align} a \\ \\ b \end{align}"#) == ["1", "2", "3"])
  }
}

extension String {
  fileprivate func text(after prefix: String, upTo end: String) -> String? {
    guard let start = firstRange(of: prefix)?.upperBound else { return nil }
    return self[start...].firstRange(of: end).map { String(self[start..<$0.lowerBound]) }
  }
}
