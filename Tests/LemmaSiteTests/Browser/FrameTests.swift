import Foundation
import LemmaSite
import Testing

/// Pictures in frames, in a browser that runs no script.
@Suite(.serialized, .enabled(if: Chromium.path != nil, "needs chromium")) struct FrameTests {
  private let folder: TemporaryFolder
  private let browser: Chromium

  init() throws {
    folder = try TemporaryFolder()
    let theme = try Theme()
    for (name, bytes) in theme.assets {
      let file = URL(fileURLWithPath: folder.path + "/" + name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let picture = svg(SamplePlots.stepped)
    let body = "<body><main class=\"article\"><div class=\"body\">\(picture)</div></main></body>"
    let styled = "<!DOCTYPE html><meta charset=\"utf-8\"><link rel=\"stylesheet\" href=\"lemma.css\">" + body
    try Data(styled.utf8).write(to: URL(fileURLWithPath: folder.path + "/styled.html"))
    try Data(("<!DOCTYPE html><meta charset=\"utf-8\">" + body).utf8)
      .write(to: URL(fileURLWithPath: folder.path + "/plain.html"))
    browser = try Chromium(#require(Chromium.path))
  }

  private func page(_ name: String) throws -> BrowserPage {
    let page = try BrowserPage(browser, runsScripts: false)
    try page.open("file://\(folder.path)/\(name).html")
    return page
  }

  /// The numbers of the frames that are drawn.
  private func shown(_ page: BrowserPage) throws -> [String] {
    try page.strings(
      """
      [...document.querySelectorAll("g.frame")].filter((g) => getComputedStyle(g).display !== "none")
        .map((g) => g.getAttribute("class").match(/frame-(\\d+)/)[1])
      """)
  }

  private func click(_ page: BrowserPage, button: Int) throws {
    let place = "document.querySelectorAll('.frames label')[\(button)].getBoundingClientRect()"
    let x = try page.number("\(place).left + \(place).width / 2")
    let y = try page.number("\(place).top + \(place).height / 2")
    for kind in ["mousePressed", "mouseReleased"] {
      try page.send(
        "Input.dispatchMouseEvent", ["type": kind, "x": x, "y": y, "button": "left", "clickCount": 1])
    }
  }

  private func press(_ page: BrowserPage, _ key: String, code: Int) throws {
    for kind in ["rawKeyDown", "keyUp"] {
      try page.send(
        "Input.dispatchKeyEvent", ["type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code])
    }
  }

  @Test func showTheFirstUntilAnotherIsChosen() throws {
    let page = try page("styled")
    #expect(try shown(page) == ["1"])
    try click(page, button: 2)
    #expect(try shown(page) == ["3"])
    try click(page, button: 1)
    #expect(try shown(page) == ["2"])
  }

  @Test func stepWithTheArrowKeys() throws {
    let page = try page("styled")
    try click(page, button: 0)
    try press(page, "ArrowRight", code: 39)
    #expect(try shown(page) == ["2"])
    try press(page, "ArrowRight", code: 39)
    #expect(try shown(page) == ["3"])
    try press(page, "ArrowLeft", code: 37)
    #expect(try shown(page) == ["2"])
  }

  @Test func goToPaperAsTheOneThatIsChosen() throws {
    let page = try page("styled")
    try click(page, button: 1)
    try page.send("Emulation.setEmulatedMedia", ["media": "print"])
    #expect(try shown(page) == ["2"])
    let buttons =
      "[...document.querySelectorAll('.frames label')].filter(l => getComputedStyle(l).display !== 'none').length"
    #expect(try page.number(buttons) == 1)
  }

  @Test func areOneWithoutAStyleSheet() throws {
    #expect(try shown(page("plain")) == ["1"])
  }
}
