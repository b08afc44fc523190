/// How many tiles causal attention visits, and how many products it takes for them.
///
/// A tile that meets the line $i-j=w$ counts twice: one in each row of tiles if the block size divides the window, two otherwise, instead of all of
/// them when both score matrices are evaluated in full.
///
/// - Parameters:
///   - length: The number of tokens, at least 1.
///   - blockSize: The side of a tile, at least 1.
///   - positions: `linear` and `interpolated` need one product everywhere.
public func tileEvaluations(
  length: Int, blockSize: Int, positions: RelativePosition
) -> (tiles: Int, evaluations: Int) {
  require(
    length >= 1 && blockSize >= 1, "tileEvaluations: length \(length) and blockSize \(blockSize) must be positive")
  let pieces = PositionPieces(positions)
  var (tiles, evaluations) = (0, 0)
  for start in stride(from: 0, to: length, by: blockSize) {
    let rows = start..<Swift.min(start + blockSize, length)
    for first in stride(from: 0, to: rows.upperBound, by: blockSize) {
      let keys = first..<Swift.min(first + blockSize, rows.upperBound)
      let needed = pieces.needed(by: AttentionTile(rows: rows, keys: keys))
      tiles += 1
      evaluations += needed.inner && needed.outer ? 2 : 1
    }
  }
  return (tiles, evaluations)
}
