import Lemma
import Testing

/// Digits from mpmath with 40 digits: closed forms, `besselk`, and both series of the smoothed floor.
@Suite struct DiracSmoothingTests {
  /// Kernel, argument, density, cdf, ramp.
  static let table: [(Mollifier, Double, Double, Double, Double)] = [
    (.gaussian, -30, 1.4736461348785475e-196, 4.9067139271481871e-198, 1.6319567340914012e-199),
    (.gaussian, -7.5, 2.4343205330290098e-13, 3.1908916729108962e-14, 4.1151778345837655e-15),
    (.gaussian, -3.5, 0.00087268269504576007, 0.00023262907903552504, 5.8480918421422438e-5),
    (.gaussian, -0.6, 0.33322460289179964, 0.27425311775007358, 0.16867273224175549),
    (.gaussian, 2.5, 0.017528300493568537, 0.99379033467422386, 2.5020041371791282),
    (.logistic, -30, 9.3576229688384233e-14, 9.357622968839299e-14, 9.3576229688397368e-14),
    (.logistic, -0.6, 0.2287842404566573, 0.35434369377420455, 0.43748795048588563),
    (.logistic, 2.5, 0.070103716545108157, 0.92414181997875645, 2.5788897342925496),
    (.studentT2, -30, 1.8487697132429788e-5, 0.00027754651042282858, 0.0083310198036343817),
    (.studentT2, -3.5, 0.010366835014995398, 0.019238026179588416, 0.070027472320129568),
    (.studentT2, 0.3, 0.43936985560603275, 0.64367394278317271, 0.67201532544552751),
    (.laplace, -7.5, 0.00027654218507391679, 0.00027654218507391679, 0.00027654218507391679),
    (.laplace, 0.3, 0.37040911034085893, 0.62959088965914107, 0.67040911034085893),
    (.box, -3.5, 0, 0, 0), (.box, -0.6, 0.5, 0.2, 0.04), (.box, 0.3, 0.5, 0.65, 0.4225), (.box, 2.5, 0, 1, 2.5),
    (.epanechnikov, -0.6, 0.48, 0.104, 0.0144), (.epanechnikov, 0.3, 0.6825, 0.71825, 0.37074375),
    (.epanechnikov, -3.5, 0, 0, 0), (.epanechnikov, 2.5, 0, 1, 2.5),
    (.cauchy, -30, 0.00035328511230165446, 0.010606402405535423, .infinity),
    (.cauchy, 0.3, 0.29202741851723915, 0.59277357907774234, .infinity),
  ]

  @Test(arguments: table)
  func kernelsMeetReferenceDigits(kernel: Mollifier, t: Double, density: Double, cdf: Double, ramp: Double) {
    #expect(isNear(kernel.density(t), density, 2e-14))
    #expect(isNear(kernel.cdf(t), cdf, 4e-15))
    #expect(isNear(kernel.ramp(t), ramp, 8e-15))
  }

  @Test(arguments: [
    (Mollifier.gaussian, 0.4, 0.92311634638663578), (.gaussian, 20, 1.3838965267367375e-87),
    (.logistic, 1e-5, 0.99999999983550659), (.logistic, 3, 0.0015211500791890125), (.logistic, 250, 0),
    (.studentT2, 1e-5, 0.99999999939355715), (.studentT2, 0.4, 0.87374176989307495),
    (.studentT2, 3, 0.12046929338458255), (.studentT2, 20, 1.1766115939114076e-8),
    (.studentT2, 250, 5.2973614945349998e-108), (.laplace, 20, 0.0024937655860349127),
    (.box, 3, 0.047040002686622407), (.box, 250, -0.0038821120781672216),
    (.epanechnikov, 1e-5, 0.99999999999), (.epanechnikov, 0.4, 0.98409115816389649),
    (.epanechnikov, 20, -0.0027182609945775795), (.cauchy, 3, 0.049787068367863943),
  ])
  func transformsMeetReferenceDigits(kernel: Mollifier, omega: Double, expected: Double) {
    #expect(isNear(kernel.characteristicFunction(omega), expected, 1e-13))
    #expect(kernel.characteristicFunction(-omega) == kernel.characteristicFunction(omega))
  }

