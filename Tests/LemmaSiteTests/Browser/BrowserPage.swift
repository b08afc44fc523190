import Foundation

/// One tab.
struct BrowserPage {
  let browser: Chromium
  let session: String

  init(_ browser: Chromium, width: Int = 1000, height: Int = 800, scheme: String = "light", runsScripts: Bool = true)
    throws
  {
    self.browser = browser
    let target = try browser.send("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    let attached = try browser.send("Target.attachToTarget", ["targetId": target, "flatten": true])
    session = attached["sessionId"] as? String ?? ""
    try send("Page.enable")
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
    try send("Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]])
    if !runsScripts { try send("Emulation.setScriptExecutionDisabled", ["value": true]) }
  }

  @discardableResult
  func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    try browser.send(method, parameters, session: session)
  }

  /// Opens a page and waits until it has loaded.
  func open(_ address: String) throws {
    try send("Page.navigate", ["url": address])
    try browser.wait(for: "Page.loadEventFired", session: session)
  }

  /// Runs a script before any of the page's own.
  func inject(_ script: String) throws {
    try send("Page.addScriptToEvaluateOnNewDocument", ["source": script])
  }

  /// The value of an expression, awaited where it is a promise.
  @discardableResult
  func evaluate(_ expression: String) throws -> Any? {
    let answer = try send(
      "Runtime.evaluate", ["expression": expression, "awaitPromise": true, "returnByValue": true])
    if let problem = answer["exceptionDetails"] { throw Chromium.Failure(message: "\(problem)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  func number(_ expression: String) throws -> Double { (try evaluate(expression) as? NSNumber)?.doubleValue ?? .nan }

  func text(_ expression: String) throws -> String { try evaluate(expression) as? String ?? "" }

  func strings(_ expression: String) throws -> [String] { try evaluate(expression) as? [String] ?? [] }

  /// Waits until no formula has been drawn for half a second.
  func settle() throws {
    try evaluate(
      """
      new Promise((resolve) => {
        const drawn = () => document.querySelectorAll(".math[data-state]").length;
        let last = -1, quiet = 0;
        const check = () => {
          const now = drawn();
          quiet = now === last ? quiet + 1 : 0;
          last = now;
          if (quiet >= 10 && (now > 0 || quiet >= 40)) resolve(); else setTimeout(check, 50);
        };
        check();
      })
      """)
  }
}
