/// A codebook whose codes are a linear image of others, $E = QW$ with a basis $Q$ ($K \times d$) and a transform $W$ ($d \times d$).
///
/// With $G_E = \partial\mathcal L/\partial E$, one gradient step of rate $\eta$ moves the codes by exactly
/// $$E' = E - \eta\,(G_EW^\top W + QQ^\top G_E) + \eta^2\,G_EW^\top Q^\top G_E$$
/// when both are trained, and by $E' = E - \eta\,QQ^\top G_E$ when the basis is frozen. The Gram matrix $QQ^\top$ passes the gradient of
/// codes that win samples on to those that win none.
///
/// Source: Zhu et al., "Addressing representation collapse in vector quantized models with one linear layer", 2024, arXiv:2411.02038.
public struct LinearCodebook: Sendable {
  /// $Q$.
  public private(set) var basis: Matrix
  /// $W$.
  public private(set) var transform: Matrix
  private let trainsBasis: Bool

  /// `basis.columns` is `transform.rows`; there is at least one code.
  public init(basis: Matrix, transform: Matrix, trainsBasis: Bool = false) {
    require(
      basis.rows >= 1 && basis.columns == transform.rows,
      "LinearCodebook: a basis \(basis.shape) and a transform \(transform.shape)")
    (self.basis, self.transform, self.trainsBasis) = (basis, transform, trainsBasis)
  }

  /// $QW$.
  public var codes: Matrix { basis * transform }

  /// One step on $W$ for the distortion of a batch, and on $Q$ if the basis is trained: from the same gradient and old values.
  public mutating func descend(on samples: Matrix, rate: Double) {
    let codebook = Codebook(codes)
    descend(codebook, samples, codebook.assignments(of: samples), rate)
  }

  /// The same with fixed assignments: row $i$ of `samples` belongs to code `assignments[i]`.
  public mutating func descend(on samples: Matrix, assignments: [Int], rate: Double) {
    requireAssignments(assignments, samples, "descend")
    descend(Codebook(codes), samples, assignments, rate)
  }

  private mutating func descend(_ codebook: Codebook, _ samples: Matrix, _ assignments: [Int], _ rate: Double) {
    let gradient = codebook.gradient(for: samples, assignments: assignments)
    let descended = transform - transposeProduct(basis, gradient) * rate
    if trainsBasis { basis = basis - productTransposingSecond(gradient, transform) * rate }
    transform = descended
  }

  /// $W^* = H^{-1}\,2Q^\top D\bar Z$ with $H = 2Q^\top DQ$, $D$ the frequencies of the codes and $\bar Z$ the means of their samples: the transform of
  /// least distortion under fixed assignments, and the one of least norm where $H$ is singular.
  public func optimalTransform(for samples: Matrix, assignments: [Int]) -> Matrix {
    requireAssignments(assignments, samples, "optimalTransform")
    // The least-squares problem of rows q_{a(i)} against z_i, folded by codes: √n_i q_i against √n_i z̄_i.
    var counts = [Double](repeating: 0, count: basis.rows)
    var sums = Matrix(rows: basis.rows, columns: samples.columns)
    for (sample, code) in assignments.enumerated() {
      counts[code] += 1
      for column in 0..<samples.columns { sums[code, column] += samples[sample, column] }
    }
    let weighted = Matrix(rows: basis.rows, columns: basis.columns) { counts[$0].squareRoot() * basis[$0, $1] }
    let target = Matrix(rows: basis.rows, columns: samples.columns) {
      counts[$0] > 0 ? sums[$0, $1] / counts[$0].squareRoot() : 0
    }
    return pinv(weighted) * target
  }

  /// How evenly the samples use the codes.
  public func usage(of samples: Matrix) -> CodebookUsage { Codebook(codes).usage(of: samples) }

  private func requireAssignments(_ assignments: [Int], _ samples: Matrix, _ function: String) {
    require(
      samples.rows > 0 && assignments.count == samples.rows,
      "\(function): \(assignments.count) assignments for samples \(samples.shape)")
    require(
      samples.columns == transform.columns,
      "\(function): samples \(samples.shape) for codes with \(transform.columns) coordinates")
    let codes = 0..<basis.rows
    require(assignments.allSatisfy { codes.contains($0) }, "\(function): an assignment lies outside \(codes)")
  }
}
