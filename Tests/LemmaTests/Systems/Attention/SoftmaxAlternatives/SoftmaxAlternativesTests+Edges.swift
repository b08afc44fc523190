import Lemma
import Testing

/// Ties, infinities, blocks of scores, and what is refused.
@Suite struct SoftmaxAlternativesEdgeTests {
  @Test(arguments: SoftmaxAlternativesIdentityTests.alphas)
  func handlesOneScoreTiesAndMaskedScores(alpha: Double) {
    #expect(entmax([-7], alpha: alpha) == [1])
    #expect(max(abs(entmax([3, 3, 3, 3], alpha: alpha) - 0.25)) <= 1e-15)
    let masked = entmax([-.infinity, 1, -.infinity, 1], alpha: alpha)
    #expect(masked[0] == 0 && masked[2] == 0 && abs(masked[1] - 0.5) <= 2e-15)
    #expect(entmax([1e300, -1e300], alpha: alpha) == [1, 0])
    #expect(abs(fenchelYoungLoss([0, -.infinity], target: 0, alpha: alpha)) <= 1e-15)
  }

  /// Longer than several blocks, with the maximum in the first, the last, and a short block.
  @Test(arguments: [0, 1023, 1024, 5000, 7000])
  func findsMassInEveryBlock(position: Int) {
    var x = Vector(count: 7001) { -1e4 - Double($0) }
    x[position] = 5
    x[(position + 3500) % 7001] = 5
    for alpha in SoftmaxAlternativesIdentityTests.alphas {
      let p = entmax(x, alpha: alpha)
      #expect(abs(p[position] - 0.5) <= 2e-15 && abs(sum(p) - 1) <= 4e-15)
    }
    let v = Vector(count: 7001) { Double($0) }
    let product = entmaxJacobianProduct(at: x, alpha: 1.5, applying: v)
    #expect(abs(sum(product)) <= 1e-11 && product.elements.count { $0 != 0 } == 2)
  }

  @Test func isSoftmaxInTheLimit() {
    #expect(max(abs(entmax(fiveScores, alpha: 1.0.nextUp) - softmax(fiveScores))) <= 4e-15)
    let excess = max(abs(entmax(fiveScores, alpha: 1.0001) - softmax(fiveScores)))
    #expect(abs(excess - 2.9783e-5) <= 1e-8)
    #expect(abs(tsallisEntropy([0.5, 0.25, 0.25], alpha: 1 + 1e-12) - entropy([0.5, 0.25, 0.25])) <= 1e-11)
  }

  @Test func softmaxOfManyBlocksIsThatOfOne() {
    let x = Vector(count: 10_000) { 30 * sin(Double($0)) + Double($0) / 500 }
    let weights = exp(x - max(x))
    #expect(max(abs(softmax(x) * sum(weights) - weights)) <= 1e-15)
    var masked = x
    for index in 0..<5000 { masked[index] = -.infinity }
    #expect(softmax(masked)[0..<5000] == Vector(5000) && abs(sum(softmax(masked)) - 1) <= 1e-14)
    masked[9999] = .nan
    #expect(softmax(masked)[0].isNaN)
  }

  @Test func refusesScoresWithoutAnAnswer() async {
    await #expect(processExitsWith: .failure) { _ = entmax(Vector(0)) }
    await #expect(processExitsWith: .failure) { _ = entmax([0, .nan]) }
    await #expect(processExitsWith: .failure) { _ = sparsemax([1, .infinity]) }
    await #expect(processExitsWith: .failure) { _ = entmax([-.infinity, -.infinity]) }
    await #expect(processExitsWith: .failure) { _ = entmax([1, 2], alpha: 0.9) }
  }

  @Test func refusesParametersOutsideTheirRange() async {
    await #expect(processExitsWith: .failure) { _ = taylorSoftmax([1, 2], order: 3) }
    await #expect(processExitsWith: .failure) { _ = sparseSoftmax([1, 2], keeping: 3) }
    await #expect(processExitsWith: .failure) { _ = fenchelYoungLoss([1, 2], target: [0.5, 0.6], alpha: 1.5) }
    await #expect(processExitsWith: .failure) { _ = marginSoftmaxLoss([1, 2], target: 2, margin: 0) }
  }
}
