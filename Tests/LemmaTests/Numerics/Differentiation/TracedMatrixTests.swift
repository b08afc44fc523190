import Lemma
import Testing

/// Every operation on traced matrices against central differences of its own values, in random directions.
@Suite struct TracedMatrixTests {
  typealias Function = @Sendable (TracedVector) throws -> TracedScalar

  static let square = Matrix.lattice(rows: 3, columns: 3, stream: 1)
  static let tall = Matrix.lattice(rows: 4, columns: 3, stream: 2)
  static let weights = Matrix.lattice(rows: 3, columns: 4, stream: 3)

  /// The first nine elements as a matrix.
  static func matrix(_ x: TracedVector) -> TracedMatrix { TracedMatrix(x[0..<9], rows: 3, columns: 3) }
  static func wide(_ x: TracedVector) -> TracedMatrix { TracedMatrix(x[0..<12], rows: 3, columns: 4) }
  static func long(_ x: TracedVector) -> TracedMatrix { TracedMatrix(x[0..<12], rows: 4, columns: 3) }

  /// A positive definite matrix.
  static func definite(_ x: TracedVector) -> TracedMatrix {
    matrix(x) * matrix(x).transpose + TracedMatrix(Matrix.identity(3) * 2)
  }

  /// A scalar that weighs all elements differently.
  static func weighed(_ a: TracedMatrix) -> TracedScalar {
    dot(Vector(Matrix.lattice(rows: a.rows, columns: a.columns, stream: 9).elements), a.elements)
  }

  static let smooth: [(String, Function)] = [
    ("product", { x in weighed(matrix(x) * wide(x)) }),
    ("constant left", { x in weighed(TracedMatrix(square) * wide(x)) * x[0] }),
    ("constant right", { x in weighed(exp(matrix(x)) * TracedMatrix(weights)) }),
    ("vector", { x in dot(matrix(x) * x[0..<3], x[3..<6]) * x[1] }),
    ("vector and constant matrix", { x in (TracedMatrix(tall) * sin(x[0..<3])).squaredNorm }),
    ("transpose", { x in weighed(wide(x).transpose * matrix(x)) }),
    ("sum", { x in weighed(matrix(x) + matrix(x) * matrix(x) - TracedMatrix(square)) * x[2] }),
    ("Hadamard", { x in weighed(matrix(x) .* matrix(x).transpose .* matrix(x)) }),
    ("scale", { x in weighed(tanh(wide(x).scaled(by: 2))) }),
    ("bias", { x in weighed(tanh(wide(x).adding(toEachRow: x[0..<4] * x[4..<8]))) }),
    ("bias of constant", { x in weighed(tanh(TracedMatrix(weights).adding(toEachRow: x[0..<4]))) }),
    (
      "constant bias",
      { x in
        weighed(
          tanh(
            wide(x).adding(
              toEachRow: TracedVector([TracedScalar(1), TracedScalar(2), TracedScalar(0), TracedScalar(3)]))))
      }
    ),
    ("relu", { x in weighed(relu(wide(x) * long(x))) }),
    ("log", { x in weighed(log(exp(wide(x)) + TracedMatrix(Matrix(rows: 3, columns: 4, repeating: 1)))) }),
    ("mean", { x in mean(wide(x) .* wide(x)) * sum(matrix(x)) }),
    ("softmax of rows", { x in weighed(softmaxRows(wide(x))) }),
    ("logSumExp of rows", { x in dot(logSumExpRows(wide(x)), x[0..<3]) }),
    ("elements", { x in matrix(x)[1, 2] * matrix(x)[row: 2].squaredNorm + matrix(x).trace * matrix(x).frobeniusNorm }),
    ("solve", { x in try weighed(solve(definite(x), wide(x))) }),
    ("solve for vector", { x in try dot(solve(definite(x), x[0..<3]), x[3..<6]) }),
    ("solve constant", { x in try weighed(solve(TracedMatrix(square), wide(x) .* wide(x))) }),
    ("solve with constant", { x in try weighed(solve(definite(x), TracedMatrix(weights))) }),
    ("log determinant", { x in matrix(x).logAbsoluteDeterminant * x[0] + definite(x).logAbsoluteDeterminant }),
    ("Cholesky", { x in try weighed(cholesky(definite(x))) }),
    (
      "Cholesky chain",
      { x in
        let L = try cholesky(definite(x))
        return try solve(L, x[0..<3]).squaredNorm + sum(log(L.diagonal))
      }
    ),
  ]

  static let onceDifferentiable: [(String, Function)] = [
    ("singular values", { x in dot(singularValues(wide(x)), x[0..<3]) }),
    ("singular values of tall", { x in dot(singularValues(long(x)), x[0..<3]) }),
    ("nuclear norm", { x in sum(singularValues(matrix(x))) }),
    (
      "svd wide",
      { x in
        let (u, s, vT) = svd(wide(x))
        return weighed(u) + weighed(vT) * s[1] + weighed(u * vT)
      }
    ),
    (
      "svd tall",
      { x in
        let (u, s, vT) = svd(long(x))
        return weighed(u) * s[2] + weighed(vT)
      }
    ),
  ]

  static func point(_ seed: Int) -> (x: Vector, v: Vector, w: Vector) {
    var source = SeededMatrices(seed)
    return (source.vector(12), source.vector(12), source.vector(12))
  }

