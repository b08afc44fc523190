import Lemma
import Testing

/// The message of each statistic for the input that it cannot take: the function, the rule and the value.
@Suite struct StatisticsRefusalTests {
  @Test func momentsOfTooFewElements() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(populationVariance([]))
    }
    #expect(message(result).contains("populationVariance: the vector is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(standardDeviation([1]))
    }
    #expect(message(result).contains("standardDeviation: 1 elements, at least 2 are needed"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { print(skewness([])) }
    #expect(message(result).contains("skewness: the vector is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(excessKurtosis([]))
    }
    #expect(message(result).contains("excessKurtosis: the vector is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(linearFit([1], [1]))
    }
    #expect(message(result).contains("linearFit: 1 elements, at least 2 are needed"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(correlation([1, 2, 3], [1, 2]))
    }
    #expect(message(result).contains("correlation: the vectors have 3 and 2 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(covarianceMatrix([[1, 2]]))
    }
    #expect(message(result).contains("covarianceMatrix: 1 rows, at least 2 observations are needed"))
  }

  @Test func testsOfImpossibleData() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(kolmogorovSmirnovTest([1], against: { _ in 1.5 }))
    }
    #expect(message(result).contains("kolmogorovSmirnovTest: the distribution function is 1.5 at 1.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(kolmogorovSmirnovTest([1], []))
    }
    #expect(message(result).contains("kolmogorovSmirnovTest: a sample is empty (1 and 0 elements)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(kolmogorovSmirnovSurvival(statistic: 0.5, count: 0))
    }
    #expect(message(result).contains("kolmogorovSmirnovSurvival: the count 0 is not positive"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(chiSquareTest(observed: [1], expected: [1, 2]))
    }
    #expect(message(result).contains("chiSquareTest: 1 observed counts but 2 expected ones"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(chiSquareTest(observed: [1, 0], expected: [1, 0]))
    }
    #expect(message(result).contains("chiSquareTest: the expectation 0.0 at 1 is not positive and finite"))
  }

  @Test func resamplingOfNothing() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(bootstrapInterval([], statistic: mean, using: &generator))
    }
    #expect(message(result).contains("bootstrapInterval: the vector is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(bootstrapInterval([1], statistic: mean, replicates: 0, using: &generator))
    }
    #expect(message(result).contains("bootstrapInterval: the number of replicates 0 is not positive"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(trialsToResolve(probability: 1.5, within: 0.1))
    }
    #expect(message(result).contains("trialsToResolve: the probability 1.5 is not in [0, 1]"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(ProbabilityCheck(successes: 1, trials: 2, falseAlarmRate: 0))
    }
    #expect(message(result).contains("ProbabilityCheck: the false-alarm rate 0.0 is not in (0, 1)"))
  }
}
