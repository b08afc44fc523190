import Foundation
import LemmaSite
import Testing

/// A stand-in for a translator: it wraps every text node it may touch in a `font` element and changes its letters.
@Suite(
  .serialized,
  .enabled(if: Chromium.path != nil && Tools.mathJax != nil, "needs chromium and MathJax")
) struct TranslationTests {
  private let folder: TemporaryFolder
  private let browser: Chromium

  init() throws {
    folder = try TemporaryFolder()
    _ = try SiteWriter(folder: folder.path).write(SampleSite.files(theme: Theme(), mathJax: Tools.mathJax))
    browser = try Chromium(#require(Chromium.path))
  }

  private func page(injecting script: String = "") throws -> BrowserPage {
    let page = try BrowserPage(browser)
    try page.inject(BrowserScripts.translator + script)
    try page.open("file://\(folder.path)/long.html")
    return page
  }

  private let sources = "[...document.querySelectorAll('.math')].map(m => m.dataset.tex)"
  private let failures = "document.querySelectorAll('.math:not([data-state=done])').length"

  private func expectTranslatedProse(_ page: BrowserPage) throws {
    #expect(try page.text("document.querySelector('.body').innerText").contains("PROSE BETWEEN FORMULAS"))
    #expect(try page.number("document.querySelectorAll('.math font, mjx-container font').length") == 0)
  }

  @Test(arguments: ["class", "attribute", "both"]) func survivesTranslationBeforeDrawing(honoured: String) throws {
    let untouched = try page()
    let expected = try untouched.strings(sources)
    let page = try page(
      injecting:
        "document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') translate(document.body, '\(honoured)') })"
    )
    try page.evaluate("lemma.typesetAll()")
    #expect(try page.strings(sources) == expected && expected.count == 120)
    #expect(try page.number(failures) == 0)
    try expectTranslatedProse(page)
  }

  @Test func survivesTranslationAfterDrawing() throws {
    let page = try page()
    try page.evaluate("lemma.typesetAll()")
    let markup = "[...document.querySelectorAll('.math')].map(m => m.outerHTML)"
    let before = try page.strings(markup)
    try page.evaluate("translate(document.body, 'both')")
    #expect(try page.strings(markup) == before)
    try expectTranslatedProse(page)
  }

  @Test func survivesTranslationHalfWay() throws {
    let page = try page()
    try page.settle()
    try page.evaluate("translate(document.body, 'both')")
    try page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    try page.settle()
    try page.evaluate("lemma.typesetAll()")
    #expect(try page.number(failures) == 0)
    try expectTranslatedProse(page)
  }

  @Test func drawsWhatIsInsertedWhileATranslatorWatches() throws {
    let page = try page()
    try page.evaluate("keepTranslating()")
    let state = try page.text(
      """
      (async () => {
        const copy = document.querySelector(".equation").cloneNode(true);
        for (const math of copy.querySelectorAll(".math")) {
          delete math.dataset.state;
          math.textContent = `\\\\[${math.dataset.tex}\\\\]`;
        }
        document.querySelector(".body").append(copy);
        await lemma.typeset(copy);
        return copy.querySelector(".math").dataset.state + copy.querySelectorAll("font").length;
      })()
      """)
    #expect(state == "done0")
  }

  @Test func drawsCopiesThatATranslatorPutsInPlaceOfFormulas() throws {
    let page = try page(
      injecting:
        "document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') replaceFormulas() })"
    )
    try page.evaluate("scrollTo(0, 1)")
    try page.settle()
    #expect(try page.number("document.querySelectorAll('.math[data-state=done]').length") > 3)
    try page.evaluate("lemma.typesetAll()")
    #expect(try page.number(failures) == 0)
  }
}
