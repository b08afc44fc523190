internal import FoundationEssentials
internal import Glibc
internal import LemmaDocument
internal import LemmaResult

/// Results by content, as JSON files that a person can read.
struct ResultCache: Sendable {
  /// A stored result, and where its blocks stood then.
  private struct Entry: Codable {
    var key: CacheKey
    var result: ArticleResult
    var lines: LineShift.Places
  }

  enum Lookup {
    case found(ArticleResult)
    case missing(Reason)
    case unreadable(file: String)
  }

  let folder: String

  /// - Parameter folder: Made if it is not there.
  init(folder: String) throws(ExecutorError) {
    self.folder = folder
    for path in [folder, "\(folder)/results", "\(folder)/last"] {
      do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
        throw .fileProblem(message: "\(path) cannot be made: \(error)")
      }
    }
  }

  var identityFile: String { "\(folder)/identity.json" }

  func lookup(_ key: CacheKey, code: ArticleCode) -> Lookup {
    let file = path(of: key)
    guard let data = FileManager.default.contents(atPath: file) else { return .missing(reason(for: key, code: code)) }
    guard let entry = try? Self.decoder.decode(Entry.self, from: data), entry.key == key,
      entry.result.blocks.count == code.blocks.count, entry.result.expressions.count == code.expressions.count
    else { return .unreadable(file: file) }
    let shift = LineShift(from: entry.lines, to: LineShift.Places(code))
    return .found(shift.moved(entry.result))
  }

  /// Keeps a result, unless time had a part in it.
  func store(_ result: ArticleResult, key: CacheKey, code: ArticleCode) throws {
    if !result.blocks.contains(where: { $0.failure?.kind == .limit }) {
      let entry = Entry(key: key, result: result, lines: LineShift.Places(code))
      try writeAtomically(Array(Self.encoder.encode(entry)), to: path(of: key))
    }
    try writeAtomically(Array(Self.encoder.encode(key)), to: lastPath(of: code))
  }

  /// What the article's last run depended on tells what changed.
  private func reason(for key: CacheKey, code: ArticleCode) -> Reason {
    guard let data = FileManager.default.contents(atPath: lastPath(of: code)),
      let last = try? Self.decoder.decode(CacheKey.self, from: data)
    else { return .noEarlierResult }
    let changes = key.changes(since: last)
    return changes.isEmpty ? .notKept : .changed(changes)
  }

  private func path(of key: CacheKey) -> String { "\(folder)/results/\(key.digest).json" }

  private func lastPath(of code: ArticleCode) -> String {
    "\(folder)/last/\(SHA256.digest(code.source.path.utf8).prefix(32)).json"
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}
