import Lemma
import Testing

private typealias JL = JohnsonLindenstrauss

/// Digits by mpmath (25 to 60 digits), and dimensions that are exact integers.
@Suite struct JohnsonLindenstraussTests {
  @Test func exactNormTailsMeetReference() {
    let cases: [(n: Int, epsilon: Double, upper: Double, lower: Double)] = [
      (1, 0.5, 0.22067136191984679, 0.52049987781304654),
      (2, 0.25, 0.2865047968601901, 0.52763344725898529),
      (10, 0.99, 0.030212834207232761, 2.4979513360065209e-9),
      (256, 0.25, 0.004013073884195662, 0.0010498202287341934),
      (16579, 0.1, 5.6533370702726998e-19, 2.1814532778855073e-21),
    ]
    for (n, epsilon, upper, lower) in cases {
      #expect(error(JL.upperNormTailProbability(dimension: n, distortion: epsilon), upper) < 1e-10)
      #expect(error(JL.lowerNormTailProbability(dimension: n, distortion: epsilon), lower) < 1e-10)
    }
    #expect(error(JL.normTailProbability(dimension: 1000, distortion: 0.2), 1.306688043850282e-05) < 1e-10)
  }

  @Test func boundsOfTheNormMeetReference() {
    func tail(_ bound: TailBound) -> Double { JL.normTailProbability(dimension: 256, distortion: 0.25, bound: bound) }
    #expect(error(tail(.chernoff), 0.040181083796) < 1e-10)
    #expect(error(tail(.cubic), 0.071347986695) < 1e-10)
    #expect(error(tail(.quadratic), 0.270670566473) < 1e-10)
  }

  @Test func chernoffBoundKeepsItsDigitsAtSmallDistortions() {
    let n = 400_000_000_000_000
    let epsilon = 1e-7
    let upper = JL.upperNormTailProbability(dimension: n, distortion: epsilon, bound: .chernoff)
    let lower = JL.lowerNormTailProbability(dimension: n, distortion: epsilon, bound: .chernoff)
    #expect(error(upper, 0.36787946569673741) < 1e-14)
    #expect(error(lower, 0.36787941664614525) < 1e-14)
    // The formula as it is written loses all but two digits there.
    let naive = exp(-Double(n) / 2 * (epsilon - log(1 + epsilon)))
    #expect(error(naive, 0.36787946569673741) > 1e-4)
  }

  @Test func unionBoundNeedsTailsBelowRounding() {
    let exact = JL.failureProbability(points: 1000, dimension: 16579, distortion: 0.1)
    let quadratic = JL.failureProbability(points: 1000, dimension: 16579, distortion: 0.1, bound: .quadratic)
    #expect(error(exact, 499_500 * (5.6533370702726998e-19 + 2.1814532778855073e-21)) < 1e-10)
    #expect(error(quadratic, 0.000998516438180292) < 1e-12)
    // One minus the distribution function has nothing left of it.
    let naive = 499_500 * (1 - regularizedGammaP(16579 / 2.0, 16579 * 1.1 / 2))
    #expect(error(naive, exact) > 0.5)
  }

  @Test func dimensionsMeetReference() {
    #expect(JL.classicalDimension(points: 1000, distortion: 0.1) == 16579)
    #expect(JL.classicalDimension(points: 2, distortion: 0.9) == 21)
    #expect(JL.classicalDimension(points: 1_000_000, distortion: 0.01) == 3_315_723)
    #expect(JL.existenceDimension(points: 2, distortion: 0.9) == 18)
    #expect(JL.existenceDimension(points: 50, distortion: 0.5) == 188)
    #expect(JL.existenceDimension(points: 1_000_000, distortion: 0.01) == 1_112_659)
    let expected: [(TailBound, Int, Int)] = [
      (.quadratic, 16578, 11607), (.cubic, 8881, 6218), (.chernoff, 8565, 5946), (.exact, 7403, 4878),
    ]
    for (bound, sure, likely) in expected {
      #expect(JL.minimumDimension(points: 1000, distortion: 0.1, failureProbability: 1e-3, bound: bound) == sure)
      #expect(JL.minimumDimension(points: 1000, distortion: 0.1, failureProbability: 0.5, bound: bound) == likely)
    }
    #expect(JL.minimumDimension(points: 50, distortion: 0.5, failureProbability: 0.5) == 116)
  }

  @Test func failureProbabilityIsClippedAndBoundsAreNot() {
    #expect(JL.failureProbability(points: .max, dimension: 1, distortion: 0.1) == 1)
    #expect(JL.normTailProbability(dimension: 1, distortion: 0.1, bound: .quadratic) > 1.99)
  }

  private func error(_ value: Double, _ reference: Double) -> Double { abs(value / reference - 1) }
}
