import Lemma
import Testing

@Suite struct ExponentialTests {
  /// The C library's `exp` errs by at most 0.52 units in the last place, so two units apart would be an error of ours.
  @Test func agreesWithScalarToOneUnit() {
    let x = concatenate(
      .linspace(from: -1, through: 1, count: 20_001), .linspace(from: -700, through: 700, count: 20_003))
    let values = exp(x)
    for (argument, value) in zip(x, values) {
      let expected = exp(argument)
      #expect(abs(value - expected) <= expected.ulp, "at \(argument)")
    }
  }

  @Test func meetsMultiplePrecisionDigits() {
    // mpmath, 40 digits.
    let values = exp([1, -1, 0.5, 100, -300.25])
    let expected: Vector = [
      2.718281828459045, 0.36787944117144233, 1.6487212707001282, 2.6881171418161356e43, 4.009422364622857e-131,
    ]
    for (value, reference) in zip(values, expected) { #expect(abs(value - reference) <= reference.ulp) }
  }

  @Test func keepsSpecialValues() {
    let values = exp([0, -0.0, .infinity, -.infinity, .nan, 710, -746, 1e-300])
    #expect(values[0] == 1 && values[1] == 1 && values[2] == .infinity && values[3] == 0)
    #expect(values[4].isNaN && values[5] == .infinity && values[6] == 0 && values[7] == 1)
    #expect(exp([-740]) == Vector([exp(-740.0)]))
  }

  @Test func doesNotDependOnPosition() {
    let x = Vector(count: 41) { sin(Double($0)) * 30 }
    for start in 0..<8 {
      #expect(exp(x[start..<41]) == exp(x)[start..<41])
    }
  }

  @Test func restOfTheFunctionsIsElementwise() {
    let x: Vector = [0.25, 1, 2.5]
    #expect(log(x) == Vector(x.map { log($0) } as [Double]))
    #expect(sqrt(x) == [0.5, 1, 2.5.squareRoot()])
    #expect(abs([-1, 2, -0.0]) == [1, 2, 0])
    #expect(sin(x) == Vector(x.map { sin($0) } as [Double]))
    #expect(cos(x) == Vector(x.map { cos($0) } as [Double]))
    #expect(pow(x, 2) == [0.0625, 1, 6.25])
    #expect(pow(x, 0.5)[0] == 0.5)
    #expect(pow([-1], 0.5)[0].isNaN)
  }
}
