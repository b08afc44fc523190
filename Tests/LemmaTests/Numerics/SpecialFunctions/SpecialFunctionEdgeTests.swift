import Lemma
import Testing

/// Ends of domains, infinities, NaN, and arguments outside, which give NaN as in the C library.
@Suite struct SpecialFunctionEdgeTests {
  @Test func domainErrorsGiveNaN() {
    let values = [
      erfInverse(1.0000001), erfInverse(-2), erfcInverse(-1e-300), erfcInverse(2.1), logit(-0.1), logit(1.1),
      log1mexp(0.5), digamma(0), digamma(-3), digamma(-.infinity), trigamma(-.infinity), logBeta(-1, 2),
      logBeta(3, -0.5),
      regularizedGammaP(0, 1), regularizedGammaQ(-1, 1), regularizedGammaP(1, -1e-9),
      regularizedGammaP(.infinity, .infinity),
      inverseRegularizedGammaP(1, 1.5), inverseRegularizedGammaQ(1, -0.1), inverseRegularizedGammaP(-2, 0.5),
      regularizedBeta(-0.1, 1, 1), regularizedBeta(1.1, 1, 1), regularizedBeta(0.5, 0, 1), regularizedBeta(0.5, 1, -1),
      inverseRegularizedBeta(1.1, 1, 1), inverseRegularizedBeta(0.5, 0, 1), logBesselI(order: -1, at: 1),
      logBesselI(order: 1, at: -1), lambertW0(-0.4), lambertW0(-.infinity), riemannZeta(1), riemannZeta(0.5),
      hurwitzZeta(2, offset: 0), hurwitzZeta(2, offset: -1.5), Normal().quantile(1.5),
      StudentT(degreesOfFreedom: 3).quantile(-0.1),
    ]
    for (index, value) in values.enumerated() { #expect(value.isNaN, "call \(index) gave \(value)") }
  }

  @Test func nanPropagates() {
    let nan = Double.nan
    let values = [
      softplus(nan), logistic(nan), logit(nan), log1mexp(nan), xlogy(0, nan), xlogy(nan, 1), logAddExp(nan, 1),
      logAddExp(1, nan), erfcx(nan), erfInverse(nan), erfcInverse(nan), logGamma(nan), digamma(nan), trigamma(nan),
      logBeta(nan, 1), logBeta(1, nan), regularizedGammaP(nan, 1), regularizedGammaQ(1, nan),
      inverseRegularizedGammaP(1, nan),
      regularizedBeta(nan, 1, 1), regularizedBeta(0.5, nan, 1), inverseRegularizedBeta(nan, 1, 1),
      logBesselI(order: nan, at: 1),
      logBesselI(order: 1, at: nan), lambertW0(nan), riemannZeta(nan), hurwitzZeta(2, offset: nan),
      logSumExp([1, nan]),
      softmax([1, nan])[0], Normal().cdf(nan), Normal().quantile(nan), Gamma(shape: 2).density(nan),
      Beta(1, 2).cdf(nan),
      StudentT(degreesOfFreedom: 2).cdf(nan), ChiSquare(degreesOfFreedom: 2).survival(nan),
    ]
    for (index, value) in values.enumerated() { #expect(value.isNaN, "call \(index) gave \(value)") }
  }

  @Test func endsOfTheDomainsAreExact() {
    #expect(erfInverse(1) == .infinity && erfInverse(-1) == -.infinity && erfInverse(0) == 0)
    #expect(erfcInverse(0) == .infinity && erfcInverse(2) == -.infinity && erfcInverse(1) == 0)
    #expect(logit(0) == -.infinity && logit(1) == .infinity && logit(0.5) == 0)
    #expect(logGamma(0) == .infinity && logGamma(-4) == .infinity && logGamma(1) == 0 && logGamma(2) == 0)
    #expect(trigamma(0) == .infinity && trigamma(-2) == .infinity && digamma(.infinity) == .infinity)
    #expect(logBeta(0, 3) == .infinity && logBeta(1, 1) == 0)
    #expect(regularizedGammaP(2, 0) == 0 && regularizedGammaQ(2, 0) == 1)
    #expect(regularizedGammaP(2, .infinity) == 1 && regularizedGammaQ(2, .infinity) == 0)
    #expect(inverseRegularizedGammaP(2, 0) == 0 && inverseRegularizedGammaP(2, 1) == .infinity)
    #expect(inverseRegularizedGammaQ(2, 0) == .infinity && inverseRegularizedGammaQ(2, 1) == 0)
    #expect(regularizedBeta(0, 2, 3) == 0 && regularizedBeta(1, 2, 3) == 1)
    #expect(inverseRegularizedBeta(0, 2, 3) == 0 && inverseRegularizedBeta(1, 2, 3) == 1)
    #expect(logBesselI(order: 0, at: 0) == 0 && logBesselI(order: 2, at: 0) == -.infinity)
    #expect(lambertW0(0) == 0 && lambertW0(.infinity) == .infinity)
    #expect(riemannZeta(.infinity) == 1 && hurwitzZeta(3, offset: .infinity) == 0)
  }

  @Test func logSumExpAndSoftmaxKnowTheLimits() {
    #expect(logSumExp(Vector(0)) == -.infinity)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([3, .infinity]) == .infinity)
    #expect(logSumExp([-.infinity, 2.5]) == 2.5)
    #expect(softmax([-.infinity, 0, 0]) == [0, 0.5, 0.5])
    #expect(softmax(Vector(0)).count == 0)
    #expect(softmax([1e308, -1e308]) == [1, 0])
    #expect(softmax([-.infinity, -.infinity])[0].isNaN)
    #expect(logAddExp(-.infinity, -.infinity) == -.infinity)
    #expect(logAddExp(.infinity, -.infinity) == .infinity)
    #expect(logAddExp(-.infinity, 3) == 3)
  }

  @Test func extremesNeitherOverflowNorVanish() {
    #expect(softplus(1e300) == 1e300 && softplus(-800) == 0 && softplus(-740) > 0)
    #expect(logistic(-745) > 0 && logistic(1e300) == 1 && logistic(-1e300) == 0)
    #expect(erfcx(-30) == .infinity && erfcx(.infinity) == 0 && erfcx(1e300) > 0)
    #expect(xlogy(0, 0) == 0 && xlogy(0, -1) == 0 && xlogy(2, 0) == -.infinity)
    #expect(logBesselI(order: 100, at: 0x1p-1060).isFinite)
    #expect(logBesselI(order: 0, at: 1e300) == 1e300)
    #expect(regularizedGammaP(1e10, 1e10) > 0.5 && regularizedGammaP(1e10, 1e10) < 0.500003)
    expect(regularizedGammaQ(1e-300, 1), 2.19383934395520274e-301, 1e-14)
    #expect(inverseRegularizedGammaP(1e-3, 1e-3) == 0)
    #expect(inverseRegularizedBeta(1e-3, 1e-3, 1) == 0)
    // The nearest Double to -1/e lies just outside; a reader who writes -exp(-1) means the branch point.
    #expect(lambertW0(-exp(-1.0)) == -1)
  }

  @Test func softmaxRefusesATemperatureOfZero() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(softmax([1, 2], temperature: 0))
    }
    #expect(message(result).contains("softmax: the temperature 0.0 is not positive and finite"))
  }
}
