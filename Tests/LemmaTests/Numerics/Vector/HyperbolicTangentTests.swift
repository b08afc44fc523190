import Lemma
import Testing

@Suite struct HyperbolicTangentTests {
  /// mpmath, 50 digits.
  static let reference: [(x: Double, tanh: Double)] = [
    (1e-300, 1e-300), (1e-8, 9.9999999999999998759e-9), (0.01, 0.0099996666799994605475),
    (0.1, 0.099667994624955822614), (0.3, 0.29131261245159089566), (0.5, 0.4621171572600097585),
    (0.624, 0.55390691920391455255), (0.625, 0.554599722349382294), (0.626, 0.55529175746419139731),
    (0.6327297418072173, 0.5599289913359638884), (0.8, 0.66403677026784898851), (1, 0.76159415595576488812),
    (1.5, 0.90514825364486643824), (2, 0.96402758007581688395), (3.7, 0.99877824128113119801),
    (5, 0.99990920426259513121), (10, 0.99999999587769276362), (15.5, 0.99999999999993115046),
    (18.9, 0.99999999999999992332),
  ]

  @Test func meetsMultiplePrecisionDigitsToTwoUnits() {
    let values = tanh(Vector(Self.reference.map(\.x)))
    for (value, row) in zip(values, Self.reference) {
      #expect(abs(value - row.tanh) <= 2 * row.tanh.ulp, "at \(row.x)")
    }
  }

  /// The C library's own error is up to two units, ours up to one and a half.
  @Test func agreesWithTheCLibrary() {
    let x = concatenate(
      .linspace(from: -1, through: 1, count: 20_001), .linspace(from: -25, through: 25, count: 20_003))
    for (argument, value) in zip(x, tanh(x)) {
      let expected = tanh(argument)
      #expect(abs(value - expected) <= 3.5 * expected.ulp, "at \(argument)")
    }
  }

  @Test(arguments: 0..<100) func isOddAndAddsUp(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let x = Vector.normal(count: 33, using: &generator)
    let y = Vector.normal(count: 33, using: &generator)
    #expect(tanh(-x) == -tanh(x))
    let sum = (tanh(x) + tanh(y)) / (1 + tanh(x) * tanh(y))
    #expect((tanh(x + y) - sum).norm(.infinity) <= 1e-14)
  }

  @Test func keepsSpecialValues() {
    let values = tanh([0, -0.0, .infinity, -.infinity, .nan, 20, -1e300, .leastNonzeroMagnitude])
    #expect(values[0] == 0 && values[1].sign == .minus && values[1] == 0 && values[2] == 1 && values[3] == -1)
    #expect(values[4].isNaN && values[5] == 1 && values[6] == -1 && values[7] == .leastNonzeroMagnitude)
    #expect(tanh(Vector(0)) == Vector(0))
  }

  @Test func doesNotDependOnPosition() {
    let x = Vector(count: 41) { sin(Double($0)) * 3 }
    for start in 0..<8 { #expect(tanh(x[start..<41]) == tanh(x)[start..<41]) }
  }

  /// The derivative is 1 - tanh² without the cancellation that leaves nothing of it from 19 on.
  @Test func derivativeKeepsItsDigitsInTheTail() {
    // mpmath: 1/cosh² at 0.5, 3, 19, 100.
    let expected = [0.78644773296592741, 0.00986603716544019127, 1.25565311681921177e-16, 5.53558610694695012e-87]
    let slopes = gradient(of: { x in sum(tanh(x)) }, at: [0.5, 3, 19, 100])
    for (slope, reference) in zip(slopes, expected) { #expect(abs(slope - reference) <= 1e-15 * reference) }
    #expect(1 - pow(tanh(100.0), 2) == 0)
  }
}
