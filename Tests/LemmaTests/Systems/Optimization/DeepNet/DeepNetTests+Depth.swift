import Lemma
import Testing

/// What depth does to random stacks.
@Suite struct DeepNetDepthTests {
  @Test func deepNormKeepsItsLevelWhereOrdinaryPostNormExplodes() {
    for depth in [8, 128] {
      let layers = depth / 2
      let deepNorm = meanGradient(
        depth, gain: DeepNorm.encoderOnly(layers: layers).beta, alpha: DeepNorm.encoderOnly(layers: layers).alpha)
      #expect(abs(deepNorm / 37.5 - 1) < 0.15, "depth \(depth)")
    }
    #expect(meanGradient(128, gain: 1, alpha: 1) > 375)
  }

  @Test func gainIsAFactorOfTheDeviation() {
    var generator = SeededGenerator(seed: 3)
    let stack = ResidualStack(depth: 20, width: 32, hidden: 64, gain: 0.5, placement: .preNorm, using: &generator)
    let first = stack.blocks.map { Vector($0.first.elements).squaredNorm }.reduce(0, +) / (20 * 32 * 64)
    let second = stack.blocks.map { Vector($0.second.elements).squaredNorm }.reduce(0, +) / (20 * 32 * 64)
    // Five deviations √(2/40960) of a mean square.
    #expect(abs(first / (2 * 0.25 / 32) - 1) < 0.035)
    #expect(abs(second / (0.25 / 64) - 1) < 0.035)
  }

  @Test func randomStacksAreReproducible() {
    for seed in UInt64(0)..<100 {
      var a = SeededGenerator(seed: seed)
      var b = SeededGenerator(seed: seed)
      let first = ResidualStack(depth: 2, width: 3, hidden: 4, gain: 1, placement: .preNorm, using: &a)
      let second = ResidualStack(depth: 2, width: 3, hidden: 4, gain: 1, placement: .preNorm, using: &b)
      #expect(first.blocks == second.blocks)
      #expect(a == b)
    }
  }

  @Test func updateIsLinearInASmallLearningRate() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let stack = ResidualStack(
        depth: 6, width: 8, hidden: 12, gain: 0.4, placement: .postNorm(alpha: 2), using: &generator)
      let x = Matrix.normal(rows: 3, columns: 8, using: &generator)
      let probe = Matrix.normal(rows: 3, columns: 8, using: &generator)
      for step in [ResidualStack.Step.gradient, .sign] {
        let small = stack.relativeUpdate(at: x, probe: probe, learningRate: 1e-7, step: step)
        let twice = stack.relativeUpdate(at: x, probe: probe, learningRate: 2e-7, step: step)
        #expect(abs(twice / small - 2) < 1e-3, "seed \(seed)")
      }
      #expect(stack.relativeUpdate(at: x, probe: probe, learningRate: 0, step: .sign) == 0)
    }
  }

  @Test func shapesAndCountsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = DeepNorm.encoderOnly(layers: 0)
    }
    #expect(message(result).contains("DeepNorm: layers must be at least 1, got 0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ResidualStack(blocks: [], placement: .preNorm)
    }
    #expect(message(result).contains("ResidualStack: blocks must not be empty"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let block = ResidualStack.Block(first: Matrix(rows: 4, columns: 3), second: Matrix(rows: 4, columns: 3))
      _ = ResidualStack(blocks: [block], placement: .preNorm)
    }
    #expect(message(result).contains("ResidualStack: blocks[0].second is 4 x 3, expected 3 x 4"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let block = ResidualStack.Block(first: Matrix(rows: 4, columns: 3), second: Matrix(rows: 3, columns: 4))
      _ = ResidualStack(blocks: [block], placement: .preNorm).gradients(
        at: [[1, 2, 3]], probe: [[1, 2, 3], [4, 5, 6]])
    }
    #expect(message(result).contains("gradients: the probe is 2 x 3, the output 1 x 3"))
  }

  @Test func constantTokensCannotBeNormalised() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let block = ResidualStack.Block(first: Matrix(rows: 4, columns: 3), second: Matrix(rows: 3, columns: 4))
      _ = ResidualStack(blocks: [block], placement: .preNorm)([[1, 1, 1]])
    }
    #expect(message(result).contains("layerNorm: constant row"))
  }

  private func meanGradient(_ depth: Int, gain: Double, alpha: Double) -> Double {
    var generator = SeededGenerator(seed: UInt64(depth))
    let norms = (0..<8).map { _ in
      let stack = ResidualStack(
        depth: depth, width: 32, hidden: 64, gain: gain, placement: .postNorm(alpha: alpha), using: &generator)
      let x = layerNorm(Matrix.normal(rows: 8, columns: 32, using: &generator))
      let probe = Matrix.normal(rows: 8, columns: 32, using: &generator)
      return stack.gradientNormSquared(at: x, probe: probe / probe.frobeniusNorm)
    }
    return norms.reduce(0, +) / 8
  }
}
