import Lemma
import Testing

@Suite struct IntegralEdgeTests {
  @Test func emptyIntervalCostsNothing() throws {
    let estimate = try integralEstimate(of: { _ in .nan }, from: 2, to: 2)
    #expect(estimate.value == 0 && estimate.error == 0 && estimate.evaluations == 0)
  }

  @Test func reportsWhereTheIntegrandIsNotFinite() {
    #expect(throws: NumericsError.nonFinite(at: 0.5)) {
      try integralEstimate(of: { $0 == 0.5 ? .nan : 1 }, from: 0, to: 1)
    }
    #expect(integral(of: { _ in .nan }, from: 0, to: 1).isNaN)
    #expect(integral(of: { $0 }, from: .nan, to: 1).isNaN)
    #expect(integral(of: { 1 / ($0 - 0.5) }, from: 0, to: 1).isNaN)
  }

  @Test(arguments: [0.0, 0.5]) func refusesDivergentIntegral(power: Double) {
    #expect(throws: NumericsError.self) { try integralEstimate(of: { pow($0, -1 - power) }, from: 0, to: 1) }
  }

  @Test func failureCarriesBestValue() {
    do {
      _ = try integralEstimate(of: { sqrt($0) }, from: 1, to: 0, relativeTolerance: 1e-12, maximumIntervals: 3)
      Issue.record("three intervals cannot suffice")
    } catch NumericsError.notConverged(let count, let residual, let best) {
      #expect(count == 105)
      #expect(residual > 0 && residual < 1e-2)
      #expect(abs((best ?? 0) + 2.0 / 3) <= residual)
    } catch {
      Issue.record("unexpected \(error)")
    }
    // The short form returns the same value instead.
    #expect(integral(of: { sin(1 / $0) / $0 }, from: 0, to: 1).isFinite)
  }

  @Test func integratesOverHalfLinesInBothDirections() {
    #expect(abs(integral(of: { exp($0) }, from: -.infinity, to: 1) - exp(1.0)) <= 1e-10)
    #expect(abs(integral(of: { exp(-$0) }, from: .infinity, to: -1) + exp(1.0)) <= 1e-10)
    #expect(abs(integral(of: { exp(-$0 * $0) }, from: .infinity, to: -.infinity) + sqrt(Double.pi)) <= 1e-10)
  }

  @Test func refusesMisuse() async {
    await #expect(processExitsWith: .failure) {
      _ = try integralEstimate(of: { $0 }, from: 0, to: 1, relativeTolerance: 1e-15)
    }
    await #expect(processExitsWith: .failure) {
      _ = try integralEstimate(of: { $0 }, from: 0, to: 1, breakpoints: [2])
    }
    await #expect(processExitsWith: .failure) { _ = try integralEstimate(of: { $0 }, from: .nan, to: 1) }
    await #expect(processExitsWith: .failure) {
      _ = try integralEstimate(of: { $0 }, from: 0, to: 1, maximumIntervals: 0)
    }
  }
}
