import Lemma
import Testing

@Suite struct ScalarMinimumTests {
  @Test func findsMinimumOfGamma() {
    let minimum = minimize({ tgamma($0) }, in: 1...2)
    #expect(abs(minimum.x - 1.46163214496836234) <= 2e-8)
    #expect(abs(minimum.value - 0.8856031944108887) <= 1e-15)
    #expect(minimum.evaluations <= 30)
    let golden = goldenSection({ tgamma($0) }, in: 1...2)
    #expect(abs(golden.x - minimum.x) <= 1e-7)
    #expect(golden.evaluations <= 44)
  }

  @Test func findsMinimumOfQuartic() {
    let f: (Double) -> Double = { t in
      let u = (t - 2) * (t - 2)
      return u * u + t
    }
    let minimum = minimize(f, in: 0...4)
    #expect(abs(minimum.x - 1.3700394750525633) <= 4e-8)
    #expect(abs(minimum.value - 1.5275296062894226) <= 1e-15)
    #expect(abs(goldenSection(f, in: 0...4).x - 1.3700394750525633) <= 1e-7)
  }

  @Test(arguments: 0..<120) func locatesSeededMinimum(seed: Int) {
    let x0 = 3 * sin(Double(seed) * 12.9898)
    let curvature = 0.1 + 10 * abs(cos(Double(seed) * 78.233))
    var count = 0
    let f: (Double) -> Double = {
      count += 1
      return curvature * (cosh($0 - x0) - 1)
    }
    let minimum = minimize(f, in: -5...4)
    #expect(minimum.evaluations == count)
    // The value is flat to rounding within sqrt(2ε).
    #expect(abs(minimum.x - x0) <= 5e-8 * max(1, abs(x0)))
    let golden = goldenSection(f, in: -5...4)
    #expect(abs(golden.x - x0) <= 5e-8 * max(1, abs(x0)))
    #expect(minimum.evaluations + golden.evaluations == count)
  }

  @Test(arguments: [minimize, goldenSection]) func survivesAwkwardFunctions(
    search: @Sendable ((Double) -> Double, ClosedRange<Double>, Double) -> ScalarMinimum
  ) {
    #expect(abs(search({ $0 }, 0...1, 1.5e-8).x) <= 1e-7)
    #expect(abs(search({ -$0 }, 0...1, 1.5e-8).x - 1) <= 1e-7)
    #expect(abs(search({ $0 * $0 }, -1...2, 1.5e-8).x) <= 1e-7)
    #expect(search({ _ in 4 }, 0...1, 1.5e-8).value == 4)
    #expect(abs(search({ $0 < 0.5 ? .nan : $0 }, 0...4, 1.5e-8).x - 0.5) <= 1e-7)
    #expect(search({ $0 * $0 }, 3...3, 1.5e-8).value == 9)
    #expect(search({ _ in .nan }, 0...1, 1.5e-8).value == .infinity)
  }

  @Test func refusesMisuse() async {
    await #expect(processExitsWith: .failure) { _ = minimize({ $0 }, in: 0...1, tolerance: 0) }
    await #expect(processExitsWith: .failure) { _ = goldenSection({ $0 }, in: 0 ... .infinity) }
  }
}
