import Lemma
import Testing

@Suite struct VectorMinimumTests {
  static func rosenbrock(_ x: Vector) -> Double {
    var total = 0.0
    for i in 0..<x.count - 1 {
      let a = x[i + 1] - x[i] * x[i]
      total += 100 * a * a + (1 - x[i]) * (1 - x[i])
    }
    return total
  }

  static func rosenbrockGradient(_ x: Vector) -> Vector {
    var slope = Vector(x.count)
    for i in 0..<x.count - 1 {
      let a = x[i + 1] - x[i] * x[i]
      slope[i] += -400 * a * x[i] - 2 * (1 - x[i])
      slope[i + 1] += 200 * a
    }
    return slope
  }

  static func tracedRosenbrock(_ x: TracedVector) -> TracedScalar {
    var total = TracedScalar(0)
    for i in 0..<x.count - 1 {
      let a = x[i + 1] - x[i] * x[i]
      total = total + 100 * a * a + (1 - x[i]) * (1 - x[i])
    }
    return total
  }

  @Test func rosenbrockInThePlane() {
    var count = 0
    let minimum = minimize(
      { (x: Vector) in
        count += 1
        return Self.rosenbrock(x)
      }, from: [-1.2, 1], gradient: Self.rosenbrockGradient)
    #expect(minimum.converged && (minimum.x - 1).norm(.infinity) <= 1e-7)
    #expect(minimum.evaluations <= 80 && minimum.evaluations == count)
    #expect(minimum.gradientNorm <= 1e-8 && minimum.iterations <= count)
    let traced = minimize(Self.tracedRosenbrock, from: [-1.2, 1])
    #expect(traced.converged && (traced.x - 1).norm(.infinity) <= 1e-7 && traced.evaluations <= 80)
    #expect(DifferentiationMethod.used(for: traced.x.elements) == .traced)
    let numerical = minimize(Self.rosenbrock, from: [-1.2, 1])
    #expect(numerical.converged && (numerical.x - 1).norm(.infinity) <= 1e-5)
    #expect(DifferentiationMethod.used(for: numerical.x.elements) == .numerical)
  }

  @Test func rosenbrockInAHundredDimensions() {
    let start = Vector(count: 100) { $0.isMultiple(of: 2) ? -1.2 : 1 }
    let minimum = minimize(Self.rosenbrock, from: start, gradient: Self.rosenbrockGradient)
    #expect(minimum.converged && minimum.value <= 1e-12 && minimum.evaluations <= 1200)
    let traced = minimize(Self.tracedRosenbrock, from: start)
    #expect(traced.converged && traced.value <= 1e-12 && traced.evaluations <= 1200)
  }

  @Test func convexQuadratic() {
    let curvatures = Vector(count: 50) { pow(10, 4 * Double($0) / 49) }
    let minimum = minimize(
      { (x: Vector) in 0.5 * dot(curvatures, x * x) }, from: Vector(repeating: 1, count: 50),
      gradient: { curvatures * $0 })
    #expect((curvatures * minimum.x).norm(.infinity) <= 1e-8)
    #expect(minimum.converged && minimum.evaluations <= 2000)
  }

  @Test func ridgeLogisticRegression() {
    let rows: Matrix = [[1, 0.5], [1, 2], [1, -1], [1, 0.3], [1, -2], [1, 1.1]]
    let signs: Vector = [1, 1, -1, -1, -1, 1]
    let minimum = minimize(
      { w in
        let margins = (rows * w) * signs
        return sum(margins.map { softplus(-$0) }) + 0.05 * w.squaredNorm
      }, from: [0, 0])
    #expect((minimum.x - [-0.6563457193585576, 2.4154122248056895]).norm(.infinity) <= 1e-7)
    #expect(abs(minimum.value - 1.6876647184671751) <= 1e-12)
    #expect(minimum.converged)
  }

  @Test(arguments: 0..<120) func findsMinimaOfSeededQuadratics(seed: Int) {
    var source = SeededMatrices(seed)
    let n = source.integer(in: 1...12)
    let factor = source.matrix(n, n)
    let A = factor * factor.transpose + 0.1 * Matrix.identity(n)
    let target = source.vector(n)
    let minimum = minimize(
      { x in
        let d = x - target
        return dot(d, A * d) + 3
      }, from: 5 * source.vector(n))
    #expect(minimum.converged && (minimum.x - target).norm <= 1e-6)
    #expect(abs(minimum.value - 3) <= 1e-12)
  }

  @Test func infinityOutsideTheDomainShortensTheStep() {
    let barrier: (Vector) -> Double = { x in x[0] <= 0 ? .infinity : x[0] - log(x[0]) }
    let minimum = minimize(barrier, from: [20], gradient: { x in [1 - 1 / x[0]] })
    #expect(minimum.converged && abs(minimum.x[0] - 1) <= 1e-7)
    let undefined = minimize({ x in x[0] - log(x[0]) }, from: [1e-3])
    #expect(undefined.converged && abs(undefined.x[0] - 1) <= 1e-7)
  }

  @Test func reportsFailureInsteadOfLooping() {
    // Flat: the gradient claims a descent that is not there.
    let flat = minimize({ (_: Vector) in 1.0 }, from: [3], gradient: { _ in [1] })
    #expect(!flat.converged && flat.value == 1 && flat.evaluations < 1000)
    let unbounded = minimize({ (x: Vector) in x[0] }, from: [0], gradient: { _ in [1] })
    #expect(!unbounded.converged)
    let nothing = minimize({ (_: Vector) in Double.nan }, from: [0], gradient: { _ in [1] })
    #expect(!nothing.converged && nothing.evaluations == 1)
    let few = minimize(Self.rosenbrock, from: [-1.2, 1], gradient: Self.rosenbrockGradient, maximumIterations: 3)
    #expect(!few.converged && few.iterations == 3 && few.value < 24.2)
    let kink = minimize({ x in abs(x[0]) + abs(x[1]) }, from: [1, 2.5])
    #expect(kink.value < 3.5)
    // Wrong by its sign.
    #expect(!minimize({ (x: Vector) in x.squaredNorm }, from: [1], gradient: { -2 * $0 }).converged)
  }

  @Test func stationaryStartIsTheResult() {
    let minimum = minimize({ x in x.squaredNorm }, from: [0, 0])
    #expect(minimum.converged && minimum.iterations == 0 && minimum.evaluations == 1)
    #expect(minimize({ x in sum(x) }, from: []).converged)
  }

  @Test func refusesMisuse() async {
    await #expect(processExitsWith: .failure) { _ = minimize({ x in x.squaredNorm }, from: [.nan]) }
    await #expect(processExitsWith: .failure) {
      _ = minimize({ (x: Vector) in x[0] }, from: [1], gradient: { _ in [1, 2] })
    }
    await #expect(processExitsWith: .failure) { _ = minimize({ x in x.squaredNorm }, from: [1], gradientTolerance: -1) }
  }
}
