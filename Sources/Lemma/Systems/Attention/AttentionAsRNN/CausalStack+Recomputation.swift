internal import Glibc

extension CausalStack {
  /// The state above the last layer at one position, from the embeddings alone.
  ///
  /// Each layer scans its inputs backwards from `position` with one `OnlineSoftmax`, and each input is computed by the layers below in the same way when
  /// it is needed, then forgotten. The working memory is one state and two vectors a layer, $O(Ld)$, whatever the length; the
  /// embeddings are read, not counted. The price is `embeddingReads(layers:length:)` reads for the last of `length` positions.
  ///
  /// - Parameters:
  ///   - position: From 0 to below the number of rows.
  ///   - x: The embeddings, one token a row.
  /// - Returns: The state, and how many rows of `x` were read.
  public func hiddenState(at position: Int, of x: Matrix) -> (state: Vector, embeddingReads: Int) {
    requireWidth(x)
    require(
      position >= 0 && position < x.rows, "hiddenState: position \(position) of \(x.rows)")
    var reads = 0
    // As columns, since vectors are.
    let columns = layers.map { Layer(query: $0.query.transpose, key: $0.key.transpose, value: $0.value.transpose) }
    let state = recompute(columns, layers.count, position, x, &reads)
    return (state, reads)
  }

  private func recompute(_ columns: [Layer], _ level: Int, _ position: Int, _ x: Matrix, _ reads: inout Int) -> Vector {
    guard level > 0 else {
      reads += 1
      return x[row: position]
    }
    let layer = columns[level - 1]
    // The query first: its input is the first key's, and is not computed again.
    let own = recompute(columns, level - 1, position, x, &reads)
    let query = layer.query * own * (1 / Double(x.columns).squareRoot())
    var softmax = OnlineSoftmax(dimension: x.columns)
    for index in stride(from: position, through: 0, by: -1) {
      let input = index == position ? own : recompute(columns, level - 1, index, x, &reads)
      softmax.absorb(score: dot(query, layer.key * input), value: layer.value * input)
    }
    return own + softmax.output
  }

  /// How many embeddings the last of `length` positions costs without a cache: $T_L(n)=\sum_{j\le n}T_{L-1}(j)=\binom{n+L-1}L$.
  ///
  /// Exact up to $2^{53}$; above, from logarithms of factorials, to about twelve digits; $+\infty$ beyond the largest `Double`.
  public static func embeddingReads(layers: Int, length: Int) -> Double {
    require(layers >= 0 && length >= 1, "embeddingReads: \(layers) layers and a length of \(length)")
    let (top, least) = (length - 1 + layers, Swift.min(layers, length - 1))
    guard least > 0 else { return 1 }
    var count: UInt128 = 1
    for index in 1...least {
      // A product of consecutive numbers: each quotient is a binomial coefficient, so it has no remainder.
      count = count * UInt128(top - least + index) / UInt128(index)
      if count > 1 << 53 { return Glibc.exp(logBinomial(top, least)) }
    }
    return Double(count)
  }
}

/// $\log\binom nk=-\log(n+1)-\log B(n-k+1,k+1)$.
private func logBinomial(_ n: Int, _ k: Int) -> Double {
  -Glibc.log1p(Double(n)) - logBeta(Double(n - k + 1), Double(k + 1))
}
