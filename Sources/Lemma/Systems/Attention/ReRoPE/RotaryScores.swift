/// The scores $\lambda\langle q_i,\mathcal R_{-P(i-j)}k_j\rangle$ for $i\ge j$, written by tiles.
///
/// Each piece of $P$ has its own rotated copy of queries and keys, and a tile takes the one it lies on. Only a tile that meets the line
/// $i-j=w$ is evaluated with both, and each of its entries takes its own. Four copies of n x d numbers and one tile; the two full score
/// matrices of the usual formulation never exist.
struct RotaryScores: Sendable {
  private let pieces: PositionPieces
  private let inner: ScoreProduct
  private let outer: ScoreProduct?

  init(
    queries: Matrix, keys: Matrix, rotary: RotaryEmbedding, positions: RelativePosition, scale: Double
  ) {
    pieces = PositionPieces(positions)
    inner = ScoreProduct(
      queries: rotary.rotated(queries, step: pieces.innerStep), keys: rotary.rotated(keys, step: pieces.innerStep),
      scale: scale)
    outer =
      pieces.window.map { $0 < queries.rows } != true
      ? nil
      : ScoreProduct(
        queries: rotary.rotated(queries, from: pieces.outerOrigin, step: pieces.outerStep),
        keys: rotary.rotated(keys, step: pieces.outerStep), scale: scale)
  }

  /// One product, or two where the tile meets the window.
  func write(_ tile: AttentionTile, into scores: UnsafeMutableBufferPointer<Double>) {
    guard let outer, let window = pieces.window else { return inner.write(tile, into: scores) }
    switch pieces.needed(by: tile) {
    case (true, false): inner.write(tile, into: scores)
    case (false, _): outer.write(tile, into: scores)
    case (true, true):
      inner.write(tile, into: scores)
      let (height, count) = tile.shape
      withUnsafeTemporaryAllocation(of: Double.self, capacity: height * count) { beyond in
        outer.write(tile, into: beyond)
        for row in tile.rows {
          // Keys up to row - window are at least the window away.
          let far = Swift.min(Swift.max(row - window + 1 - tile.keys.lowerBound, 0), count)
          let start = (row - tile.rows.lowerBound) * count
          for index in start..<start + far { scores[index] = beyond[index] }
        }
      }
    }
  }
}
