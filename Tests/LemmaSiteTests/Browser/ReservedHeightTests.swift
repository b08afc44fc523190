import Foundation
import LemmaDocument
import LemmaSite
import Testing

/// The heights that the article on lazy loading states were measured here, and are measured again.
@Suite(
  .serialized,
  .enabled(if: Chromium.path != nil && Tools.mathJax != nil, "needs chromium and MathJax")
) struct ReservedHeightTests {
  private let article = Article(
    parsing: Source(
      path: "mathjax-friendly.md",
      bytes: Array(
        (try? Data(contentsOf: URL(fileURLWithPath: Tools.packageFolder + "/articles/mathjax-friendly.md"))) ?? Data())
    ))

  /// The numbers of `let name: Vector = […]` in the article's blocks.
  private func stated(_ name: String) -> [Double] {
    let code = article.swiftBlocks.map(\.code).joined()
    guard let start = code.range(of: "let \(name): Vector = ["), let end = code[start.upperBound...].firstIndex(of: "]")
    else { return [] }
    return code[start.upperBound..<end].split { " ,\n".contains($0) }.compactMap { Double($0) }
  }

  @Test func areThoseOfTheArticle() throws {
    let sample = try #require(article.samples.first { $0.name == "displays" })
    let folder = try TemporaryFolder()
    let source = Article(parsing: Source(path: "displays.md", bytes: Array(sample.text.utf8)))
    let site = try Site(configuration: SiteConfiguration(), theme: Theme())
    let files = site.files(for: [site.render(source, result: nil, in: SiteMap([source]))])
    _ = try SiteWriter(folder: folder.path).write(files + OutputFile.mathJax(in: try #require(Tools.mathJax)))
    let browser = try Chromium(#require(Chromium.path))
    let page = try BrowserPage(browser, width: 1000, height: 800)
    try page.inject(Self.unreserved)
    try page.open("file://\(folder.path)/displays.html")
    let heights =
      "[...document.querySelectorAll('.math.display')].map(m => m.getBoundingClientRect().height.toFixed(1))"
    let undrawn = try page.strings("window.before").compactMap(Double.init)
    try page.evaluate("lemma.typesetAll().then(() => document.fonts.ready)")
    let drawn = try page.strings(heights).compactMap(Double.init)
    #expect(drawn.count == 20 && drawn.count == stated("drawnHeights").count)
    for (measured, expected) in zip(drawn, stated("drawnHeights")) { #expect(abs(measured - expected) <= 1.5) }
    for (measured, expected) in zip(undrawn, stated("sourceHeights")) { #expect(abs(measured - expected) <= 1.5) }
    #expect(undrawn.count == stated("sourceHeights").count)
  }

  /// Takes the reserved heights away, and writes down what the sources take before anything is drawn.
  private static let unreserved = """
    document.addEventListener("readystatechange", () => {
      if (document.readyState !== "interactive") return;
      const style = document.createElement("style");
      style.textContent = ".math.display { min-height: 0 !important; height: auto !important; white-space: nowrap !important }";
      document.head.append(style);
      window.before = [...document.querySelectorAll(".math.display")].map((m) => m.getBoundingClientRect().height.toFixed(1));
    });
    """
}
