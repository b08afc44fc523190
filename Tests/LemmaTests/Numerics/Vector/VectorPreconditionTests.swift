import Lemma
import Testing

/// What stops the program, and what it says.
@Suite struct VectorPreconditionTests {
  @Test func lengthsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([1, 2] as Vector) + ([1, 2, 3] as Vector)
    }
    #expect(message(result).contains("+: vectors of 2 and 3 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = dot([1], Vector(0))
    }
    #expect(message(result).contains("dot: vectors of 1 and 0 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var x: Vector = [1, 2, 3]
      x[0..<2] = [1]
    }
    #expect(message(result).contains("Vector: 1 elements assigned to the 2 of 0..<2"))
  }

  @Test func indicesAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x: Vector = [1, 2]
      print(x[2])
    }
    #expect(message(result).contains("Vector: index 2 is outside 0..<2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var x: Vector = [1, 2]
      x[-1] = 0
    }
    #expect(message(result).contains("Vector: index -1 is outside 0..<2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x: Vector = [1, 2]
      print(x[1..<3])
    }
    #expect(message(result).contains("Vector: range 1..<3 is outside 0..<2"))
  }

  @Test func argumentsOutOfRangeAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Vector(-1)
    }
    #expect(message(result).contains("Vector: count must not be negative, got -1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([1] as Vector).norm(0.5)
    }
    #expect(message(result).contains("norm: p must be at least 1, got 0.5"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([0, 0] as Vector).normalized()
    }
    #expect(message(result).contains("normalized: the norm is 0.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([1, .nan] as Vector).sorted()
    }
    #expect(message(result).contains("sorted: vector contains NaN at 1"))
  }

  @Test func emptyVectorsHaveNoExtremum() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = max([]) }
    #expect(message(result).contains("max: the vector is empty"))
    await #expect(processExitsWith: .failure) { _ = min([]) }
    await #expect(processExitsWith: .failure) { _ = argmin([]) }
    await #expect(processExitsWith: .failure) { _ = argmax([]) }
    await #expect(processExitsWith: .failure) { _ = Vector.linspace(from: 0, through: 1, count: 1) }
    await #expect(processExitsWith: .failure) { _ = Vector.basis(2, count: 2) }
  }
}
