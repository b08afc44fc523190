extension LatentAttention {
  /// What is kept of the tokens so far: $d_c+d_r$ numbers each, for all heads together.
  public struct Cache: Sendable, Hashable {
    /// $c_i$, one token a row.
    public var latents: Matrix

    /// The rotary keys, turned at their positions.
    public var rotaryKeys: Matrix

    /// Nothing yet.
    public init() {
      latents = Matrix(rows: 0, columns: 0)
      rotaryKeys = Matrix(rows: 0, columns: 0)
    }
  }

  /// The output for the next token, whose latent and rotary key are appended to the cache: the row that `absorbed` would give for it.
  ///
  /// $O(hn(d_c+d_r))$ operations for the $n$-th token, with one pass over the cache for each head.
  public func decode(_ x: Vector, cache: inout Cache) -> Vector {
    let position = cache.latents.rows
    let (queryLatents, latent, rotaryKey) = projected(Matrix(rowVectors: [x]), from: position)
    cache.latents.append(latent)
    cache.rotaryKeys.append(rotaryKey)
    let keys = concatenated([cache.latents, cache.rotaryKeys])
    let results = heads.map { head in
      let query = concatenated([
        queryLatents * head.query * head.keyUp.transpose, turned(queryLatents * head.queryRotary, from: position),
      ])
      return attention(queries: query, keys: keys, values: cache.latents, scale: scale) * head.valueUp
    }
    return (concatenated(results) * output)[row: 0]
  }
}

extension Matrix {
  /// Adds rows below; an empty matrix takes their width.
  fileprivate mutating func append(_ other: Matrix) {
    require(rows == 0 || columns == other.columns, "LatentAttention: a cache of \(shape) and a row of \(other.shape)")
    self = Matrix(rows: rows + other.rows, columns: other.columns, storage: storage + other.storage)
  }
}
