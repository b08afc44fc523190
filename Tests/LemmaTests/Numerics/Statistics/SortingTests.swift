import Lemma
import Testing

/// Sorting takes other ways for other data; all must agree with the standard library.
@Suite struct SortingTests {
  static let kinds = ["uniform", "normal", "whole", "one exponent", "clusters", "few upper digits", "equal", "ends"]

  private func number(_ kind: String, _ generator: inout SeededGenerator) -> Double {
    switch kind {
    case "uniform": generator.uniform(in: -1..<1)
    case "normal": generator.normal()
    case "whole": Double(generator.integer(below: 100)) - 50
    case "one exponent": 1 + generator.uniform() * 1e-9
    // Zero and a little has all digits, one and a little only the lowest.
    case "clusters": Double(generator.integer(below: 100)) + generator.uniform() * 1e-12
    case "few upper digits": Double(bitPattern: generator.next() % 0xffff_ff00_0000 | 0x3ff0_0000_0000_0000)
    case "equal": -0.5
    default:
      [-.infinity, .infinity, 0, -0.0, .leastNonzeroMagnitude, -.greatestFiniteMagnitude][generator.integer(below: 6)]
    }
  }

  @Test(arguments: kinds, [1999, 2000, 20_000]) func agreesWithTheStandardLibrary(kind: String, count: Int) {
    for seed in 0..<10 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let numbers = (0..<count).map { _ in number(kind, &generator) }
      #expect(Vector(numbers).sorted() == Vector(numbers.sorted()))
    }
  }

  /// More pairs in the wrong order than the short way puts right: it must notice, and take the long way.
  @Test func sortsWhatTheUpperDigitsHide() {
    var generator = SeededGenerator(seed: 3)
    let tiny = (0..<1000).map { _ in generator.uniform() * 1e-300 }
    let close = (0..<60_000).map { _ in 1 + generator.uniform() * 1e-8 }
    let numbers = tiny + close
    #expect(Vector(numbers).sorted() == Vector(numbers.sorted()))
  }
}
