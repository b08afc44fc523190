import Lemma
import Testing

/// The ends of the number line, the kink, and what is refused.
@Suite struct SquarePlusEdgeTests {
  @Test(arguments: [0, 1e-300, 4, 1e300])
  func followsTheLimitsAtInfinity(b: Double) {
    let f = SquarePlus(b: b)
    #expect(f(.infinity) == .infinity)
    #expect(f(-.infinity) == 0)
    #expect(f.derivative(at: .infinity) == 1)
    #expect(f.derivative(at: -.infinity) == 0)
    #expect(f.secondDerivative(at: .infinity) == 0)
    #expect(f(1.7e308) >= 1.7e308 && f(1.7e308).isFinite)
  }

  @Test(arguments: [0, 4.0])
  func propagatesNaN(b: Double) {
    let activations: [any Activation] = [SquarePlus(b: b), Softplus(), ReLU()]
    for f in activations {
      #expect(f(.nan).isNaN)
      #expect(f.derivative(at: .nan).isNaN)
      #expect(f.secondDerivative(at: .nan).isNaN)
    }
  }

  @Test(arguments: [-1e300, -2, -Double.leastNonzeroMagnitude, 0, .leastNormalMagnitude, 1.5, 1e300])
  func isReLUWithoutSmoothing(x: Double) {
    let (f, relu) = (SquarePlus(b: 0), ReLU())
    #expect(f(x) == relu(x))
    #expect(f.derivative(at: x) == relu.derivative(at: x))
    #expect(f.secondDerivative(at: x) == relu.secondDerivative(at: x))
  }

  @Test func softplusStaysFiniteForSteepSharpness() {
    #expect(Softplus(sharpness: 1e10)(1e300) == 1e300)
    #expect(Softplus(sharpness: 1e10)(-1e300) == 0)
  }

  @Test func findsAnExtremumAtTheEndOfTheInterval() {
    let worst = largestDeviation(between: { $0 * $0 }, and: { _ in 0 }, over: -1...3)
    #expect(abs(worst.at - 3) <= 1e-7)
    #expect(abs(worst.value - 9) <= 1e-6)
    let single = largestDeviation(between: { $0 }, and: { _ in 1 }, over: 0...0)
    #expect(single.at == 0 && single.value == -1)
  }

  @Test func refusesConstantsOutsideTheirRange() async {
    await #expect(processExitsWith: .failure) { _ = SquarePlus(b: -1) }
    await #expect(processExitsWith: .failure) { _ = SquarePlus(b: .infinity) }
    await #expect(processExitsWith: .failure) { _ = SquarePlus(maximumGapToReLU: .nan) }
    await #expect(processExitsWith: .failure) { _ = Softplus(sharpness: 0) }
  }

  @Test func refusesArgumentsWithoutAnAnswer() async {
    await #expect(processExitsWith: .failure) { _ = SquarePlus().inverse(of: 0) }
    await #expect(processExitsWith: .failure) {
      _ = largestDeviation(between: { _ in .nan }, and: { $0 }, over: 0...1)
    }
    await #expect(processExitsWith: .failure) {
      _ = largestDeviation(between: { $0 }, and: { _ in 0 }, over: 0...1, gridPoints: 1)
    }
  }
}
