import Lemma
import Testing

/// What tracing refuses names the operation and both shapes.
@Suite struct TracedRefusalTests {
  @Test func shapesAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(gradient(of: { x in dot(x, x[0..<1]) }, at: [1, 2]))
    }
    #expect(message(result).contains("dot: vectors of 2 and 1 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(gradient(of: { x in sum(x * x[0..<2]) }, at: [1, 2, 3]))
    }
    #expect(message(result).contains("*: vectors of 3 and 2 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(hessianVectorProduct(of: { x in x.squaredNorm }, at: [1, 2], along: [1]))
    }
    #expect(message(result).contains("hessianVectorProduct: direction of 1 elements at a point of 2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(gradient(of: { x in sum(TracedMatrix(x, rows: 2, columns: 2)) }, at: [1, 2, 3]))
    }
    #expect(message(result).contains("TracedMatrix: 3 elements for 2 x 2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(gradient(of: { a in sum(a * a) }, at: Matrix(rows: 2, columns: 3)))
    }
    #expect(message(result).contains("2 x 3"))
  }

  @Test func valuesOutsideTheirClosureAreRefusedByName() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var escaped = TracedScalar(0)
      _ = gradient(
        of: { x in
          escaped = x[0]
          return x[1]
        }, at: [1, 2])
      _ = gradient(of: { x in x[0] * escaped }, at: [3])
    }
    #expect(message(result).contains("gradient: a traced value was used outside the closure that traced it"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gradient(of: { x in x[0] * gradient(of: { y in y.squaredNorm }, at: [1])[0] }, at: [1])
    }
    #expect(message(result).contains("gradient: a derivative inside a traced closure; use hessianVectorProduct"))
  }

  @Test func numericalDerivativesNameTheirArguments() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(numericalDerivative(of: { $0 }, at: .nan))
    }
    #expect(message(result).contains("numericalDerivative: the argument is nan"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(numericalDerivative(of: { $0 }, at: 0, initialStep: 0))
    }
    #expect(message(result).contains("numericalDerivative: initialStep must be positive, got 0.0"))
  }
}
