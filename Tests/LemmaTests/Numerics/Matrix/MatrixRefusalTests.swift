import Lemma
import Testing

/// Every misuse of matrices that the other suites leave, and the words it is refused with.
@Suite struct MatrixRefusalTests {
  @Test func shapesOfBothOperandsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3) + Matrix(rows: 3, columns: 2)
    }
    #expect(message(result).contains("+: matrices 2 x 3 and 3 x 2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3) - Matrix(rows: 2, columns: 2)
    }
    #expect(message(result).contains("-: matrices 2 x 3 and 2 x 2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3) ./ Matrix(rows: 1, columns: 3)
    }
    #expect(message(result).contains("./: matrices 2 x 3 and 1 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var A = Matrix(rows: 2, columns: 3)
      A[rows: 0..<2, columns: 0..<2] = Matrix(rows: 1, columns: 2)
    }
    #expect(message(result).contains("Matrix: 1 x 2 assigned to a block of 2 x 2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var A = Matrix(rows: 2, columns: 3)
      A[column: 0] = [1, 2, 3]
    }
    #expect(message(result).contains("Matrix: 3 elements assigned to a column of 2 x 3"))
  }

  @Test func selectionsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Matrix(rows: 2, columns: 3)[row: 2])
    }
    #expect(message(result).contains("Matrix: row 2 is outside 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3).selecting(rows: [0, -1])
    }
    #expect(message(result).contains("Matrix: row -1 is outside 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3).selecting(columns: [3])
    }
    #expect(message(result).contains("Matrix: column 3 is outside 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var A = Matrix(rows: 2, columns: 3)
      A[2, 0] = 1
    }
    #expect(message(result).contains("Matrix: position (2, 0) is outside 2 x 3"))
  }

  @Test func impossibleDimensionsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix.identity(-1)
    }
    #expect(message(result).contains("identity: the order must not be negative, got -1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix.vandermonde([1, 2], columns: -1)
    }
    #expect(message(result).contains("Matrix: dimensions must not be negative, got 2 x -1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: .max, columns: 2)
    }
    #expect(message(result).contains("Matrix: 9223372036854775807 x 2 elements are too many"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(columnVectors: [[1, 2], [3]])
    }
    #expect(message(result).contains("Matrix: column 1 has 1 elements, column 0 has 2"))
  }

  @Test func emptyMatricesHaveNoCondition() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 0, columns: 3).conditionNumber
    }
    #expect(message(result).contains("conditionNumber: the matrix is empty (0 x 3)"))
  }
}
