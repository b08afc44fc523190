internal import CLapack

/// Attention $\operatorname{softmax}(\lambda QK^\top)V$ without the matrix of scores.
///
/// Keys pass by in blocks while each query keeps a running maximum, normalizer and sum of values (Milakov and Gimelshein 2018; Rabe and
/// Staats 2021), so memory is linear in the length and no score, however large, overflows. The block size changes nothing but the
/// last digits. $O(nmd)$ operations, $\mathtt{blockSize}^2$ numbers of scratch.
///
/// A row of the result is NaN where its limit does not exist: if a visible score is NaN or $+\infty$, or all are $-\infty$.
///
/// - Parameters:
///   - queries: n x d, one token a row.
///   - keys: m x d.
///   - values: m x d', any number of columns.
///   - mask: Causal masks need $n=m$. Every query must have a key to see.
///   - scale: The factor $\lambda$, $1/\sqrt d$ unless given.
///   - blockSize: The side of a tile of scores.
public func attention(
  queries: Matrix, keys: Matrix, values: Matrix, mask: AttentionMask = .none, scale: Double? = nil, blockSize: Int = 128
) -> Matrix {
  requireAttention("attention", queries: queries, keys: keys, mask: mask)
  require(values.rows == keys.rows, "attention: keys \(keys.shape) and values \(values.shape) differ in rows")
  let scores = ScoreProduct(queries: queries, keys: keys, scale: scale)
  return streamedAttention(queryCount: queries.rows, values: values, mask: mask, blockSize: blockSize) {
    scores.write($0, into: $1)
  }
}

/// Stops unless queries and keys fit each other and the mask.
func requireAttention(_ function: StaticString, queries: Matrix, keys: Matrix, mask: AttentionMask) {
  require(
    queries.columns == keys.columns && queries.columns >= 1,
    "\(function): queries \(queries.shape) and keys \(keys.shape) must have equally many columns, at least one")
  mask.requireValid(function, queries: queries, keys: keys)
}

/// The scores $\lambda\langle q_i,k_j\rangle$, written by tiles.
struct ScoreProduct: Sendable {
  let queries: Matrix
  let keys: Matrix
  let scale: Double

  /// The scale is $1/\sqrt d$ unless given.
  init(queries: Matrix, keys: Matrix, scale: Double? = nil) {
    self.queries = queries
    self.keys = keys
    self.scale = scale ?? 1 / Double(keys.columns).squareRoot()
  }

  /// One matrix product in BLAS.
  func write(_ tile: AttentionTile, into scores: UnsafeMutableBufferPointer<Double>) {
    let (height, count) = tile.shape
    let width = keys.columns
    queries.storage.withUnsafeBufferPointer { queries in
      keys.storage.withUnsafeBufferPointer { keys in
        cblas_dgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, lapackInt(height), lapackInt(count), lapackInt(width), scale,
          queries.baseAddress.map { $0 + tile.rows.lowerBound * width }, lapackInt(width),
          keys.baseAddress.map { $0 + tile.keys.lowerBound * width }, lapackInt(width), 0, scores.baseAddress,
          lapackInt(count))
      }
    }
  }
}
