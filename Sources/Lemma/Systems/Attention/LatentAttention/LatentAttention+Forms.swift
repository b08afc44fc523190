extension LatentAttention {
  /// The form for training: keys and values of every head are made from the latents, scores have width $d_k+d_r$.
  ///
  /// - Parameter x: One token a row.
  public func expanded(_ x: Matrix) -> Matrix {
    let (queryLatents, latents, rotaryKeys) = projected(x)
    let results = heads.map { head in
      attention(
        queries: concatenated([queryLatents * head.query, turned(queryLatents * head.queryRotary)]),
        keys: concatenated([latents * head.keyUp, rotaryKeys]), values: latents * head.valueUp, mask: .causal,
        scale: scale)
    }
    return concatenated(results) * output
  }

  /// The form for decoding, here for all tokens at once: every head attends to the latents themselves, as if they were its keys and
  /// values, and $W_{kc}$ and $W_v$ move to the query's and the output's side.
  ///
  /// Equal to `expanded` in real arithmetic. Scores have width $d_c+d_r$. Two thin products $(c'W_{qc})W_{kc}^\top$, never the merged matrix.
  public func absorbed(_ x: Matrix) -> Matrix {
    let (queryLatents, latents, rotaryKeys) = projected(x)
    let keys = concatenated([latents, rotaryKeys])
    let results = heads.map { head in
      let queries = concatenated([
        queryLatents * head.query * head.keyUp.transpose, turned(queryLatents * head.queryRotary),
      ])
      return attention(queries: queries, keys: keys, values: latents, mask: .causal, scale: scale) * head.valueUp
    }
    return concatenated(results) * output
  }

  /// $c'$, $c$ and the rotary keys of tokens that stand at positions from `origin` on.
  func projected(_ x: Matrix, from origin: Int = 0) -> (queries: Matrix, latents: Matrix, rotaryKeys: Matrix) {
    require(x.columns == latentDown.rows, "LatentAttention: input \(x.shape), expected \(latentDown.rows) columns")
    return (queryDown.map { x * $0 } ?? x, x * latentDown, turned(x * keyRotary, from: origin))
  }

  func turned(_ x: Matrix, from origin: Int = 0) -> Matrix {
    x.columns == 0 ? x : rotary.rotated(x, from: Double(origin))
  }
}
