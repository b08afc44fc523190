internal import Glibc
import Lemma
import Testing

/// Tiger's basic form and its accumulation against its relatives and against digits of a Python script.
@Suite struct TigerTests {
  static let start = Vector.linspace(from: -1, through: 1.5, count: 6)

  static func gradient(_ t: Int) -> Vector {
    Vector(count: 6) { i in cos(0.9 * Double(i) + 1.3 * Double(t)) * Double(1 + t % 3) }
  }

  /// The uniform form on the waves above: the end, the momenta and the largest of these.
  static func run(every k: Int, steps: Int = 240) throws -> (x: Vector, m: Vector, largest: Double) {
    var (x, largest) = (start, 0.0)
    var tiger = Tiger(learningRate: 0.02, beta: 0.9, weightDecay: 0.1, accumulationSteps: k, scaling: .uniform)
    for t in 0..<steps {
      try tiger.step(&x, gradient: gradient(t))
      largest = max(largest, tiger.momentum[0].vector.norm(.infinity))
    }
    #expect(tiger.stepCount == steps / k)
    return (x, tiger.momentum[0].vector, largest)
  }

  @Test func basicFormIsLionWithEqualBetas() throws {
    var (x, y) = (Self.start, Self.start)
    var lion = Lion(learningRate: 0.02, beta1: 0.9, beta2: 0.9, weightDecay: 0.1)
    var signum = SignSGD(learningRate: 0.02, momentum: 0.9, weightDecay: 0.1)
    for t in 0..<240 {
      try lion.step(&x, gradient: Self.gradient(t))
      try signum.step(&y, gradient: Self.gradient(t))
    }
    let tiger = try Self.run(every: 1)
    #expect(tiger.x == x && tiger.x == y)
    let end: Vector = [
      -0.532116909409665, -0.198300624175742, 0.0583400776240349, 0.229820579817073, 0.560184693049646,
      0.84883224062375,
    ]
    #expect((tiger.x - end).norm(.infinity) < 1e-12)
    #expect(abs(tiger.largest - 0.3477) < 1e-4)
  }

  @Test(arguments: [1, 2, 3, 4, 8])
  func accumulationIsAStepOnTheMean(k: Int) throws {
    let accumulated = try Self.run(every: k)
    var x = Self.start
    var tiger = Tiger(learningRate: 0.02, beta: 0.9, weightDecay: 0.1, scaling: .uniform)
    for group in 0..<240 / k {
      var total = Vector(6)
      for part in 0..<k { total += Self.gradient(group * k + part) }
      try tiger.step(&x, gradient: total / Double(k))
    }
    #expect(accumulated.x == x)
    #expect((accumulated.m - tiger.momentum[0].vector).norm(.infinity) < 1e-15)
    if k == 4 {
      let end: Vector = [
        -0.846767869284357, -0.329816070868223, 0.072360685086362, 0.44065810849964, 0.702843755078354,
        1.25556875462948,
      ]
      #expect((x - end).norm(.infinity) < 1e-12)
    }
  }

  @Test func accumulationByHand() throws {
    var (x, tiger) = (
      Vector([1]),
      Tiger(
        learningRate: 0.1, beta: 0.5, weightDecay: 0, accumulationSteps: 2, scaling: .uniform)
    )
    let steps: [(Double, Double, Double)] = [(1.0, 0.25, 1.0), (3, 1, 0.9), (-2, 0, 0.9), (6, 1.5, 0.8)]
    for (gradient, momentum, value) in steps {
      try tiger.step(&x, gradient: [gradient])
      #expect(tiger.momentum == [.vector([momentum])])
      #expect(abs(x[0] - value) < 1e-15)
    }
  }

  @Test func theTrickFailsOnLion() throws {
    // The same bookkeeping with two betas: the direction would need the mean gradient, which nothing keeps.
    var (x, m) = (Self.start, Vector(6))
    var (y, lion) = (Self.start, Lion(learningRate: 0.02, weightDecay: 0.1))
    for group in 0..<60 {
      var mean = Vector(6)
      for part in 0..<4 {
        let g = Self.gradient(4 * group + part) / 4
        mean += g
        m = m * (part == 0 ? 0.99 : 1) + g * (1 - 0.99)
        if part == 3 {
          let direction: Vector = (m * 0.9 + g * (1 - 0.9)).map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
          x = x - (direction + x * 0.1) * 0.02
        }
      }
      try lion.step(&y, gradient: mean)
    }
    #expect((x - y).norm(.infinity) > 0.1)
  }

  @Test func rulesByRole() throws {
    var parameters: [Parameter] = [.matrix([[3, -4], [0, 5]]), .vector([0.1, -0.2]), .vector([1, 1.2])]
    var tiger = Tiger(learningRate: 1e-3, roles: [2: .gain])
    #expect(abs(parameters[0].rootMeanSquare - 3.53553390593274) < 1e-13)
    try tiger.step(
      &parameters, gradients: [.matrix([[1, -1], [0, 2]]), .vector([1, -5]), .vector([0.5, 0])])
    let w = Vector(parameters[0].matrix.elements)
    #expect((w - [2.99635840007689, -3.99632304473783, 0, 4.99628768939877]).norm(.infinity) < 1e-13)
    #expect((parameters[1].vector - [0.0995, -0.1995]).norm(.infinity) < 1e-15)
    #expect((parameters[2].vector - [0.9995, 1.2]).norm(.infinity) < 1e-15)
  }

  @Test func batteryMeetsReference() throws {
    let cases: [BatteryCase] = [
      (Battery.rosenbrock, 2000, 1e-2, 12.068856361, 0.1),
      (Battery.quadratic, 1000, 6e-3, 52.2815445574, 1e-5),
      (Battery.logistic, 1000, 0.05, 0.6187814619, 1e-5),
      (Battery.factorization, 300, 2e-2, 7.7500237806, 1e-2),
    ]
    try expectBattery(cases) { Tiger(learningRate: $0) }
  }
}
