import Lemma
import Testing

/// Densities and probabilities from end to end of the range of `Double`.
///
/// Digits by mpmath with 60 digits at the exact arguments, from the definition.
@Suite struct DensityRangeTests {
  @Test func gammaDensityFarBelowTheMean() {
    expect(Gamma(shape: 10).density(1e-16), 2.7557319223985882713e-150, 3e-15)
    expect(Gamma(shape: 10).density(1e-10), 2.7557319221230167766e-96, 3e-15)
    expect(Gamma(shape: 20).density(1e-8), 8.2206351644179809297e-170, 6e-15)
    expect(Gamma(shape: 30, scale: 2).density(0.01), 1.0480689081569737693e-98, 1e-14)
    expect(Gamma(shape: 20).logDensity(1e-8), -389.33281833229443761, 4e-16)
    expect(Gamma(shape: 10).logDensity(1e-16), -344.3740808712240484, 4e-16)
    expect(Gamma(shape: 1e4).logDensity(4000), -3167.5151450622025914, 4e-16)
  }

  @Test func gammaDensityNeitherOverflowsNorVanishesEarly() {
    expect(Gamma(shape: 3).density(1e-150), 5.000000000000000063e-301, 1e-15)
    expect(Gamma(shape: 0.5, scale: 1e100).density(1e-300), 5.6418958354775627539e99, 1e-13)
    expect(Gamma(shape: 0.5, scale: 1e100).logDensity(1e-300), 229.68614435647986829, 1e-15)
    #expect(Gamma(shape: 9).density(1e40) == 0 && Gamma(shape: 9).logDensity(1e40) == -1e40)
    #expect(Gamma(shape: 12).density(1e300) == 0 && Gamma(shape: 0.5).density(1e300) == 0)
    #expect(Gamma(shape: 0.5, scale: 1e-300).density(1e200) == 0)
    // 1/sqrt(π x) at the smallest subnormal number.
    expect(Gamma(shape: 0.5).density(0x1p-1074), 0x1p537 / 1.7724538509055160273, 1e-15)
    #expect(Gamma(shape: 1).density(0x1p-1074) == 1)
  }

  @Test func betaDensityFarFromTheMean() {
    expect(Beta(10, 10).density(1e-16), 9.2377999999999899482e-139, 3e-15)
    expect(Beta(10, 10).density(0.999999), 9.2377168625232878159e-49, 3e-15)
    expect(Beta(3, 2).density(1e-150), 1.2000000000000000151e-299, 1e-13)
    expect(Beta(10, 10).logDensity(1e-16), -317.83602416410602477, 4e-16)
    expect(Beta(10, 10).logDensity(0.999999), -110.6033747943876114, 4e-16)
    expect(Beta(1e3, 1e5).logDensity(1e-6), -8189.1115636989632417, 4e-16)
    expect(Beta(1e6, 1e6).logDensity(1e-300), -689388537.11932288585, 4e-16)
  }

  /// One parameter large: the quotient of gamma functions cancels all but a part in 10^7.
  @Test func oneLargeParameterCostsNoDigits() {
    expect(Beta(6.75, 7.5e7).density(8.5e-8), 11914793.966080524763, 2e-15)
    expect(Beta(1e3, 3e3).density(0.25), 58.263989450815637781, 1e-15)
    expect(Binomial(trials: 31705, probability: 1.4e-4).probability(5), 0.1696004079143324425, 1e-15)
    expect(Binomial(trials: 1_000_000, probability: 3e-6).probability(3), 0.22404214371879935878, 1e-15)
  }

  @Test func improbableCountsKeepTheirDigits() {
    expect(Binomial(trials: 1000, probability: 1e-6).probability(10), 2.6314891390812191704e-37, 3e-15)
    expect(Binomial(trials: 200, probability: 0.05).probability(150), 2.4468157732470259145e-149, 4e-14)
  }

  @Test func normalDensityHasAllDigitsInTheTail() {
    expect(Normal().density(34.375), 1.0254359777105555043e-257, 4e-16)
    expect(Normal().density(-20.1), 7.4345253896803121557e-89, 4e-16)
    expect(Normal().density(37.3), 3.0628462906956674673e-303, 4e-16)
    #expect(Normal().density(.infinity) == 0 && Normal().density(-50) == 0 && Normal().density(.nan).isNaN)
    // e^(-z²/2) with the rounded square is off by z² units.
    #expect(abs(exp(-0.5 * 37.3 * 37.3) / 2.5066282746310002 / 3.0628462906956674673e-303 - 1) > 1e-14)
  }

  @Test func studentTailOfManyDegreesOfFreedom() {
    expect(StudentT(degreesOfFreedom: 400).survival(1.5), 0.067201628506111273893, 2e-15)
    expect(StudentT(degreesOfFreedom: 1e5).cdf(-3), 0.001350230442032359595, 1e-14)
    expect(StudentT(degreesOfFreedom: 30).survival(1e3), 1.0360017415558665384e-69, 1e-14)
  }
}
