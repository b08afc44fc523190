import Foundation

/// What tests find on the machine.
enum Tools {
  static let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path

  /// Where MathJax is unpacked; none where `make` has not fetched it.
  static var mathJax: String? {
    let folder =
      ProcessInfo.processInfo.environment["LEMMA_MATHJAX"] ?? packageFolder
      + "/.tools/mathjax/sphinx-mathjax-offline/static/mathjax"
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }

  /// The path of a command; none where it is not installed.
  static func command(_ names: String...) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
