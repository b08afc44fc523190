import Lemma
import LemmaResult
import Testing

private func claimed(_ body: () -> Void) throws -> Claim {
  guard case .claim(let claim) = try #require(recorded(body).first) else { throw UnexpectedRecord() }
  return claim
}

struct Closeness: Sendable {
  var measured, expected, tolerance: Double
  var holds: Bool
  var margin: Double
}

private let closenessCases: [Closeness] = [
  Closeness(measured: 1.5, expected: 1, tolerance: 0.5, holds: true, margin: 0),
  Closeness(measured: 2, expected: 1, tolerance: 0.5, holds: false, margin: -1),
  Closeness(measured: 1, expected: 1, tolerance: 0, holds: true, margin: 1),
  Closeness(measured: 1.1, expected: 1, tolerance: 0, holds: false, margin: -.infinity),
  Closeness(measured: .nan, expected: 1, tolerance: 1e9, holds: false, margin: -.infinity),
  Closeness(measured: 1, expected: .nan, tolerance: 1e9, holds: false, margin: -.infinity),
  Closeness(measured: 1, expected: 1, tolerance: .nan, holds: false, margin: -.infinity),
  Closeness(measured: 1, expected: 1, tolerance: -1, holds: false, margin: -.infinity),
  Closeness(measured: .infinity, expected: .infinity, tolerance: 0.1, holds: true, margin: 1),
  Closeness(measured: .infinity, expected: 1, tolerance: 0.1, holds: false, margin: -.infinity),
]

@Suite struct ClaimTests {
  @Test func recordsBothSides() throws {
    let result = try claimed { claim("eq:a", "a is one", 1.25 ≈ 1 ± 0.5, line: 7) }
    #expect(result.verdict == .holds)
    #expect(result.identifier == "eq:a")
    #expect(result.statement == "a is one")
    #expect(result.measuredValue == 1.25)
    #expect(result.expectedValue == 1)
    #expect(result.tolerance == 0.5)
    #expect(result.margin == 0.5)
    #expect(result.relation == .approximatelyEqual)
    #expect(result.seed == 11)
    #expect(result.line == 7)
  }

  @Test func bindsTheToleranceToTheSum() throws {
    let result = try claimed { claim("a", "", 3.0 ≈ 1.0 + 2.0 ± 1e-12) }
    #expect(result.expectedValue == 3)
    #expect(result.margin == 1)
  }

  @Test(arguments: closenessCases)
  func judgesCloseness(example: Closeness) throws {
    let result = try claimed { claim("a", "", example.measured ≈ example.expected ± example.tolerance) }
    #expect((result.verdict == .holds) == example.holds)
    #expect(result.margin == example.margin)
  }

  @Test func takesRelativeTolerances() throws {
    let result = try claimed { claim("a", "", 101.0 ≈ 100 ± .relative(0.02)) }
    #expect(result.verdict == .holds)
    #expect(result.tolerance == 2)
    #expect(result.margin == 0.5)
  }

  @Test func judgesBounds() throws {
    #expect(try claimed { claim("a", "", 0.5 ≤ 2.0) }.margin == 0.75)
    #expect(try claimed { claim("a", "", 3.0 ≤ 2.0) }.verdict == .fails)
    #expect(try claimed { claim("a", "", 3.0 ≤ 2.0) }.margin == -0.5)
    #expect(try claimed { claim("a", "", 3.0 ≥ 2.0) }.margin == 0.5)
    #expect(try claimed { claim("a", "", 2.0 ≥ 2.0) }.verdict == .holds)
    #expect(try claimed { claim("a", "", 7 ≤ 7) }.verdict == .holds)
    #expect(try claimed { claim("a", "", Double.nan ≤ 2.0) }.verdict == .fails)
    #expect(try claimed { claim("a", "", 2.0 ≥ .nan) }.verdict == .fails)
    #expect(try claimed { claim("a", "", -1e-16 ≥ -1e-15) }.verdict == .holds)
  }

