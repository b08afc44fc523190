internal import Glibc
import Lemma
import Testing

extension TigerTests {
  private func scaled(decay: Double) throws -> Double {
    let w: Matrix = [[3, -4], [0, 5]]
    var (small, large) = (w, 7 * w)
    var first = Tiger(learningRate: 2e-3, beta: 0.9, weightDecay: decay)
    var second = first
    for t in 0..<50 {
      let g = Matrix(rows: 2, columns: 2) { i, j in cos(Double(2 * i + j + t)) }
      try first.step(&small, gradient: g)
      try second.step(&large, gradient: 100 * g)
    }
    let miss = Vector((large - 7 * small).elements).norm(.infinity)
    return miss / Vector(large.elements).norm(.infinity)
  }

  @Test func relativeStepsScaleWithTheWeight() throws {
    #expect(try scaled(decay: 0) < 1e-13)
    // The decay α RMS(θ) λ is not scale free.
    #expect(abs(try scaled(decay: 0.01) - 0.0211957968997282) < 1e-13)
  }

  @Test func nonFiniteGradientsShrinkTheirParameterOnly() throws {
    var tiger = Tiger(learningRate: 1e-3, beta: 0.9, scaling: .uniform, roles: [1: .gain])
    var parameters: [Parameter] = [.matrix([[2, -1]]), .vector([1.5, 0.5])]
    try tiger.step(&parameters, gradients: [.matrix([[1, 1]]), .vector([1, 1])])
    let momentum = tiger.momentum
    close(parameters, [.matrix([[1.99898, -1.00099]]), .vector([1.498985, 0.498995])])
    try tiger.step(&parameters, gradients: [.matrix([[.nan, 1]]), .vector([1, .infinity])])
    close(parameters, [.matrix([[1.9789902, -0.9909801]]), .vector([1.49399515, 0.50400505])])
    #expect(tiger.momentum == momentum && tiger.stepCount == 2)
    // One bad parameter does not keep the other from moving.
    let gain = parameters[1]
    try tiger.step(&parameters, gradients: [.matrix([[.nan, 1]]), .vector([1, 1])])
    #expect(parameters[1] != gain && tiger.momentum[0] == momentum[0] && tiger.momentum[1] != momentum[1])
  }

  @Test func infinityWouldPoisonTheNaiveMomentum() throws {
    // sign(∞) = 1 looks harmless, but the average never forgets it.
    var naive = 0.9 * 0 + 0.1 * Double.infinity
    var (x, tiger) = (Vector([1]), Tiger(learningRate: 0.1, beta: 0.9, scaling: .uniform))
    try tiger.step(&x, gradient: [.infinity])
    for _ in 0..<100 {
      naive = 0.9 * naive - 0.1
      try tiger.step(&x, gradient: [-1])
    }
    #expect(naive.isInfinite)
    #expect(tiger.momentum[0].vector[0] < 0 && x[0] > 1)
  }

  @Test func hundredShrinksLeaveTheirPower() throws {
    var (x, tiger) = (Vector([1]), Tiger(learningRate: 0.1))
    for _ in 0..<100 { try tiger.step(&x, gradient: [.nan]) }
    #expect(abs(x[0] - 0.366032341273229) < 1e-14)
  }

  @Test func nonFiniteFirstMicroBatchSkipsTheDecay() throws {
    var (x, tiger) = (
      Vector([1]),
      Tiger(
        learningRate: 0.1, beta: 0.5, weightDecay: 0, accumulationSteps: 2, scaling: .uniform)
    )
    for gradient in [1.0, 3] { try tiger.step(&x, gradient: [gradient]) }
    try tiger.step(&x, gradient: [.nan])
    try tiger.step(&x, gradient: [2])
    #expect(tiger.momentum == [.vector([1.5])])
  }

  @Test func zeroMatrixNeverMovesUnlessABias() throws {
    var (w, tiger) = (Matrix(rows: 2, columns: 2), Tiger(learningRate: 0.1))
    try tiger.step(&w, gradient: [[1, 1], [1, 1]])
    #expect(w == Matrix(rows: 2, columns: 2))
    tiger.roles = [0: .bias]
    try tiger.step(&w, gradient: [[1, 1], [1, 1]])
    #expect(w == Matrix(rows: 2, columns: 2, repeating: -0.05))
  }

  @Test func shapeErrorsChangeNothing() throws {
    var (x, tiger) = (Vector([1, 2]), Tiger(learningRate: 0.1, accumulationSteps: 2))
    try tiger.step(&x, gradient: [1, 1])
    let momentum = tiger.momentum
    #expect(throws: OptimizerError.shapeMismatch(index: 0)) { try tiger.step(&x, gradient: [1]) }
    #expect(x == [1, 2] && tiger.momentum == momentum)
    #expect(abs(Tiger.recommendedBeta(beta1: 0.9, beta2: 0.99) - 0.945) < 1e-15)
    #expect(Tiger(learningRate: 0.1).momentum.isEmpty)
  }

  @Test func accumulationMayNotChangeWithinAGroup() async {
    await #expect(processExitsWith: .failure) {
      var (x, tiger) = (Vector([1]), Tiger(learningRate: 0.1, accumulationSteps: 3))
      try tiger.step(&x, gradient: [1])
      tiger.accumulationSteps = 2
    }
  }

  private func close(_ parameters: [Parameter], _ expected: [Parameter]) {
    for (parameter, value) in zip(parameters, expected) {
      switch (parameter, value) {
      case (.vector(let x), .vector(let y)): #expect((x - y).norm(.infinity) < 1e-14)
      default: #expect((parameter.matrix - value.matrix).frobeniusNorm < 1e-14)
      }
    }
  }
}
