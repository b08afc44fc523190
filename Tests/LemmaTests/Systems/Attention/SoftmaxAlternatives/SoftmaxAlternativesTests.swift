import Lemma
import Testing

let fiveScores: Vector = [1, 0.5, 0.2, -0.3, -2]

/// Digits from mpmath: bisection of the threshold with 50 digits, Taylor sums, and adaptive quadrature of the perturbed choice.
@Suite struct SoftmaxAlternativesTests {
  @Test(
    arguments: [
      (fiveScores, 1.5, [0.58657187144, 0.26613197033, 0.13386802967, 0.01342812856, 0], 1e-10),
      (fiveScores, 1.25, [0.49900429146, 0.26204979376, 0.16827337193, 0.07060552946, 6.701339e-5], 1e-10),
      (fiveScores, 2, [0.75, 0.25, 0, 0, 0], 1e-15), (fiveScores, 4, [1, 0, 0, 0, 0], 0),
      (
        [0.3, -1.2, 2.5, 2.4, 0], 1.1,
        [
          0.033617966324225509, 0.0031594199464029679, 0.49603523227620564, 0.44532521700806735, 0.021862164445098536,
        ], 2e-15
      ),
      ([0.3, -1.2, 2.5, 2.4, 0], 1.8, [0, 0, 0.54351430981754675, 0.45648569018245325, 0], 2e-15),
      ([0.3, -1.2, 2.5, 2.4, 0], 3, [0, 0, 0.6, 0.4, 0], 2e-15),
      ([1, 0, -1], 1.5, [0.83071891388307382, 0.16928108611692618, 0], 2e-15),
      ([1, 0, -1], 1.000001, [0.66524127214501565, 0.24472836532377763, 0.090030362531206718], 4e-15),
      ([2, 1.5, -3], 1.0000000001, [0.61985957940270222, 0.37596383961062644, 0.0041765809866713403], 4e-15),
      ([0, 0, 0, -0.2], 5, [1.0 / 3, 1.0 / 3, 1.0 / 3, 0], 1e-15), ([2, 0], 1.5, [1, 0], 0),
      ([1.9, 0], 1.5, [0.99761776244, 0.00238223756], 1e-10),
    ] as [(Vector, Double, Vector, Double)])
  func entmaxMeetsReferenceDigits(x: Vector, alpha: Double, expected: Vector, tolerance: Double) {
    let p = entmax(x, alpha: alpha)
    #expect(max(abs(p - expected)) <= tolerance, "\(p)")
  }

  @Test func thresholdsMeetReferenceDigits() {
    #expect(entmaxThreshold(fiveScores, alpha: 2) == 0.25)
    #expect(abs(entmaxThreshold([0.3, -1.2, 2.5, 2.4, 0], alpha: 1.1) + 0.68229048637733273) <= 1e-15)
    #expect(abs(entmaxThreshold([0.3, -1.2, 2.5, 2.4, 0], alpha: 3) - 4.64) <= 2e-15)
  }

  @Test func lossesMeetReferenceDigits() {
    #expect(abs(fenchelYoungLoss(fiveScores, target: 1, alpha: 1) - 1.3663348523198) <= 1e-12)
    #expect(abs(fenchelYoungLoss(fiveScores, target: 1, alpha: 1.5) - 0.72628793837) <= 1e-10)
    #expect(abs(fenchelYoungLoss(fiveScores, target: 1, alpha: 2) - 0.5625) <= 1e-14)
    let gradient = gradient(of: { fenchelYoungLoss($0, target: 1, alpha: 1.5) }, at: fiveScores)
    #expect(max(abs(gradient - [0.5865719, -0.733868, 0.133868, 0.0134281, 0])) <= 1e-6)
    #expect(abs(marginSoftmaxLoss([0.9, 0.8, 0.1], target: 1, margin: 0.3, temperature: 0.1) - 4.01847930259) <= 1e-10)
    #expect(abs(marginSoftmaxLoss([0.9, 0.8, 0.1], target: 1, margin: 0, temperature: 0.1) - 1.31350690028) <= 1e-10)
    #expect(abs(sparseSoftmaxLoss(fiveScores, target: 1, keeping: 3) - 1.2206940689146) <= 1e-12)
  }

  @Test(
    arguments: [
      (fiveScores, 2, [0.3526093088858, 0.2291960507757, 0.1720733427362, 0.105077574048, 0.1410437235543], 1e-12),
      ([-3, -1], 2, [0.8333333333333, 0.1666666666667], 1e-12),
      ([-30, -28, 1], 40, [0.94268706214544119, 0.057312937814100507, 4.0458305840656734e-11], 1e-15),
      ([-500, 3, -7.5], 6, [0.99999999999291165, 9.0528363343756797e-13, 6.1830657209928951e-12], 1e-15),
    ] as [(Vector, Int, Vector, Double)])
  func taylorSoftmaxMeetsReferenceDigits(x: Vector, order: Int, expected: Vector, tolerance: Double) {
    #expect(max(abs(taylorSoftmax(x, order: order) - expected)) <= tolerance)
  }

