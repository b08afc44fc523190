import Lemma
import Testing

/// Theorems about descent and flow, over random quadratics and directions.
@Suite struct GradientFlowIdentityTests {
  /// A positive definite matrix of size 2 to 5, a start, and its extreme curvatures.
  static func quadratic(_ seed: UInt64) -> (matrix: Matrix, start: Vector, least: Double, greatest: Double) {
    var generator = SeededGenerator(seed: seed)
    let size = 2 + generator.integer(below: 4)
    let factor = Matrix(rows: size, columns: size) { _, _ in generator.normal() }
    let matrix = factor * factor.transpose + 0.1 * Matrix.identity(size)
    let values = eigh(matrix).values
    return (matrix, Vector(count: size) { _ in generator.normal() }, min(values), max(values))
  }

  @Test(arguments: UInt64(0)..<100)
  func flowOfAQuadraticIsTheMatrixExponential(seed: UInt64) {
    let (matrix, start, least, _) = Self.quadratic(seed)
    let end = gradientFlow(from: start, until: 1.5) { x in matrix * x }
    #expect((end - expm(-1.5 * matrix) * start).norm <= 1e-8, "seed \(seed)")
    #expect(end.norm <= exp(-1.5 * least) * start.norm + 1e-8, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func bestStepNeverContractsLessThanPromised(seed: UInt64) {
    let (matrix, start, least, greatest) = Self.quadratic(seed)
    let points = gradientDescent(from: start, stepSize: 2 / (least + greatest), steps: 20) { x in matrix * x }
    let factor = (greatest - least) / (greatest + least)
    for (before, after) in zip(points, points.dropFirst()) {
      #expect(after.norm <= factor * before.norm * (1 + 1e-12) + 1e-14, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func minimizingMovementIsImplicitEuler(seed: UInt64) throws {
    let (matrix, start, _, _) = Self.quadratic(seed)
    let step = pow(10, Double(seed % 7) - 3)
    let points = minimizingMovement(
      of: { x in 0.5 * dot(x, matrix * x) }, gradient: { x in matrix * x }, from: start, stepSize: step, steps: 3)
    let resolvent = Matrix.identity(start.count) + step * matrix
    for (before, after) in zip(points, points.dropFirst()) {
      #expect((after - (try solve(resolvent, before))).norm <= 1e-10 * (1 + step), "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func minimizingMovementNeverRaisesItsObjective(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let frequency = generator.uniform(in: 1..<4)
    let f = { (x: Vector) in x.squaredNorm / 8 + sin(frequency * x[0]) * cos(x[1]) }
    let slope = { (x: Vector) -> Vector in
      [
        x[0] / 4 + frequency * cos(frequency * x[0]) * cos(x[1]),
        x[1] / 4 - sin(frequency * x[0]) * sin(x[1]),
      ]
    }
    let step = exp(generator.uniform(in: -4..<4))
    let points = minimizingMovement(
      of: f, gradient: slope, from: [generator.normal(), generator.normal()], stepSize: step, steps: 5)
    for (before, after) in zip(points, points.dropFirst()) {
      #expect(f(after) + (after - before).squaredNorm / (2 * step) <= f(before) + 1e-12, "seed \(seed)")
      #expect((after - before + step * slope(after)).norm <= 1e-6 * (1 + step), "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func steepestDirectionAttainsTheDualNorm(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let g = Vector(count: 6) { _ in generator.normal() }
    let pairs: [(norm: VectorNorm, exponent: Double, dual: Double)] = [
      (.one, 1, .infinity), (.two, 2, 2), (.infinity, .infinity, 1),
    ]
    for pair in pairs {
      let direction = steepestDirection(for: g, under: pair.norm)
      #expect(abs(direction.norm(pair.exponent) - 1) <= 1e-14, "seed \(seed)")
      #expect(abs(dot(g, direction) + g.norm(pair.dual)) <= 1e-14 * g.norm(1), "seed \(seed)")
      let other = Vector(count: 6) { _ in generator.normal() }
      #expect(dot(g, other) / other.norm(pair.exponent) >= dot(g, direction) - 1e-14, "seed \(seed)")
    }
  }
}
