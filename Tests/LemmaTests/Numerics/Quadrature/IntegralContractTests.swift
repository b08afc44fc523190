import Lemma
import Testing

/// The defaults, the ends of the interval, and what a peak needs.
@Suite struct IntegralContractTests {
  @Test func defaultsAreThoseDocumented() throws {
    let f: (Double) -> Double = { abs($0 - 1.0 / 3) * exp($0) }
    let short = try integralEstimate(of: f, from: 0, to: 1)
    let explicit = try integralEstimate(
      of: f, from: 0, to: 1, relativeTolerance: 1e-10, absoluteTolerance: 1e-12, breakpoints: [], maximumIntervals: 200)
    #expect(short.value == explicit.value && short.evaluations == explicit.evaluations)
    let (finer, coarser) = (
      try integralEstimate(of: f, from: 0, to: 1, relativeTolerance: 1e-13, absoluteTolerance: 0),
      try integralEstimate(of: f, from: 0, to: 1, relativeTolerance: 1e-4, absoluteTolerance: 1e-12)
    )
    #expect(finer.evaluations > short.evaluations && coarser.evaluations < short.evaluations)
    #expect(integral(of: f, from: 0, to: 1) == short.value)
    // A small integral is only asked to the absolute tolerance.
    let small = try integralEstimate(of: { 1e-9 * f($0) }, from: 0, to: 1)
    #expect(small.error <= 1e-12 && small.evaluations < short.evaluations)
  }

  /// More kinks than intervals: each bisection adds two rules of 21 nodes to the first.
  @Test func stopsAfterTwoHundredIntervals() {
    let error = #expect(throws: NumericsError.self) {
      try integralEstimate(of: { abs(sin(3000 * $0)) }, from: 0, to: 1)
    }
    guard case .notConverged(let evaluations, let residual, let best) = error else { return }
    #expect(evaluations == 21 * (2 * 200 - 1))
    #expect(residual > 1e-12 && abs((best ?? 0) - 2 / Double.pi) <= residual)
    #expect(error?.description.contains("best value 0.63") == true)
  }

  /// Rounding puts the outermost nodes of a narrow part onto its ends, and far down a half line onto its start.
  @Test func endsAreNeverEvaluated() throws {
    let (a, b) = (1.0, 1 + 16 * 0x1p-52)
    let narrow = try integralEstimate(
      of: { x in
        #expect(x > a && x < b)
        return 1
      }, from: a, to: b)
    #expect(narrow.value == b - a)
    for (start, end) in [(1e12, Double.infinity), (-.infinity, -1e12)] {
      let finite = start.isFinite ? start : end
      _ = try? integralEstimate(
        of: { x in
          #expect(x > start && x < end)
          return exp(-abs(x - finite)) * pow(abs(x - finite), -0.9)
        }, from: start, to: end, relativeTolerance: 1e-13, absoluteTolerance: 0)
    }
    _ = try? integralEstimate(
      of: { x in
        #expect(x > 1 && x < 2)
        return pow(x - 1, -0.99)
      }, from: 1, to: 2, relativeTolerance: 1e-13)
  }

  /// Neither the length of the interval nor the sum of its ends is representable.
  @Test func lengthsAndSumsMayOverflow() throws {
    let wide = try integralEstimate(
      of: { x in
        #expect(x.isFinite)
        return (x / 1e308) * (x / 1e308) * 1e-308
      }, from: -1.7e308, to: 1.7e308)
    #expect(abs(wide.value - 2 * 1.7 * 1.7 * 1.7 / 3) <= 1e-14)
    #expect(abs(integral(of: { $0 < 1.5e308 ? 1e-308 : 0 }, from: 1e308, to: 1.5e308) - 0.5) <= 1e-15)
  }

  @Test func singularitiesAwayFromZeroAreExtrapolated() throws {
    let lower = try integralEstimate(of: { 1 / ($0 - 1).squareRoot() }, from: 1, to: 2)
    #expect(abs(lower.value - 2) <= lower.error && lower.error <= 2e-10)
    let upper = try integralEstimate(of: { log(3 - $0) }, from: 2, to: 3)
    #expect(abs(upper.value + 1) <= upper.error && upper.error <= 1e-10)
  }

  @Test func aNarrowPeakIsMissedWithoutABreakpoint() throws {
    let peak: (Double) -> Double = { exp(-1e8 * (($0 - 0.3) * ($0 - 0.3))) }
    let blind = try integralEstimate(of: peak, from: 0, to: 1)
    #expect(blind.value < 1e-6 && blind.error < 1e-6)
    #expect(try integralEstimate(of: peak, from: 0, to: 1, breakpoints: [0.3]).value > 1.7e-4)
  }

  @Test func refusalsNameTheArgument() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(try integralEstimate(of: { $0 }, from: 0, to: 1, relativeTolerance: 1e-15))
    }
    #expect(message(result).contains("integralEstimate: relativeTolerance must be at least 1.2e-14, got 1e-15"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(try integralEstimate(of: { $0 }, from: 0, to: 1, absoluteTolerance: -1))
    }
    #expect(message(result).contains("integralEstimate: absoluteTolerance must not be negative, got -1.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(try integralEstimate(of: { $0 }, from: 0, to: 1, breakpoints: [2]))
    }
    #expect(message(result).contains("integralEstimate: breakpoint 2.0 is not between 0.0 and 1.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(gaussLegendre(order: 0))
    }
    #expect(message(result).contains("gaussLegendre: order must be at least 1, got 0"))
  }
}
