internal import FoundationEssentials
internal import LemmaDocument

/// Files beside an article that its program names in a string literal: their contents belong to the result's key.
enum DataFiles {
  /// Larger files are told apart by size and time.
  private static let hashedSize = 64 << 20

  static func digests(named code: ArticleCode) -> [String: String] {
    let folder = code.source.path.parentFolder
    var digests: [String: String] = [:]
    for name in Set(code.blockSyntax.flatMap(\.literals) + code.expressionSyntax.flatMap(\.literals)) {
      guard isName(name), let digest = digest(of: name.hasPrefix("/") ? name : "\(folder)/\(name)") else { continue }
      digests[name] = digest
    }
    return digests
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count < 1024 && !text.utf8.contains { $0 < 32 }
  }

  private static func digest(of path: String) -> String? {
    guard let stamp = FileStamp(path: path), stamp.isRegularFile else { return nil }
    guard stamp.size <= hashedSize, let contents = FileManager.default.contents(atPath: path) else {
      return "\(stamp.size) \(stamp.modified)"
    }
    return SHA256.digest(contents)
  }
}