  @Test(arguments: [
    (Mollifier.gaussian, 0.1, 2.3, 1.9986501019696497), (.gaussian, 0.5, 2.3, 1.8021772035709118),
    (.gaussian, 0.24, 7.8, 7.2018996072819862), (.logistic, 0.1, 2.3, 1.9534829589911676),
    (.logistic, 0.3, -0.15, -0.65820107085929812), (.studentT2, 0.02, 2.3, 1.9990624411930798),
    (.studentT2, 0.2, -1.4, -1.9712374362894688), (.studentT2, 0.24, 0.9, 0.30115206622815936),
    (.studentT2, 0.7, 5.1, 4.6066225972304097), (.laplace, 0.1, 2.3, 1.9755612972834585),
    (.laplace, 3, -1.2, -1.7008864594353872), (.laplace, 0.01, 0.4, -2.1241771232675391e-18),
    (.box, 0.7, 2.3, 1.7142857142857143), (.box, 5.3, 0.6, 0.094339622641509434),
    (.epanechnikov, 0.3, 1.9, 1.2592592592592593), (.epanechnikov, 2.6, -3.3, -3.8027565999089668),
  ])
  func smoothedFloorMeetsReferenceDigits(kernel: Mollifier, width: Double, x: Double, expected: Double) throws {
    let value = try smoothedFloor(x, by: kernel, width: width)
    #expect(abs(value - expected) <= 4e-15 * max(1, abs(x)), "\(value)")
    #expect(
      try smoothedRound(x - 0.5, by: kernel, width: width) == smoothedFloor(x - 0.5 + 0.5, by: kernel, width: width))
  }

  /// scipy.integrate.quad with breakpoints.
  @Test(arguments: [
    (Mollifier.gaussian, 0.3843363661), (.logistic, 0.5187439752), (.studentT2, 0.4415475947),
    (.laplace, 0.437202909), (.box, 0.32), (.epanechnikov, 0.3072),
  ])
  func smoothedReLUIsItsConvolution(kernel: Mollifier, expected: Double) throws {
    let closed = try PiecewiseLinear.relu.smoothed(by: kernel, width: 0.5)(0.3)
    let quadrature = try convolution(of: { max($0, 0) }, with: kernel, width: 0.5, at: 0.3, breakpoints: [0])
    #expect(abs(closed - expected) <= 1e-10)
    #expect(abs(quadrature - expected) <= 1e-9)
  }

  @Test func leakyReLUIsSAU() throws {
    let sau = try PiecewiseLinear.leakyReLU(slope: 0.15).smoothed(by: .gaussian, width: 0.8)
    #expect(abs(sau(-0.6) + 8.064958469e-4) <= 1e-12)
    let quadrature = try convolution(
      of: { max($0, 0.15 * $0) }, with: .gaussian, width: 0.8, at: -0.6, breakpoints: [0])
    #expect(abs(quadrature + 8.064958469e-4) <= 1e-9)
  }

  /// Softplus, SquarePlus and the two gated units at 0.7, and what the gate lacks to the average.
  @Test func ramplikeActivationsMeetReferenceDigits() {
    let (gaussian, logistic) = (Mollifier.gaussian, Mollifier.logistic)
    #expect(abs(logistic.ramp(0.7) - 1.1031860488855) <= 1e-12)
    #expect(abs(Mollifier.studentT2.ramp(0.7) - 0.9603277807867) <= 1e-12)
    #expect(Mollifier.studentT2.ramp(0.7) == 0.7 + SquarePlus(b: 1)(-0.7))
    #expect(abs(0.7 * gaussian.cdf(0.7) - 0.5306254434438) <= 1e-12)
    #expect(abs(gaussian.ramp(0.7) - 0.7 * gaussian.cdf(0.7) - 0.3122539333668) <= 1e-12)
    #expect(abs(logistic.ramp(0.7) - 0.7 * logistic.cdf(0.7) - 0.6354546083677) <= 1e-12)
  }

  @Test func errorAtAKinkIsHalfItsSizeTimesTheMeanDeviation() throws {
    let absolute = try PiecewiseLinear.absoluteValue.smoothed(by: .gaussian, width: 0.25)
    let worst = largestDeviation(between: { absolute($0) }, and: { abs($0) }, over: -3...3)
    #expect(abs(worst.value - 0.1994711402) <= 1e-9 && abs(worst.at) <= 1e-6)
    let relu = try PiecewiseLinear.relu.smoothed(by: .logistic, width: 0.1)
    let corner = largestDeviation(between: { relu($0) }, and: { max($0, 0) }, over: -3...3)
    #expect(abs(corner.value - 0.0693147181) <= 1e-9)
  }

  @Test func halfAStepOfBlurLeavesTheFirstWaveOnly() throws {
    let ripple = try (0...100).map { step in
      abs(try smoothedFloor(Double(step) / 100, by: .gaussian, width: 0.5) - Double(step) / 100 + 0.5)
    }
    #expect(abs(ripple.max()! - 0.0022892476) <= 1e-9)
    #expect(abs(ripple.max()! - exp(-Double.pi * Double.pi / 2) / Double.pi) <= 1e-9)
  }

  /// What the Cauchy kernel would give to ReLU at 0, were its tail cut off.
  @Test(arguments: [(1e3, 2.198807), (1e6, 4.3976136)])
  func cauchyTailsGrowWithoutBound(end: Double, expected: Double) {
    let truncated = integral(of: { $0 * Mollifier.cauchy.density($0) }, from: 0, to: end)
    #expect(abs(truncated - expected) <= 1e-6)
  }

  /// The textbook form of the Gaussian ramp, even with an accurate tail, loses the square of the argument; with `1 + erf` it has no digit.
  @Test func keepsTheTailThatTheTextbookFormLoses() {
    let t = -12.0
    let exact = 1.4605201169845548e-34
    let fromErf = t * 0.5 * (1 + erf(t / 2.0.squareRoot())) + exp(-0.5 * t * t) / (2 * Double.pi).squareRoot()
    let fromErfc = t * 0.5 * erfc(-t / 2.0.squareRoot()) + exp(-0.5 * t * t) / (2 * Double.pi).squareRoot()
    #expect(abs(fromErf / exact - 1) > 1)
    #expect(abs(fromErfc / exact - 1) > 1e-14)
    #expect(isNear(Mollifier.gaussian.ramp(t), exact, 4e-15))
  }

  /// A sum over jumps that is not centred at x saturates; the article this follows sums n = -5…10.
  @Test func staysRightWhereATruncatedSumSaturates() throws {
    let truncated = (-5...10).reduce(-6.0) { $0 + Mollifier.logistic.cdf(10 * (20.3 - Double($1))) }
    #expect(abs(truncated - 10) <= 1e-9)
    #expect(abs(try smoothedFloor(20.3, by: .logistic, width: 0.1) - 19.9534829589911676) <= 1e-13)
  }
}

func isNear(_ measured: Double, _ expected: Double, _ relative: Double) -> Bool {
  measured == expected || (measured - expected).magnitude <= relative * expected.magnitude
}
