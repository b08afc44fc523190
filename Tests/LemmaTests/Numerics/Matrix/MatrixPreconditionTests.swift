import Lemma
import Testing

/// What stops the program, and what it says.
@Suite struct MatrixPreconditionTests {
  @Test func bothShapesAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3) * ([1, 2, 3, 4] as Vector)
    }
    #expect(message(result).contains("*: matrix 2 x 3 does not multiply a vector of 4 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3) * Matrix(rows: 2, columns: 3)
    }
    #expect(message(result).contains("*: matrices 2 x 3 and 2 x 3 do not multiply"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3) .* Matrix(rows: 3, columns: 2)
    }
    #expect(message(result).contains(".*: matrices 2 x 3 and 3 x 2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = transposeProduct(Matrix(rows: 2, columns: 3), Matrix(rows: 3, columns: 2))
    }
    #expect(message(result).contains("transposeProduct: matrices 2 x 3 and 3 x 2 do not multiply"))
  }

  @Test func positionsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Matrix(rows: 2, columns: 3)[0, 3])
    }
    #expect(message(result).contains("Matrix: position (0, 3) is outside 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Matrix(rows: 2, columns: 3)[column: -1])
    }
    #expect(message(result).contains("Matrix: column -1 is outside 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var A = Matrix(rows: 2, columns: 3)
      A[row: 0] = [1, 2]
    }
    #expect(message(result).contains("Matrix: 2 elements assigned to a row of 2 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Matrix(rows: 2, columns: 3)[rows: 0..<3, columns: 0..<1])
    }
    #expect(message(result).contains("Matrix: block [0..<3, 0..<1] is outside 2 x 3"))
  }

  @Test func raggedAndNegativeShapesAreRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = [[1, 2], [3]] as Matrix
    }
    #expect(message(result).contains("Matrix: row 1 has 1 elements, row 0 has 2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: -1)
    }
    #expect(message(result).contains("Matrix: dimensions must not be negative, got 2 x -1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3).trace
    }
    #expect(message(result).contains("trace: the matrix must be square, got 2 x 3"))
  }
}
