internal import Glibc
import Lemma
import Testing

/// The paper's three lines against exact rationals, and what they imply.
@Suite struct LionTests {
  static let handGradients = [1.0, -0.085, -0.05, 2, 0, -30]

  @Test func pathByHand() throws {
    // Exact rationals, by Python's fractions.
    let expected = [0.85, 0.7075, 0.572125, 0.44351875, 0.3213428125, 0.405275671875]
    var (x, lion) = (Vector([1]), Lion(learningRate: 0.1, weightDecay: 0.5))
    for (gradient, value) in zip(Self.handGradients, expected) {
      try lion.step(&x, gradient: [gradient])
      #expect(abs(x[0] - value) < 1e-15)
    }
  }

  @Test func refreshingFirstWouldTurnTheSecondStep() throws {
    // The naive order uses the new momentum in the direction.
    var (x, m) = (1.0, 0.0)
    var (ours, lion) = (Vector([1]), Lion(learningRate: 0.1, weightDecay: 0.5))
    var (naive, correct) = ([Double](), [Double]())
    for g in Self.handGradients {
      m = 0.99 * m + (1 - 0.99) * g
      let average = 0.9 * m + (1 - 0.9) * g
      x -= 0.1 * ((average > 0 ? 1 : average < 0 ? -1 : 0) + 0.5 * x)
      naive.append(x)
      try lion.step(&ours, gradient: [g])
      correct.append(ours[0])
    }
    #expect(abs(naive[5] - 0.568176921875) < 1e-14)
    #expect(naive[0] == correct[0] && naive[1] > correct[1] + 0.19)
  }

  @Test func equalBetasAreSignum() throws {
    var (x, y) = (Vector.linspace(from: -2, through: 2, count: 7), Vector.linspace(from: -2, through: 2, count: 7))
    var lion = Lion(learningRate: 0.01, beta1: 0.95, beta2: 0.95, weightDecay: 0.1)
    var signum = SignSGD(learningRate: 0.01, momentum: 0.95, weightDecay: 0.1)
    for t in 0..<400 {
      try lion.step(&x, gradient: waves(t))
      try signum.step(&y, gradient: waves(t))
    }
    #expect(x == y)
  }

  @Test func pathStaysInTheBoxAndIgnoresScale() throws {
    let start = Vector.linspace(from: -2, through: 2, count: 7)
    var (x, y) = (start, start)
    var lion = Lion(learningRate: 0.01, weightDecay: 0.5)
    var other = lion
    for t in 0..<400 {
      let before = x
      try lion.step(&x, gradient: waves(t))
      try other.step(&y, gradient: waves(t) * 1e6)
      #expect(x.norm(.infinity) <= 2 + 1e-12)
      #expect((x - before * (1 - 0.005)).norm(.infinity) <= 0.01 + 1e-12)
    }
    #expect(x == y)
  }

  @Test func boxHoldsForRandomGradients() throws {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (decay, rate) = (0.2 + generator.uniform(), 0.5 * generator.uniform())
      var x = Vector.uniform(count: 5, in: -1..<1, using: &generator) / decay
      var lion = Lion(learningRate: rate, weightDecay: decay)
      for _ in 0..<50 {
        try lion.step(&x, gradient: Vector.normal(count: 5, using: &generator) + 0.5)
        #expect(x.norm(.infinity) <= 1 / decay + 1e-12, "seed \(seed)")
      }
    }
  }

  @Test func endsAtTheMinimumOfTheBox() throws {
    let (center, clipped): (Vector, Vector) = ([5, -0.7, 0.2, -3], [1, -0.7, 0.2, -1])
    for (rate, steps) in [(1e-2, 4000), (1e-3, 40000)] {
      var (x, lion) = (Vector(4), Lion(learningRate: rate, weightDecay: 1))
      for _ in 0..<steps { try lion.step(&x, gradient: x - center) }
      #expect((x - clipped).norm(.infinity) < 2 * rate)
    }
  }

  @Test func zeroIsNoSign() throws {
    var (x, lion) = (Vector([2, 2]), Lion(learningRate: 0.1, weightDecay: 0.5))
    try lion.step(&x, gradient: [0, -0.0])
    #expect(x == [1.9, 1.9])
  }

  @Test func badGradientLeavesNoTrace() throws {
    var (x, y) = (Vector([1, 1]), Vector([1, 1]))
    var (disturbed, quiet) = (Lion(learningRate: 0.1), Lion(learningRate: 0.1))
    #expect(throws: OptimizerError.nonFiniteGradient(index: 0)) { try disturbed.step(&x, gradient: [.nan, 1]) }
    #expect(throws: OptimizerError.shapeMismatch(index: 0)) { try disturbed.step(&x, gradient: [1]) }
    for g in [1.0, -3, 0.2] {
      try disturbed.step(&x, gradient: [g, -g])
      try quiet.step(&y, gradient: [g, -g])
    }
    #expect(x == y && disturbed.stepCount == 3)
  }

  @Test func batteryMeetsReference() throws {
    // The Python script's losses after the tenth of T steps.
    let cases: [BatteryCase] = [
      (Battery.rosenbrock, 2000, 5e-3, 12.068856361, 0.1),
      (Battery.quadratic, 1000, 3e-3, 52.2815445574, 1e-5),
      (Battery.logistic, 1000, 0.02, 0.6312620358, 1e-5),
      (Battery.factorization, 300, 2e-2, 5.6511234213, 1e-2),
    ]
    try expectBattery(cases) { Lion(learningRate: $0) }
  }

  private func waves(_ t: Int) -> Vector {
    Vector(count: 7) { i in pow(10, Double(i - 3)) * sin(1.7 * Double(i) + 0.9 * Double(t)) }
  }
}
