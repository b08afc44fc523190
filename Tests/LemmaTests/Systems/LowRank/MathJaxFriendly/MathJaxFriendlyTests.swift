import Lemma
import Testing

/// Expected numbers follow the rules of amsmath, worked out by hand.
@Suite struct MathJaxFriendlyTests {
  static let documentA = #"""
    Forward reference to \eqref{b} before it is defined.

    \begin{equation}E = mc^2 \label{a}\end{equation}

    \begin{align} x &= 1 \label{b} \\ y &= 2 \notag \\ z &= 3 \label{c} \end{align}

    \begin{equation*} w = 4 \end{equation*}

    $$ u = 5 \tag{star} \label{s} $$

    \begin{gather} a \\ b \\ \end{gather}

    Costs $5 and $6 are money; $x_1$ and \(y_2\) are math, `$z$` is code.

    ```swift
    let s = "$notMath$"
    ```

    \begin{equation}\begin{aligned} p &= 1 \\ q &= 2 \end{aligned}\label{last}\end{equation}
    """#
  let document = MathDocument(markdown: documentA)

  @Test func findsAndNumbersEverything() {
    #expect(document.expressions.map(\.tags) == [["1"], ["2", "3"], [], ["star"], ["4", "5"], [], [], ["6"]])
    #expect(document.expressions.count { $0.isDisplay } == 6)
    #expect(document.expressions.map(\.labels) == [["a"], ["b", "c"], [], ["s"], [], [], [], ["last"]])
    let numbers = ["a", "b", "c", "s", "last"].map { document.number(forLabel: $0) }
    #expect(numbers == ["1", "2", "3", "star", "6"])
    #expect(document.diagnostics.isEmpty)
    #expect(document.expressions.map(\.sourceLine) == [3, 5, 7, 9, 11, 13, 13, 19])
    #expect(document.expressions[1].environment == "align" && document.expressions[2].environment == "equation*")
    #expect(document.expressions[5].tex == "x_1" && document.expressions[6].tex == "y_2")
  }

  @Test func leavesTheProseToTranslators() {
    #expect(document.translatableText.contains("Costs $5 and $6 are money; "))
    #expect(!document.translatableText.contains("\\"))
    #expect(!document.translatableText.contains("notMath"))
    #expect(document.translatableText.count { $0 == "\u{FFFC}" } == 8 + 3)
  }

  @Test func writesExplicitTagsAndMarks() {
    for index in document.expressions.indices {
      let html = document.html(for: index)
      #expect(html.contains("translate=\"no\"") && html.contains("notranslate") && !html.contains("\\label"))
    }
    #expect(
      document.html(for: 0)
        == #"<div class="math display notranslate" translate="no" id="eq-a" data-tex="\begin{equation}E = mc^2 &#92;label{a}\end{equation}""#
        + #" style="min-height:1.2em">\[E = mc^2 \tag{1}\]</div>"#)
    #expect(document.html(for: 1).contains(#"x &amp;= 1  \tag{2}\\ y &amp;= 2  \\ z &amp;= 3  \tag{3}\end{align}"#))
    #expect(document.html(for: 1).contains(#"<span class="anchor-target" id="eq-c"></span>"#))
    #expect(
      document.html(for: 5)
        == #"<span class="math inline notranslate" translate="no" data-tex="x_1">\(x_1\)</span>"#)
  }

  @Test func buildsThePage() {
    let html = document.html
    #expect(html.hasPrefix("<p>Forward reference to <a href=\"#eq-b\">(2)</a> before it is defined.</p>\n<div"))
    #expect(html.contains(#"<code class="notranslate" translate="no">$z$</code> is code.</p>"#))
    #expect(
      html.contains("<pre class=\"notranslate\" translate=\"no\"><code>let s = &quot;$notMath$&quot;\n</code></pre>"))
    #expect(html == MathDocument(markdown: Self.documentA).html)
  }
}
