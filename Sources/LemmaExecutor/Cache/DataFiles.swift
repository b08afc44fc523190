internal import FoundationEssentials
internal import LemmaDocument

/// Files beside an article that its program names in a string literal: their contents belong to the result's key.
enum DataFiles {
  /// Larger files are told apart by size and time.
  private static let hashedSize = 64 << 20

  static func digests(named code: ArticleCode) -> [String: String] {
    let folder = code.source.path.parentFolder
    let texts = code.blocks.filter(\.options.isEvaluated).map(\.code) + code.expressions.map(\.code)
    var digests: [String: String] = [:]
    for name in Set(texts.flatMap(quoted)) {
      guard isName(name), let digest = digest(of: name.hasPrefix("/") ? name : "\(folder)/\(name)") else { continue }
      digests[name] = digest
    }
    return digests
  }

  /// Everything between two quotation marks on a line. Too much does no harm: only what names a file counts.
  private static func quoted(in code: String) -> [String] {
    code.utf8.split(separator: UInt8(ascii: "\n")).flatMap { line in
      line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).dropFirst().dropLast()
        .compactMap { String($0) }
    }
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
