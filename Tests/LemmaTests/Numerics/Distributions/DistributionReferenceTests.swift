import Lemma
import Testing

/// Digits by mpmath with 40 digits.
@Suite struct DistributionReferenceTests {
  @Test func matchesStudentT() {
    expect(StudentT(degreesOfFreedom: 4).survival(60), 2.31053436381756427e-7, 1e-14)
    expect(StudentT(degreesOfFreedom: 2.5).cdf(-1e8), 7.19339719083172067e-21, 1e-13)
    expect(StudentT(degreesOfFreedom: 300).survival(9), 1.32579478913090658e-17, 1e-13)
    expect(StudentT(degreesOfFreedom: 7).quantile(1e-12), -104.021829262647204, 1e-14)
    expect(StudentT(degreesOfFreedom: 5).density(1.75), 0.0905387902901245354, 1e-14)
    expect(StudentT(degreesOfFreedom: 1).quantile(0.75), 1.0, 1e-15)
    expect(StudentT(degreesOfFreedom: 3).logDensity(1e200), -1840.87173866752384, 1e-14)
  }

  @Test func matchesGammaAndChiSquare() {
    expect(Gamma(shape: 2.5, scale: 3).survival(120), 8.39182511483161009e-16, 1e-14)
    expect(Gamma(shape: 2.5, scale: 3).density(6), 0.0959839404678898701, 2e-15)
    expect(Gamma(shape: 500).density(450), 0.00135859179257483066, 1e-14)
    expect(Gamma(shape: 0.25).cdf(1e-20), 0.0000110326265132083724, 2e-15)
    expect(Gamma(shape: 500).logDensity(100), -407.1359275536763, 1e-14)
    expect(ChiSquare(degreesOfFreedom: 1).survival(100), 1.52397060483210521e-23, 1e-13)
    expect(ChiSquare(degreesOfFreedom: 2).quantile(0.5), 1.38629436111989062, 1e-15)
    expect(ChiSquare(degreesOfFreedom: 2).density(3), 0.111565080074214914, 1e-15)
  }

  @Test func matchesBeta() {
    expect(Beta(2, 5).cdf(0.125), 0.166522979736328125, 2e-15)
    expect(Beta(40, 3.5).survival(0.9999), 3.8601425950889701e-10, 1e-13)
    expect(Beta(0.5, 0.5).quantile(0.25), 0.146446609406726238, 2e-15)
    expect(Beta(300, 200).density(0.625), 9.62156151985350369, 1e-13)
    expect(Beta(3, 0.75).density(0.25), 0.121203932739862394, 2e-15)
    expect(Beta(1200, 900).logDensity(0.5), -17.9134363437772485, 1e-13)
  }

  /// The formula from the definition loses all digits here: its terms are of the size of the parameters.
  @Test func logDensitiesOfLargeParametersKeepTheirDigits() {
    expect(Gamma(shape: 10).logDensity(9), -2.0268062840554951661, 2e-15)
    expect(Gamma(shape: 50).logDensity(60), -3.9428603974619524522, 2e-15)
    expect(Gamma(shape: 1e4).logDensity(9950), -5.6445227461453708143, 2e-15)
    expect(Gamma(shape: 1e6).logDensity(1e6), -7.8266938955201431272, 2e-15)
    expect(Gamma(shape: 1e8).logDensity(100_012_345), -10.891334767001869453, 2e-15)
    expect(Gamma(shape: 1e12).logDensity(1e12), -14.734449091169030179, 2e-15)
    expect(Gamma(shape: 3e5, scale: 0.5).logDensity(1.5e5), -6.5315605072416742658, 2e-15)
    expect(Beta(8, 9).logDensity(0.5), 1.1448881338708286339, 4e-15)
    expect(Beta(1e6, 1e6).logDensity(0.5), 7.0285373916173822744, 2e-15)
    expect(Beta(1e8, 3e8).logDensity(0.25), 9.8215372352145132991, 2e-15)
    expect(Beta(1e10, 1e10).logDensity(0.5), 11.633707702592973642, 2e-15)
    let naive = (1e12 - 1) * log(1e12) - 1e12 - logGamma(1e12)
    #expect(abs(naive + 14.734449091169030179) > 1e-4)
  }

  @Test func matchesBinomial() {
    expect(Binomial(trials: 20, probability: 0.3).probability(6), 0.19163898275344258, 2e-15)
    expect(Binomial(trials: 1000, probability: 0.01).probability(25), 0.0000264425579190220158, 2e-14)
    expect(Binomial(trials: 1_000_000, probability: 0.5).probability(500_000), 0.000797884361331750089, 2e-14)
    expect(Binomial(trials: 100, probability: 0.5).cdf(20), 5.57954452862597607e-10, 1e-13)
    expect(Binomial(trials: 1000, probability: 0.01).survival(40), 1.10064285304884574e-13, 1e-13)
  }

  @Test func matchesNormal() {
    expect(Normal(mean: 3, standardDeviation: 0.5).density(4), 0.107981933026376104, 1e-15)
    expect(Normal(mean: 3, standardDeviation: 0.5).logDensity(-97), -20000.2257913526447, 1e-15)
    expect(Normal(mean: 3, standardDeviation: 0.5).survival(8), 7.61985302416052607e-24, 1e-15)
    expect(Normal(mean: 100, standardDeviation: 15).quantile(0.98), 130.80623365947734, 1e-15)
    expect(Normal().quantile(0x1p-1074), -38.4674056171443463, 1e-15)
  }
}
