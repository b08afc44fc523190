import Lemma
import Testing

extension OptimizerTests {
  @Test(arguments: [0, 1, 2])
  func refusalChangesNothing(kind: Int) throws {
    switch kind {
    case 0: try refuse(SGD(learningRate: 0.1, momentum: 0.9))
    case 1: try refuse(AdamW(learningRate: 0.1))
    default: try refuse(SignSGD(learningRate: 0.1, momentum: 0.9))
    }
  }

  /// A good step, four bad ones, a good one: as if the bad ones had not been.
  private func refuse(_ optimizer: some Optimizer) throws {
    var (disturbed, quiet) = (optimizer, optimizer)
    let start: [Parameter] = [.vector([1, 2]), .matrix([[1, 2], [3, 4]])]
    let gradients: [Parameter] = [.vector([0.5, -1]), .matrix([[1, -1], [2, 0]])]
    var (a, b) = (start, start)
    try disturbed.step(&a, gradients: gradients)
    try quiet.step(&b, gradients: gradients)
    #expect(throws: OptimizerError.countMismatch(parameters: 2, gradients: 1)) {
      try disturbed.step(&a, gradients: [gradients[0]])
    }
    #expect(throws: OptimizerError.shapeMismatch(index: 1)) {
      try disturbed.step(&a, gradients: [gradients[0], .vector([1, -1, 2, 0])])
    }
    #expect(throws: OptimizerError.nonFiniteGradient(index: 1)) {
      try disturbed.step(&a, gradients: [gradients[0], .matrix([[1, 2], [.nan, 0]])])
    }
    #expect(throws: OptimizerError.nonFiniteGradient(index: 0)) {
      try disturbed.step(&a, gradients: [.vector([1, -.infinity]), gradients[1]])
    }
    #expect(a == b && disturbed.stepCount == 1)
    try disturbed.step(&a, gradients: gradients)
    try quiet.step(&b, gradients: gradients)
    #expect(a == b)
  }

  @Test func shapesMayNotChange() throws {
    var (optimizer, x) = (SGD(learningRate: 0.1), Vector([1, 2]))
    try optimizer.step(&x, gradient: [1, 1])
    var longer = Vector([1, 2, 3])
    #expect(throws: OptimizerError.shapeMismatch(index: 0)) { try optimizer.step(&longer, gradient: [1, 1, 1]) }
    #expect(longer == [1, 2, 3])
  }

  @Test func overflowIsRefusedWhereTheNaiveUpdateWouldSpoilTheState() throws {
    // The naive v = β₂v + (1 - β₂)g² is infinite for this gradient, for ever.
    #expect((1e200 * 1e200).isInfinite)
    var (adam, x) = (AdamW(learningRate: 0.1), Vector([1, 1]))
    #expect(throws: OptimizerError.nonFiniteUpdate(index: 0)) { try adam.step(&x, gradient: [1, 1e200]) }
    #expect(x == [1, 1] && adam.stepCount == 0)
    var descent = SGD(learningRate: 1e10)
    #expect(throws: OptimizerError.nonFiniteUpdate(index: 0)) { try descent.step(&x, gradient: [1, -1e305]) }
    // Large, but not too large.
    try descent.step(&x, gradient: [0, -1e290])
    #expect(x == [1, 1e300])
    var brittle = SGD(learningRate: 1e10, weightDecay: 2)
    var vast = Vector([1, 1e308])
    #expect(throws: OptimizerError.nonFiniteUpdate(index: 0)) { try brittle.step(&vast, gradient: [1, 1]) }
    #expect(vast == [1, 1e308] && brittle.stepCount == 0)
  }

  @Test func zeroGradientMovesNothing() throws {
    var x: Vector = [1, -1]
    var adam = AdamW(learningRate: 0.1, epsilon: 0)
    try adam.step(&x, gradient: [0, 1])
    #expect(x[0] == 1 && abs(x[1] + 1.1) < 1e-15)
    var sign = SignSGD(learningRate: 0.1, weightDecay: 0.5)
    var y: Vector = [2, 2]
    try sign.step(&y, gradient: [0, -0.0])
    #expect(y == [1.9, 1.9])
  }

  @Test func emptyModelsAndNoStepsAreFine() throws {
    var (parameters, optimizer) = ([Parameter](), AdamW(learningRate: 0.1))
    try optimizer.step(&parameters, gradients: [])
    #expect(optimizer.stepCount == 1)
    #expect(Parameter.vector([]).rootMeanSquare == 0)
    #expect(Parameter.matrix([[3, 4], [0, 0]]).rootMeanSquare == 2.5)
    let trace = try minimize(Battery.quadratic, with: optimizer, steps: 0, schedule: .linearDecay)
    #expect(trace.losses.count == 1 && trace.excessLoss == trace.losses[0])
  }

  @Test func logisticMinimumExistsForOneLabel() {
    let problem = OptimizationProblem.logisticRegression(features: [[1], [2]], labels: [1, 1])
    #expect(problem.minimum >= 0 && problem.minimum < 1e-6)
  }

  @Test func misuseStops() async {
    await #expect(processExitsWith: .failure) { _ = AdamW(learningRate: 0.1, beta1: 1) }
    await #expect(processExitsWith: .failure) { _ = SGD(learningRate: -0.1) }
  }
}
