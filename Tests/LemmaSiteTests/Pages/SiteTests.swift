import Foundation
import FoundationXML
import LemmaDocument
import LemmaResult
import LemmaSite
import Testing

@Suite struct SiteTests {
  private func note(_ name: String, _ configure: (inout FrontMatter) -> Void = { _ in }) -> Article {
    var note = article([.paragraph([.text("Text of \(name).")], continues: false)], path: "articles/\(name).md")
    note.frontMatter.title = name
    configure(&note.frontMatter)
    return note
  }

  private func files(_ articles: [Article], _ configuration: SiteConfiguration = SiteConfiguration()) throws -> [String:
    String]
  {
    let site = try Site(configuration: configuration, theme: Theme())
    let map = SiteMap(articles, in: "articles")
    let files = site.files(for: articles.map { site.render($0, result: nil, in: map) })
    #expect(Set(files.map(\.path)).count == files.count)
    return Dictionary(
      uniqueKeysWithValues: files.map { file in
        guard case .bytes(let bytes) = file.content else { return (file.path, "") }
        return (file.path, String(decoding: bytes, as: UTF8.self))
      })
  }

  @Test func sumsUpWithResultsAndNumbersInTheText() throws {
    let text =
      "\\begin{equation}x\\label{eq:x}\\end{equation}\n\nBy \\eqref{eq:x}, *a polygon of `{swift} n` corners*.\n"
    let note = Article(parsing: Source(path: "articles/n.md", bytes: Array(text.utf8)))
    let site = try Site(configuration: SiteConfiguration(), theme: Theme())
    let number = DisplayValue.number(NumberText(plain: "6144", tex: "6144"))
    let rendered = site.render(note, result: result(expressions: [number]), in: SiteMap([note], in: "articles"))
    #expect(rendered.summary == "By (1), a polygon of 6144 corners.")
    #expect(
      site.render(note, result: nil, in: SiteMap([note], in: "articles")).summary == "By (1), a polygon of corners.")
  }

  @Test func ordersArticlesByDateAndLinksNeighbours() throws {
    let site = try files([
      note("old") { $0.date = "2025-01-01" }, note("new") { $0.date = "2026-01-01" }, note("undated"),
    ])
    let index = try #require(site["index.html"])
    let places = ["new.html", "old.html", "undated.html"].compactMap {
      index.firstRange(of: "href=\"\($0)\"")?.lowerBound
    }
    #expect(places.count == 3 && places == places.sorted())
    let old = try #require(site["old.html"])
    #expect(old.contains("rel=\"next\" href=\"new.html\"") && old.contains("rel=\"prev\" href=\"undated.html\""))
  }

  @Test func setsLanguageAndReferencesNoScriptItDoesNotNeed() throws {
    let site = try files([note("a") { $0.language = "zh-Hans" }])
    let page = try #require(site["a.html"])
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"))
    #expect(page.components(of: "<script src") == 1 && !page.contains("math.js") && !page.contains("mathjax"))
    var formulas = note("b")
    formulas.formulas = [formula("x")]
    formulas.body = [.paragraph([.formula(0)], continues: false)]
    formulas.macros = [
      Macro(name: "R", arguments: 0, body: "\\mathbb{R}"), Macro(name: "n", arguments: 1, body: "|#1|"),
    ]
    let drawn = try #require(try files([formulas])["b.html"])
    #expect(drawn.contains("assets/math.js"))
    #expect(
      drawn.contains("data-macros=\"{&quot;R&quot;:&quot;\\\\mathbb{R}&quot;,&quot;n&quot;:[&quot;|#1|&quot;,1]}\""))
  }

  @Test func showsExcerptsUpToTheMark() throws {
    var long = note("long")
    long.body = [
      .paragraph([.text("first")], continues: false), .heading(level: 2, identifier: "h", [.text("second")]),
      .excerptEnd,
      .paragraph([.text("third")], continues: false),
    ]
    var short = note("short")
    short.body = [.paragraph([.text("only"), .footnote(number: 1, occurrence: 1)], continues: false)]
    let index = try #require(try files([long, short])["index.html"])
    #expect(
      index.contains("<p>first</p>\n<h2>second</h2>") && !index.contains("third") && index.contains("<p>only</p>"))
    #expect(index.components(of: "class=\"more\"") == 1)
  }

  @Test func pagesTheIndex() throws {
    let articles = (1...5).map { number in note("n\(number)") { $0.date = "2026-01-0\(number)" } }
    let site = try files(articles, SiteConfiguration(articlesPerPage: 2))
    #expect(site["page-3.html"]?.contains("Text of n1") == true && site["page-4.html"] == nil)
    #expect(site["index.html"]?.contains("href=\"page-2.html\"") == true)
    #expect(site["page-2.html"]?.contains("href=\"index.html\"") == true)
  }

  @Test func writesFeedsOnlyForAKnownAddress() throws {
    let articles = [
      note("中文") {
        $0.date = "2026-01-01"; $0.tags = ["C++", "C#"]
      }
    ]
    let without = try files(articles)
    #expect(without["feed.xml"] == nil && without["index.html"]?.contains("canonical") == false)
    let with = try files(articles, SiteConfiguration(title: "T", baseURL: "https://example.org/x"))
    let feed = try #require(with["feed.xml"])
    #expect(XMLParser(data: Data(feed.utf8)).parse())
    #expect(feed.contains("<id>https://example.org/x/%E4%B8%AD%E6%96%87.html</id>"))
    #expect(feed.contains("<updated>2026-01-01T00:00:00Z</updated>"))
    let map = try #require(with["sitemap.xml"])
    #expect(XMLParser(data: Data(map.utf8)).parse() && map.contains("<lastmod>2026-01-01</lastmod>"))
    #expect(
      with["中文.html"]?.contains("<link rel=\"canonical\" href=\"https://example.org/x/%E4%B8%AD%E6%96%87.html\">")
        == true)
  }

  @Test func keepsTermsOfSimilarNamesApart() throws {
    let site = try files([
      note("a") {
        $0.tags = ["C++", "C#"]; $0.category = "M"; $0.series = "S"
      }
    ])
    #expect(site["tags/c-.html"] != nil && site["tags/c--2.html"] != nil)
    #expect(site["categories/m.html"]?.contains("href=\"../a.html\"") == true)
    #expect(site["a.html"]?.contains("href=\"tags/c--2.html\"") == true)
  }

  @Test func redirectsOldAddresses() throws {
    let site = try files([note("a") { $0.aliases = ["/old/place/", "was.html", "../../etc/passwd"] }])
    #expect(site["old/place/index.html"]?.contains("content=\"0; url=../../a.html\"") == true)
    #expect(site["was.html"]?.contains("url=a.html") == true)
    #expect(!site.keys.contains { $0.contains("etc") })
  }

  @Test func givesArticlesOfOneNameDifferentAddresses() {
    let articles = [note("a"), note("b") { $0.slug = "a" }, note("index")]
    let map = SiteMap(articles, in: "articles")
    #expect(articles.map(map.address) == ["a.html", "a-2.html", "index-2.html"])
    #expect(map.diagnostics.map(\.identifier) == ["site.address-taken", "site.address-taken"])
  }

  @Test func keepsFoldersOfArticles() {
    let deep = note("deep/er/c")
    #expect(SiteMap([deep], in: "articles").address(of: deep) == "deep/er/c.html")
    #expect(SiteMap([deep], in: "./articles/").address(of: deep) == "deep/er/c.html")
  }

  @Test func takesTheTitleFromTheFirstHeading() throws {
    var untitled = article(
      [.heading(level: 1, identifier: "t", [.text("The "), .formula(0)]), .paragraph([.text("x")], continues: false)])
    untitled.formulas = [formula("\\pi")]
    let page = try #require(try files([untitled])["note.html"])
    #expect(page.contains("<h1>The <span class=\"math inline") && page.components(of: "<h1>") == 1)
    #expect(page.contains("<title>The \\pi · Articles</title>"))
  }

  @Test func rendersUnchangedArticlesToTheSameBytes() throws {
    let articles = [
      note("a") {
        $0.tags = ["x", "y", "z"]; $0.date = "2026-01-01"
      }, note("b") { $0.tags = ["x"] },
    ]
    #expect(try files(articles) == files(articles))
  }

  @Test func escapesStructuredData() throws {
    let page = try #require(
      try files([
        note("a") {
          $0.title = "</script>\"\\\n"; $0.authors = ["A", "B"]
        }
      ])["a.html"])
    let json = try #require(page.firstMatch(of: /ld\+json">(.*?)<\/script>/)?.1)
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(value?["headline"] as? String == "</script>\"\\\n")
    #expect((value?["author"] as? [[String: String]])?.map { $0["name"] } == ["A", "B"])
  }

  @Test func replacesThemeFilesOneByOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("404.mustache", Array("<p>Own {{siteTitle}}</p>".utf8))
    try folder.write("lemma.css", Array("p{}".utf8))
    let site = try Site(configuration: SiteConfiguration(title: "<T>"), theme: Theme(overrides: folder.path))
    let files = site.files(for: [])
    #expect(files.contains(OutputFile(path: "404.html", text: "<p>Own &lt;T&gt;</p>")))
    #expect(files.contains(OutputFile(path: "assets/lemma.css", text: "p{}")))
    try folder.write("index.mustache", Array("{{#open}}".utf8))
    let error = #expect(throws: Theme.ReadingError.self) { try Theme(overrides: folder.path) }
    #expect(error?.path == folder.path + "/index.mustache")
  }

  @Test func storesRenderedArticles() throws {
    let site = try Site(configuration: SiteConfiguration(), theme: Theme())
    let source = note("a")
    let rendered = site.render(source, result: result([.claim(claim())]), in: SiteMap([source], in: "articles"))
    let data = try JSONEncoder().encode(rendered)
    #expect(try JSONDecoder().decode(RenderedArticle.self, from: data) == rendered)
  }

  @Test func drawsFormulasInTheTitlesOfNeighbours() throws {
    let site = try files([
      note("a") {
        $0.title = "About $x$"; $0.date = "2026-01-01"
      }, note("b") { $0.date = "2026-01-02" },
    ])
    #expect(site["b.html"]?.contains("assets/math.js") == true)
    #expect(try files([note("b")])["b.html"]?.contains("assets/math.js") == false)
  }

  @Test func indexesWordsForTheSearch() throws {
    let index = try #require(try files([note("a\"b</script>")])["assets/search-index.js"])
    let json = try #require(index.firstMatch(of: /lemmaSearchIndex=(\[[\s\S]*\]);/)?.1)
    let entries = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String]]
    #expect(entries?.first?.first == "a\"b</script>" && entries?.first?.last == "Text of a\"b</script>.")
  }

  @Test func linksTheClaimsPageWhereThereIsOne() throws {
    let site = try Site(configuration: SiteConfiguration(), theme: Theme())
    let source = note("a")
    let rendered = site.render(source, result: result([.claim(claim())]), in: SiteMap([source], in: "articles"))
    let files = site.files(for: [rendered])
    #expect(files.contains { $0.path == "claims.html" })
    guard case .bytes(let index)? = files.first(where: { $0.path == "index.html" })?.content else { return }
    #expect(String(decoding: index, as: UTF8.self).contains("href=\"claims.html\""))
    #expect(try self.files([source])["index.html"]?.contains("claims.html") == false)
  }

  @Test func foldsTheClaimsOfAnArticleWhereAllHold() throws {
    let site = try Site(configuration: SiteConfiguration(), theme: Theme())
    let sources = [note("good"), note("bad")]
    let map = SiteMap(sources, in: "articles")
    let files = site.files(for: [
      site.render(sources[0], result: result([.claim(claim())]), in: map),
      site.render(sources[1], result: result([.claim(claim()), .claim(claim("d", verdict: .fails))]), in: map),
    ])
    guard case .bytes(let bytes)? = files.first(where: { $0.path == "claims.html" })?.content else { return }
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(page.components(of: "<details") == 2 && page.components(of: " open>") == 1)
    #expect(page.contains("2 of 3 claims hold") && page.contains("1 of 2 claims hold"))
    #expect(page.contains("The claim holds") && page.contains("href=\"good.html\" aria-label=\"Read on: good\""))
  }

  @Test func listsTagsWithoutRegardToCapitals() throws {
    let page = try #require(try files([note("a") { $0.tags = ["Zipf", "adam", "Beta"] }])["tags.html"])
    let places = ["adam", "Beta", "Zipf"].compactMap { page.firstRange(of: ">\($0)</a>")?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
  }
}
