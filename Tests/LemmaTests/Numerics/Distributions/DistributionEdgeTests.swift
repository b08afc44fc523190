import Lemma
import Testing

/// Ends of the supports, infinities, degenerate parameters, and what is refused.
@Suite struct DistributionEdgeTests {
  @Test func outsideTheSupportThereIsNothing() {
    let gamma = Gamma(shape: 2)
    #expect(gamma.density(-1) == 0 && gamma.logDensity(-1) == -.infinity)
    #expect(gamma.cdf(-1) == 0 && gamma.survival(-1) == 1)
    #expect(gamma.density(.infinity) == 0 && gamma.cdf(.infinity) == 1)
    let beta = Beta(2, 3)
    #expect(beta.density(-0.1) == 0 && beta.density(1.1) == 0 && beta.logDensity(2) == -.infinity)
    #expect(beta.cdf(-1) == 0 && beta.cdf(2) == 1 && beta.survival(-1) == 1 && beta.survival(2) == 0)
  }

  @Test func densitiesAtTheEndsFollowTheExponent() {
    #expect(Gamma(shape: 0.5).density(0) == .infinity && Gamma(shape: 1, scale: 4).density(0) == 0.25)
    #expect(Gamma(shape: 3).density(0) == 0)
    #expect(Beta(0.5, 2).density(0) == .infinity && Beta(1, 4).density(0) == 4 && Beta(2, 2).density(0) == 0)
    #expect(Beta(2, 0.5).density(1) == .infinity && Beta(4, 1).density(1) == 4 && Beta(2, 2).density(1) == 0)
  }

  @Test func quantilesAtTheEndsAreTheSupport() {
    #expect(Normal().quantile(0) == -.infinity && Normal().quantile(1) == .infinity && Normal().quantile(0.5) == 0)
    #expect(ChiSquare(degreesOfFreedom: 3).quantile(0) == 0 && ChiSquare(degreesOfFreedom: 3).quantile(1) == .infinity)
    #expect(Beta(2, 2).quantile(0) == 0 && Beta(2, 2).quantile(1) == 1)
    let student = StudentT(degreesOfFreedom: 3)
    #expect(student.quantile(0) == -.infinity && student.quantile(1) == .infinity && student.quantile(0.5) == 0)
    #expect(student.cdf(-.infinity) == 0 && student.cdf(.infinity) == 1 && student.cdf(0) == 0.5)
    #expect(Normal().logCDF(.infinity) == 0 && Normal().logCDF(-.infinity) == -.infinity)
  }

  @Test func studentTailsSurviveOverflowOfTheSquare() {
    // Leading power: the tail of ν = 1 is 1/(π t).
    expect(StudentT(degreesOfFreedom: 1).survival(1e200), 1 / (.pi * 1e200), 1e-13)
    expect(StudentT(degreesOfFreedom: 1).survival(1e100), 1 / (.pi * 1e100), 1e-13)
  }

  @Test func degenerateBinomialsAreCertain() {
    let never = Binomial(trials: 5, probability: 0)
    #expect((0...5).map(never.probability) == [1, 0, 0, 0, 0, 0])
    #expect(never.cdf(0) == 1 && never.survival(0) == 0)
    let always = Binomial(trials: 5, probability: 1)
    #expect((0...5).map(always.probability) == [0, 0, 0, 0, 0, 1])
    #expect(always.cdf(4) == 0 && always.survival(4) == 1)
    let none = Binomial(trials: 0, probability: 0.3)
    #expect(none.probability(0) == 1 && none.cdf(0) == 1 && none.cdf(-1) == 0 && none.survival(-1) == 1)
    #expect(Binomial(trials: 5, probability: 0.3).probability(6) == 0)
  }

  @Test func refusesBadParameters() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Normal(mean: 0, standardDeviation: 0)
    }
    #expect(message(result).contains("Normal: the standard deviation 0.0 is not positive and finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Gamma(shape: -1)
    }
    #expect(message(result).contains("Gamma: the shape -1.0 is not positive and finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ChiSquare(degreesOfFreedom: 0)
    }
    #expect(message(result).contains("ChiSquare: 0.0 degrees of freedom are not positive and finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = StudentT(degreesOfFreedom: .nan)
    }
    #expect(message(result).contains("StudentT: nan degrees of freedom are not positive and finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = Beta(1, 0) }
    #expect(message(result).contains("Beta: the second parameter 0.0 is not positive and finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Binomial(trials: 3, probability: 1.5)
    }
    #expect(message(result).contains("Binomial: the probability 1.5 is not in [0, 1]"))
  }
}
