import LemmaDocument
import Testing

@Suite struct ReferenceTests {
  func resolve(_ files: [(path: String, text: String)]) -> [Article] {
    var articles = files.map { Article(parsing: Source(path: $0.path, bytes: Array($0.text.utf8))) }
    resolveReferences(in: &articles)
    return articles
  }

  func references(_ article: Article) -> [String] {
    var found: [String] = []
    for case .paragraph(let inlines, _) in article.body {
      for case .reference(let label, _, let other, _) in inlines { found.append("\(other ?? "")#\(label)") }
    }
    return found
  }

  let equation = { (label: String) in "\\begin{equation}x\\label{\(label)}\\end{equation}\n\n" }

  @Test func looksAtHomeFirstThenEverywhere() {
    let articles = resolve([
      ("a.md", equation("x") + "\\eqref{x} \\eqref{y} [](sub/b.md#x)"),
      ("sub/b.md", equation("x") + equation("y") + "\\eqref{x} \\ref{z} [](../a.md#x)"),
      ("sub/c.md", equation("z")),
    ])
    #expect(references(articles[0]) == ["#x", "sub/b.md#y", "sub/b.md#x"])
    #expect(references(articles[1]) == ["#x", "c.md#z", "../a.md#x"])
    #expect(articles.flatMap(\.diagnostics).isEmpty)
  }

  @Test func writesNumbersIntoFormulas() {
    let articles = resolve([
      ("a.md", "$\\text{by \\eqref{y} and \\ref{x}}$\n" + equation("x")), ("b.md", equation("y")),
    ])
    #expect(articles[0].formulas[0].segments == [.tex("\\text{by "), .tex("(1)"), .tex(" and "), .tex("1"), .tex("}")])
  }

  @Test(arguments: [
    ("甲 \\eqref{lss}", "1:5 error label.undefined no label `lss`", "Did you mean `loss`?"),
    ("\\ref{xyz}", "1:1 error label.undefined no label `xyz`", "Put `\\label{…}` into the equation."),
    ("$a \\eqref{q}$", "1:11 error label.undefined no label `q`", "Put `\\label{…}` into the equation."),
    (
      "\\eqref{twice}", "1:1 error label.ambiguous label `twice` is defined in `b.md` and `c.md`",
      "Write `[](b.md#twice)`."
    ),
    ("[](b.md#q)", "1:4 error label.undefined no label `q` in `b.md`", "Put `\\label{…}` into the equation."),
    ("[text](b.md#lose)", "1:8 error label.undefined no label `lose` in `b.md`", "Did you mean `loss`?"),
    ("[text](d.md)", "1:8 error link.article no article `d.md`", "Did you mean `a.md`?"),
    (
      "[](quux/d.md#x)", "1:4 error link.article no article `quux/d.md`",
      "Write the file's path from this article's folder."
    ),
    (
      "[text](#nothing)", "1:8 warning link.fragment nothing in this article is named `#nothing`",
      "A heading's name is its text in small letters, with `-` for spaces."
    ),
    ("[](#nothing)", "1:4 error label.undefined no label `nothing`", "Put `\\label{…}` into the equation."),
  ])
  func saysWhatPointsNowhere(text: String, said: String, hint: String) {
    let articles = resolve([
      ("a.md", text), ("b.md", equation("loss") + equation("twice")), ("c.md", equation("twice")),
    ])
    let diagnostics = articles[0].diagnostics.map {
      "\($0.line ?? 0):\($0.column ?? 0) \($0.severity.rawValue) \($0.identifier) \($0.message)"
    }
    #expect(diagnostics == [said])
    #expect(articles[0].diagnostics.first?.hint == hint)
  }

  @Test func findsHeadingsAndElements() {
    let articles = resolve([
      (
        "a.md",
        "# Own head\n\n[x](#own-head) [x](#own) [x](b.md#other) [](b.md#other) [](b.md) [x](#eq-e)\n\n<a id=\"own\"></a>\n\n"
          + equation("e")
      ),
      ("b.md", "---\ntitle: Second\n---\n# Other"),
    ])
    #expect(articles[0].diagnostics.isEmpty)
    #expect(
      articles[0].dump.contains("  link b.md#other\n    text \"Other\"\n  text \" \"\n  link b.md\n    text \"Second\"")
    )
  }

  @Test func leavesOtherAddressesAlone() {
    let text = "[x](http://a.b/c.md#d) [x](mailto:a@b.c) [x](/root.md) [x](file.pdf#page=2) [x]()"
    #expect(resolve([("a.md", text)])[0].diagnostics.isEmpty)
  }

  @Test func resolvesInEveryPlace() {
    let text =
      "# \\eqref{y}\n\n> **\\eqref{y}**\n\n- [\\eqref{y}](u)\n\n| \\eqref{y} |\n|-|\n| *\\eqref{y}* |\n\n"
      + "<p>\\eqref{y}</p>\n\nt[^1]\n\n[^1]: \\eqref{y}"
    let article = resolve([("a.md", text), ("b.md", equation("y"))])[0]
    #expect(article.diagnostics.isEmpty)
    #expect(article.dump.split(separator: "\n").count { $0.contains("(y) in b.md") } == 7)
  }
}
