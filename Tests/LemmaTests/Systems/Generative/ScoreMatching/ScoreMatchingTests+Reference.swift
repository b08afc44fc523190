import Lemma
import Testing

/// More digits of scipy's quadratures, and the training of a small network.
@Suite struct ScoreMatchingReferenceTests {
  let matching = ScoreMatching(data: Reference.line, alpha: 0.8, sigma: 0.6)

  @Test func posteriorAveragesToTheScore() {
    for (x, expected) in [(-1, 0.546285447489), (0.2, 0.625662887584), (2.5, -2.20197391117)] {
      let mean = Reference.line.dataPrediction(at: x, alpha: 0.8, sigma: 0.6)
      #expect(isClose(-(x - 0.8 * mean) / 0.36, expected, 1e-11))
      #expect(isClose(matching.marginal.score(at: x), expected, 1e-11))
    }
  }

  @Test func bestAffineScorePaysTheGap() {
    let (slope, intercept) = (-0.718390804598, 0.431034482759)
    let affine = { (x: Double) in slope * x + intercept }
    #expect(isClose(-1 / matching.marginal.covariance[0, 0], slope, 1e-12))
    #expect(isClose(matching.explicitLoss(of: affine), 0.319755141314, 1e-9))
    #expect(isClose(matching.implicitLoss(of: affine), slope, 1e-9))
    #expect(isClose(matching.conditionalLoss(of: affine), 2.05938697318, 1e-9))
  }

  /// A reversed sign in the target has the same floor; only the right target tells.
  @Test func reversedScorePaysFourTimesTheInformation() {
    let loss = matching.conditionalLoss { x in -matching.marginal.score(at: x) }
    #expect(isClose(loss, matching.gap + 4 * matching.fisherInformation, 1e-9))
  }

  @Test func largeBatchesAreNearlyUnbiased() {
    let law = Binomial(trials: 256, probability: 0.5)
    let average = (0...256).reduce(0) { sum, k in
      let batch = Vector(count: 256) { $0 < k ? 1 : -1 }
      return sum + law.probability(k) * ratioScore(at: 0.7, batch: batch, alpha: 1, sigma: 0.8)
    }
    #expect(isClose(average, 0.151723338747, 1e-10))
  }
}
