import Lemma
import Testing

/// Laws that hold for every argument and every constant, over seeded sweeps.
@Suite struct SquarePlusIdentityTests {
  /// A constant and an argument, both over many orders of magnitude; every tenth argument lies deep in a tail.
  static func sample(_ seed: UInt64) -> (f: SquarePlus, x: Double) {
    var generator = SeededGenerator(seed: seed)
    let b = exp(generator.uniform(in: -20..<20))
    let scale = seed % 10 == 0 ? 300.0 : 6.0
    let size = pow(10, generator.uniform(in: -scale..<scale))
    return (SquarePlus(b: b), generator.rademacher() * size)
  }

  @Test(arguments: UInt64(0)..<200)
  func reflectionLawsHold(seed: UInt64) {
    let (f, x) = Self.sample(seed)
    let size = f(x.magnitude)
    #expect((f(x) - f(-x) - x).magnitude <= 1e-15 * size, "seed \(seed)")
    #expect((f(x) * f(-x) - f.b / 4).magnitude <= 1e-15 * f.b / 4, "seed \(seed)")
    #expect((f.derivative(at: x) + f.derivative(at: -x) - 1).magnitude <= 4e-16, "seed \(seed)")
    #expect(f.secondDerivative(at: x) == f.secondDerivative(at: -x), "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<200)
  func inverseUndoesTheFunction(seed: UInt64) {
    let (f, x) = Self.sample(seed)
    let y = f(x)
    // An error of ε in y moves x by y ε / f'.
    let amplified = y / f.derivative(at: x)
    guard amplified.isFinite else { return }
    #expect((f.inverse(of: y) - x).magnitude <= 4e-15 * amplified, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<200)
  func slopeIsOneOfThreeEqualForms(seed: UInt64) {
    let (f, x) = Self.sample(seed)
    let y = f(x)
    let slope = f.derivative(at: x)
    let root = hypot(x, f.b.squareRoot())
    #expect((slope - y / root).magnitude <= 1e-15 * slope, "seed \(seed)")
    guard y > 1e-140, y < 1e140 else { return }
    #expect((slope - y * y / (y * y + f.b / 4)).magnitude <= 4e-15 * slope, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func derivativesAgreeWithCentralDifferences(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let b = generator.uniform(in: 0.2..<6)
    let x = generator.uniform(in: -5..<5)
    let activations: [any Activation] = [SquarePlus(b: b), Softplus(sharpness: b)]
    for f in activations {
      let slope = (f(x + 1e-5) - f(x - 1e-5)) / 2e-5
      let curvature = (f.derivative(at: x + 1e-5) - f.derivative(at: x - 1e-5)) / 2e-5
      #expect((f.derivative(at: x) - slope).magnitude <= 1e-8, "seed \(seed)")
      #expect((f.secondDerivative(at: x) - curvature).magnitude <= 1e-7, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func gapToReLUNeverExceedsTheAskedOne(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let gap = exp(generator.uniform(in: -10..<3))
    let x = gap * generator.uniform(in: -20..<20)
    let excess = SquarePlus(maximumGapToReLU: gap)(x) - ReLU()(x)
    #expect(excess > 0 && excess <= gap * (1 + 1e-15), "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func vectorsMapElementwise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let x = Vector(count: 7) { _ in generator.normal() }
    let f = SquarePlus.minimaxForSoftplus
    #expect(f(x).elements == x.elements.map { f($0) })
  }

  @Test(arguments: UInt64(0)..<100)
  func tracedDerivativeIsTheClosedForm(seed: UInt64) {
    let (f, x) = Self.sample(seed)
    let slope = derivative(of: { t in squareplus(t, b: f.b) }, at: x)
    #expect((slope - f.derivative(at: x)).magnitude <= 1e-15 * slope, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func tracedCurvatureIsTheClosedForm(seed: UInt64) {
    let (f, x) = Self.sample(seed)
    let curvature = hessian(of: { t in squareplus(t[0], b: f.b) }, at: [x])[0, 0]
    #expect((curvature - f.secondDerivative(at: x)).magnitude <= 1e-15 * curvature, "seed \(seed)")
  }
}