  func checkGradient(_ name: String, _ f: Function, seed: Int) throws {
    let (x, v, _) = Self.point(seed)
    let slope = try gradient(of: f, at: x)
    let numerical = numericalDerivative(
      of: { (try? valueAndGradient(of: f, at: x + $0 * v).value) ?? .nan }, at: 0, initialStep: 0.01)
    let tolerance = 1e-8 * (1 + slope.norm * v.norm) + 100 * numerical.error
    #expect(abs(dot(slope, v) - numerical.value) <= tolerance, "\(name), seed \(seed)")
    // Forward mode.
    let forward = try jacobian(of: { x in TracedVector(Array(repeating: try f(x), count: 13)) }, at: x)
    #expect((forward[row: 12] - slope).norm <= 1e-10 * (1 + slope.norm), "\(name), seed \(seed)")
  }

  @Test(arguments: smooth.indices, 0..<8) func agreesWithDifferences(_ index: Int, seed: Int) throws {
    let (name, f) = Self.smooth[index]
    try checkGradient(name, f, seed: seed)
    let (x, v, w) = Self.point(seed)
    let product = try hessianVectorProduct(of: f, at: x, along: v)
    let second = numericalDerivative(
      of: { step in (try? dot(w, gradient(of: f, at: x + step * v))) ?? .nan }, at: 0, initialStep: 0.01)
    let tolerance = 1e-7 * (1 + product.norm * w.norm) + 100 * second.error
    #expect(abs(dot(w, product) - second.value) <= tolerance, "\(name), seed \(seed)")
  }

  @Test(arguments: onceDifferentiable.indices, 0..<8) func singularValuesAgreeWithDifferences(_ index: Int, seed: Int)
    throws
  {
    let (name, f) = Self.onceDifferentiable[index]
    try checkGradient(name, f, seed: seed + 100)
  }

  @Test func knownGradients() throws {
    let A: Matrix = [[4, 1], [1, 3]]
    let inverse = try A.inverse()
    #expect((gradient(of: { a in a.logAbsoluteDeterminant }, at: A) - inverse.transpose).frobeniusNorm <= 1e-15)
    #expect(gradient(of: { a in a.trace }, at: A) == Matrix.identity(2))
    #expect(gradient(of: { a in sum(a * a) }, at: [[1, 2], [3, 4]]) == [[7, 11], [9, 13]])
    let spectral = gradient(of: { a in singularValues(a)[0] }, at: [[3, 0], [0, 2]])
    #expect((spectral - [[1, 0], [0, 0]]).frobeniusNorm <= 1e-15)
    let slope = try gradient(of: { a in try sum(log(cholesky(a).diagonal)) }, at: A)
    // log det = 2 Σ log L_ii; the lower triangle carries the whole derivative.
    #expect((slope - [[0.5 * inverse[0, 0], 0], [inverse[1, 0], 0.5 * inverse[1, 1]]]).frobeniusNorm <= 1e-15)
  }

  @Test func failuresLeaveTheTapeUsable() {
    #expect(throws: NumericsError.singularMatrix(pivot: 1)) {
      try gradient(of: { a in try sum(solve(a, TracedMatrix([[1], [1]]))) }, at: [[1, 1], [1, 1]])
    }
    #expect(throws: NumericsError.notPositiveDefinite(order: 2)) {
      try gradient(of: { a in try sum(cholesky(a)) }, at: [[1, 2], [2, 1]])
    }
    let singular = valueAndGradient(
      of: { x in TracedMatrix(x, rows: 2, columns: 2).logAbsoluteDeterminant }, at: [1, 1, 1, 1])
    #expect(singular.value == -.infinity && singular.gradient[0].isNaN)
    #expect(gradient(of: { x in x.squaredNorm }, at: [3]) == [6])
  }

  @Test func emptyShapes() {
    let none = gradient(of: { a in sum(a * a.transpose) + sum(softmaxRows(a)) }, at: Matrix(rows: 0, columns: 3))
    #expect(none.rows == 0)
    #expect(gradient(of: { a in sum(a.transpose * a) + a.frobeniusNorm }, at: Matrix(rows: 2, columns: 0)).columns == 0)
  }

  @Test func refusesMisuse() async {
    await #expect(processExitsWith: .failure) { _ = gradient(of: { a in sum(a * a) }, at: Matrix(rows: 2, columns: 3)) }
    await #expect(processExitsWith: .failure) {
      _ = gradient(of: { a in sum(a + a.transpose) }, at: Matrix(rows: 2, columns: 3))
    }
    await #expect(processExitsWith: .failure) { _ = gradient(of: { a in a.trace }, at: Matrix(rows: 2, columns: 3)) }
    await #expect(processExitsWith: .failure) {
      _ = gradient(of: { x in sum(TracedMatrix(x, rows: 2, columns: 2)) }, at: [1, 2, 3])
    }
    await #expect(processExitsWith: .failure) {
      _ = gradient(of: { a in sum(a.adding(toEachRow: a[row: 0][0..<1])) }, at: Matrix(rows: 2, columns: 3))
    }
    await #expect(processExitsWith: .failure) {
      _ = hessianVectorProduct(
        of: { x in sum(singularValues(TracedMatrix(x, rows: 2, columns: 2))) }, at: [1, 2, 3, 4], along: [1, 0, 0, 0])
    }
  }
}
