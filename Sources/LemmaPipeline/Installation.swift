internal import Foundation

/// Where the parts of Lemma lie on this machine.
enum Installation {
  /// The folder of the running program, which also holds the runtime library.
  static var buildFolder: String {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return program.parentPath
  }

  /// The folder that holds `tex-chtml-full.js` and its fonts: named by `LEMMA_MATHJAX`, or in `.tools` of the working copy
  /// the program was built in.
  static var mathJaxFolder: String? {
    if let named = ProcessInfo.processInfo.environment["LEMMA_MATHJAX"] { return holdsMathJax(named) ? named : nil }
    var folder = buildFolder
    while folder != "/" && !folder.isEmpty {
      let candidate = folder + "/.tools/mathjax/sphinx-mathjax-offline/static/mathjax"
      if holdsMathJax(candidate) { return candidate }
      folder = folder.parentPath
    }
    return nil
  }

  /// Full path of a command, as the shell would find it.
  static func command(_ name: String) -> String? {
    let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return search.split(separator: ":").map { "\($0)/\(name)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  private static func holdsMathJax(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/tex-chtml-full.js")
  }
}
