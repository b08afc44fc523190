internal import Glibc

/// How evenly a set of samples uses the codes of a codebook.
public struct CodebookUsage: Sendable {
  /// How many samples each code wins.
  public let counts: [Int]
  /// The fraction of codes that win at least one sample.
  public let fraction: Double
  /// $e^{-\sum_kp_k\log p_k}$ with $p_k$ the fraction of samples that code $k$ wins: between 1 and the number of codes.
  public let perplexity: Double

  init(assignments: [Int], codes: Int) {
    var counts = [Int](repeating: 0, count: codes)
    for code in assignments { counts[code] += 1 }
    self.counts = counts
    fraction = Double(counts.count { $0 > 0 }) / Double(codes)
    perplexity = Glibc.exp(entropy(Vector(counts.map { Double($0) / Double(assignments.count) })))
  }
}
