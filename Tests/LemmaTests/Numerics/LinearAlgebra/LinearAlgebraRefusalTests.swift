import Lemma
import Testing

/// The function that was called is the one that a refusal names, also where another does its work.
@Suite struct LinearAlgebraRefusalTests {
  @Test func normsNameThemselvesAtNaN() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(([[1, .nan]] as Matrix).spectralNorm)
    }
    #expect(message(result).contains("spectralNorm: matrix contains NaN at (0, 1)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(([[1, .nan]] as Matrix).nuclearNorm)
    }
    #expect(message(result).contains("nuclearNorm: matrix contains NaN at (0, 1)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(([[1, .nan]] as Matrix).conditionNumber)
    }
    #expect(message(result).contains("conditionNumber: matrix contains NaN at (0, 1)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(rank([[1, .nan]]))
    }
    #expect(message(result).contains("rank: matrix contains NaN at (0, 1)"))
  }

  @Test func solversNameThemselvesAtNaN() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solve([[.nan]], [1])
    }
    #expect(message(result).contains("solve: matrix contains NaN at (0, 0)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = leastSquares([[.nan]], [1])
    }
    #expect(message(result).contains("leastSquares: matrix contains NaN at (0, 0)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try ([[.nan]] as Matrix).inverse()
    }
    #expect(message(result).contains("inverse: matrix contains NaN at (0, 0)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(([[.nan]] as Matrix).logAbsoluteDeterminant)
    }
    #expect(message(result).contains("logAbsoluteDeterminant: matrix contains NaN at (0, 0)"))
  }

  @Test func powerIterationNamesWhatItRefuses() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      _ = try powerIteration([[.infinity]], using: &generator)
    }
    #expect(message(result).contains("powerIteration: matrix contains an infinity at (0, 0)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      _ = try powerIteration(Matrix(rows: 0, columns: 2), using: &generator)
    }
    #expect(message(result).contains("powerIteration: the matrix is empty (0 x 2)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      _ = try powerIteration([[1]], maximumIterations: 0, using: &generator)
    }
    #expect(message(result).contains("powerIteration: maximumIterations must be positive, got 0"))
  }

  @Test func shapesAreNamedByEveryFactorization() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = lu(Matrix(rows: 2, columns: 3))
    }
    #expect(message(result).contains("lu: the matrix must be square, got 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try cholesky(Matrix(rows: 2, columns: 3))
    }
    #expect(message(result).contains("cholesky: the matrix must be square, got 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try eigenvalues(Matrix(rows: 2, columns: 3))
    }
    #expect(message(result).contains("eigenvalues: the matrix must be square, got 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = expm(Matrix(rows: 2, columns: 3))
    }
    #expect(message(result).contains("expm: the matrix must be square, got 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solve(Matrix.identity(2), Matrix(rows: 3, columns: 1))
    }
    #expect(message(result).contains("solve: matrix 2 x 2 and right-hand sides 3 x 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try lu(.identity(2)).solve([1])
    }
    #expect(message(result).contains("solve: matrix 2 x 2 and a right-hand side of 1 elements"))
  }
}
