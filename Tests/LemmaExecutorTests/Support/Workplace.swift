import Foundation
import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

/// A folder for one test: articles in it, scratch space and a cache beside.
final class Workplace {
  let folder: String
  var configuration: ExecutorConfiguration

  init() throws {
    folder = "/tmp/lemma tests \(UInt64.random(in: 0 ... .max))"
    for name in ["articles", "scratch", "cache"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    configuration = ExecutorConfiguration(
      runtimeFolder: try Self.runtimeFolder(), cacheFolder: "\(folder)/cache", scratchParent: "\(folder)/scratch")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/articles/\(name)" }

  func executor() throws -> Executor { try Executor(configuration: configuration) }

  /// Names of what is left in the folder for temporary files.
  var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/scratch")) ?? [] }

  /// Where the tests were built, the runtime beside them.
  static func runtimeFolder() throws -> String {
    let candidates = CommandLine.arguments.flatMap { argument in
      let folder = (argument as NSString).deletingLastPathComponent
      return [folder, (folder as NSString).deletingLastPathComponent]
    }
    return try #require(
      candidates.first { FileManager.default.fileExists(atPath: "\($0)/libLemma.so") }, "no runtime beside the tests")
  }
}

extension BlockResult {
  var printed: String {
    items.map { if case .printed(let text) = $0 { text } else { "" } }.joined()
  }

  var printedError: String {
    items.map { if case .printedError(let text) = $0 { text } else { "" } }.joined()
  }

  /// Shown values as plain text.
  var values: [String] {
    items.compactMap { if case .value(let output) = $0 { output.value.plainText } else { nil } }
  }
}