  @Test func comparesArraysByTheirWorstComponent() throws {
    let result = try claimed { claim("a", "", [1, 2.25] as Vector ≈ [1, 2] ± 0.5) }
    #expect(result.margin == 0.5)
    #expect(result.measured == "(1, 2.25)")
    #expect(try claimed { claim("a", "", [1, .nan] as Vector ≈ [1, 2] ± 0.5) }.verdict == .fails)
    #expect(try claimed { claim("a", "", [.nan, 1] as Vector ≈ [1, 1] ± 0.5) }.verdict == .fails)
    let matrix: Matrix = [[1, 2], [3, 4]]
    #expect(try claimed { claim("a", "", matrix ≈ matrix ± 0) }.verdict == .holds)
    #expect(try claimed { claim("a", "", [3, 4.5] as Vector ≈ [3, 4] ± .relative(0.1)) }.margin == 0)
  }

  @Test func showsWhatMattersAtTheTolerance() throws {
    let held = try claimed { claim("a", "", [1, 2e-16, 3e-12] as Vector ≈ [1, 0, 0] ± 1e-11) }
    #expect(held.measured == "(1, 0, 3×10⁻¹²)")
    let failed = try claimed { claim("a", "", [1.000000002, 2] as Vector ≈ [1, 2] ± 1e-11) }
    #expect(failed.verdict == .fails)
    #expect(failed.measured == "(1.000000002, 2)")
    #expect(failed.expected == "(1, 2)")
  }

  @Test func recordsABooleanWithoutAMargin() throws {
    let result = try claimed { claim("a", "", [3.0, 2, 2].isNonIncreasing) }
    #expect(result.verdict == .holds)
    #expect(result.margin == nil)
    #expect(try claimed { claim("a", "", [3.0, .nan].isNonIncreasing) }.verdict == .fails)
    #expect(try claimed { claim("a", "", [1.0, 1.0].isIncreasing) }.verdict == .fails)
  }

  @Test func spellsTheOperatorsInASCII() throws {
    #expect(try claimed { claim("a", "", approximately(1.25, 1, within: 0.5)) }.margin == 0.5)
    #expect(try claimed { claim("a", "", atMost(0.5, 2)) }.margin == 0.75)
    #expect(try claimed { claim("a", "", atLeast(3, 2)) }.margin == 0.5)
  }

  @Test func showsTheDigitsThatDiffer() throws {
    let result = try claimed { claim("a", "", 1.000000001 ≈ 1 ± 1e-12) }
    #expect(result.measured == "1.000000001")
  }
}

@Suite struct FrequencyClaimTests {
  private let trials = (0..<1000).map { $0 % 20 != 0 }  // 50 failures

  @Test func acceptsAFrequencyInsideItsInterval() throws {
    let result = try claimed { claim("a", "", failures(in: trials) ≤ 0.05, confidence: 0.999) }
    #expect(result.verdict == .holds)
    #expect(result.sampleSize == 1000)
    #expect(result.confidence == 0.999)
    #expect(result.measuredValue == 0.05)
  }

  // scipy.stats.beta.ppf gives the interval [0.030239, 0.076729] for 50 of 1000 at 99.9 %.
  @Test func rejectsABoundBelowTheInterval() throws {
    #expect(try claimed { claim("a", "", failures(in: trials) ≤ 0.0302, confidence: 0.999) }.verdict == .fails)
    #expect(try claimed { claim("a", "", failures(in: trials) ≤ 0.0303, confidence: 0.999) }.verdict == .holds)
    #expect(try claimed { claim("a", "", failures(in: trials) ≥ 0.0768, confidence: 0.999) }.verdict == .fails)
    #expect(try claimed { claim("a", "", failures(in: trials) ≥ 0.0767, confidence: 0.999) }.verdict == .holds)
  }

  @Test func failsWhenTrialsAreTooFewForTheTolerance() throws {
    #expect(try claimed { claim("a", "", successes(in: trials) ≈ 0.95 ± 0.001, confidence: 0.999) }.verdict == .fails)
    #expect(try claimed { claim("a", "", successes(in: trials) ≈ 0.95 ± 0.05, confidence: 0.999) }.verdict == .holds)
  }

  @Test func failsWithoutTrials() throws {
    #expect(try claimed { claim("a", "", failures(in: []) ≤ 0.5) }.verdict == .fails)
  }
}
