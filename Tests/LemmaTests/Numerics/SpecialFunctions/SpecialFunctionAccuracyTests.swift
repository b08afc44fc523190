import Lemma
import Testing

/// Every function against tables of mpmath's values on logarithmic grids; bounds in units of 2^-52.
@Suite struct SpecialFunctionAccuracyTests {
  @Test(arguments: [
    AccuracyCase("erfcx", ErrorFunctionReference.erfcx, 4) { erfcx($0) },
    AccuracyCase("erfInverse", ErrorFunctionReference.erfInverse, 4) { erfInverse($0) },
    AccuracyCase("erfcInverse", ErrorFunctionReference.erfcInverse, 4) { erfcInverse($0) },
    AccuracyCase("cdf", ErrorFunctionReference.normalCDF, 4) { Normal().cdf($0) },
    AccuracyCase("logCDF", ErrorFunctionReference.normalLogCDF, 4) { Normal().logCDF($0) },
    AccuracyCase("logGamma", GammaReference.logGamma, 4) { logGamma($0) },
    AccuracyCase("trigamma", GammaReference.trigamma, 5) { trigamma($0) },
    AccuracyCase("lambertW0", OtherReference.lambertW0, 4) { lambertW0($0) },
    AccuracyCase("riemannZeta", OtherReference.zeta, 4) { riemannZeta($0) },
    AccuracyCase("softplus", LogarithmReference.softplus, 2) { softplus($0) },
    AccuracyCase("logistic", LogarithmReference.logistic, 3) { logistic($0) },
    AccuracyCase("logit", LogarithmReference.logit, 3) { logit($0) },
    AccuracyCase("log1mexp", LogarithmReference.log1mexp, 2) { log1mexp($0) },
  ])
  func isRelativelyAccurate(function: AccuracyCase) {
    let worst = WorstError(function.table) { function.evaluate($0[at: 0]) }
    #expect(worst.error <= function.bound, "\(function.name): \(worst)")
  }

  @Test func digammaIsAccurateNextToItsZeroAndBeyondThePoles() {
    let worst = WorstError(GammaReference.digamma, scale: digammaScale) { digamma($0[at: 0]) }
    #expect(worst.error <= 4, "\(worst)")
  }

  @Test func normalTailsMirrorEachOther() {
    for x in stride(from: -37.5, through: 3, by: 0.5) { #expect(Normal().cdf(x) == Normal().survival(-x)) }
  }

  @Test func functionsOfTwoArgumentsAreAccurate() {
    let beta = WorstError(
      GammaReference.logBeta, arity: 2, scale: { max(abs($1), abs(logGamma(min($0[at: 0], $0[at: 1])))) }
    ) {
      logBeta($0[at: 0], $0[at: 1])
    }
    #expect(beta.error <= 8, "logBeta: \(beta)")
    let bessel = WorstError(OtherReference.logBesselI, arity: 2, scale: besselScale) {
      logBesselI(order: $0[at: 0], at: $0[at: 1])
    }
    #expect(bessel.error <= 5, "logBesselI: \(bessel)")
    let hurwitz = WorstError(OtherReference.hurwitz, arity: 2, scale: { $1 * (1 + $0[at: 0]) }) {
      hurwitzZeta($0[at: 0], offset: $0[at: 1])
    }
    #expect(hurwitz.error <= 4, "hurwitzZeta: \(hurwitz)")
  }

  @Test func incompleteGammaIsAccurateInBothTails() {
    var worst = WorstError()
    let table = IncompleteGammaReference.values
    for start in stride(from: 0, to: table.count, by: 4) {
      let (a, x, p, q) = (table[start], table[start + 1], table[start + 2], table[start + 3])
      let sensitivity = x * Gamma(shape: a).density(x)
      worst.take([a, x], regularizedGammaP(a, x), p, p + sensitivity)
      worst.take([a, x], regularizedGammaQ(a, x), q, q + sensitivity)
    }
    #expect(worst.error <= 12, "\(worst)")
  }

  @Test func incompleteBetaIsAccurateInBothTails() {
    var worst = WorstError()
    let table = IncompleteBetaReference.values
    for start in stride(from: 0, to: table.count, by: 5) {
      let (x, a, b) = (table[start], table[start + 1], table[start + 2])
      let (lower, upper) = (table[start + 3], table[start + 4])
      let sensitivity = x * Beta(a, b).density(x)
      worst.take([x, a, b], regularizedBeta(x, a, b), lower, lower + sensitivity)
      worst.take([x, a, b], Beta(a, b).survival(x), upper, upper + sensitivity)
    }
    #expect(worst.error <= 16, "\(worst)")
  }

  /// For negative arguments the error is relative to the larger of the reflection formula's two terms.
  private func digammaScale(_ arguments: ArraySlice<Double>, _ value: Double) -> Double {
    let x = arguments[at: 0]
    return x > 0 ? abs(value) : max(abs(digamma(1 - x)), abs(value - digamma(1 - x)))
  }

  private func besselScale(_ arguments: ArraySlice<Double>, _ value: Double) -> Double {
    arguments[at: 0] == 0 ? abs(value) : max(abs(value), arguments[at: 0], arguments[at: 1])
  }
}

/// A function of one argument with its table and the bound on its relative error.
struct AccuracyCase: Sendable, CustomTestStringConvertible {
  let name: String
  let table: [Double]
  let bound: Double
  let evaluate: @Sendable (Double) -> Double

  var testDescription: String { name }

  init(_ name: String, _ table: [Double], _ bound: Double, _ evaluate: @escaping @Sendable (Double) -> Double) {
    (self.name, self.table, self.bound, self.evaluate) = (name, table, bound, evaluate)
  }
}
