import LemmaDocument
import LemmaSite
import Testing

@Suite struct HighlightingTests {
  private func highlighted(_ code: String, _ language: String = "swift") -> String {
    let page = html(article([.code(information: language, literal: code)]))
    guard let opening = page.firstRange(of: "<code"), let end = page.firstRange(of: "</code>"),
      let start = page[opening.upperBound...].firstRange(of: ">")
    else { return page }
    return String(page[start.upperBound..<end.lowerBound])
  }

  @Test func tellsTheKindsOfSwiftTokens() {
    #expect(
      highlighted("let x = f(1e-3) // why") == """
        <span class="k">let</span> x = <span class="f">f</span>(<span class="n">1e-3</span>) \
        <span class="c">// why</span>
        """)
    #expect(
      highlighted("@main struct A: B { /* a /* b */ c */ }") == """
        <span class="a">@main</span> <span class="k">struct</span> <span class="t">A</span>: \
        <span class="t">B</span> { <span class="c">/* a /* b */ c */</span> }
        """)
  }

  @Test func readsInterpolationsAsCode() {
    #expect(
      highlighted("\"a \\(f(\"b\")) c\"") == """
        <span class="s">&quot;a \\(</span><span class="f">f</span>(<span class="s">&quot;b&quot;</span>)\
        )<span class="s"> c&quot;</span>
        """)
    #expect(highlighted("#\"a \\(b) \"c\"#") == "<span class=\"s\">#&quot;a \\(b) &quot;c&quot;#</span>")
    #expect(
      highlighted("\"\"\"\na \"b\"\n\"\"\"")
        == "<span class=\"s\">&quot;&quot;&quot;\na &quot;b&quot;\n&quot;&quot;&quot;</span>")
  }

  @Test func leavesMembersNamedLikeKeywordsPlain() {
    #expect(highlighted("x.default") == "x.default")
    #expect(highlighted("x.self") == "x.<span class=\"k\">self</span>")
    #expect(highlighted("0xE-1") == "<span class=\"n\">0xE</span>-<span class=\"n\">1</span>")
  }

  @Test func showsUnknownLanguagesPlainly() {
    #expect(highlighted("let x", "brainfuck") == "let x")
  }
}
