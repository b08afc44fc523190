import Lemma
import Testing

/// What the statistics refuse, and what they say.
@Suite struct StatisticsPreconditionTests {
  @Test func emptyAndTooShortInputIsRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(mean(Vector(0)))
    }
    #expect(message(result).contains("mean: the vector is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(variance([1]))
    }
    #expect(message(result).contains("variance: 1 elements, at least 2 are needed"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { print(median([])) }
    #expect(message(result).contains("median: the vector is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(covariance([1, 2], [1, 2, 3]))
    }
    #expect(message(result).contains("covariance: the vectors have 2 and 3 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(kolmogorovSmirnovTest([], against: { $0 }))
    }
    #expect(message(result).contains("kolmogorovSmirnovTest: the sample is empty"))
  }

  @Test func valuesOutsideTheDomainAreRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(quantile([1, .nan], 0.5))
    }
    #expect(message(result).contains("quantile: the vector contains NaN at 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(quantiles([1, 2], [0.5, 1.5]))
    }
    #expect(message(result).contains("quantiles: the probability 1.5 is not in [0, 1]"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(entropy([0.5, 0.6]))
    }
    #expect(message(result).contains("entropy: the probabilities sum to 1.1, not to 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(entropy([1.5, -0.5]))
    }
    #expect(message(result).contains("entropy: the probability -0.5 at 1 is negative or NaN"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Histogram([1, .nan], bins: 2, in: 0...2))
    }
    #expect(message(result).contains("Histogram: the vector contains NaN at 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Histogram([1], bins: 0, in: 0...2))
    }
    #expect(message(result).contains("Histogram: 0 bins, at least 1 is needed"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Histogram([1], bins: 3, in: 2...2))
    }
    #expect(message(result).contains("Histogram: the range 2.0...2.0 has no positive finite width"))
  }

  @Test func impossibleCountsAreRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(clopperPearson(successes: 5, trials: 4))
    }
    #expect(message(result).contains("clopperPearson: 5 successes in 4 trials"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(wilsonInterval(successes: 0, trials: 0))
    }
    #expect(message(result).contains("wilsonInterval: the number of trials 0 is not positive"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(clopperPearson(successes: 1, trials: 4, confidence: 1))
    }
    #expect(message(result).contains("clopperPearson: the confidence 1.0 is not in (0, 1)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(ProbabilityCheck(successes: -1, trials: 3))
    }
    #expect(message(result).contains("ProbabilityCheck: -1 successes in 3 trials"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(binomialTest(successes: 4, trials: 3, probability: 0.5))
    }
    #expect(message(result).contains("binomialTest: 4 successes in 3 trials"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(chiSquareTest(observed: [1, 2], expected: [1, 1]))
    }
    #expect(message(result).contains("chiSquareTest: 3.0 observations but 2.0 expected"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(trialsToResolve(probability: 0.5, within: 0))
    }
    #expect(message(result).contains("trialsToResolve: the half width 0.0 is below 1e-9"))
  }
}
