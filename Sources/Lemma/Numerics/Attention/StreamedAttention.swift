internal import CLapack

/// A rectangle of the score matrix: queries by keys.
struct AttentionTile: Sendable, Hashable {
  let rows: Range<Int>
  let keys: Range<Int>

  var shape: (rows: Int, columns: Int) { (rows.count, keys.count) }
}

/// Attention over scores that exist one tile at a time: $o_i=\sum_je^{s_{ij}}v_j/\sum_je^{s_{ij}}$ over the visible $j$.
///
/// For each block of queries the keys pass by in blocks. Each query keeps one `SoftmaxState` and one accumulator, its row of the result, so
/// that no weight outlives its tile (Rabe and Staats 2021, arXiv:2112.05682; Dao et al. 2022, arXiv:2205.14135). Tiles that the
/// mask hides entirely are skipped. One product of a tile of weights with a block of values in BLAS, and one pass of exponentials.
/// Scratch: $\mathtt{blockSize}^2$ numbers, beside the result.
///
/// - Parameters:
///   - queryCount: The number of rows of the result.
///   - scores: Writes the scores of a tile, row by row without gaps. What the mask hides may be anything.
func streamedAttention(
  queryCount: Int, values: Matrix, mask: AttentionMask, blockSize: Int,
  scores: (AttentionTile, UnsafeMutableBufferPointer<Double>) -> Void
) -> Matrix {
  require(blockSize >= 1, "attention: blockSize must be at least 1, got \(blockSize)")
  prepareBLAS()
  let side = Swift.min(blockSize, Swift.max(queryCount, values.rows, 1))
  var result = Matrix(rows: queryCount, columns: values.columns)
  result.storage.withUnsafeMutableBufferPointer { output in
    values.storage.withUnsafeBufferPointer { values_ in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: side * side) { scratch in
        for start in stride(from: 0, to: queryCount, by: side) {
          let rows = start..<Swift.min(start + side, queryCount)
          var block = AttentionBlock(rows: rows, mask: mask, keyCount: values.rows, width: values.columns)
          let visible = mask.visibleKeys(of: rows, count: values.rows)
          for first in stride(from: visible.lowerBound, to: visible.upperBound, by: side) {
            let tile = AttentionTile(rows: rows, keys: first..<Swift.min(first + side, visible.upperBound))
            scores(tile, scratch)
            block.absorb(tile, scratch, values: values_, into: output)
          }
          block.normalize(output)
        }
      }
    }
  }
  return result
}

/// The states of a block of queries while the keys pass by.
private struct AttentionBlock {
  let rows: Range<Int>
  let mask: AttentionMask
  let keyCount: Int
  let width: Int
  var states: [SoftmaxState]

  init(rows: Range<Int>, mask: AttentionMask, keyCount: Int, width: Int) {
    self.rows = rows
    self.mask = mask
    self.keyCount = keyCount
    self.width = width
    states = [SoftmaxState](repeating: SoftmaxState(), count: rows.count)
  }

  /// Turns a tile's scores into weights and adds their product with the values to the rows of `output`.
  mutating func absorb(
    _ tile: AttentionTile, _ scores: UnsafeMutableBufferPointer<Double>, values: UnsafeBufferPointer<Double>,
    into output: UnsafeMutableBufferPointer<Double>
  ) {
    for row in tile.rows {
      let visible = mask.visibleKeys(of: row, count: keyCount).clamped(to: tile.keys)
      let line = UnsafeMutableBufferPointer(
        rebasing: scores[(row - rows.lowerBound) * tile.keys.count..<(row - rows.lowerBound + 1) * tile.keys.count])
      let seen = visible.lowerBound - tile.keys.lowerBound..<visible.upperBound - tile.keys.lowerBound
      for hidden in 0..<seen.lowerBound { line[hidden] = 0 }
      for hidden in seen.upperBound..<line.count { line[hidden] = 0 }
      let factor = states[row - rows.lowerBound].absorb(UnsafeMutableBufferPointer(rebasing: line[seen]))
      if factor != 1 { scale(output, row, by: factor) }
    }
    guard width > 0 else { return }
    let (height, depth) = tile.shape
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, lapackInt(height), lapackInt(width), lapackInt(depth), 1,
      scores.baseAddress, lapackInt(depth), values.baseAddress.map { $0 + tile.keys.lowerBound * width },
      lapackInt(width), 1, output.baseAddress.map { $0 + rows.lowerBound * width }, lapackInt(width))
  }

  func normalize(_ output: UnsafeMutableBufferPointer<Double>) {
    for row in rows { scale(output, row, by: 1 / states[row - rows.lowerBound].normalizer) }
  }

  private func scale(_ output: UnsafeMutableBufferPointer<Double>, _ row: Int, by factor: Double) {
    for index in row * width..<(row + 1) * width { output[index] *= factor }
  }
}
