import LemmaDocument
import LemmaResult
import LemmaSite
import Testing

@Suite struct ResultRenderingTests {
  private func page(
    _ result: ArticleResult?, code: String = "", configure: (inout BlockOptions) -> Void = { _ in }
  ) -> String {
    var options = BlockOptions()
    configure(&options)
    var note = article([.swift(0)])
    note.swiftBlocks = [swiftBlock(code, options: options)]
    return html(note, result)
  }

  @Test func showsPrintedTextAndValuesInOrder() {
    let items: [BlockResult.Item] = [
      .printed("a < b\n"), output(.number(NumberText(plain: "1.5", tex: "1.5")), label: "x", note: "exact"),
      .printedError("oops\n"),
    ]
    #expect(
      page(result(items)) == """
        <div class="cell">
        <pre class="printed notranslate" translate="no" tabindex="0">a &lt; b</pre>
        <div class="value"><span class="label">x</span> <span class="equals">=</span> \
        <span class="number notranslate" translate="no">1.5</span><span class="note">exact</span></div>
        <pre class="printed error-stream notranslate" translate="no" tabindex="0">oops</pre>
        </div>

        """)
  }

  @Test func showsTables() {
    let table = Table(
      header: ["n", "what"], rows: [[.number(NumberText(plain: "1", tex: "1")), .text("<b>")]], caption: "T")
    #expect(
      page(result([output(.table(table))])).contains(
        """
        <div class="table-wrapper"><table class="result">
        <caption>T</caption>
        <thead>
        <tr><th scope="col" class="number">n</th><th scope="col">what</th></tr>
        </thead>
        <tbody>
        <tr><td class="number notranslate" translate="no">1</td><td>&lt;b&gt;</td></tr>
        </tbody>
        </table></div>
        """))
  }

  @Test func tellsVerdictsBySignAndWord() {
    let holds = page(result([.claim(claim())]))
    #expect(holds.contains("<div class=\"claim holds\" id=\"claim-c\">"))
    #expect(holds.contains("<span aria-hidden=\"true\">✓</span> holds</span> it holds"))
    #expect(holds.contains("1.0000001 <b>≈</b> 1 <b>±</b> 10⁻⁶</span>"))
    #expect(holds.contains("<rect class=\"fill\" height=\"6\" rx=\"3\" width=\"54\"/>"))
    #expect(holds.contains("margin 90 % of the tolerance"))
    #expect(page(result([.claim(claim(margin: 250.99))])).contains("margin 250 times the tolerance"))
    let fails = page(result([.claim(claim(verdict: .fails, margin: -0.5))]))
    #expect(fails.contains("✗</span> fails"))
    #expect(fails.contains("beyond by 50 % of the tolerance"))
    #expect(!fails.contains("class=\"fill\""))
    let open = page(result([.claim(claim(verdict: .notReached, margin: nil))]))
    #expect(open.contains("◌</span> not reached"))
    #expect(open.contains("The program ended before this was checked."))
  }

  @Test func saysWhereABoundIsReached() {
    let count = claim(measured: "0", relation: .atMost, expected: "0", tolerance: nil, margin: 0)
    let reached = page(result([.claim(count)]))
    #expect(reached.contains("<span class=\"margin\">exactly at the bound</span>"))
    #expect(!page(result([.claim(claim(margin: 0))])).contains("exactly at the bound"))
  }

  @Test func survivesMarginsThatAreNotNumbers() {
    for margin in [Double.nan, .infinity, -.infinity, 1e300, -1e300, 0] {
      #expect(page(result([.claim(claim(margin: margin))])).contains("class=\"margin\""))
    }
  }

  @Test func namesSampleSizeAndConfidence() {
    let shown = page(result([.claim(claim(sampleSize: 4000, confidence: 0.999))]))
    #expect(shown.contains("4000 trials, confidence 0.999"))
  }

  @Test func numbersClaimsOfTheSameName() {
    let shown = page(result([.claim(claim("a b")), .claim(claim("a b"))]))
    #expect(shown.contains("id=\"claim-a-b\"") && shown.contains("id=\"claim-a-b-2\""))
  }

  @Test func foldsAndHidesCode() {
    let folded = page(result(), code: "let x = 1\n") { $0.echo = .folded }
    #expect(folded.contains("<details class=\"fold\"><summary>Code</summary>\n<div class=\"code\">"))
    #expect(page(result(), code: "let x = 1\n") { $0.echo = .hidden } == "<div class=\"cell\">\n</div>\n")
  }

  @Test func reportsFailuresWithTheirLine() {
    let failure = Failure(kind: .trapped, message: "Index <out> of range", line: 62)
    let failed = page(result(state: .failed, failure: failure))
    #expect(failed.contains("<div class=\"failure\" role=\"alert\">"))
    #expect(failed.contains("crash</strong> · line 62</p>"))
    #expect(failed.contains("Index &lt;out&gt; of range</pre>"))
    let expected = page(result(state: .failedAsExpected, failure: failure)) { $0.expectsError = true }
    #expect(expected.contains("<div class=\"failure expected\">") && expected.contains("fails, as announced"))
    #expect(page(result(state: .unexpectedlyCompleted)).contains("announced to fail, but ran to its end"))
    #expect(page(result(state: .notReached)).contains("an earlier block ended the program"))
  }

  @Test func saysWhatWasNotComputed() {
    let missing = ArticleResult(blocks: [], expressions: [], seed: 1)
    #expect(page(missing).contains("not computed"))
    #expect(page(missing) { $0.isEvaluated = false } == "<div class=\"cell\">\n</div>\n")
    let sentence = article([.paragraph([.text("It is "), .swift(3)], continues: false)])
    #expect(html(sentence, missing) == "<p>It is <span class=\"missing\">not computed</span></p>\n")
  }

  @Test func keepsClaimsWhereOutputIsOff() {
    let shown = page(result([.printed("secret"), .claim(claim())])) { $0.showsOutput = false }
    #expect(!shown.contains("secret") && shown.contains("class=\"claim holds\""))
  }

  @Test func numbersFigures() {
    var options = BlockOptions()
    options.label = "fig-x"
    options.caption = "A picture"
    var note = article([.swift(0)])
    note.swiftBlocks = [swiftBlock("", options: options)]
    note.labels = ["fig-x": LabelTarget(text: "4", anchor: "fig-x", offset: 0)]
    let page = html(note, result([.printed("p\n"), .claim(claim())]))
    #expect(page.contains("<figure id=\"fig-x\">\n<pre"))
    #expect(
      page.contains(
        "<figcaption><span class=\"number\">Figure 4</span> A picture</figcaption>\n</figure>\n<div class=\"claim"))
  }

  @Test func speaksTheLanguageOfTheArticle() {
    var note = article([.swift(0)])
    note.frontMatter.language = "zh-Hans"
    note.swiftBlocks = [swiftBlock("")]
    #expect(html(note, result([.claim(claim())])).contains("✓</span> 成立"))
  }
}
