import Lemma
import Testing

/// Small problems whose digits an independent numpy script computed.
@Suite struct ExponentiatedGradientTests {
  @Test func linearLossHasAClosedForm() {
    let points = exponentiatedGradientDescent(from: [2], learningRate: 0.1, steps: 25) { _ in [0.7] }
    #expect(points.count == 26)
    #expect(abs(points[25][0] - 0.34754788690089) < 1e-13)
  }

  @Test func nonNegativeLeastSquaresMeetsReference() {
    let a: Matrix = [[1, 2, 0], [0, 1, 1], [1, 0, 3], [2, 1, 1]]
    let b: Vector = [1, -1, 2, 0.5]
    let gradient = { (x: Vector) in a.transpose * (a * x - b) }
    let points = exponentiatedGradientDescent(from: [1, 1, 1], learningRate: 0.05, steps: 20_000, gradient: gradient)
    #expect((points[1] - [0.576949810380487, 0.591555364366815, 0.53526142851899]).norm(.infinity) < 1e-13)
    #expect((points[20_000] - [0.402439024390244, 0, 0.317073170731707]).norm(.infinity) < 1e-9)
    #expect(points.allSatisfy { min($0) >= 0 })
    // Plain descent leaves the orthant.
    let plain = gradientDescent(from: [1, 1, 1], stepSize: 0.05, steps: 10, gradient: gradient)
    #expect(plain.firstIndex { min($0) < 0 } == 7)
  }

  @Test func updateIsTheMirrorDescentOfReference() {
    let point = exponentiatedGradientDescent(from: [0.5, 1.5, 0.2], learningRate: 0.4, steps: 1) { _ in [1, -2, 0.3] }
    #expect((point[1] - [0.33516002301782, 3.3383113927387, 0.177384087343432]).norm(.infinity) < 1e-13)
  }

  @Test func hypergradientMeetsReference() {
    let problem = OptimizationProblem.rosenbrock()
    func gradient(_ x: Vector) -> Vector { problem.gradients([.vector(x)])[0].vector }
    let (start, gains): (Vector, Vector) = ([-0.5, 0.6], [1.2, 0.8])
    let first = gradient(start)
    func moved(_ gains: Vector) -> Vector { start - 1e-3 * gains * first }
    let slopes = hypergradient(previous: first, current: gradient(moved(gains)), learningRate: 1e-3)
    #expect((slopes - [-3.0101663931648, -2.89990176]).norm(.infinity) < 1e-12)
    for i in 0..<2 {
      let h = 1e-5 * Vector.basis(i, count: 2)
      let difference = problem.loss([.vector(moved(gains + h))]) - problem.loss([.vector(moved(gains - h))])
      #expect(abs(difference / 2e-5 - slopes[i]) < 1e-6)
    }
  }

  @Test func gainsMeetReference() throws {
    let slow = try descend(rate: 0.02, meta: 0.002, steps: 60)
    #expect((slow.gains - [1.04527009704602, 1.45529486569646]).norm(.infinity) < 1e-12)
    #expect(abs(slow.loss - 0.041051921104853) < 1e-14)
    let second = try descend(rate: 0.02, meta: 0.002, steps: 2)
    #expect((second.gains - [1.00196192205554, 1.17351087099181]).norm(.infinity) < 1e-13)
    let plain = try descend(rate: 0.02, meta: 0, steps: 60)
    #expect(abs(plain.loss - 0.0442689363747214) < 1e-14)
    let oscillating = try descend(rate: 0.15, meta: 0.005, steps: 10)
    #expect((oscillating.gains - [1.01452885231363, 0.76220117972914]).norm(.infinity) < 1e-12)
  }

  /// The raw exponent has units: the naive rule gives other gains for the loss in other units, and overflows.
  @Test func unitsOfTheLossMatterOnlyToTheRawRule() throws {
    let tripled = try descend(rate: 0.02 / 3, meta: 0.002, steps: 60, scale: 3)
    #expect((tripled.gains - [1.42636289504278, 5.0493886897785]).norm(.infinity) < 1e-11)
    let corrected = try descend(rate: 0.02 / 3, meta: 0.002 / 9, steps: 60, scale: 3)
    #expect((corrected.gains - [1.04527009704602, 1.45529486569646]).norm(.infinity) < 1e-12)
    for scale in [1.0, 3] {
      let normalized = try descend(rate: 0.02 / scale, meta: 0.1, steps: 60, scale: scale, alignment: .normalized)
      #expect((normalized.gains - [51.0977873286992, 5.46460169454538]).norm(.infinity) < 1e-8)
      #expect(normalized.loss < 1e-12)
    }
  }

  @Test func overflowIsAnErrorThatChangesNothing() throws {
    var optimizer = AdaptiveStepSGD(learningRate: 0.02, metaLearningRate: 0.05)
    var x: Vector = [1, 1]
    for _ in 1...5 { try optimizer.step(&x, gradient: [x[0], 10 * x[1]]) }
    let (before, gains) = (x, optimizer.gains)
    #expect(throws: OptimizerError.nonFiniteUpdate(index: 0)) {
      try optimizer.step(&x, gradient: [x[0], 10 * x[1]])
    }
    #expect(x == before && optimizer.gains == gains && optimizer.stepCount == 5)
  }

  @Test func hedgeMeetsReference() {
    let losses = Matrix(rows: 200, columns: 5) { t, j in 0.5 + 0.5 * sin(0.37 * Double(t * (j + 1)) + Double(j)) }
    let rate = sqrt(8 * log(5.0) / 200)
    #expect(abs(rate - 0.253727248235904) < 1e-14)
    let result = hedge(losses: losses, learningRate: rate)
    #expect(abs(result.regret - 3.18034550227183) < 1e-11)
    #expect(abs(result.regretBound - 12.6863624117952) < 1e-11)
    let totals = losses.transpose * Vector(repeating: 1, count: 200)
    #expect((result.weights[200] - softmax(-rate * totals)).norm(.infinity) < 1e-14)
    #expect(result.weights.count == 201)
  }

  /// Gains and loss after descending $\frac s2(x_1^2 + 10x_2^2)$ from $(1, 1)$; the loss without $s$.
  private func descend(
    rate: Double, meta: Double, steps: Int, scale: Double = 1, alignment: AdaptiveStepSGD.Alignment = .raw
  ) throws -> (gains: Vector, loss: Double) {
    var optimizer = AdaptiveStepSGD(learningRate: rate, metaLearningRate: meta, alignment: alignment)
    var x: Vector = [1, 1]
    for _ in 0..<steps { try optimizer.step(&x, gradient: scale * x * [1, 10]) }
    return (optimizer.gains[0], 0.5 * (x[0] * x[0] + 10 * x[1] * x[1]))
  }
}
