import Lemma
import Testing

@Suite struct MathJaxFriendlyPageTests {
  static let html = """
    <!DOCTYPE html><html lang="en"><head><title>A &amp; B</title><style>p { color: red }</style>
    <script>if (a < b) { "<p>no</p>" }</script></head><body><main class="body wide" id="main">
    <p>One <span class="math inline notranslate" translate="no" data-tex="a &lt; &quot;b&quot;">\\(a &lt; "b"\\)</span> two<br>
    <a href="#eq-x">(1)</a>.</p><!-- <p>gone</p> -->
    <div class="math display notranslate" translate='no' id="eq-x" style="min-height:2.5em" data-tex="x">\\[x\\]</div>
    <pre class="notranslate" translate="no"><code>let <b>c</b></code></pre></main><footer id="end">Foot</footer></body></html>
    """
  let page = TranslatablePage(html: html)

  @Test func readsFormulasAsServed() {
    #expect(page.formulas.map(\.tex) == ["a < \"b\"", "x"])
    #expect(page.formulas.map(\.text) == ["\\(a < \"b\"\\)", "\\[x\\]"])
    #expect(page.formulas.map(\.isDisplay) == [false, true])
    #expect(page.formulas.map(\.identifier) == [nil, "eq-x"])
    #expect(page.formulas.map(\.reservedHeight) == [nil, 2.5])
    #expect(page.formulas.map(\.isProtected) == [true, true])
    #expect(page.identifiers == ["main", "eq-x", "end"] && page.fragments == ["eq-x"])
  }

  @Test func keepsWhatIsInsideOfAClass() {
    let body = TranslatablePage(html: Self.html, inside: "body")
    let words = body.prose.split { $0.isWhitespace }
    #expect(words == ["One", "\u{FFFC}", "two", "(1).", "\u{FFFC}", "\u{FFFC}"])
    #expect(body.identifiers == ["main", "eq-x"])
    #expect(TranslatablePage(html: Self.html, inside: "absent").prose.isEmpty)
  }

  @Test func translatesWhatIsNotMarked() {
    let translated = page.translated { $0.uppercased() }
    #expect(translated.contains("<font>ONE </font>") && translated.contains("<font>FOOT</font>"))
    #expect(translated.contains("\\(a &lt; \"b\"\\)") && translated.contains("let <b>c</b>"))
    #expect(translated.contains("<title>A &amp; B</title>") && translated.contains("if (a < b) { \"<p>no</p>\" }"))
    #expect(TranslatablePage(html: translated).formulas == page.formulas)
  }

  /// The naive page trusts one mark, or leaves the marking to the browser.
  @Test(arguments: [("class", TranslatablePage.Marks.attribute), ("attribute", .className), ("neither", .both)])
  func loses(kept: String, marks: TranslatablePage.Marks) {
    var naive = Self.html
    if kept != "attribute" {
      naive = naive.replacing(" translate=\"no\"", with: "").replacing(" translate='no'", with: "")
    }
    if kept != "class" { naive = naive.replacing(" notranslate", with: "") }
    let before = TranslatablePage(html: naive)
    let after = TranslatablePage(html: before.translated(knowing: marks) { $0.uppercased() })
    #expect(before.formulas.map(\.isProtected) == [false, false])
    #expect(!zip(before.formulas, after.formulas).contains { $0.text == $1.text })
    #expect(after.formulas[1].text == "\\[X\\]")
  }

  @Test func survivesBrokenMarkup() {
    for html in ["", "<", "<p", "<p class=", "<p class=\"", "</", "<!--", "&#x;&#99999999;&unknown; a & b", "</p></p>"]
    {
      #expect(TranslatablePage(html: html).formulas.isEmpty)
    }
    #expect(TranslatablePage(html: "a &amp; b &#x4e2d;&#20013; &c").prose == "a & b 中中 &c")
  }
}
