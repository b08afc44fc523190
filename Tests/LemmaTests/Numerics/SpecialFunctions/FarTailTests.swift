import Lemma
import Testing

/// The incomplete gamma and beta functions far below the mean, where the distance from it has forgotten the argument.
///
/// Digits by mpmath with 60 digits at the exact arguments. Rounding an argument costs about the parameter in $\epsilon$.
@Suite struct FarTailTests {
  static let epsilon = 0x1p-52

  @Test func incompleteGammaFarBelowTheMean() {
    let values: [(a: Double, x: Double, p: Double)] = [
      (10, 1e-20, 2.7557319223985875538e-207), (12.5, 1e-3, 1.8469881837091328374e-47),
      (20, 1e-6, 4.1103137087258167858e-139), (30, 14.9, 0.00037623245230702211358),
      (50, 1e-4, 3.2876270844580752438e-265), (100, 0.1, 9.7050348771256297636e-259),
      (1000, 400, 9.0975127484351384523e-140),
    ]
    for (a, x, p) in values { expect(regularizedGammaP(a, x), p, 2 * Self.epsilon * (1 + a)) }
    // The plain way, one plus the rounded distance from the mean, has eight digits left.
    let (a, x) = (20.0, 1e-6)
    let naive = exp(a * log1p((x - a) / a) - x - logGamma(a + 1) + a * log(a))
    #expect(abs(naive / 4.1103137087258167858e-139 - 1) > 1e-9)
  }

  @Test func incompleteBetaFarFromTheMean() {
    let values: [(x: Double, a: Double, b: Double, lower: Double)] = [
      (1e-20, 9, 9, 2.4309999999999987998e-176), (1e-16, 10, 10, 9.2377999999999905109e-156),
      (1e-5, 20, 8, 8.8797079969530442603e-95), (1e-3, 10, 20, 1.968687650166328392e-23),
      (1e-6, 40, 4000, 1.7925456783523474894e-144), (0.3, 300, 200, 5.7649145930415437381e-44),
      (0x1p-50, 9, 30, 5.6068710482498670675e-128), (0x1p-30, 12, 200, 5.0335101470686671646e-90),
    ]
    for (x, a, b, lower) in values { expect(regularizedBeta(x, a, b), lower, 2 * Self.epsilon * (1 + a)) }
    // The same tails from the other side: 1 - x is exact for a power of two.
    for (x, a, b, upper) in values.suffix(2) {
      expect(Beta(b, a).survival(1 - x), upper, 2 * Self.epsilon * (1 + a))
    }
  }

  @Test func inversesOfFarTailsKeepTheirDigits() {
    expect(inverseRegularizedGammaP(20, 1e-200), 8.3043612040677357491e-10, 4e-15)
    expect(inverseRegularizedGammaP(100, 1e-250), 0.1202866027638486598, 4e-15)
    expect(inverseRegularizedGammaP(12, 1e-100), 2.4548676404813332519e-8, 4e-15)
    expect(inverseRegularizedBeta(1e-200, 20, 30), 2.1253376143592186454e-11, 4e-15)
    expect(inverseRegularizedBeta(1e-100, 9, 9), 2.5210383314824909991e-12, 4e-15)
  }

  /// $P(k,x)=e^{-x}\sum_{j\ge k}x^j/j!$: positive terms, no logarithms.
  @Test(arguments: 0..<100) func gammaTailIsThePoissonSum(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let k = 1 + generator.integer(below: 60)
    let x = Double(k) * generator.magnitude(-4, 0)
    var term = (1...k).reduce(exp(-x)) { $0 * x / Double($1) }
    var (sum, j) = (0.0, k)
    while term > 1e-17 * sum {
      sum += term
      j += 1
      term *= x / Double(j)
    }
    expect(regularizedGammaP(Double(k), x), sum, 3 * Self.epsilon * Double(k + 2))
  }

  /// $I_x(a,b)=\sum_{j\ge a}\binom nj x^j(1-x)^{n-j}$ with $n=a+b-1$.
  @Test(arguments: 0..<100) func betaTailIsTheBinomialSum(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (a, b) = (1 + generator.integer(below: 40), 1 + generator.integer(below: 40))
    let x = Double(a) / Double(a + b) * generator.magnitude(-5, 0)
    let n = a + b - 1
    var term = (1...a).reduce(pow(1 - x, Double(n - a))) { $0 * x * Double(n - a + $1) / Double($1) }
    var sum = 0.0
    for j in a...n {
      sum += term
      term *= x / (1 - x) * Double(n - j) / Double(j + 1)
    }
    expect(regularizedBeta(x, Double(a), Double(b)), sum, 4 * Self.epsilon * Double(a + b + 2))
  }
}
