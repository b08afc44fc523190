/// Causal attention of $h$ heads over $g$ pairs of keys and values: all heads of a group look at the same pair.
///
/// $g=h$ is multi-head attention, $g=1$ multi-query attention. Head $s$, counted from 0, uses pair $\lfloor sg/h\rfloor$: groups are
/// contiguous. Scale $1/\sqrt{d_k}$. Attention is streamed: memory is linear in the length.
public struct GroupedQueryAttention: Sendable {
  /// $W_q^{(s)}$, width x $d_k$, one for each head.
  public let query: [Matrix]

  /// $W_k^{(g)}$, width x $d_k$, one for each group.
  public let key: [Matrix]

  /// $W_v^{(g)}$, width x $d_v$, one for each group.
  public let value: [Matrix]

  /// $W_o$, with $hd_v$ rows; the concatenated heads are the result if it is nil.
  public let output: Matrix?

  /// Turns queries and keys at their positions.
  public let rotary: RotaryEmbedding?

  /// The number of heads must be a multiple of the number of groups, and all shapes must fit.
  public init(
    query: [Matrix], key: [Matrix], value: [Matrix], output: Matrix? = nil, rotary: RotaryEmbedding? = nil
  ) {
    require(
      !key.isEmpty && key.count == value.count && !query.isEmpty && query.count.isMultiple(of: key.count),
      "GroupedQueryAttention: \(query.count) heads for \(key.count) keys and \(value.count) values")
    let (width, depth) = (query[0].rows, query[0].columns)
    for (index, matrix) in query.enumerated() { requireShape("query[\(index)]", matrix, width, depth) }
    for (index, matrix) in key.enumerated() { requireShape("key[\(index)]", matrix, width, depth) }
    for (index, matrix) in value.enumerated() { requireShape("value[\(index)]", matrix, width, value[0].columns) }
    if let output { requireShape("output", output, query.count * value[0].columns, output.columns) }
    if let rotary {
      require(
        rotary.dimension == depth, "GroupedQueryAttention: an embedding of \(rotary.dimension) for heads of \(depth)")
    }
    (self.query, self.key, self.value, self.output, self.rotary) = (query, key, value, output, rotary)
  }

  /// The layer's output for tokens $x$, one a row.
  public func callAsFunction(_ x: Matrix) -> Matrix {
    require(x.columns == query[0].rows, "GroupedQueryAttention: input \(x.shape), expected \(query[0].rows) columns")
    let keys = key.map { turned(x * $0) }
    let values = value.map { x * $0 }
    let heads = query.indices.map { head in
      let group = head * key.count / query.count
      return attention(queries: turned(x * query[head]), keys: keys[group], values: values[group], mask: .causal)
    }
    let joined = concatenated(heads)
    return output.map { joined * $0 } ?? joined
  }

  private func turned(_ x: Matrix) -> Matrix { rotary?.rotated(x) ?? x }
}

/// Matrices of equally many rows, side by side.
func concatenated(_ parts: [Matrix]) -> Matrix {
  let columns = parts.map(\.columns).reduce(0, +)
  var result = Matrix(rows: parts.first?.rows ?? 0, columns: columns)
  var start = 0
  for part in parts {
    result[rows: 0..<result.rows, columns: start..<start + part.columns] = part
    start += part.columns
  }
  return result
}

/// Stops with the name of the matrix unless it has this shape.
func requireShape(_ name: String, _ matrix: Matrix, _ rows: Int, _ columns: Int) {
  require(
    matrix.rows == rows && matrix.columns == columns, "\(name) is \(matrix.shape), expected \(rows) x \(columns)")
}
