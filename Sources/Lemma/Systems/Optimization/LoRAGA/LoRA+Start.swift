internal import Glibc

extension LoRA {
  /// The classic start: the given $A$ and $B = 0$, so that nothing has to be subtracted from the base.
  ///
  /// At the first step only $B$ moves, and the weight by $-\eta s^2AA^\top G$.
  public static func zeroProduct(weight: Matrix, a: Matrix, scale: Double = 1) -> LoRA {
    LoRA(base: weight, a: a, b: Matrix(rows: a.columns, columns: weight.columns), scale: scale)
  }

  /// The start whose first step comes closest to that of full fine-tuning, for the gradient $G = U\Sigma V^\top$ of
  /// the merged weight: $A = U_{[:,:r]}$ and $B = (V^\top)_{[r:2r,:]}$, subtracted from the base.
  ///
  /// $AA^\top G + GB^\top B$ has rank at most $2r$, so by Eckart and Young its distance to $G$ is at least
  /// $\sum_{i>2r}\sigma_i^2$; these factors attain it, $A$ with the first $r$ singular directions and $B$ with the
  /// *next* $r$. The same directions on both sides would count them twice.
  ///
  /// `gradient` has the shape of `weight` and is finite and not zero; `rank` is at least 1 and at most half of the
  /// smaller side. One singular value decomposition.
  public static func gradientAligned(weight: Matrix, gradient: Matrix, rank: Int, scale: Double = 1) -> LoRA {
    requireShape(of: gradient, as: weight, "gradientAligned")
    require(rank >= 1, "gradientAligned: the rank must be at least 1, got \(rank)")
    require(
      2 * rank <= Swift.min(weight.rows, weight.columns),
      "gradientAligned: LoRA-GA needs 2·rank singular directions, \(2 * rank) of \(weight.rows) x \(weight.columns)")
    let (u, s, vT) = svd(gradient)
    require(s[0] > 0, "gradientAligned: the gradient is zero")
    let a = u[rows: 0..<u.rows, columns: 0..<rank]
    let b = vT[rows: rank..<2 * rank, columns: 0..<vT.columns]
    return keeping(weight, a: a, b: b, scale: scale)
  }

  /// The start from the weight's own singular directions, $A = U_r\Sigma_r^{1/2}$ and $B = \Sigma_r^{1/2}V_r^\top$
  /// (PiSSA).
  ///
  /// `rank` is at least 1 and at most the smaller side. One singular value decomposition.
  public static func principal(weight: Matrix, rank: Int, scale: Double = 1) -> LoRA {
    require(
      rank >= 1 && rank <= Swift.min(weight.rows, weight.columns),
      "principal: no rank \(rank) in \(weight.rows) x \(weight.columns)")
    let (u, s, vT) = svd(weight)
    let root = sqrt(s)
    let a = Matrix(rows: u.rows, columns: rank) { row, column in u[row, column] * root[column] }
    let b = Matrix(rows: rank, columns: vT.columns) { row, column in root[row] * vT[row, column] }
    return keeping(weight, a: a, b: b, scale: scale)
  }

  /// The adapter of these factors whose merged weight is `weight`.
  private static func keeping(_ weight: Matrix, a: Matrix, b: Matrix, scale: Double) -> LoRA {
    LoRA(base: weight - scale * (a * b), a: a, b: b, scale: scale)
  }

  /// The ratio $\eta_B/\eta_A = \frac nm\sqrt{\frac nr}$ of the factors' learning rates for an $n\times m$ weight,
  /// under sign updates (LoRA+).
  ///
  /// With entries of $A$ of size $1/\sqrt n$ and of $B$ of size $1/\sqrt r$, both factors then lower the loss
  /// equally. All arguments are at least 1. Source: Hayou, Ghosh, Yu, "LoRA+", 2024, arXiv:2402.12354.
  public static func recommendedLearningRateRatio(rows: Int, columns: Int, rank: Int) -> Double {
    for (count, name) in [(rows, "rows"), (columns, "columns"), (rank, "rank")] {
      require(count >= 1, "recommendedLearningRateRatio: \(name) must be at least 1, got \(count)")
    }
    return Double(rows) / Double(columns) * (Double(rows) / Double(rank)).squareRoot()
  }
}

func requireShape(of gradient: Matrix, as weight: Matrix, _ function: String) {
  require(
    gradient.rows == weight.rows && gradient.columns == weight.columns,
    "\(function): the gradient is \(gradient.rows) x \(gradient.columns), the weight \(weight.rows) x \(weight.columns)"
  )
}
