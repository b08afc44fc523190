/// Causal attention whose rotary embedding is shown $P(i-j)$ instead of $i-j$.
///
/// The merge happens before the softmax and tile by tile: only tiles that meet the line $i-j=w$ are evaluated twice, see `tileEvaluations`.
/// Memory is linear in the length. $O(n^2d)$.
///
/// - Parameters:
///   - queries: n x d, one token a row, not rotated; d is the embedding's dimension.
///   - keys: n x d, not rotated.
///   - values: n rows.
///   - rotary: Frequencies and layout; its `logitTemperature` is not applied.
///   - positions: $P$.
///   - scale: What scores are multiplied by, $1/\sqrt d$ unless given.
///   - trainedLength: Where given, at least 2, the scores of query $i$ are also multiplied by $\max(1,\log_L(i+1))$, the post-hoc form of
///     entropy-invariant attention for models that were trained without.
///   - blockSize: The side of a tile of scores.
public func rotaryAttention(
  queries: Matrix, keys: Matrix, values: Matrix, rotary: RotaryEmbedding, positions: RelativePosition,
  scale: Double? = nil, trainedLength: Int? = nil, blockSize: Int = 128
) -> Matrix {
  requireRotary("rotaryAttention", queries, keys, rotary)
  require(values.rows == keys.rows, "rotaryAttention: keys \(keys.shape) and values \(values.shape) differ in rows")
  let scores = RotaryScores(
    queries: sharpened(queries, trainedLength), keys: keys, rotary: rotary, positions: positions,
    scale: scale ?? 1 / Double(rotary.dimension).squareRoot())
  return streamedAttention(queryCount: queries.rows, values: values, mask: .causal, blockSize: blockSize) {
    scores.write($0, into: $1)
  }
}

/// The unscaled scores $\langle q_i,\mathcal R_{-P(i-j)}k_j\rangle$ of `rotaryAttention`, and $-\infty$ above the diagonal. n x n numbers.
public func rotaryAttentionScores(
  queries: Matrix, keys: Matrix, rotary: RotaryEmbedding, positions: RelativePosition
) -> Matrix {
  requireRotary("rotaryAttentionScores", queries, keys, rotary)
  let scores = RotaryScores(queries: queries, keys: keys, rotary: rotary, positions: positions, scale: 1)
  var result = Matrix(rows: queries.rows, columns: keys.rows)
  guard queries.rows > 0 else { return result }
  prepareBLAS()
  result.storage.withUnsafeMutableBufferPointer {
    scores.write(AttentionTile(rows: 0..<queries.rows, keys: 0..<keys.rows), into: $0)
  }
  for i in 0..<queries.rows { for j in i + 1..<Swift.max(i + 1, keys.rows) { result[i, j] = -.infinity } }
  return result
}

/// The output for the newest token, the query at position `keys.rows - 1`: one pass over a cache of keys that are *not* rotated.
///
/// Key $j$ is turned by $-P(i-j)$ when it is used. A cache of rotated keys, as RoPE allows, could not serve: the position at which a
/// key is seen changes as the text grows. $O(nd)$.
public func rotaryDecodeStep(
  query: Vector, keys: Matrix, values: Matrix, rotary: RotaryEmbedding, positions: RelativePosition,
  scale: Double? = nil
) -> Vector {
  let last = keys.rows - 1
  require(last >= 0, "rotaryDecodeStep: there are no keys")
  let seen = Vector(count: keys.rows) { -positions(distance: last - $0) }
  return attention(
    queries: Matrix(rowVectors: [query]), keys: rotary.rotated(keys, positions: seen), values: values, scale: scale)[
      row: 0]
}

/// Row $i$ multiplied by $\max(1,\log_L(i+1))$.
private func sharpened(_ queries: Matrix, _ trainedLength: Int?) -> Matrix {
  guard let trainedLength else { return queries }
  let factors = Vector(count: queries.rows) { extrapolationFactor(position: $0 + 1, trainedLength: trainedLength) }
  return Matrix(rows: queries.rows, columns: queries.columns) { queries[$0, $1] * factors[$0] }
}

private func requireRotary(_ function: StaticString, _ queries: Matrix, _ keys: Matrix, _ rotary: RotaryEmbedding) {
  requireAttention(function, queries: queries, keys: keys, mask: .causal)
  require(
    queries.columns == rotary.dimension,
    "\(function): queries \(queries.shape) for an embedding of dimension \(rotary.dimension)")
}
