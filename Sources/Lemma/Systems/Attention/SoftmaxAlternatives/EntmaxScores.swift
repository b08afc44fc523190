internal import CLapack

/// Scores prepared for entmax: the maximum of each block, by which most blocks are never looked at again.
struct EntmaxScores {
  static let blockSize = 1024

  let x: Vector
  let alpha: Double
  let beta: Double
  let maximum: Double
  private let blockMaxima: [Double]

  /// Stops the program as ``entmax(_:alpha:)`` documents.
  init(_ x: Vector, alpha: Double, caller: StaticString) {
    require(alpha >= 1 && alpha.isFinite, "\(caller): alpha must be at least 1 and finite, got \(alpha)")
    (self.x, self.alpha, beta) = (x, alpha, alpha - 1)
    let (maxima, hasNaN) = Self.scan(x)
    blockMaxima = maxima
    maximum = maxima.max() ?? -.infinity
    if hasNaN || !maximum.isFinite { requireScores(caller, x) }
  }

  /// The maximum of every block and whether there is a NaN, which no maximum shows.
  private static func scan(_ x: Vector) -> (maxima: [Double], hasNaN: Bool) {
    var maxima: [Double] = []
    var hasNaN = false
    x.storage.withUnsafeBufferPointer { x in
      guard let scores = x.baseAddress else { return }
      for start in stride(from: 0, to: x.count, by: blockSize) {
        let count = Swift.min(blockSize, x.count - start)
        maxima.append(lemma_greatest(scores + start, count))
        if lemma_has_nan(scores + start, count) != 0 { hasNaN = true }
      }
    }
    return (maxima, hasNaN)
  }

  /// The $z_i = \beta(x_i - \max x)$ above -1, the only ones that can have mass.
  func candidates() -> [Double] {
    var found: [Double] = []
    let lowest = maximum - 1 / beta
    x.storage.withUnsafeBufferPointer { x in
      for (block, greatest) in blockMaxima.enumerated() where greatest >= lowest {
        for index in indices(ofBlock: block) where x[index] >= lowest {
          let z = beta * (x[index] - maximum)
          if z > -1 { found.append(z) }
        }
      }
    }
    return found
  }

  /// Whether a block has elements with $1 + z > \delta$.
  func hasMass(inBlock block: Int, offset: Double) -> Bool {
    1 + (beta * (blockMaxima[block] - maximum) - offset) > 0
  }

  func indices(ofBlock block: Int) -> Range<Int> {
    block * Self.blockSize..<Swift.min((block + 1) * Self.blockSize, x.count)
  }

  var blockCount: Int { blockMaxima.count }
}
