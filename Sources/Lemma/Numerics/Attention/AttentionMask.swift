/// Which keys a query may look at.
public enum AttentionMask: Sendable, Hashable {
  /// All of them.
  case none

  /// Key $j$ is visible to query $i$ if $j\le i$.
  case causal

  /// The first so many positions see each other; beyond them the mask is causal (a prefix language model, UniLM).
  case prefix(Int)

  /// Causal, and $i-j$ below the width.
  case window(Int)
}

extension AttentionMask {
  /// The keys that query `row` sees, which for every mask stand side by side.
  func visibleKeys(of row: Int, count: Int) -> Range<Int> {
    switch self {
    case .none: 0..<count
    case .causal: 0..<row + 1
    case .prefix(let length): 0..<Swift.max(row + 1, row < length ? Swift.min(length, count) : 0)
    case .window(let width): Swift.max(0, row - width + 1)..<row + 1
    }
  }

  /// The keys that at least one of these queries sees.
  func visibleKeys(of rows: Range<Int>, count: Int) -> Range<Int> {
    guard let last = rows.last else { return 0..<0 }
    return visibleKeys(of: rows.lowerBound, count: count)
      .lowerBound..<Swift.max(
        visibleKeys(of: rows.lowerBound, count: count).upperBound, visibleKeys(of: last, count: count).upperBound)
  }

  /// Stops unless the mask makes sense for these shapes and leaves every query something to see.
  func requireValid(_ function: StaticString, queries: Matrix, keys: Matrix) {
    switch self {
    case .none:
      require(keys.rows > 0 || queries.rows == 0, "\(function): queries \(queries.shape) have no key to see")
      return
    case .causal: break
    case .prefix(let length):
      require(length >= 0, "\(function): the prefix must not be negative, got \(length)")
    case .window(let width):
      require(width >= 1, "\(function): the window must be at least 1, got \(width)")
    }
    require(
      queries.rows == keys.rows,
      "\(function): a causal mask needs as many keys as queries, got queries \(queries.shape) and keys \(keys.shape)")
  }
}
