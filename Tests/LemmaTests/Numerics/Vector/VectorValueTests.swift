import Glibc
import Lemma
import Testing

/// Elementwise functions, products, running sums and points of an interval, against digits and exact sums.
@Suite struct VectorValueTests {
  /// mpmath, 40 digits, at the doubles given.
  @Test func functionsMeetMultiplePrecisionDigits() {
    func check(_ values: Vector, _ expected: Vector, units: Double = 1) {
      for (value, reference) in zip(values, expected) { #expect(abs(value - reference) <= units * reference.ulp) }
    }
    check(log([0.1, 2.5, 1e300]), [-2.3025850929940455, 0.9162907318741551, 690.7755278982137])
    check(sin([0.1, 3, 1e6]), [0.09983341664682815, 0.1411200080598672, -0.34999350217129294])
    check(cos([0.1, 3, 1e6]), [0.9950041652780258, -0.9899924966004454, 0.9367521275331447])
    check(pow([0.25, 1.5, 7], 2.5), [0.03125, 2.7556759606310752, 129.64181424216494])
    check(pow([-2, 0.1, 3], -3), [-0.125, 999.9999999999999, 0.037037037037037035])
    check(
      [([1, 2, 3] as Vector).norm(1.5), ([1, 2, 3] as Vector).norm(50)], [4.334622872113609, 3.0000000000941], units: 4)
  }

  @Test func functionsKeepToTheirDomains() {
    #expect(log([0])[0] == -.infinity && log([-1])[0].isNaN && log([.infinity])[0] == .infinity)
    #expect(sqrt([-1])[0].isNaN && sqrt([-0.0])[0].sign == .minus && sqrt([2]) == [1.4142135623730951])
    #expect(sin([.infinity])[0].isNaN && cos([.infinity])[0].isNaN && abs([-.infinity]) == [.infinity])
    #expect(pow([0], -1) == [.infinity] && pow([0, .nan], 0) == [1, 1] && pow([-2], 0.5)[0].isNaN)
    #expect(pow([3, -3], 2) == [9, 9] && pow([1e200], 2) == [.infinity])
  }

  @Test func nanPassesThroughArithmetic() {
    let x: Vector = [.nan, 1]
    let y: Vector = [2, 2]
    for z in [x + y, y - x, x * y, y / x, x + 1, 1 - x, x * 0, 0 / x, -x, exp(x), log(x), sqrt(x), abs(x)] {
      #expect(z[0].isNaN && !z[1].isNaN)
    }
    #expect(dot(x, y).isNaN && product(x).isNaN && x.squaredNorm.isNaN && cumulativeSum(x)[1].isNaN)
    #expect((1 / ([0, -0.0] as Vector)) == [.infinity, -.infinity])
  }

  @Test func productsAndRunningSumsMeetHandValues() {
    #expect(product([2, -3, 0.5, 4]) == -12 && product([0, 5]) == 0)
    #expect(cumulativeSum([1, -2, 3, 0.5]) == [1, -1, 2, 2.5] && dot([1, 2, 3], [4, -5, 6]) == 12)
    #expect(([3, -4] as Vector).squaredNorm == 25 && -([1, -0.5] as Vector) == [-1, 0.5])
    #expect(1 + ([1, 2] as Vector) == [2, 3] && ([9, 3] as Vector) * ([2, -1] as Vector) == [18, -3])
    var x: Vector = [0, 3, 4]
    x.normalize()
    #expect(x == [0, 0.6, 0.8])
  }

  /// Large terms that cancel exactly, in random order, around small ones whose sum is an exact double.
  @Test(arguments: sweep) func compensatedSumMeetsItsBound(seed: Int) {
    var source = SeededMatrices(seed)
    var generator = SeededGenerator(seed: UInt64(seed))
    let large = source.vector(source.integer(in: 1...1000)) * pow(10, Double(seed % 20))
    let small = (0..<50).map { _ in Double(source.integer(in: -1000...1000)) / 1024 }
    let exact = small.reduce(0, +)
    let terms = concatenate(large, Vector(small), -large)
    let shuffled = terms.selecting(generator.permutation(terms.count))
    let n = Double(terms.count)
    let bound = 2 * Double.ulpOfOne * abs(exact) + n * n * .ulpOfOne * .ulpOfOne * shuffled.norm(1)
    #expect(abs(sum(shuffled, compensated: true) - exact) <= bound)
    #expect(sum(shuffled, compensated: false) == sum(shuffled))
    #expect(abs(sum(shuffled) - exact) <= (20 + log2(max(1, n / 128))) * .ulpOfOne * shuffled.norm(1))
  }

  @Test(arguments: sweep) func linspaceHasExactEndsAndEqualSteps(seed: Int) {
    var source = SeededMatrices(seed)
    let (a, b) = (source.number() * pow(10, Double(seed % 9)), source.number() * pow(10, Double(seed % 7)))
    let n = source.integer(in: 2...500)
    let x = Vector.linspace(from: a, through: b, count: n)
    #expect(x[0] == a && x[n - 1] == b && x.count == n)
    for index in 1..<n {
      #expect(a < b ? x[index] > x[index - 1] : x[index] < x[index - 1])
      let share = Double(index) / Double(n - 1)
      #expect(abs(x[index] - (a * (1 - share) + b * share)) <= 4 * .ulpOfOne * max(abs(a), abs(b)))
    }
  }
}
