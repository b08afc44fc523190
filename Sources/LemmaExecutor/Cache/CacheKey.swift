internal import LemmaDocument
internal import LemmaResult

/// Everything that a result depends on, part by part, so that a change can be named.
///
/// Not among the parts: files that the program finds in ways other than naming them in a string literal, and where in
/// the file a block stands (stored lines move with their blocks).
struct CacheKey: Equatable, Codable {
  /// Digest of each block, options that change its run included.
  var blocks: [String]
  var expressions: String
  /// Digests of the files that the program names, by name.
  var data: [String: String]
  var seed: UInt64
  /// The article's path and the sandbox, which the program can observe.
  var surroundings: String
  var runtime: String
  var compiler: String
  var limits: String

  /// The name of the stored result.
  var digest: String {
    var text = blocks.joined(separator: ",") + ";" + expressions + ";"
    text += data.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    text += ";\(seed);\(surroundings);\(runtime);\(compiler);\(limits)"
    return SHA256.digest(text.utf8)
  }

  init(code: ArticleCode, seed: UInt64, surroundings: String, identity: BuildIdentity, limits: Limits) {
    blocks = code.blocks.map { Self.digest($0) }
    expressions = SHA256.digest(
      code.expressions.map { "\($0.followsBlocks) \($0.code.utf8.count) \($0.code)" }.joined(separator: "\n").utf8)
    data = DataFiles.digests(named: code)
    for sample in code.samples { data["#" + sample.name] = SHA256.digest((sample.text + (sample.page ?? "")).utf8) }
    self.seed = seed
    self.surroundings = SHA256.digest(surroundings.utf8)
    runtime = identity.runtime
    compiler = identity.compiler
    self.limits = SHA256.digest(String(describing: limits).utf8)
  }

  private static func digest(_ block: SwiftBlock) -> String {
    let options = block.options
    guard options.isEvaluated else { return "skipped" }
    var text = "\(options.expectsError) \(options.timeout.map { String($0) } ?? "-")\n\(block.code)"
    // A program that prints its line numbers depends on them.
    if block.code.contains("#line") { text += "\n\(block.line)" }
    return SHA256.digest(text.utf8)
  }
}

extension CacheKey {
  /// Why this key's result is not the one stored under `earlier`.
  func changes(since earlier: CacheKey) -> [Reason.Change] {
    var changes: [Reason.Change] = []
    if blocks.count != earlier.blocks.count {
      changes.append(.blockCount(was: earlier.blocks.count))
    } else {
      changes += blocks.indices.filter { blocks[$0] != earlier.blocks[$0] }.map { .block($0) }
    }
    if expressions != earlier.expressions { changes.append(.expressions) }
    // A file that only one of the programs names has not changed.
    let names =
      changes.isEmpty ? Set(data.keys).union(earlier.data.keys) : Set(data.keys.filter { earlier.data[$0] != nil })
    changes += names.filter { data[$0] != earlier.data[$0] }.sorted().map { .dataFile($0) }
    if surroundings != earlier.surroundings { changes.append(.surroundings) }
    if runtime != earlier.runtime { changes.append(.runtime) }
    if compiler != earlier.compiler { changes.append(.compiler) }
    if limits != earlier.limits { changes.append(.limits) }
    // Trying many seeds leaves the last of them behind, which says nothing where something else changed.
    if changes.isEmpty, seed != earlier.seed { changes.append(.seed(was: earlier.seed)) }
    return changes
  }
}
