import Lemma
import Testing

@Suite struct NumericalDerivativeTests {
  @Test func centralDifferencesFormAnV() {
    let f: (Vector) -> Double = { x in
      (0..<3).reduce(0) { total, i in
        let a = x[i + 1] - x[i] * x[i]
        return total + 100 * a * a + (1 - x[i]) * (1 - x[i])
      }
    }
    let x: Vector = [-1.2, 1, 0.7, 2]
    let exact: Vector = [-215.6, 32, -483.4, 302]
    for (h, expected) in [(1e-4, 1e-8), (6e-6, 4e-11), (1e-8, 2e-9)] {
      let differences = Vector(count: 4) { i in
        let step = h * Vector.basis(i, count: 4)
        return (f(x + step) - f(x - step)) / (2 * h)
      }
      let error = (differences - exact).norm / exact.norm
      #expect(error <= 10 * expected && error >= expected / 10)
    }
    #expect((gradient(of: f, at: x) - exact).norm <= 1e-10 * exact.norm)
  }

  typealias Case = (f: @Sendable (Double) -> Double, x: Double, exact: Double)

  static let cases: [Case] = [
    ({ (x: Double) -> Double in exp(x) }, 1, 2.718281828459045),
    ({ (x: Double) -> Double in sin(30 * x) }, 0.4, 25.315618761974775),
    ({ (x: Double) -> Double in x.squareRoot() }, 2, 0.35355339059327373),
    ({ (x: Double) -> Double in x.magnitude * x * x }, 0.2, 0.12),
  ]

  @Test(arguments: cases.indices) func extrapolatesToItsEstimate(_ index: Int) {
    let (f, x, exact) = Self.cases[index]
    let (value, error) = numericalDerivative(of: f, at: x)
    #expect(abs(value - exact) <= 1e-11 * abs(exact))
    #expect(abs(value - exact) <= 100 * error + 1e-13 * abs(exact))
    #expect(abs(derivative(of: { f($0) }, at: x) - exact) <= 1e-11 * abs(exact))
  }

  @Test func survivesSmallDomainsAndScales() {
    #expect(abs(derivative(of: { (x: Double) in log(x) }, at: 1e-3) - 1000) <= 1e-7 * 1000)
    #expect(abs(derivative(of: { (x: Double) in sin(1e6 * x) }, at: 0) - 1e6) <= 1e-7 * 1e6)
    let (value, error) = numericalDerivative(of: { _ in .nan }, at: 1)
    #expect(value.isNaN && error == .infinity)
    #expect(numericalDerivative(of: { _ in 3 }, at: 1).value == 0)
  }

  @Test func jacobianAgreesWithTheTracedOne() {
    let traced = jacobian(of: { x in [x[0] * x[1], sin(x[0]), x[1] / x[0]] }, at: [0.7, 1.9])
    let plain: (Vector) -> Vector = { x in [x[0] * x[1], sin(x[0]), x[1] / x[0]] }
    #expect((jacobian(of: plain, at: [0.7, 1.9]) - traced).frobeniusNorm <= 1e-10)
  }

  @Test func refusesMisuse() async {
    await #expect(processExitsWith: .failure) { _ = numericalDerivative(of: { $0 }, at: 0, initialStep: 0) }
    await #expect(processExitsWith: .failure) { _ = numericalDerivative(of: { $0 }, at: .nan) }
  }
}
