import Lemma
import Testing

/// What holds for every gradient, and at the ends of the range of doubles.
@Suite struct ExponentiatedGradientIdentityTests {
  @Test func optimizerAndFunctionAgree() throws {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (curvatures, center) = (random.vector(5).map { $0 * $0 }, random.vector(5))
      let gradient = { (x: Vector) in curvatures * (x - center) }
      var x = random.vector(5).map { abs($0) }
      let points = exponentiatedGradientDescent(from: x, learningRate: 0.3, steps: 20, gradient: gradient)
      var optimizer = ExponentiatedGradient(learningRate: 0.3)
      for _ in 0..<20 { try optimizer.step(&x, gradient: gradient(x)) }
      #expect(x == points[20], "seed \(seed)")
      #expect(optimizer.stepCount == 20)
    }
  }

  /// The limit of short steps: the flow of $\theta$, that of $w$ with $\theta = w^2/4$, and a logistic curve.
  @Test func shortStepsFollowTheFlowOfASquare() {
    func slopes(_ x: Vector) -> Vector { [x[0] - 1, 2 * (x[1] - 0.25)] }
    let end: Vector = [0.690567857703, 0.310651194416]
    let direct = gradientFlow(from: [0.1, 2], until: 3) { x in x * slopes(x) }
    let roots = gradientFlow(from: 2 * sqrt([0.1, 2] as Vector), until: 3) { w in 0.5 * w * slopes(0.25 * w * w) }
    #expect((direct - end).norm(.infinity) < 1e-8)
    #expect((0.25 * roots * roots - end).norm(.infinity) < 1e-8)
    let errors = [1000, 2000].map { count in
      let points = exponentiatedGradientDescent(
        from: [0.1, 2], learningRate: 3 / Double(count), steps: count, gradient: slopes)
      return (points[count] - end).norm
    }
    #expect(errors[1] < 1e-3 && abs(errors[0] / errors[1] - 2) < 0.02)
  }

  @Test func gainsAreTheExponentialsOfTheSum() throws {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let gradients = (0..<12).map { _ in random.vector(4) }
      var optimizer = AdaptiveStepSGD(learningRate: 0.1, metaLearningRate: 0.7)
      var global = AdaptiveStepSGD(learningRate: 0.1, metaLearningRate: 0.7, gain: .global)
      var (x, y) = (Vector(4), Vector(4))
      #expect(optimizer.gains.isEmpty)
      for gradient in gradients {
        try optimizer.step(&x, gradient: gradient)
        try global.step(&y, gradient: gradient)
      }
      let products = zip(gradients, gradients.dropFirst()).reduce(Vector(4)) { $0 + $1.0 * $1.1 }
      #expect((optimizer.gains[0] - exp(0.7 * products)).norm(.infinity) < 1e-13, "seed \(seed)")
      #expect(abs(global.gains[0][2] - exp(0.7 * sum(products))) < 1e-12, "seed \(seed)")
    }
  }

  /// The norms run over all parameters, and a parameter split in two is the same model.
  @Test func normalizedAlignmentIsThatOfTheWholeModel() throws {
    for seed in sweep {
      var random = SeededMatrices(seed)
      var whole = AdaptiveStepSGD(learningRate: 0.1, metaLearningRate: 2, alignment: .normalized)
      var split = whole
      var x = random.vector(6)
      var parts: [Parameter] = [.vector(x[0..<2]), .matrix(Matrix(rowVectors: [x[2..<4], x[4..<6]]))]
      for _ in 0..<8 {
        let gradient = random.vector(6)
        try whole.step(&x, gradient: gradient)
        let pieces = Matrix(rowVectors: [gradient[2..<4], gradient[4..<6]])
        try split.step(&parts, gradients: [.vector(gradient[0..<2]), .matrix(pieces)])
      }
      #expect((concatenate(split.gains[0], split.gains[1]) - whole.gains[0]).norm(.infinity) < 1e-12, "seed \(seed)")
      #expect((parts[0].vector - x[0..<2]).norm(.infinity) < 1e-12, "seed \(seed)")
    }
  }

  @Test func withoutMetaLearningItIsGradientDescent() throws {
    for seed in sweep {
      var random = SeededMatrices(seed)
      var adaptive = AdaptiveStepSGD(learningRate: 0.1, metaLearningRate: 0)
      var plain = SGD(learningRate: 0.1)
      var (x, y) = (random.vector(4), Vector(4))
      y = x
      for _ in 0..<5 {
        let gradient = random.vector(4)
        try adaptive.step(&x, gradient: gradient)
        try plain.step(&y, gradient: gradient)
      }
      #expect((x - y).norm(.infinity) < 1e-15, "seed \(seed)")
    }
  }

  @Test func regretStaysBelowItsBound() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (rounds, experts) = (random.integer(in: 1...80), random.integer(in: 1...6))
      let losses = random.matrix(rounds, experts).map { $0 > 0.3 ? 1 : abs($0) }
      let result = hedge(losses: losses, learningRate: 0.05 + abs(random.number()))
      #expect(result.regret <= result.regretBound, "seed \(seed)")
      #expect(result.weights.allSatisfy { abs(sum($0) - 1) < 1e-13 })
    }
  }

  /// Multiplying the weights round by round loses an expert to underflow; sums of losses do not.
  @Test func hedgeSurvivesLargeRates() {
    let losses = Matrix(rows: 4000, columns: 2) { t, j in (t < 2000) == (j == 0) ? 1 : 0 }
    let result = hedge(losses: losses, learningRate: 1)
    #expect((result.weights[4000] - [0.5, 0.5]).norm(.infinity) < 1e-12)
    var naive: Vector = [0.5, 0.5]
    for t in 0..<4000 {
      naive = naive * exp(-1 * losses[row: t])
      naive = naive / sum(naive)
    }
    #expect((naive - [0.5, 0.5]).norm(.infinity) > 0.4)
  }

  @Test func zeroIsAbsorbingEvenWhereTheExponentialOverflows() throws {
    let points = exponentiatedGradientDescent(from: [0, 1], learningRate: 1, steps: 3) { _ in [-1000, 0] }
    #expect(points[3] == [0, 1])
    // Here e⁸⁰⁰ alone overflows, the product does not.
    let rescued = exponentiatedGradientDescent(from: [1e-300], learningRate: 1, steps: 1) { _ in [-800] }
    #expect(abs(rescued[1][0] / (1e-300 * exp(400) * exp(400)) - 1) < 1e-14)
    #expect((1e-300 * exp(800.0)).isInfinite)
    var optimizer = ExponentiatedGradient(learningRate: 1)
    var x: Vector = [1, 2]
    #expect(throws: OptimizerError.nonFiniteUpdate(index: 0)) { try optimizer.step(&x, gradient: [0, -2000]) }
    #expect(throws: OptimizerError.nonFiniteGradient(index: 0)) { try optimizer.step(&x, gradient: [0, .nan]) }
    #expect(throws: OptimizerError.shapeMismatch(index: 0)) { try optimizer.step(&x, gradient: [0]) }
    #expect(x == [1, 2] && optimizer.stepCount == 0)
  }

  /// A gain that has underflowed comes back, which a product of gains could not.
  @Test func underflowedGainsRecover() throws {
    var optimizer = AdaptiveStepSGD(learningRate: 0.1, metaLearningRate: 1)
    var x: Vector = [0]
    for gradient in [30.0, -30, 30, -30, -30] { try optimizer.step(&x, gradient: [gradient]) }
    #expect(exp(-2700.0) == 0)
    #expect(optimizer.gains[0][0] == 0)
    for _ in 0..<2 { try optimizer.step(&x, gradient: [-30]) }
    #expect(optimizer.gains[0][0] == 1)
    var zero = AdaptiveStepSGD(learningRate: 0.1, metaLearningRate: 1, alignment: .normalized)
    for gradient in [0.0, 5, 0] { try zero.step(&x, gradient: [gradient]) }
    #expect(zero.gains[0] == [1])
    zero.reset()
    #expect(zero.gains.isEmpty && zero.stepCount == 0)
  }

  @Test func inputsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = exponentiatedGradientDescent(from: [1, -1], learningRate: 1, steps: 1) { $0 }
    }
    #expect(message(result).contains("exponentiated gradient descent needs a non-negative start"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = hedge(losses: [[0, 2]], learningRate: 1)
    }
    #expect(message(result).contains("hedge: losses must lie in [0, 1]"))
  }
}
