import Lemma
import Testing

/// Digits from mpmath (500 digits) and from the minimax problem solved there.
@Suite struct SquarePlusTests {
  /// x, b, value, slope, curvature.
  static let table: [(Double, Double, Double, Double, Double)] = [
    (-30, 2, 0.016657417681206461, 0.000554631340979829456, 0.000036913922295566901),
    (-1e5, 0.25, 6.2499999999609375e-7, 6.2499999998828125e-12, 1.249999999953125e-16),
    (-0.001, 3, 0.865525548121993916, 0.499711324913517698, 0.288674990257305725),
    (0, 5, 1.11803398874989485, 0.5, 0.22360679774997897),
    (0.7, 1.5, 1.05533679898329419, 0.748108421752917553, 0.26716628329459897),
    (1e5, 1e-10, 100000, 1, 5.00000000000000018e-26),
    (-0.001, 1e-10, 2.49993750312480474e-8, 0.0000249981251562363292, 0.049992500937390636),
    (-1e150, 4, 1.00000000000000002e-150, 1.00000000000000004e-300, 0),
    (2.5, 1e300, 5.00000000000000013e149, 0.5, 4.99999999999999987e-151),
    (-1e300, 1e308, 24999999.999999999, 2.49999999999999976e-293, 0),
    (-1e-170, 1e-300, 5e-151, 0.5, 5e149),
  ]

  @Test(arguments: table)
  func meetsReferenceDigits(x: Double, b: Double, value: Double, slope: Double, curvature: Double) {
    let f = SquarePlus(b: b)
    #expect(isClose(f(x), value, relative: 1e-15))
    #expect(isClose(f.derivative(at: x), slope, relative: 1e-15))
    #expect(isClose(f.secondDerivative(at: x), curvature, relative: 1e-15))
    #expect(squareplus(x, b: b) == f(x))
  }

  @Test func touchesSoftplusWithFourTimesTheSquaredLogarithmOfTwo() {
    let touching = SquarePlus.touchingSoftplus
    #expect(abs(touching.b - 1.921812055672806) <= 1e-14)
    let lower = SquarePlus(b: touching.b - 0.001)
    let excess = (0...8000).map { touching(Double($0) * 0.01 - 40) - softplus(Double($0) * 0.01 - 40) }
    #expect(excess.min()! >= -1e-15)
    #expect(abs(lower(0) - softplus(0) + 1.803603e-4) <= 1e-9)
  }

  @Test func balancesBothDeviationsAtTheMinimaxConstant() {
    let best = SquarePlus.minimaxForSoftplus
    let worst = largestDeviation(between: best.callAsFunction, and: softplus, over: 0.5...10)
    #expect(abs(best.b - 1.52382103) <= 1e-7)
    #expect(abs(worst.value - 0.0759314499) <= 1e-9)
    #expect(abs(worst.at - 3.5646) <= 0.001)
    #expect(abs(softplus(0) - best(0) - worst.value) <= 1e-12)
    let touching = largestDeviation(
      between: SquarePlus.touchingSoftplus.callAsFunction, and: softplus, over: -10...10)
    #expect(abs(touching.value - 0.1038682205) <= 1e-9)
  }

  @Test func keepsTheLeftTailThatTheTextbookFormulaLoses() {
    let f = SquarePlus(b: 4)
    let textbook = { (x: Double) in (x + (x * x + 4).squareRoot()) / 2 }
    let textbookSlope = { (x: Double) in 0.5 * (1 + x / (x * x + 4).squareRoot()) }
    #expect(abs(textbook(-1e8) - 7.4505806e-9) <= 1e-16)
    #expect(isClose(f(-1e8), 1e-8, relative: 1e-14))
    #expect(textbookSlope(-2e8) == 0)
    #expect(isClose(f.derivative(at: -2e8), 2.5e-17, relative: 1e-13))
    #expect(isClose(f.derivative(at: -1e8), 1e-16, relative: 1e-13))
    #expect(!textbook(-1e200).isFinite)
    #expect(isClose(f(-1e200), 1e-200, relative: 1e-14))
  }

  @Test func meetsReferencesAtSinglePoints() {
    let f = SquarePlus(b: 3)
    #expect(abs(f(1.7) - f(-1.7) - 1.7) <= 1e-14)
    #expect(abs(f(1.7) * f(-1.7) - 0.75) <= 1e-14)
    #expect(abs(f.inverse(of: 0.3) + 2.2) <= 1e-14)
    #expect(abs(SquarePlus().derivative(at: 1) - 0.723606797749979) <= 1e-14)
    #expect(abs(SquarePlus().secondDerivative(at: 0) - 0.25) <= 1e-15)
  }

  @Test func isFarthestFromReLUAtZero() {
    let f = SquarePlus(maximumGapToReLU: 0.05)
    let gap = largestDeviation(between: f.callAsFunction, and: ReLU().callAsFunction, over: -10...10)
    #expect(abs(f.b - 0.01) <= 1e-16)
    #expect(abs(gap.value - 0.05) <= 1e-12)
    #expect(abs(gap.at) <= 1e-6)
  }

  @Test(arguments: [
    (-20.0, 1.0, 2.0611536203143807e-9, 2.06115361819020358e-9, 2.06115361394184934e-9),
    (0.3, 2.5, 0.45474840244595997, 0.679178699175392967, 0.544737484404535079),
    (40, 1, 40, 1, 4.24835425529158896e-18),
    (-3, 7, 1.08322291786244937e-10, 7.58256042216238447e-10, 5.30779229148900355e-9),
  ])
  func softplusMeetsReferenceDigits(x: Double, sharpness: Double, value: Double, slope: Double, curvature: Double) {
    let f = Softplus(sharpness: sharpness)
    #expect(isClose(f(x), value, relative: 4e-15))
    #expect(isClose(f.derivative(at: x), slope, relative: 4e-15))
    #expect(isClose(f.secondDerivative(at: x), curvature, relative: 4e-15))
  }
}

private func isClose(_ measured: Double, _ expected: Double, relative tolerance: Double) -> Bool {
  (measured - expected).magnitude <= tolerance * expected.magnitude
}
