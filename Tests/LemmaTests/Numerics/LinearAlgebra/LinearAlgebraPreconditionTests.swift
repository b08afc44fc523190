import Lemma
import Testing

/// What stops the program, and what it says.
@Suite struct LinearAlgebraPreconditionTests {
  @Test func shapesAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solve(Matrix(rows: 2, columns: 3), [1, 2])
    }
    #expect(message(result).contains("solve: the matrix must be square, got 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solve(Matrix.identity(2), [1, 2, 3])
    }
    #expect(message(result).contains("solve: matrix 2 x 2 and a right-hand side of 3 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = leastSquares(Matrix.identity(2), [1, 2, 3])
    }
    #expect(message(result).contains("leastSquares: matrix 2 x 2 and a right-hand side of 3 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 3, columns: 1).determinant
    }
    #expect(message(result).contains("determinant: the matrix must be square, got 3 x 1"))
  }

  @Test func positionOfNaNIsNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = pinv([[1, 2], [3, 4], [.nan, 5]])
    }
    #expect(message(result).contains("pinv: matrix contains NaN at (2, 0)"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = eigh([[1, .infinity], [.infinity, 1]])
    }
    #expect(message(result).contains("eigh: matrix contains an infinity at (0, 1)"))
  }

  @Test func everyFactorizationRefusesNaN() async {
    await #expect(processExitsWith: .failure) { _ = lu([[.nan]]) }
    await #expect(processExitsWith: .failure) { _ = try cholesky([[.nan]]) }
    await #expect(processExitsWith: .failure) { _ = qr([[.nan]]) }
    await #expect(processExitsWith: .failure) { _ = pivotedQR([[.nan]]) }
    await #expect(processExitsWith: .failure) { _ = try eigenvalues([[.nan]]) }
    await #expect(processExitsWith: .failure) { _ = svd([[.nan]]) }
    await #expect(processExitsWith: .failure) { _ = singularValues([[.nan]]) }
    await #expect(processExitsWith: .failure) { _ = expm([[.nan]]) }
  }

  @Test func asymmetryIsLocated() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = eigh([[1, 2], [3, 1]])
    }
    #expect(message(result).contains("eigh: the matrix is not symmetric: (1, 0) is 3.0 and (0, 1) is 2.0"))
  }

  @Test func negativeToleranceIsRefused() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = rank([[1]], relativeTolerance: -1)
    }
    #expect(message(result).contains("rank: relativeTolerance must not be negative, got -1.0"))
  }
}

/// What a failed process wrote on standard error.
func message(_ result: ExitTest.Result) -> String { String(decoding: result.standardErrorContent, as: UTF8.self) }
