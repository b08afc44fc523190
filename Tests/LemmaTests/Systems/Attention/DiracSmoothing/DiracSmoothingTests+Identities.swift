import Lemma
import Testing

/// Laws of convolution, over seeded sweeps.
@Suite struct DiracSmoothingIdentityTests {
  static let smoothing = Mollifier.allCases.filter { $0.absoluteMean.isFinite }

  /// Lines with up to six kinks and jumps, not all of them apart.
  static func staircase(_ seed: UInt64) -> (f: PiecewiseLinear, kinks: [PiecewiseLinear.Kink], x: Double, width: Double)
  {
    var generator = SeededGenerator(seed: seed)
    let kinks = (0..<generator.integer(below: 7)).map { _ in
      PiecewiseLinear.Kink(
        at: (4 * generator.uniform(in: -2..<2)).rounded() / 2, slopeChange: generator.normal(), jump: generator.normal()
      )
    }
    let f = PiecewiseLinear(intercept: generator.normal(), slope: generator.normal(), kinks: kinks)
    return (f, kinks, generator.uniform(in: -5..<5), exp(generator.uniform(in: -3..<1)))
  }

  @Test(arguments: smoothing)
  func integralsAreIntegrals(kernel: Mollifier) {
    for step in -20...20 {
      let t = 0.21 * Double(step)
      let slope = (kernel.ramp(t + 1e-5) - kernel.ramp(t - 1e-5)) / 2e-5
      #expect(abs(slope - kernel.cdf(t)) <= 1e-5)
      let density = (kernel.cdf(t + 1e-6) - kernel.cdf(t - 1e-6)) / 2e-6
      #expect(abs(density - kernel.density(t)) <= 1e-5)
      #expect(abs(kernel.ramp(t) - kernel.ramp(-t) - t) <= 1e-15 * max(1, abs(t)))
      #expect(abs(kernel.cdf(t) + kernel.cdf(-t) - 1) <= 3e-16)
    }
    #expect(abs(2 * kernel.ramp(0) - kernel.absoluteMean) <= 1e-15)
  }

  /// The algebraic tails of the last two are hard on a quadrature of a wave.
  @Test(arguments: Mollifier.allCases)
  func transformsAreIntegralsOfTheDensity(kernel: Mollifier) throws {
    let tolerance = kernel == .cauchy ? 3e-4 : kernel == .studentT2 ? 1e-6 : 1e-9
    for omega in [1e-300, 0.3, 1.1] {
      let value = try convolution(of: { cos($0) }, with: kernel, width: omega, at: 0, tolerance: tolerance)
      #expect(abs(value - kernel.characteristicFunction(omega)) <= 10 * tolerance)
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func closedFormIsTheConvolution(seed: UInt64) throws {
    let (f, kinks, x, width) = Self.staircase(seed)
    let kernel = Self.smoothing[Int(seed) % Self.smoothing.count]
    let closed = try f.smoothed(by: kernel, width: width)(x)
    let quadrature = try convolution(
      of: { f($0) }, with: kernel, width: width, at: x, breakpoints: kinks.map(\.position))
    #expect(abs(closed - quadrature) <= 1e-8 * max(1, abs(closed)), "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func slopeIsTheDerivative(seed: UInt64) throws {
    let (f, _, x, width) = Self.staircase(seed)
    for kernel in [Mollifier.gaussian, .logistic, .studentT2] {
      let g = try f.smoothed(by: kernel, width: width)
      let h = 1e-5 * width
      let slope = (g(x + h) - g(x - h)) / (2 * h)
      #expect(abs(slope - g.derivative(at: x)) <= 1e-7 * (1 + abs(slope)) / width, "seed \(seed)")
    }
  }

  /// The literal sum over all kinks, with nothing left out.
  @Test(arguments: UInt64(0)..<100)
  func leavingOutDistantKinksChangesNothing(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let kinks = (0..<40).map { _ in
      PiecewiseLinear.Kink(at: generator.uniform(in: -100..<100), slopeChange: generator.normal(), jump: 1)
    }
    let x = generator.uniform(in: -110..<110)
    let width = exp(generator.uniform(in: -4..<2))
    for kernel in Self.smoothing {
      let literal = kinks.reduce(0.0) { total, kink in
        let u = (x - kink.position) / width
        return total + kink.slopeChange * width * kernel.ramp(u) + kink.jump * kernel.cdf(u)
      }
      let value = try PiecewiseLinear(kinks: kinks).smoothed(by: kernel, width: width)(x)
      #expect(abs(value - literal) <= 1e-11, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func floorRisesByOneWithItsArgumentAndIsOddAboutHalves(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let x = generator.uniform(in: -3..<3)
    let width = exp(generator.uniform(in: -5..<2))
    for kernel in Self.smoothing {
      let value = try smoothedFloor(x, by: kernel, width: width)
      #expect(abs(try smoothedFloor(x + 4, by: kernel, width: width) - value - 4) <= 2e-14, "seed \(seed)")
      #expect(abs(try smoothedFloor(-x, by: kernel, width: width) + value + 1) <= 2e-14, "seed \(seed)")
    }
  }

  /// Across the width at which one series gives way to the other.
  @Test(arguments: [Mollifier.gaussian, .logistic, .studentT2])
  func bothSeriesOfTheFloorMeet(kernel: Mollifier) throws {
    for step in 0...20 {
      let x = 0.05 * Double(step)
      let below = try smoothedFloor(x, by: kernel, width: 0.25.nextDown)
      #expect(abs(try smoothedFloor(x, by: kernel, width: 0.25) - below) <= 2e-14)
    }
  }
}
