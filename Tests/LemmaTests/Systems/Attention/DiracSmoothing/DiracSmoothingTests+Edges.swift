import Lemma
import Testing

/// Infinity, jumps, kernels without moments, and what is refused.
@Suite struct DiracSmoothingEdgeTests {
  @Test func cauchyIsRefusedWhereTheConvolutionDiverges() throws {
    #expect(throws: NumericsError.self) { try PiecewiseLinear.relu.smoothed(by: .cauchy, width: 1) }
    #expect(throws: NumericsError.self) { try smoothedFloor(0.3, by: .cauchy, width: 1) }
    let step = try PiecewiseLinear.step.smoothed(by: .cauchy, width: 0.5)
    #expect(abs(step(0.5) - 0.75) <= 1e-15)
    #expect(step(-1e300) > 0)
  }

  @Test(arguments: Mollifier.allCases)
  func propagatesNaN(kernel: Mollifier) throws {
    #expect(kernel.density(.nan).isNaN)
    #expect(kernel.cdf(.nan).isNaN)
    #expect(kernel.ramp(.nan).isNaN)
    #expect(kernel.characteristicFunction(.nan).isNaN)
    let step = try PiecewiseLinear.step.smoothed(by: kernel, width: 1)
    #expect(step(.nan).isNaN && step.derivative(at: .nan).isNaN)
    #expect(PiecewiseLinear.step(.nan).isNaN)
  }

  @Test(arguments: DiracSmoothingIdentityTests.smoothing)
  func followsTheFunctionToInfinity(kernel: Mollifier) throws {
    let clamp = try PiecewiseLinear.hardTanh.smoothed(by: kernel, width: 3)
    #expect(clamp(.infinity) == 1 && clamp(-.infinity) == -1)
    #expect(clamp.derivative(at: .infinity) == 0)
    #expect(abs(clamp(1e12) - 1) <= 1e-3)
    let relu = try PiecewiseLinear.relu.smoothed(by: kernel, width: 1e-300)
    #expect(relu(-1) >= 0 && relu(-1) <= 1e-300 && relu(1) == 1)
    #expect(kernel.cdf(.infinity) == 1 && kernel.cdf(-.infinity) == 0)
    #expect(kernel.ramp(-.infinity) == 0 && kernel.ramp(.infinity) == .infinity)
    #expect(kernel.density(.infinity) == 0 && kernel.characteristicFunction(.infinity) == 0)
  }

  @Test func jumpsAreTakenFromTheRightAndSmoothedToTheirMiddle() throws {
    #expect(PiecewiseLinear.step(0) == 1 && PiecewiseLinear.step((0.0).nextDown) == 0)
    #expect(PiecewiseLinear.sign(0) == 1 && PiecewiseLinear.sign(-3) == -1)
    for kernel in Mollifier.allCases {
      #expect(try PiecewiseLinear.step.smoothed(by: kernel, width: 1e-3)(0) == 0.5)
    }
  }

  @Test func kinksMayComeInAnyOrderAndCoincide() {
    let f = PiecewiseLinear(
      intercept: 1, kinks: [.init(at: 2, jump: 3), .init(at: -1, slopeChange: 2), .init(at: 2, slopeChange: -2)])
    #expect(f(-5) == 1 && f(0) == 3 && f(2) == 10 && f(1e9) == 10)
    #expect(PiecewiseLinear(kinks: [])(7) == 0)
  }

  @Test func wideKernelsLeaveOnlyTheStraightLine() throws {
    for kernel in DiracSmoothingIdentityTests.smoothing where kernel != .box && kernel != .epanechnikov {
      #expect(abs(try smoothedFloor(0.3, by: kernel, width: 1e6) + 0.2) <= 1e-12)
    }
    #expect(abs(try smoothedFloor(0.3, by: .box, width: 1000) + 0.2) <= 1e-6)
    #expect(try smoothedFloor(.infinity, by: .gaussian, width: 1) == .infinity)
  }

  @Test func refusesWidthsThatAreNoWidths() async {
    await #expect(processExitsWith: .failure) { _ = try? PiecewiseLinear.relu.smoothed(by: .gaussian, width: 0) }
    await #expect(processExitsWith: .failure) { _ = try? smoothedFloor(1, by: .gaussian, width: .nan) }
    await #expect(processExitsWith: .failure) {
      _ = try? convolution(of: { $0 }, with: .box, width: -1, at: 0)
    }
    await #expect(processExitsWith: .failure) { _ = PiecewiseLinear(kinks: [.init(at: .infinity)]) }
  }
}
