import LemmaDocument
import LemmaResult
import LemmaSite
import Testing

@Suite struct HostileInputTests {
  static let strings = [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "]]><b>",
    "<!--",
    "&amp;&lt;", "\u{0}\u{1F}", "$</span>$", "`</code>`", "{{title}}{{{body}}}", "\\(\\)",
  ]

  /// What a browser would act on if any string got through unescaped.
  private static let signs = [
    "<script>alert", "<img src=x", "</script><script", "]]><b>", "<!--", "' onmouseover='alert(1)>",
  ]

  private func check(_ page: String, _ input: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for sign in Self.signs {
      #expect(!page.contains(sign), "\(input.debugDescription) came through", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: strings) func escapesText(input: String) {
    var note = article([
      .paragraph(
        [.text(input), .code(input), .link(destination: input, title: input, [.text(input)])], continues: false),
      .paragraph([.image(source: input, title: input, [.text(input)]), .formula(0), .swift(0)], continues: false),
      .heading(level: 2, identifier: input, [.text(input)]), .code(information: input, literal: input), .swift(0),
      .code(information: "swift", literal: "let x = \"\(input)\" /* \(input) */ \(input)"),
    ])
    note.formulas = [formula(input)]
    var options = BlockOptions()
    options.label = input
    options.caption = input
    note.swiftBlocks = [swiftBlock(input, options: options)]
    let items: [BlockResult.Item] = [
      .printed(input), .claim(claim(input, input, measured: input, expected: input)),
      output(.text(input), label: input, note: input), output(.math(tex: input, plain: input)),
      output(.table(Table(header: [input], rows: [[.text(input), .math(tex: input, plain: input)]], caption: input))),
      output(.plot(plot(input))),
    ]
    let failure = Failure(kind: .thrown, message: input, line: 1)
    check(html(note, result(items, state: .failed, failure: failure, expressions: [.text(input)])), input)
  }

  private func plot(_ input: String) -> Plot {
    let axis = Axis(label: input)
    return Plot(
      title: input, description: input,
      panels: [
        Panel(
          title: input, xAxis: axis, yAxis: axis,
          layers: [
            Layer(name: input, mark: .bars(labels: [input], heights: [1])), Layer(mark: .text(input, x: 0, y: 0)),
          ])
      ])
  }

  @Test(arguments: strings) func escapesPages(input: String) throws {
    var note = article([
      .heading(level: 2, identifier: "a", [.text(input)]), .paragraph([.text(input)], continues: false),
    ])
    note.frontMatter.title = input
    note.frontMatter.subtitle = input
    note.frontMatter.authors = [input]
    note.frontMatter.tags = [input]
    note.frontMatter.category = input
    note.frontMatter.series = input
    note.frontMatter.summary = input
    note.frontMatter.date = "2026-01-02"
    note.macros = [Macro(name: "x", arguments: 0, body: input)]
    let configuration = SiteConfiguration(title: input, description: input, baseURL: "https://example.org")
    let site = try Site(configuration: configuration, theme: Theme())
    let rendered = site.render(note, result: result([.claim(claim(input, input))]), in: SiteMap([note]))
    for file in site.files(for: [rendered]) where file.path.hasSuffix(".html") || file.path.hasSuffix(".xml") {
      guard case .bytes(let bytes) = file.content else { continue }
      check(String(decoding: bytes, as: UTF8.self), input)
    }
  }

  @Test func dropsAddressesThatRunCode() {
    for address in [
      "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
    ] {
      let note = article([.paragraph([.link(destination: address, title: "", [.text("x")])], continues: false)])
      #expect(html(note) == "<p><a href=\"\">x</a></p>\n")
    }
  }

  @Test func passesRawMarkupAsTheAuthorWroteIt() {
    let note = article([.html([.markup("<div>\n<b>x</b>\n</div>\n")])])
    #expect(html(note) == "<div>\n<b>x</b>\n</div>\n")
    #expect(html(note, options: RenderingOptions(isUnsafe: false)) == "<!-- raw HTML omitted -->\n")
  }

  @Test func highlightsHalfWrittenCode() {
    for code in [
      "\"abc", "\"\"\"abc\n\"", "/* /* */", "#\"a\\#(", "\"\\(\"\\(\"\\(", "\"\\", "0x", "@", "#", "`a", "\u{0}é",
    ] {
      for language in ["swift", "python", "c", "julia", "json"] {
        let page = html(article([.code(information: language, literal: code)]))
        let opened = page.components(of: "<span"), closed = page.components(of: "</span>")
        #expect(opened == closed, "\(language): \(code.debugDescription)")
      }
    }
    let nested = String(repeating: "\"\\(", count: 100_000)
    #expect(html(article([.code(information: "swift", literal: nested)])).hasSuffix("</code></pre></div>\n"))
  }
}

extension String {
  func components(of part: String) -> Int { ranges(of: part).count }
}
