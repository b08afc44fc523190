import Foundation
import LemmaSite
import Testing

/// The pages in a real browser.
@Suite(
  .serialized,
  .enabled(if: Chromium.path != nil && Tools.mathJax != nil, "needs chromium and MathJax")
) struct BrowserTests {
  private let folder: TemporaryFolder
  private let browser: Chromium

  init() throws {
    folder = try TemporaryFolder()
    _ = try SiteWriter(folder: folder.path).write(SampleSite.files(theme: Theme(), mathJax: Tools.mathJax))
    browser = try Chromium(#require(Chromium.path))
  }

  private func address(_ page: String) -> String { "file://\(folder.path)/\(page)" }

  private func page(
    _ name: String, width: Int = 1000, height: Int = 800, scheme: String = "light", runsScripts: Bool = true,
    injecting script: String? = nil
  ) throws -> BrowserPage {
    let page = try BrowserPage(browser, width: width, height: height, scheme: scheme, runsScripts: runsScripts)
    if let script { try page.inject(script) }
    try page.open(address(name))
    return page
  }

  private static let pages = [
    "chinese.html", "english.html", "long.html", "index.html", "claims.html", "archive.html", "search.html", "404.html",
  ]

  @Test func drawsFormulasAsTheyComeNear() throws {
    let page = try page("long.html")
    try page.settle()
    let atFirst = try page.number("document.querySelectorAll('.math.display[data-state=done]').length")
    #expect(atFirst > 0 && atFirst < 20)
    try page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    try page.settle()
    #expect(
      try page.number(
        "document.querySelectorAll('#eq-eq\\\\:n60 mjx-container, [data-tex*=\"f_{60}\"] mjx-container').length") >= 1)
    let middle = try page.text("document.querySelector('[data-tex*=\"f_{30}\"]').dataset.state ?? 'open'")
    #expect(middle == "open")
    try page.evaluate("lemma.typesetAll()")
    #expect(try page.number("document.querySelectorAll('.math:not([data-state=done])').length") == 0)
    #expect(
      try page.number(
        "[...document.querySelectorAll('.math')].filter(m => m.querySelectorAll('mjx-container').length !== 1).length")
        == 0)
  }

  @Test func landsOnTheEquationOfAReference() throws {
    let start = try page("long.html")
    let target = try start.text("document.querySelector('a.reference').getAttribute('href')")
    try start.settle()
    try start.evaluate("document.querySelector('a.reference').click()")
    try start.settle()
    #expect(abs(try start.number("document.querySelector(':target').getBoundingClientRect().top")) <= 5)
    let direct = try page("long.html" + target)
    try direct.settle()
    #expect(abs(try direct.number("document.querySelector(':target').getBoundingClientRect().top")) <= 5)
    #expect(try direct.text("document.querySelector(':target').dataset.state") == "done")
  }

  @Test(arguments: [360, 390, 800, 1400]) func neverScrollsSideways(width: Int) throws {
    for name in Self.pages {
      let page = try page(name, width: width)
      try page.evaluate("window.lemma?.typesetAll()")
      #expect(try page.number("document.documentElement.scrollWidth") <= Double(width), "\(name) at \(width)")
    }
  }

  @Test(arguments: ["light", "dark"]) func hasEnoughContrast(scheme: String) throws {
    for name in ["chinese.html", "english.html", "index.html", "claims.html"] {
      let page = try page(name, scheme: scheme)
      try page.evaluate("window.lemma?.typesetAll()")
      #expect(try page.strings(BrowserScripts.faintTexts) == [], "\(name) \(scheme)")
    }
  }

  @Test func readsWithoutScripts() throws {
    let page = try page("chinese.html", runsScripts: false)
    let text = try page.text("document.body.innerText")
    for words in ["\\frac{x+\\sqrt{x^2+b}}{2}", "见 (1)", "1.9218", "成立", "不成立", "Index out of range"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(
      try page.number(
        "[...document.querySelectorAll('.math.display')].filter(m => m.scrollHeight > m.clientHeight + 1).length") == 0)
    #expect(try page.number("document.querySelectorAll('button:not([hidden])').length") == 0)
  }

  @Test func showsSourcesWhereMathJaxCannotBeFetched() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/assets/mathjax")
    let page = try page("long.html")
    try page.evaluate("new Promise(r => setTimeout(r, 500))")
    #expect(try page.text("document.documentElement.className").contains("math-unavailable"))
    #expect(
      try page.number(
        "[...document.querySelectorAll('.math.display')].filter(m => m.scrollHeight > m.clientHeight + 1).length") == 0)
  }

  @Test func printsEveryFormula() throws {
    let page = try page("long.html")
    try page.settle()
    try page.send("Page.printToPDF")
    #expect(try page.number("document.querySelectorAll('.math:not([data-state=done])').length") == 0)
  }

  @Test func drawsExcerptsWithTheirOwnMacros() throws {
    for name in ["chinese.html", "index.html", "claims.html"] {
      let page = try page(name)
      try page.evaluate("lemma.typesetAll()")
      #expect(
        try page.strings("[...document.querySelectorAll('.math:not([data-state=done])')].map(m => m.dataset.tex)") == []
      )
    }
  }

  @Test func copiesFormulasAsSource() throws {
    let page = try page("english.html")
    try page.evaluate("lemma.typesetAll()")
    let copied = try page.text(
      """
      (() => {
        getSelection().selectAllChildren(document.querySelector(".body p"));
        const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
        document.dispatchEvent(event);
        return event.clipboardData.getData("text/plain");
      })()
      """)
    #expect(copied == "The flow \\(\\dot x = -\\nabla f(x)\\) and its explicit discretisation.")
  }

  @Test func keepsLabelsOfPicturesLegibleOnAPhone() throws {
    let page = try page("chinese.html", width: 372)
    let sizes = try page.number(
      "Math.min(...[...document.querySelectorAll('.panel svg text')].map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a || 99))"
    )
    #expect(sizes >= 9)
  }

  @Test func remembersTheReadersTheme() throws {
    let page = try page("english.html", scheme: "light")
    let ground = "getComputedStyle(document.body).backgroundColor"
    let before = try page.text(ground)
    try page.evaluate("document.querySelector('button.theme').click()")
    #expect(try page.text(ground) != before)
    try page.open(address("index.html"))
    #expect(try page.text("document.documentElement.dataset.theme") == "dark")
  }

  /// What stands below twenty displays moves by a tenth at most of what it would move without reserved heights.
  @Test func hardlyMovesWhileItIsDrawn() throws {
    let place = "scrollY + document.querySelectorAll('.equation')[20].getBoundingClientRect().top"
    let recording =
      "document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') window.before = \(place); });"
    func shift(_ style: String) throws -> Double {
      let page = try page("long.html", injecting: style + recording)
      try page.evaluate("lemma.typesetAll().then(() => document.fonts.ready)")
      return try page.number("\(place) - window.before")
    }
    let unreserved = """
      document.addEventListener("readystatechange", () => {
        const style = document.createElement("style");
        style.textContent = ".math.display { min-height: 0 !important; height: auto !important; white-space: nowrap !important }";
        document.head.append(style);
      }, { once: true });
      """
    let (with, without) = (try shift(""), try shift(unreserved))
    #expect(without > 300)
    #expect(abs(with) <= 0.1 * without, "\(with) of \(without) pixels")
  }

  @Test func findsWordsOfAnyLanguage() throws {
    let found = "[...document.querySelectorAll('#results a')].map(a => a.getAttribute('href'))"
    #expect(try page("search.html?q=%E5%85%89%E6%BB%91").strings(found) == ["chinese.html"])
    #expect(try page("search.html?q=Explicit%20FLOW").strings(found) == ["english.html"])
    let nothing = try page("search.html?q=zzzz")
    #expect(
      try nothing.strings(found) == []
        && nothing.text("document.getElementById('nothing').innerText") == "Nothing found.")
  }
}
