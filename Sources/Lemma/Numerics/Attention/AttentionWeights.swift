/// The matrix $\operatorname{softmax}(\lambda QK^\top)$ itself, row by row; 0 where the mask hides a key.
///
/// For looking at attention, not for using it: n x m numbers. More than $2^{28}$ of them (2 GiB, a length of 16384) are refused.
/// $O(nmd)$ operations.
///
/// - Parameters:
///   - queries: n x d, one token a row.
///   - keys: m x d.
///   - mask: Causal masks need $n=m$. Every query must have a key to see.
///   - scale: The factor $\lambda$, $1/\sqrt d$ unless given.
public func attentionWeights(
  queries: Matrix, keys: Matrix, mask: AttentionMask = .none, scale: Double? = nil
) -> Matrix {
  requireAttention("attentionWeights", queries: queries, keys: keys, mask: mask)
  require(
    queries.rows.multipliedReportingOverflow(by: keys.rows).partialValue <= 1 << 28,
    "attentionWeights: \(queries.rows) x \(keys.rows) weights are more than 2²⁸; attention needs none of them")
  prepareBLAS()
  let scores = ScoreProduct(queries: queries, keys: keys, scale: scale)
  var weights = Matrix(rows: queries.rows, columns: keys.rows)
  weights.storage.withUnsafeMutableBufferPointer { weights in
    guard queries.rows > 0 else { return }
    scores.write(AttentionTile(rows: 0..<queries.rows, keys: 0..<keys.rows), into: weights)
    for row in 0..<queries.rows {
      let line = UnsafeMutableBufferPointer(rebasing: weights[row * keys.rows..<(row + 1) * keys.rows])
      normalize(line, visible: mask.visibleKeys(of: row, count: keys.rows))
    }
  }
  return weights
}

/// Replaces the visible scores by their softmax and the others by 0.
private func normalize(_ scores: UnsafeMutableBufferPointer<Double>, visible: Range<Int>) {
  for hidden in 0..<visible.lowerBound { scores[hidden] = 0 }
  for hidden in visible.upperBound..<scores.count { scores[hidden] = 0 }
  var state = SoftmaxState()
  _ = state.absorb(UnsafeMutableBufferPointer(rebasing: scores[visible]))
  for index in visible { scores[index] /= state.normalizer }
}
