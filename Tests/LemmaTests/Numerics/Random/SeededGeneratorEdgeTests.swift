import Lemma
import Testing

/// Streams that must not meet, ends of ranges, and what is refused.
@Suite struct SeededGeneratorEdgeTests {
  @Test(arguments: 0..<100)
  func splitStreamsDoNotOverlap(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let start = generator
    var first = generator.split()
    var second = generator.split()
    #expect(first == start)
    var words: Set<UInt64> = []
    for _ in 0..<300 { words.formUnion([first.next(), second.next(), generator.next()]) }
    #expect(words.count == 900)
    var jumped = start
    jumped.jump()
    jumped.jump()
    var advanced = jumped
    for _ in 0..<300 { _ = advanced.next() }
    #expect(advanced == generator)
  }

  @Test func jumpCommutesWithSteps() {
    var one = SeededGenerator(seed: 9)
    var other = one
    one.jump()
    for _ in 0..<17 { _ = one.next() }
    for _ in 0..<17 { _ = other.next() }
    other.jump()
    #expect(one == other)
  }

  @Test func copiesRepeatTheStream() {
    var generator = SeededGenerator(seed: 1)
    var copy = generator
    #expect(generator.next() == copy.next())
    #expect(generator.hashValue == copy.hashValue)
  }

  @Test func uniformsReachTheEndsTheyMayReach() {
    // The first word from this state is 0: rotl(s0 + s3, 23) + s0.
    var zero = SeededGenerator(state: (0, 1, 1, 0))
    var copy = zero
    #expect(zero.uniform() == 0)
    #expect(copy.openUniform() == 0x1p-53)
    // And from this one it is 2^64 - 1.
    var ones = SeededGenerator(state: (0, 1, 1, .max))
    copy = ones
    #expect(ones.uniform() == 1 - 0x1p-53)
    #expect(copy.openUniform() == 1 - 0x1p-53)
  }

  @Test func uniformInARangeStaysBelowItsEnd() {
    var generator = SeededGenerator(seed: 5)
    // Between neighbours only the lower one may be returned, although half of the products round up.
    let end = 1.0.nextUp
    for _ in 0..<200 { #expect(generator.uniform(in: 1..<end) == 1) }
    for _ in 0..<200 { #expect((-8e307..<8e307).contains(generator.uniform(in: -8e307..<8e307))) }
  }

  @Test func emptyRequestsAreEmptyAndDrawNothing() {
    var generator = SeededGenerator(seed: 5)
    let start = generator
    #expect(Vector.normal(count: 0, using: &generator).count == 0)
    #expect(Vector.rademacher(count: 0, using: &generator).count == 0)
    #expect(Matrix.uniform(rows: 0, columns: 3, using: &generator).columns == 3)
    #expect(generator.permutation(0) == [] && generator.permutation(1) == [0])
    #expect(generator.sample(0, from: 0) == [])
    #expect(generator == start)
    #expect(generator.integer(below: 1) == 0)
    #expect(AliasTable([3]).sample(using: &generator) == 0)
    #expect(generator.categorical([0, 0, 2, 0]) == 2)
  }

  @Test func tinyShapesUnderflowAsTheLawDoes() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 { #expect(generator.gamma(shape: 1e-3) >= 0) }
    #expect(generator.gamma(shape: 1e12) > 9.9e11)
  }

  @Test func refusesTheZeroStateAndBadRanges() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SeededGenerator(state: (0, 0, 0, 0))
    }
    #expect(message(result).contains("SeededGenerator: the state (0, 0, 0, 0) is not allowed"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.uniform(in: -1e308..<1e308))
    }
    #expect(message(result).contains("uniform(in:): the width of the range -1e+308..<1e+308 is not finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.uniform(in: 2..<2))
    }
    #expect(message(result).contains("uniform(in:): the range 2.0..<2.0 is empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.integer(below: 0))
    }
    #expect(message(result).contains("integer(below:): the bound 0 is not at least 1"))
  }

  @Test func refusesBadWeightsShapesAndCounts() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.categorical([1, -0.5]))
    }
    #expect(message(result).contains("categorical: weight -0.5 at 1 is negative or not finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(AliasTable([0, 0]))
    }
    #expect(message(result).contains("AliasTable: the sum of the weights, 0.0, is not positive and finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.gamma(shape: 0))
    }
    #expect(message(result).contains("gamma(shape:): the shape 0.0 is not positive and finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.sample(5, from: 4))
    }
    #expect(message(result).contains("sample: the count 5 is not between 0 and the population 4"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.permutation(-1))
    }
    #expect(message(result).contains("permutation: the count -1 is negative"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(Vector.normal(count: -2, using: &generator))
    }
    #expect(message(result).contains("Vector.normal: the count -2 is negative"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.normal(mean: 0, standardDeviation: -1))
    }
    #expect(message(result).contains("normal: the standard deviation -1.0 is negative or NaN"))
  }
}
