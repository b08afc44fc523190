/// The two straight pieces of a `RelativePosition`, each a difference of absolute positions.
///
/// Below the window $P(i-j)=i-j$, from it on $P(i-j)=\bigl(w+\tfrac{i-w}k\bigr)-\tfrac jk$ (for ReRoPE $w-0$): so either piece is RoPE with
/// positions of its own for queries and keys, and no entry of the score matrix needs a rotation of its own.
struct PositionPieces: Sendable, Hashable {
  /// Distances below it belong to the first piece; all of them if it is nil.
  let window: Int?

  /// How positions grow along the first piece.
  let innerStep: Double

  /// Query $i$ stands at `outerOrigin + i * outerStep` on the second piece, key $j$ at `j * outerStep`.
  let outerOrigin: Double
  let outerStep: Double

  init(_ positions: RelativePosition) {
    positions.requireValid()
    switch positions {
    case .linear: (window, innerStep, outerOrigin, outerStep) = (nil, 1, 0, 1)
    case .interpolated(let factor): (window, innerStep, outerOrigin, outerStep) = (nil, 1 / factor, 0, 1 / factor)
    case .rectified(let width): (window, innerStep, outerOrigin, outerStep) = (width, 1, Double(width), 0)
    case .leaky(let width, let factor):
      (window, innerStep, outerStep) = (width, 1, 1 / factor)
      outerOrigin = Double(width) - Double(width) / factor
    }
  }

  /// Which pieces a tile needs: the distances of a causal tile run from its smallest non-negative difference to its largest.
  func needed(by tile: AttentionTile) -> (inner: Bool, outer: Bool) {
    guard let window else { return (true, false) }
    let smallest = Swift.max(tile.rows.lowerBound - (tile.keys.upperBound - 1), 0)
    let largest = tile.rows.upperBound - 1 - tile.keys.lowerBound
    return (smallest < window, largest >= window)
  }
}
