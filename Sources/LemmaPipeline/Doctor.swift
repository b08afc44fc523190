internal import Foundation

/// Looks for what Lemma needs on this machine.
package struct Doctor {
  /// One thing that is there or is not.
  package struct Finding: Sendable {
    package var name: String
    package var isPresent: Bool
    /// Whether rendering is impossible without it.
    package var isRequired: Bool
    package var detail: String
    /// How to get it, where it is missing.
    package var remedy: String?
  }

  package init() {}

  package func examine() -> [Finding] {
    [
      command(
        "swiftc", required: true, purpose: "compiles the blocks",
        remedy: "install Swift 6.3 from swift.org and put it in PATH"),
      command(
        "bwrap", required: true, purpose: "isolates the programs",
        remedy: "apt-get install bubblewrap, or render with --unsandboxed"),
      runtime(),
      mathJax(),
      command("chromium", required: false, purpose: "tests pages", remedy: "apt-get install chromium"),
    ]
  }

  private func command(_ name: String, required: Bool, purpose: String, remedy: String) -> Finding {
    let path = Installation.command(name)
    return Finding(
      name: name, isPresent: path != nil, isRequired: required, detail: path ?? "missing; \(purpose)",
      remedy: path == nil ? remedy : nil)
  }

  private func runtime() -> Finding {
    let folder = Installation.buildFolder
    let isThere = FileManager.default.fileExists(atPath: folder + "/libLemma.so")
    return Finding(
      name: "runtime", isPresent: isThere, isRequired: true,
      detail: isThere ? folder + "/libLemma.so" : "missing; blocks import it", remedy: isThere ? nil : "run make site")
  }

  private func mathJax() -> Finding {
    let folder = Installation.mathJaxFolder
    return Finding(
      name: "MathJax", isPresent: folder != nil, isRequired: false,
      detail: folder ?? "missing; formulas stay TeX source in the browser",
      remedy: folder == nil ? "run make site, or set LEMMA_MATHJAX to the folder that holds tex-chtml-full.js" : nil)
  }
}
