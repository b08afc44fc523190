/// Causal attention without the softmax, $o_i=q_i\sum_{j\le i}k_j^\top v_j$: an RNN whose state is a d x d' matrix.
///
/// In chunks: what lies before a chunk enters through the state, what lies within it through a small masked product. $O(ndd')$ operations and
/// $O(dd')$ memory beside the result. A. Katharopoulos et al., *Transformers are RNNs* (2020, arXiv:2006.16236).
///
/// - Parameters:
///   - queries: n x d, one token a row.
///   - keys: n x d.
///   - values: n x d'.
public func linearAttention(queries: Matrix, keys: Matrix, values: Matrix) -> Matrix {
  requireEqualShapes("linearAttention", queries, keys)
  require(
    values.rows == keys.rows, "linearAttention: keys \(keys.shape) and values \(values.shape) differ in rows")
  var result = Matrix(rows: queries.rows, columns: values.columns)
  var state = Matrix(rows: keys.columns, columns: values.columns)
  for start in stride(from: 0, to: queries.rows, by: 32) {
    let rows = start..<Swift.min(start + 32, queries.rows)
    let q = queries[rows: rows, columns: 0..<queries.columns]
    let k = keys[rows: rows, columns: 0..<keys.columns]
    let v = values[rows: rows, columns: 0..<values.columns]
    var scores = q * k.transpose
    for i in 0..<rows.count { for j in i + 1..<Swift.max(i + 1, rows.count) { scores[i, j] = 0 } }
    result[rows: rows, columns: 0..<values.columns] = q * state + scores * v
    state = state + transposeProduct(k, v)
  }
  return result
}
