import Lemma
import Testing

/// Single steps by hand and the battery's digits, the latter from a Python script.
@Suite struct OptimizerTests {
  private let start: Vector = [1, -2, 0]
  private let gradient: Vector = [0.5, -4, 0]

  @Test func firstStepOfAdamIsASignStep() throws {
    var (x, optimizer) = (start, AdamW(learningRate: 0.1))
    try optimizer.step(&x, gradient: gradient)
    #expect((x - [0.900000002, -1.90000000025, 0]).norm(.infinity) < 1e-11)
    #expect(optimizer.stepCount == 1)
  }

  @Test func nesterovByHand() throws {
    var (x, optimizer) = (start, SGD(learningRate: 0.1, momentum: 0.9, nesterov: true))
    for _ in 0..<2 { try optimizer.step(&x, gradient: gradient) }
    #expect((x - [0.7695, -0.156, 0]).norm(.infinity) < 1e-15)
  }

  @Test func momentumByHand() throws {
    // v = 1, 2.5, 0.25 for gradients 1, 2, -1 and μ = 1/2.
    var (x, optimizer) = (Vector([1]), SGD(learningRate: 0.1, momentum: 0.5))
    for gradient in [1.0, 2, -1] { try optimizer.step(&x, gradient: [gradient]) }
    #expect(abs(x[0] - 0.625) < 1e-15)
  }

  @Test func decayUsesTheOldParameter() throws {
    // 2 - 0.1 (3 + 0.5 · 2) for the gradient itself, 2 - 0.1 (1 + 0.5 · 2) for its sign.
    var (x, y) = (Vector([2]), Vector([2]))
    var (plain, sign) = (SGD(learningRate: 0.1, weightDecay: 0.5), SignSGD(learningRate: 0.1, weightDecay: 0.5))
    try plain.step(&x, gradient: [3])
    try sign.step(&y, gradient: [3])
    #expect(abs(x[0] - 1.6) < 1e-15)
    #expect(abs(y[0] - 1.8) < 1e-15)
  }

  @Test func coupledDecayIsAnotherMethod() throws {
    // The naive λθ inside the gradient disappears in Adam's normalisation; the decoupled one does not.
    var (coupled, decoupled) = (Vector([2]), Vector([2]))
    var (naive, ours) = (AdamW(learningRate: 0.1), AdamW(learningRate: 0.1, weightDecay: 0.5))
    try naive.step(&coupled, gradient: [3 + 0.5 * 2])
    try ours.step(&decoupled, gradient: [3])
    #expect(abs(coupled[0] - 1.9) < 1e-9)
    #expect(abs(decoupled[0] - 1.8) < 1e-9)
  }

  @Test func problemsStartAndEndWhereTheyShould() {
    let losses = Battery.all.map { $0.loss($0.initial) }
    let expected: [Double] = [24.2, 55.55, 0.693147180559945, 8.23861445680869]
    for (loss, value) in zip(losses, expected) { #expect(abs(loss - value) < 1e-12) }
    #expect(abs(Battery.logistic.minimum - 0.284012441947346) < 1e-13)
    #expect(abs(Battery.factorization.minimum - 0.769608642397681) < 1e-13)
  }

  @Test func tenthLossMeetsReference() throws {
    let cases: [(OptimizationProblem, Int, Double, Double, Double, Double)] = [
      (Battery.rosenbrock, 2000, 1e-3, 4.1925318717, 2e-2, 5.1042089756),
      (Battery.quadratic, 1000, 1e-2, 3.2008190751, 3e-2, 27.6123570661),
      (Battery.logistic, 1000, 0.5, 0.2895626642, 0.1, 0.4583347444),
      (Battery.factorization, 300, 2e-2, 1.4160271484, 5e-2, 2.0035864825),
    ]
    let bounds = [0.1, 1e-5, 1e-5, 1e-2]
    for ((problem, steps, rate, loss, adamRate, adamLoss), bound) in zip(cases, bounds) {
      let momentum = try descent(problem, SGD(learningRate: rate, momentum: 0.9), steps: steps)
      let adam = try descent(problem, AdamW(learningRate: adamRate), steps: steps)
      #expect(abs(momentum.tenth - loss) < 1e-8, "\(problem.name)")
      #expect(abs(adam.tenth - adamLoss) < 1e-8, "\(problem.name)")
      #expect(momentum.excess < bound && adam.excess < bound, "\(problem.name)")
      #expect(momentum.excess > -1e-12 && adam.excess > -1e-12, "\(problem.name)")
    }
  }

  @Test func everyOptimizerLearnsTheNetwork() throws {
    let optimizers: [any Optimizer] = [
      SGD(learningRate: 0.3), SGD(learningRate: 0.1, momentum: 0.9), AdamW(learningRate: 0.02),
      SignSGD(learningRate: 5e-3, momentum: 0.9), Lion(learningRate: 5e-3), Tiger(learningRate: 1e-2),
      Muon(learningRate: 2e-2, momentum: 0.9), AdaptiveStepSGD(learningRate: 0.1, metaLearningRate: 1),
    ]
    for optimizer in optimizers {
      let trace = try minimize(Battery.network, with: optimizer, steps: 300, schedule: .linearDecay)
      #expect(trace.excessLoss < 0.02 * trace.losses[0], "\(type(of: optimizer)): \(trace.excessLoss)")
    }
  }

  @Test func networkIsLearnt() throws {
    for schedule in [LearningRateSchedule.constant, .linearDecay] {
      let trace = try minimize(
        Battery.network, with: AdamW(learningRate: 0.02), steps: 400, schedule: schedule)
      #expect(trace.excessLoss < 0.02 * trace.losses[0])
    }
  }
}