  @Test(
    arguments: [
      ([0.8, 0.3, 0], .gumbel, [0.4864145336, 0.2950253279, 0.2185601385], 1e-9),
      ([0.8, 0.3, 0], .exponential, [0.5629141190964, 0.2578433643506, 0.1792425165529], 1e-12),
      ([0.8, 0.3, 0], .normal, [0.524955955, 0.28554494, 0.189499104], 1e-8),
      ([0.8, 0.3, 0], .uniform, [0.863666667, 0.123666667, 0.012666667], 1e-8),
      (
        [0.8, 0.3, 0, 0.75, -1.5], .normal,
        [0.359448646864686, 0.18227220105991, 0.115180015994668, 0.337360010347311, 0.00573912573342498], 1e-14
      ),
      (
        [0.8, 0.3, 0, 0.75, -1.5], .exponential,
        [0.347417492886149, 0.178951187741428, 0.126650280220309, 0.321020897419606, 0.0259601417325075], 1e-14
      ),
      (
        [0.8, 0.3, 0, 0.75, -1.5], .uniform, [0.5203, 0.0477166666666667, 0.00236666666666667, 0.429616666666667, 0],
        1e-14
      ),
      ([0.7, 0], .normal, [0.6896910268, 0.3103089732], 1e-9), ([0.7, 0], .uniform, [0.955, 0.045], 1e-14),
      ([0.7, 0], .exponential, [0.7517073481043, 0.2482926518957], 1e-12),
    ] as [(Vector, PerturbationNoise, Vector, Double)])
  func perturbedChoicesMeetReferenceDigits(x: Vector, noise: PerturbationNoise, expected: Vector, tolerance: Double) {
    #expect(max(abs(perturbedArgmax(x, noise: noise) - expected)) <= tolerance)
  }

  @Test func softmaxMeetsReferencesInItsLimits() {
    let p = softmax(fiveScores)
    let halfSum = 0.5 * sum(abs(Vector(entmaxJacobian(at: fiveScores, alpha: 1).elements)))
    #expect(abs(halfSum - 0.7088744612853) <= 1e-12)
    #expect(abs(halfSum - (1 - dot(p, p))) <= 1e-15)
    #expect(abs(max(abs(softmax(fiveScores, temperature: 1000) - 0.2)) - 3.7575271e-4) <= 1e-10)
    #expect(abs(0.01 * logSumExp(fiveScores / 0.01) - 1) <= 1e-12)
    #expect(abs(max(abs(taylorSoftmax(fiveScores, order: 8) - p)) - 1.775775e-4) <= 1e-9)
    let entropies = Vector([p, entmax(fiveScores), sparsemax(fiveScores)].map { entropy($0) })
    #expect(max(abs(entropies - [1.3567862816, 0.992284305, 0.5623351446])) <= 1e-9)
  }

  /// With $p_i\propto f_4(x_i)$, two scores give the ratio of the polynomial's values; its minimum is 0.2703948.
  @Test func fourthTaylorPolynomialStaysPositive() {
    let ratio = goldenSection(
      { x in
        let p = taylorSoftmax([x, 0], order: 4)
        return p[0] / p[1]
      }, in: -6...2)
    #expect(abs(ratio.value - 0.2703948) <= 1e-6)
  }

  @Test func sparseSoftmaxKeepsTheGreatest() {
    let p = sparseSoftmax(fiveScores, keeping: 3)
    #expect(max(abs(p - [0.4864145335648, 0.2950253279369, 0.2185601384983, 0, 0])) <= 1e-12)
    #expect(sparseSoftmax([1, 2, 2, 2], keeping: 2) == [0, 0.5, 0.5, 0])
    #expect(max(abs(sparseSoftmax(fiveScores, keeping: 5) - softmax(fiveScores))) <= 1e-16)
  }

  /// The reference code of entmax-1.5 sorts, and takes the candidate whose threshold lies strictly between two scores: none for
  /// (2, 0), and two under a large common offset, where the variance cancels.
  @Test func needsNoSelectionRuleThatCanFail() {
    func strictCandidates(_ x: [Double]) -> Int {
      let z = x.map { 0.5 * $0 }
      return (1...z.count).count { k in
        let head = Vector(z[..<k])
        let spread = mean(head * head) - mean(head) * mean(head)
        let threshold = mean(head) - max(0, 1 / Double(k) - spread).squareRoot()
        return z[k - 1] > threshold && (k == z.count || z[k] < threshold)
      }
    }
    #expect(strictCandidates([2, 0]) == 0)
    #expect(strictCandidates([1e8 + 1, 1e8, 1e8 - 1]) != 1)
    #expect(entmax([2, 0]) == [1, 0])
    let expected: Vector = [0.83071891388307382, 0.16928108611692618, 0]
    #expect(max(abs(entmax([1e8 + 1, 1e8, 1e8 - 1]) - expected)) <= 2e-15)
  }

  /// Cross-entropy of a sparse map is infinite as soon as the target has no mass; the Fenchel–Young loss is not.
  @Test func lossesStayFiniteWhereTheLogarithmDoesNot() {
    #expect(log(sparsemax(fiveScores))[3] == -.infinity)
    #expect(abs(fenchelYoungLoss(fiveScores, target: 3, alpha: 2) - 1.3625) <= 1e-14)
    #expect(logSoftmax([0, -800])[1] == -800)
    #expect(log(softmax([0, -800]))[1] == -.infinity)
  }
}
