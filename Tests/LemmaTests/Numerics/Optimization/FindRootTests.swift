import Lemma
import Testing

/// Roots by mpmath.
@Suite struct FindRootTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bracket: ClosedRange<Double>
    let root: Double
    let tolerance: Double
    let evaluations: Int
    let f: @Sendable (Double) -> Double
  }

  static let cases = [
    Case(
      testDescription: "cubic", bracket: 2...3, root: 2.09455148154232659, tolerance: 2 * 2.09 * 2.2e-16,
      evaluations: 15, f: { $0 * $0 * $0 - 2 * $0 - 5 }),
    Case(
      testDescription: "cosine", bracket: 0...1, root: 0.739085133215160642, tolerance: 2 * 0.74 * 2.2e-16,
      evaluations: 15, f: { cos($0) - $0 }),
    Case(
      testDescription: "ninefold zero", bracket: 0...3, root: 1, tolerance: 1e-13, evaluations: 250,
      f: { pow($0 - 1, 9) }),
    Case(
      testDescription: "steep", bracket: -100...10, root: -13.815510557964274, tolerance: 1e-13, evaluations: 40,
      f: { exp($0) - 1e-6 }),
    Case(
      testDescription: "flat ends", bracket: -1e6...1e6, root: 1000, tolerance: 1e-11, evaluations: 60,
      f: { atan($0 - 1000) }),
  ]

  @Test(arguments: cases) func findsRootWithFewEvaluations(_ test: Case) throws {
    var count = 0
    let root = try findRoot(
      of: {
        count += 1
        return test.f($0)
      }, in: test.bracket)
    #expect(abs(root - test.root) <= test.tolerance)
    #expect(count <= test.evaluations)
  }

  @Test func returnsAnEndThatIsARoot() throws {
    var count = 0
    let lower = try findRoot(
      of: {
        count += 1
        return $0
      }, in: 0...1)
    #expect(lower == 0 && count == 1)
    #expect(try findRoot(of: { $0 - 1 }, in: 0...1) == 1)
    #expect(try findRoot(of: { $0 }, in: 0...0) == 0)
  }

  @Test func explainsWhatIsWrong() {
    #expect(throws: NumericsError.invalidBracket(1...2)) { try findRoot(of: { $0 }, in: 1...2) }
    #expect(throws: NumericsError.invalidBracket(-1...1)) { try findRoot(of: { 1e-200 + $0 * $0 }, in: -1...1) }
    #expect(throws: NumericsError.nonFinite(at: 0)) { try findRoot(of: { _ in .nan }, in: 0...1) }
    #expect(throws: NumericsError.nonFinite(at: 4)) { try findRoot(of: { $0 == 4 ? .nan : $0 - 2 }, in: 1...4) }
    #expect(throws: NumericsError.self) { try findRoot(of: { pow($0 - 1, 9) }, in: 0...3, maximumEvaluations: 20) }
  }

  @Test func acceptsInfiniteValuesAndHugeBrackets() throws {
    #expect(abs(try findRoot(of: { 1 / ($0 - 1) - 1 }, in: 1.0.nextUp...5) - 2) <= 1e-13)
    #expect(abs(try findRoot(of: { $0 < 3 ? -.infinity : $0 - 3.5 }, in: 0...10) - 3.5) <= 1e-13)
    #expect(abs(try findRoot(of: { $0 - 7 }, in: -1e308...1e308) - 7) <= 1e-13)
  }

  @Test(arguments: 0..<150) func bracketsEverySeededCubic(seed: Int) throws {
    let root = 10 * sin(Double(seed) * 12.9898)
    let slope = 0.01 + abs(cos(Double(seed) * 78.233))
    let f: (Double) -> Double = { slope * ($0 - root) + ($0 - root) * ($0 - root) * ($0 - root) }
    let found = try findRoot(of: f, in: (root - 3 - slope)...(root + 17))
    #expect(abs(found - root) <= 4 * 2.3e-16 * abs(root) + 1e-14)
  }

  @Test func refusesMisuse() async {
    await #expect(processExitsWith: .failure) { _ = try findRoot(of: { $0 }, in: -1...1, tolerance: -1) }
    await #expect(processExitsWith: .failure) { _ = try findRoot(of: { $0 }, in: -1 ... .infinity) }
    await #expect(processExitsWith: .failure) { _ = try findRoot(of: { $0 }, in: -1...1, maximumEvaluations: 1) }
  }
}
