internal import FoundationEssentials
internal import Glibc

/// The built runtime that articles are compiled against and run with.
struct RuntimeBuild: Sendable {
  let folder: String

  var library: String { "\(folder)/libLemma.so" }
  var worker: String { "\(folder)/lemma-worker" }
  var modules: String { "\(folder)/Modules" }

  /// - Parameter folder: Where the build lies; none looks beside the running program.
  init(folder: String?) throws(ExecutorError) {
    let candidates = folder.map { [$0] } ?? Self.usualFolders
    guard let found = candidates.first(where: Self.isComplete) else {
      throw .runtimeMissing(folder: candidates.joined(separator: " or "))
    }
    self.folder = resolvingLinks(found)
  }

  /// A build folder, and an installation with `bin` and `lib`.
  private static var usualFolders: [String] {
    let beside = resolvingLinks("/proc/self/exe").parentFolder
    return [beside, "\(beside.parentFolder)/lib/lemma"]
  }

  private static func isComplete(_ folder: String) -> Bool {
    ["libLemma.so", "lemma-worker", "Modules/Lemma.swiftmodule"].allSatisfy { name in
      FileManager.default.fileExists(atPath: "\(folder)/\(name)")
    }
  }
}
