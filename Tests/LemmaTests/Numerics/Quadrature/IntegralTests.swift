import Lemma
import Testing

/// Integrals with a known value, at tolerances 1e-12.
@Suite struct IntegralTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let integrand: @Sendable (Double) -> Double
    let from: Double
    let to: Double
    let value: Double
    let evaluations: Int
    var bound = 5e-12

    init(
      _ name: String, from: Double, to: Double, _ value: Double, _ evaluations: Int,
      bound: Double = 5e-12, _ integrand: @escaping @Sendable (Double) -> Double
    ) {
      testDescription = name
      (self.from, self.to, self.value, self.evaluations, self.bound) = (from, to, value, evaluations, bound)
      self.integrand = integrand
    }
  }

  static let cases = [
    Case("square root", from: 0, to: 1, 2.0 / 3, 300) { sqrt($0) },
    Case("logarithm", from: 0, to: 1, -1, 300) { log($0) },
    Case("Runge", from: -1, to: 1, 0.54936030677800634, 300) { 1 / (1 + 25 * $0 * $0) },
    Case("Gaussian", from: -.infinity, to: .infinity, 1.7724538509055160273, 500) { exp(-$0 * $0) },
    Case("exponential", from: 0, to: .infinity, 1, 300) { exp(-$0) },
    Case("Cauchy", from: -.infinity, to: .infinity, .pi, 300) { 1 / (1 + $0 * $0) },
    Case("inverse root", from: 0, to: 1, 2, 300, bound: 1e-11) { 1 / sqrt($0) },
    Case("oscillation", from: 0, to: 1, -0.0052474970740785757, 400) { cos(50 * $0) },
    Case("peak", from: 0, to: 1, 0.01772453850905516, 400) { exp(-1e4 * ($0 - 0.3) * ($0 - 0.3)) },
    Case("kink", from: 0, to: 1, 5.0 / 18, 300) { abs($0 - 1.0 / 3) },
  ]

  @Test(arguments: cases) func reachesTheValueWithinItsEstimate(_ test: Case) throws {
    let estimate = try integralEstimate(
      of: test.integrand, from: test.from, to: test.to, relativeTolerance: 1e-12, absoluteTolerance: 1e-12)
    let error = abs(estimate.value - test.value)
    #expect(error <= test.bound)
    #expect(error <= estimate.error + 1e-15)
    #expect(estimate.evaluations <= test.evaluations)
    #expect(abs(integral(of: test.integrand, from: test.to, to: test.from) + test.value) <= 1e-10)
  }

  @Test(arguments: cases) func countsEveryEvaluation(_ test: Case) throws {
    var count = 0
    let estimate = try integralEstimate(
      of: { x in
        count += 1
        #expect(x > test.from && x < test.to)
        return test.integrand(x)
      }, from: test.from, to: test.to)
    #expect(estimate.evaluations == count)
  }

  @Test func zeroCostsOneRule() throws {
    let estimate = try integralEstimate(of: { _ in 0 }, from: 0, to: 1)
    #expect(estimate.evaluations == 21)
    #expect(estimate.value == 0 && estimate.error == 0)
  }

  @Test func breakpointFindsNarrowPeak() throws {
    let peak: (Double) -> Double = { exp(-1e8 * (($0 - 0.3) * ($0 - 0.3))) }
    let exact = 1.7724538509055160273e-4
    let found = try integralEstimate(of: peak, from: 0, to: 1, breakpoints: [0.3])
    #expect(abs(found.value - exact) <= 1e-12)
    let onLine = try integralEstimate(of: peak, from: -.infinity, to: .infinity, breakpoints: [0.3])
    #expect(abs(onLine.value - exact) <= 1e-12)
    let onHalfLine = try integralEstimate(of: peak, from: .infinity, to: 0, breakpoints: [0.3])
    #expect(abs(onHalfLine.value + exact) <= 1e-12)
  }

  @Test(arguments: 0..<120) func isAdditiveAndLinear(seed: Int) {
    var state = Double(seed) * 0.6180339887498949
    func next() -> Double {
      state = (state * 7.31 + 0.377).truncatingRemainder(dividingBy: 1)
      return 4 * state - 2
    }
    let (a, b, c, frequency, rate) = (next(), next(), next(), 5 * next(), next())
    let f: (Double) -> Double = { sin(frequency * $0) * exp(rate * $0) }
    let whole = integral(of: f, from: a, to: c)
    #expect(abs(integral(of: f, from: a, to: b) + integral(of: f, from: b, to: c) - whole) <= 1e-8)
    let square = frequency * frequency + rate * rate
    func antiderivative(_ x: Double) -> Double {
      exp(rate * x) * (rate * sin(frequency * x) - frequency * cos(frequency * x)) / square
    }
    #expect(abs(whole - (antiderivative(c) - antiderivative(a))) <= 1e-8)
  }
}
