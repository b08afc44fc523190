import Lemma
import Testing

/// Every misuse of vectors that the other suites leave, and the words it is refused with.
@Suite struct VectorRefusalTests {
  @Test func lengthsOfBothOperandsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([1, 2] as Vector) - ([1] as Vector)
    }
    #expect(message(result).contains("-: vectors of 2 and 1 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([1, 2] as Vector) * ([1] as Vector)
    }
    #expect(message(result).contains("*: vectors of 2 and 1 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([1, 2] as Vector) / ([1] as Vector)
    }
    #expect(message(result).contains("/: vectors of 2 and 1 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var x: Vector = [1, 2]
      x += [1]
    }
    #expect(message(result).contains("+=: vectors of 2 and 1 elements"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var x: Vector = [1, 2]
      x -= [1]
    }
    #expect(message(result).contains("-=: vectors of 2 and 1 elements"))
  }

  @Test func valuesOfArgumentsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Vector.linspace(from: 0, through: 1, count: 1)
    }
    #expect(message(result).contains("linspace: count must be at least 2, got 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Vector.linspace(from: 0, through: .infinity, count: 3)
    }
    #expect(message(result).contains("linspace: ends must be finite, got 0.0 and inf"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Vector.basis(2, count: 2)
    }
    #expect(message(result).contains("basis: index 2 is outside 0..<2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Vector(repeating: 1, count: -3)
    }
    #expect(message(result).contains("Vector: count must not be negative, got -3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Vector(count: -1) { _ in 0 }
    }
    #expect(message(result).contains("Vector: count must not be negative, got -1"))
  }

  @Test func normsAndSelectionsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([1] as Vector).norm(.nan)
    }
    #expect(message(result).contains("norm: p must be at least 1, got nan"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var x: Vector = [0, 0]
      x.normalize()
    }
    #expect(message(result).contains("normalize: the norm is 0.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ([1, 2] as Vector).selecting([0, 2])
    }
    #expect(message(result).contains("Vector: index 2 is outside 0..<2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var x: Vector = [1, 2]
      x[1..<3] = [1, 2]
    }
    #expect(message(result).contains("Vector: range 1..<3 is outside 0..<2"))
  }

  @Test func extremaOfNothingAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = min([]) }
    #expect(message(result).contains("min: the vector is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = argmin([]) }
    #expect(message(result).contains("argmin: the vector is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = argmax([]) }
    #expect(message(result).contains("argmax: the vector is empty"))
  }
}
