extension Matrix {
  /// A matrix of independent standard normal numbers, filled row by row.
  public static func normal(rows: Int, columns: Int, using generator: inout SeededGenerator) -> Matrix {
    requireSampleShape("Matrix.normal", rows, columns)
    let storage = samples(rows * columns, using: &generator) { $0.normal() }
    return Matrix(rows: rows, columns: columns, storage: storage)
  }

  /// A matrix of independent uniform numbers in $[0,1)$, filled row by row.
  public static func uniform(rows: Int, columns: Int, using generator: inout SeededGenerator) -> Matrix {
    requireSampleShape("Matrix.uniform", rows, columns)
    let storage = samples(rows * columns, using: &generator) { $0.uniform() }
    return Matrix(rows: rows, columns: columns, storage: storage)
  }

  /// A matrix of independent signs $\pm1$, filled row by row from one run of 64 signs a word.
  public static func rademacher(rows: Int, columns: Int, using generator: inout SeededGenerator) -> Matrix {
    requireSampleShape("Matrix.rademacher", rows, columns)
    return Matrix(rows: rows, columns: columns, storage: signs(rows * columns, using: &generator))
  }

  /// An orthogonal $n\times n$ matrix from Haar's measure, the uniform law on the orthogonal group.
  ///
  /// The $Q$ of a normal matrix's QR factorisation with $R_{ii}>0$; without that sign rule the law would not be
  /// invariant. Cost $O(n^3)$. Source: Mezzadri, "How to generate random matrices from the classical compact groups",
  /// Notices AMS 54, 2007.
  public static func orthogonal(_ n: Int, using generator: inout SeededGenerator) -> Matrix {
    require(n >= 0, "Matrix.orthogonal: the order \(n) is negative")
    return qr(normal(rows: n, columns: n, using: &generator)).q
  }
}

private func requireSampleShape(_ function: String, _ rows: Int, _ columns: Int) {
  require(rows >= 0 && columns >= 0, "\(function): the shape \(rows) x \(columns) is negative")
}
