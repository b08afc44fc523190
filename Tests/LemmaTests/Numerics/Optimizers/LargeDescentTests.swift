import Lemma
import Testing

/// Parameters larger than the caches take another way through memory; nothing else may differ.
@Suite struct LargeDescentTests {
  /// No multiple of a register or a line, and odd starts.
  static let count = (1 << 20) + 13

  private func parameters(_ generator: inout SeededGenerator) -> [Parameter] {
    let large = Vector(count: Self.count) { _ in generator.normal() }
    let matrix = Matrix(rows: 3, columns: 5) { _, _ in generator.normal() }
    return [.vector(large), .matrix(matrix), .vector([])]
  }

  @Test(arguments: [0, 0.25]) func movesEveryElement(decay: Double) throws {
    var generator = SeededGenerator(seed: 7)
    let (start, gradients) = (parameters(&generator), parameters(&generator))
    var (moved, optimizer) = (start, SGD(learningRate: 0.5, weightDecay: decay))
    for _ in 0..<3 { try optimizer.step(&moved, gradients: gradients) }
    // Powers of two: θ ← (1 − ηλ) θ − η g, three times.
    let kept = 1 - 0.5 * decay
    let sum = 0.5 * (1 + kept + kept * kept)
    let cubed = kept * kept * kept
    let expected = start[0].vector * cubed - gradients[0].vector * sum
    let error = moved[0].vector - expected
    #expect(error.norm(.infinity) < 1e-14)
    let expectedMatrix = start[1].matrix * cubed - gradients[1].matrix * sum
    let matrixError = moved[1].matrix - expectedMatrix
    #expect(matrixError.frobeniusNorm < 1e-14)
    #expect(optimizer.stepCount == 3 && moved[2].count == 0)
  }

  @Test(arguments: [0, 1, LargeDescentTests.count / 2, LargeDescentTests.count - 1])
  func changesNothingWhenOneElementIsNotFinite(place: Int) throws {
    var generator = SeededGenerator(seed: 8)
    let (start, gradients) = (parameters(&generator), parameters(&generator))
    var (moved, optimizer) = (start, SGD(learningRate: 0.5))
    try optimizer.step(&moved, gradients: gradients)
    let before = moved
    var broken = gradients[0].vector
    broken[place] = .infinity
    #expect(throws: OptimizerError.nonFiniteGradient(index: 0)) {
      try optimizer.step(&moved, gradients: [.vector(broken), gradients[1], gradients[2]])
    }
    broken[place] = 1.7e308
    var fast = SGD(learningRate: 1e10)
    #expect(throws: OptimizerError.nonFiniteUpdate(index: 0)) {
      try fast.step(&moved, gradients: [.vector(broken), gradients[1], gradients[2]])
    }
    #expect(moved == before && optimizer.stepCount == 1 && fast.stepCount == 0)
  }

  @Test func leavesOtherCopiesAlone() throws {
    var generator = SeededGenerator(seed: 9)
    let (start, gradients) = (parameters(&generator), parameters(&generator))
    var (moved, optimizer) = (start, SGD(learningRate: 0.5))
    try optimizer.step(&moved, gradients: gradients)
    let (first, copy) = (moved, optimizer)
    for _ in 0..<2 { try optimizer.step(&moved, gradients: gradients) }
    let expected = start[0].vector - gradients[0].vector * 0.5
    #expect(first[0] == .vector(expected))
    var (again, other) = (first, copy)
    for _ in 0..<2 { try other.step(&again, gradients: gradients) }
    #expect(again == moved)
  }
}
