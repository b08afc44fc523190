import Lemma

/// The largest error in a table of reference values, in units of $\epsilon$ times the scale, and where it occurred.
struct WorstError: CustomStringConvertible {
  private(set) var error = 0.0
  private var arguments: [Double] = []
  private var computed = 0.0
  private var expected = 0.0

  var description: String { "\(error) ε at \(arguments): \(computed) instead of \(expected)" }

  /// Over rows of `arity` arguments and a value; `scale` gives what the error is compared with, by default the value.
  init(
    _ table: [Double], arity: Int = 1, scale: (ArraySlice<Double>, Double) -> Double = { abs($1) },
    _ function: (ArraySlice<Double>) -> Double
  ) {
    for start in stride(from: 0, to: table.count, by: arity + 1) {
      let arguments = table[start..<start + arity]
      take(Array(arguments), function(arguments), table[start + arity], scale(arguments, table[start + arity]))
    }
  }

  init() {}

  mutating func take(_ arguments: [Double], _ computed: Double, _ expected: Double, _ scale: Double) {
    // A NaN counts as an infinite error, so that it cannot slip through a comparison.
    let units = computed == expected ? 0 : abs(computed - expected) / (scale * .ulpOfOne)
    guard !(units <= error) else { return }
    (error, self.arguments, self.computed, self.expected) = (
      units.isNaN ? .infinity : units, arguments, computed, expected
    )
  }
}

extension ArraySlice<Double> {
  /// The slice's elements counted from its own start.
  subscript(at offset: Int) -> Double { self[startIndex + offset] }
}
