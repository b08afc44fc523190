/// Vector quantisation with $K \ge 1$ codes, the rows of a matrix: every sample is replaced by the nearest code, the one of lowest
/// index among equals.
///
/// Samples are rows with as many coordinates as the codes, at least one of them; codes and samples are finite.
///
/// Source: van den Oord, Vinyals, Kavukcuoglu, "Neural discrete representation learning", 2017, arXiv:1711.00937.
public struct Codebook: Sendable {
  /// The codes $e_k$, $K \times d$.
  public var codes: Matrix

  /// A codebook with these rows as codes.
  public init(_ codes: Matrix) {
    require(codes.rows >= 1, "Codebook: at least one code is needed, got a matrix \(codes.shape)")
    self.codes = codes
  }

  /// $\arg\min_k\lVert z - e_k\rVert$.
  public func nearest(to z: Vector) -> Int {
    require(z.count == codes.columns, "Codebook: \(z.count) coordinates for codes with \(codes.columns)")
    return NearestCode(codes).decide(among: 0..<codes.rows, z.storage[...])
  }

  /// The code that every sample is assigned to. $2BKd$ operations for $B$ samples, in products of matrices.
  public func assignments(of samples: Matrix) -> [Int] {
    requireSamples(samples, "assignments")
    return NearestCode(codes).assignments(of: samples)
  }

  /// Every sample replaced by its code.
  public func quantized(_ samples: Matrix) -> Matrix { codes.selecting(rows: assignments(of: samples)) }

  /// The mean squared distance of the samples to their codes.
  public func distortion(of samples: Matrix) -> Double {
    let difference = samples - quantized(samples)
    return Vector(storage: difference.storage).squaredNorm / Double(samples.rows)
  }

  /// The gradient of the distortion with respect to the codes, $\frac2B\sum_{i:a(z_i)=k}(e_k - z_i)$ in row $k$; the zero row for a
  /// code that wins nothing. $K \times d$.
  public func gradient(for samples: Matrix) -> Matrix {
    gradient(for: samples, assignments: assignments(of: samples))
  }

  /// One step of gradient descent on the distortion of a batch: $E \leftarrow E - \eta\,G_E$.
  public mutating func descend(on samples: Matrix, rate: Double) {
    codes = codes - gradient(for: samples) * rate
  }

  /// How evenly the samples use the codes. Fresh samples, not the last batch, tell whether codes are dead.
  public func usage(of samples: Matrix) -> CodebookUsage {
    CodebookUsage(assignments: assignments(of: samples), codes: codes.rows)
  }

  /// The gradient under given assignments.
  func gradient(for samples: Matrix, assignments: [Int]) -> Matrix {
    requireSamples(samples, "gradient")
    let d = codes.columns
    let scale = 2 / Double(samples.rows)
    var result = Matrix(rows: codes.rows, columns: d)
    for (sample, code) in assignments.enumerated() {
      for column in 0..<d {
        let difference = codes.storage[code &* d &+ column] - samples.storage[sample &* d &+ column]
        result.storage[code &* d &+ column] += scale * difference
      }
    }
    return result
  }

  func requireSamples(_ samples: Matrix, _ function: String) {
    require(
      samples.columns == codes.columns, "\(function): samples \(samples.shape) for codes \(codes.shape)")
    require(samples.rows > 0, "\(function): no samples")
  }
}
