import LemmaDocument
import LemmaSite
import Testing

@Suite struct TextRenderingTests {
  @Test func writesParagraphsAndInlineMarkup() {
    let inlines: [Inline] = [
      .text("a < b & \"c\" "), .emphasis([.text("e")]), .strong([.text("s")]), .strikethrough([.text("d")]),
      .code("x<y>"), .hardBreak, .text("end"),
    ]
    #expect(
      html(article([.paragraph(inlines, continues: false)]))
        == """
        <p>a &lt; b &amp; &quot;c&quot; <em>e</em><strong>s</strong><del>d</del>\
        <code class="notranslate" translate="no">x&lt;y&gt;</code><br />
        end</p>

        """)
  }

  @Test func joinsLinesOfHanCharactersOnly() {
    func lines(_ a: String, _ b: String) -> String {
      html(article([.paragraph([.text(a), .softBreak, .text(b)], continues: false)]))
    }
    #expect(lines("梯度", "流") == "<p>梯度流</p>\n")
    #expect(lines("梯度，", "“流”") == "<p>梯度，“流”</p>\n")
    #expect(lines("gradient", "流") == "<p>gradient\n流</p>\n")
    #expect(lines("it’s", "“so”") == "<p>it’s\n“so”</p>\n")
  }

  @Test func shiftsHeadingsUnderTheTitle() {
    let body: [Block] = [
      .heading(level: 1, identifier: "a", [.text("A")]), .heading(level: 2, identifier: "b", [.text("B")]),
    ]
    let page = html(article(body))
    #expect(
      page.contains("<h2 id=\"a\">A<a class=\"anchor\" href=\"#a\" aria-label=\"Link to this section\"></a></h2>"))
    #expect(page.contains("<h3 id=\"b\">B<a"))
    #expect(html(article([body[1]])).hasPrefix("<h2 id=\"b\">"))
  }

  @Test func nestsTheTableOfContents() {
    var renderer = ArticleRenderer(
      article([
        .heading(level: 2, identifier: "a", [.text("A")]), .heading(level: 3, identifier: "b", [.text("B")]),
        .heading(level: 4, identifier: "deep", [.text("D")]), .heading(level: 2, identifier: "c", [.text("C")]),
      ]))
    renderer.renderContents()
    #expect(
      renderer.out.string == """
        <ol><li><a href="#a">A</a><ol><li><a href="#b">B</a></li></ol></li><li><a href="#c">C</a></li></ol>
        """)
  }

  @Test func marksTaskLists() {
    let list = List(
      start: nil, isTight: true,
      items: [
        List.Item(isDone: true, blocks: [.paragraph([.text("a")], continues: false)]),
        List.Item(isDone: false, blocks: [.paragraph([.text("b")], continues: false)]),
      ])
    #expect(
      html(article([.list(list)])) == """
        <ul class="tasks">
        <li><input type="checkbox" checked="" disabled="" /> a</li>
        <li><input type="checkbox" disabled="" /> b</li>
        </ul>

        """)
  }

  @Test func wrapsTables() {
    let table = TextTable(
      alignments: [.right, nil], header: [[.text("n")], [.text("x")]], rows: [[[.text("1")], []]])
    #expect(
      html(article([.table(table)])) == """
        <div class="table-wrapper"><table>
        <thead>
        <tr>
        <th align="right">n</th>
        <th>x</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td align="right">1</td>
        <td></td>
        </tr>
        </tbody>
        </table></div>

        """)
  }

  @Test func linksFootnotesBothWays() {
    var note = article([
      .paragraph([.footnote(number: 1, occurrence: 1), .footnote(number: 1, occurrence: 2)], continues: false)
    ])
    note.footnotes = [
      Footnote(label: "n", number: 1, references: 2, blocks: [.paragraph([.text("why")], continues: false)])
    ]
    let page = html(note)
    #expect(page.contains("<a href=\"#fn-1\" id=\"fnref-1\">1</a>"))
    #expect(page.contains("<a href=\"#fn-1\" id=\"fnref-1-2\">1</a>"))
    #expect(page.contains("<li id=\"fn-1\">\n<p>why <a class=\"back\" href=\"#fnref-1\""))
    #expect(page.contains("href=\"#fnref-1-2\""))
  }

  @Test func highlightsOtherLanguagesAndEscapesThem() {
    let page = html(article([.code(information: "python title", literal: "if x < \"</pre>\": # </script>\n")]))
    #expect(
      page == """
        <div class="code"><pre class="notranslate" translate="no" tabindex="0"><code class="language-python">\
        <span class="k">if</span> x &lt; <span class="s">&quot;&lt;/pre&gt;&quot;</span>: \
        <span class="c"># &lt;/script&gt;</span>
        </code></pre></div>

        """)
  }
}
