import Lemma
import Testing

/// Tolerances, limits and refusals of the searches for zeros and minima.
@Suite struct SearchContractTests {
  @Test func signsAreComparedNotMultiplied() throws {
    // The product of the values at the ends underflows to zero.
    let f: (Double) -> Double = { 1e-200 * ($0 - 0.3) }
    #expect(f(0) * f(1) == 0)
    #expect(abs(try findRoot(of: f, in: 0...1) - 0.3) <= 1e-15)
    #expect(throws: NumericsError.invalidBracket(0.5...1)) { try findRoot(of: f, in: 0.5...1) }
  }

  @Test func toleranceEndsTheSearch() throws {
    for tolerance in [1e-1, 1e-3, 1e-6, 1e-14, 0] {
      let root = try findRoot(of: { cos($0) - $0 }, in: 0...1, tolerance: tolerance)
      #expect(abs(root - 0.739085133215160642) <= 4 * 0x1p-52 + tolerance)
    }
    func evaluations(_ tolerance: Double) throws -> Int {
      var count = 0
      _ = try findRoot(
        of: { x in
          count += 1
          return cos(x) - x
        }, in: 0...1, tolerance: tolerance)
      return count
    }
    #expect(try evaluations(0.1) < evaluations(1e-6))
  }

  /// A step next to 0 in a bracket of 10^308: only halving helps, and a thousand halvings are needed.
  @Test func findRootStopsAtItsLimit() {
    let step: (Double) -> Double = { $0 < 1e-13 ? -1 : 1 }
    for (limit, bracket) in [(500, nil), (50, 50)] as [(Int, Int?)] {
      let error = #expect(throws: NumericsError.self) {
        if let bracket { return try findRoot(of: step, in: -1e308...1e308, maximumEvaluations: bracket) }
        return try findRoot(of: step, in: -1e308...1e308)
      }
      guard case .notConverged(let evaluations, let residual, let best) = error else { return }
      #expect(evaluations == limit && residual == 1 && best?.isFinite == true)
    }
  }

  @Test func defaultsOfTheMinimizersAreThoseDocumented() {
    let f: (Double) -> Double = { cosh($0 - 1) }
    let (short, explicit) = (minimize(f, in: -3...4), minimize(f, in: -3...4, tolerance: 1.5e-8))
    #expect(short.x == explicit.x && short.evaluations == explicit.evaluations)
    #expect(minimize(f, in: -3...4, tolerance: 1e-3).evaluations < short.evaluations)
    let golden = goldenSection(f, in: -3...4)
    #expect(golden.x == goldenSection(f, in: -3...4, tolerance: 1.5e-8).x)
    #expect(goldenSection(f, in: -3...4, tolerance: 1e-3).evaluations < golden.evaluations - 10)
  }

  @Test func vectorMinimizersStopAtTheirTolerance() {
    let start: Vector = [3, -2, 0.5]
    let weights: Vector = [1, 10, 100]
    let given = minimize(
      { (x: Vector) in 0.5 * dot(weights, x * x) }, from: start, gradient: { weights * $0 })
    let traced = minimize({ x in 0.5 * dot(weights, x * x) }, from: start)
    let numerical = minimize({ (x: Vector) in 0.5 * dot(weights, x * x) }, from: start)
    #expect(given.converged && given.gradientNorm <= 1e-8)
    #expect(traced.x == given.x && traced.evaluations == given.evaluations)
    #expect(numerical.converged && numerical.gradientNorm <= 1e-6)
    // The differences are counted.
    #expect(numerical.evaluations > 10 * given.evaluations)
    let coarse = minimize({ x in 0.5 * dot(weights, x * x) }, from: start, gradientTolerance: 1)
    #expect(coarse.converged && coarse.gradientNorm <= 1 && coarse.iterations < given.iterations)
    for minimum in [given, traced] {
      #expect(abs(minimum.gradientNorm - (weights * minimum.x).norm) <= 1e-15)
      #expect(minimum.value == 0.5 * dot(weights, minimum.x * minimum.x))
    }
  }

  /// Flat to rounding long before the gradient is small: a step to an equal value must be accepted.
  @Test func equalValuesAreAccepted() {
    let minimum = minimize({ x in 1e8 + x.squaredNorm }, from: [3, 4])
    #expect(minimum.converged && minimum.x.norm <= 1e-8)
  }

  @Test func refusalsNameTheArgument() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(try findRoot(of: { $0 }, in: -1 ... .infinity))
    }
    #expect(message(result).contains("findRoot: the bracket must be finite, got -1.0...inf"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(minimize({ $0 * $0 }, in: -1e308...1e308))
    }
    #expect(message(result).contains("minimize: the interval must have a finite length, got -1e+308...1e+308"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(goldenSection({ $0 * $0 }, in: -1e308...1e308))
    }
    #expect(message(result).contains("goldenSection: the interval must have a finite length"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(minimize({ (x: Vector) in x[0] }, from: [1], gradient: { _ in [1, 2] }))
    }
    #expect(message(result).contains("minimize: the gradient has 2 elements, x has 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(minimize({ x in x.squaredNorm }, from: [1, .nan]))
    }
    #expect(message(result).contains("minimize: the starting point contains nan at 1"))
  }
}
