import Lemma
import Testing

/// More digits of scipy: parts of the bound, scores under noise, and couplings that are not optimal.
@Suite struct WassersteinScoreBoundReferenceTests {
  typealias Bound = ScoreMatchingBound

  private func bound(_ m: (Double, Double), _ n: (Double, Double), _ process: Bound.Process) -> Bound {
    Bound(
      data: .gaussian(mean: m.0, standardDeviation: m.1), model: .gaussian(mean: n.0, standardDeviation: n.1),
      schedule: .varianceExploding, horizon: 10, process: process)
  }

  @Test func matchingTermsMatchReference() {
    let (ode, sde) = (bound((0.5, 1.2), (-0.3, 0.7), .ode), bound((0.5, 1.2), (-0.3, 0.7), .sde))
    #expect(isClose(ode.distance, 0.943398113206, 1e-11))
    #expect(isClose(ode.matching, 0.909253148086, 1e-7) && isClose(sde.matching, 1.0230315208, 1e-7))
    // The same with the loss under one root: never smaller.
    for (term, kappa, expected) in [(ode, 0.5, 1.18696860536), (sde, 1, 1.02639120979)] {
      let squares = integral(of: { 2 * kappa * $0 * pow(0.49 / (0.49 + $0 * $0), 2 * kappa) }, from: 0, to: 10)
      let loss = integral(of: { 2 * kappa * $0 * term.scoreError(at: $0) }, from: 0, to: 10)
      #expect(isClose((squares * loss).squareRoot(), expected, 1e-6))
    }
  }

  /// With g² in the place of ½g² the bound of the ODE is no longer met.
  @Test func fullDiffusionDoublesTheMatchingTerm() {
    let ode = bound((0.5, 0.8), (-0.3, 0.8), .ode)
    #expect(isClose(2 * ode.matching + ode.terminal, 1.53620382217, 1e-7))
  }

  @Test func amplificationFallsInTheEnd() {
    let model = GaussianMixture(weights: [0.4, 0.6], means: [-0.9, 1.1] as Vector, standardDeviations: [0.5, 0.5])
    let sde = Bound(
      data: model, model: model, schedule: .varianceExploding, horizon: 5, process: .sde, steps: 600)
    #expect(isClose(sde.amplification(at: 5), 0.519585200417, 1e-6))
    #expect(sde.value <= 1e-9)
  }

  @Test func weightTurnsOnThePreservingSchedule() {
    let schedule = NoiseSchedule.variancePreserving(minimumRate: 0.1, maximumRate: 20)
    let unit = GaussianMixture.gaussian(mean: 0, standardDeviation: 1)
    let sde = Bound(data: unit, model: unit, schedule: schedule, horizon: 1, process: .sde, steps: 200)
    let peak = goldenSection({ -schedule.squaredDiffusion(at: $0) * sde.amplification(at: $0) }, in: 0...1)
    #expect(isClose(peak.x, 0.311996186846, 1e-6))
  }

  @Test func blurredLawsNoticeAGap() {
    let p = GaussianMixture(weights: [0.5, 0.5], means: [-3, 3] as Vector, standardDeviations: [0.5, 0.5])
    let q = GaussianMixture(weights: [0.9, 0.1], means: [-3, 3] as Vector, standardDeviations: [0.5, 0.5])
    let gap = Bound(data: p, model: q, schedule: .varianceExploding, horizon: 5, process: .ode, steps: 2)
    for (sigma, expected) in [(0, 3.009e-7), (0.5, 8.4945e-4), (2, 0.0799395), (5, 0.00759668)] {
      #expect(isClose(gap.scoreError(at: sigma), expected, 1e-7))
    }
  }

  @Test func reversedCouplingBreaksTheLemma() {
    let (p, q) = (Reference.line, Reference.other)
    let mirrored = q.affineImage(scale: -1, shift: 0)
    let value = p.expectation { x in
      let y = -transportMap(from: p, to: mirrored, at: x)
      return (x - y) * (p.score(at: x) - q.score(at: y))
    }
    #expect(isClose(value, -4.2312199336, 1e-6))
    let middles = Vector(count: 1000) { (Double($0) + 0.5) / 1000 }
    let sampled = wasserstein2(middles.map { p.quantile($0) }, middles.map { q.quantile($0) })
    #expect(isClose(sampled, 0.713531442787, 1e-9))
  }
}
