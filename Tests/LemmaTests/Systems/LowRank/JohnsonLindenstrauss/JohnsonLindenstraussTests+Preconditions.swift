import Lemma
import Testing

private typealias JL = JohnsonLindenstrauss

/// What is refused, by the name of the parameter.
@Suite struct JohnsonLindenstraussPreconditionTests {
  @Test func dimensionIsPositive() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.normTailProbability(dimension: 0, distortion: 0.1)
    }
    #expect(message(result).contains("upperNormTailProbability: dimension must be at least 1, got 0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.innerProductTailProbability(dimension: -3, distortion: 0.1)
    }
    #expect(message(result).contains("innerProductTailProbability: dimension must be at least 1, got -3"))
  }

  @Test func distortionLiesBetweenZeroAndOne() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.lowerNormTailProbability(dimension: 5, distortion: 1)
    }
    #expect(message(result).contains("lowerNormTailProbability: distortion must lie in (0, 1), got 1.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.innerProductRate(distortion: .nan, cosine: 0)
    }
    #expect(message(result).contains("innerProductRate: distortion must lie in (0, 1), got nan"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.existenceDimension(points: 10, distortion: 0)
    }
    #expect(message(result).contains("existenceDimension: distortion must lie in (0, 1), got 0.0"))
  }

  @Test func cosineIsACosine() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.innerProductRate(distortion: 0.5, cosine: 1.5)
    }
    #expect(message(result).contains("innerProductRate: cosine must lie in [-1, 1], got 1.5"))
  }

  @Test func pointsAndProbabilitiesAreInRange() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.classicalDimension(points: 1, distortion: 0.5)
    }
    #expect(message(result).contains("classicalDimension: points must be at least 2, got 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.minimumDimension(points: 9, distortion: 0.5, failureProbability: 0)
    }
    #expect(message(result).contains("minimumDimension: failureProbability must lie in (0, 1], got 0.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.minimumDimension(points: 9, distortion: 1e-9, failureProbability: 0.1, bound: .chernoff)
    }
    #expect(message(result).contains("minimumDimension: more than 2⁵³ dimensions for distortion 1e-09"))
  }

  @Test func matricesFitAndAreFinite() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.maximumDistortion(of: [[1, 2]], projectedBy: [[1, 2, 3]])
    }
    #expect(message(result).contains("maximumDistortion: points have 2 coordinates, the matrix 3 columns"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = JohnsonLindenstrauss.maximumDistortion(of: [[1, .nan]], projectedBy: [[1, 2]])
    }
    #expect(message(result).contains("maximumDistortion: points must be finite"))
  }
}
