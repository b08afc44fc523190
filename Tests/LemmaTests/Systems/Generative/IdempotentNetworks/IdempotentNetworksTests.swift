import Lemma
import Testing

/// Losses, gradients and flows of linear maps against numpy, scipy and closed forms.
@Suite struct IdempotentNetworksTests {
  /// Reference: the defining traces in numpy.
  @Test func lossesAndGradientsMeetReference() {
    let network = example
    #expect(abs(network.reconstructionLoss - 0.2) < 1e-14)
    #expect(abs(network.idempotenceLoss - 0.0842) < 1e-14)
    #expect(abs(network.tightnessLoss + 0.0842) < 1e-14)
    #expect(distance(network.reconstructionGradient, [[-0.2, 0.02], [-1, -0.46]]) < 1e-13)
    #expect(distance(network.idempotenceGradient, [[0.028, 0.04], [-0.008, 0.336]]) < 1e-13)
    #expect(distance(network.tightnessGradient, [[0.174, -0.07], [0.158, 0.202]]) < 1e-13)
    #expect(distance(network.unfrozenGradient, [[-0.146, 0.11], [-0.166, 0.134]]) < 1e-13)
    #expect(abs(IGN.drift(of: { network.map * $0 }, at: [1, -2]) - 1.46) < 1e-14)
  }

  @Test func projectorsAndTheIdentityAreCritical() {
    let data: Matrix = [[0.72, 0.96], [0.96, 1.28]]
    for map: Matrix in [[[0.36, 0.48], [0.48, 0.64]], [[1, 0], [4.0 / 3, 0]], .identity(2)] {
      let network = LinearIGN(map: map, dataMoment: data, noiseMoment: .identity(2))
      #expect(network.reconstructionLoss.magnitude < 1e-15 && network.idempotenceLoss.magnitude < 1e-15)
      #expect(network.gradient().frobeniusNorm < 1e-14)
    }
  }

  /// Off the data $a(t) = 1/(1 - ce^{2t})$, $c = 1 - 1/a_0$; on it the rests are 1 and $s^2$ (scipy, rtol 1e-12).
  @Test func scalarFlowsMeetReference() {
    for (s2, start, time, end, tolerance) in [
      (0, 0.9, 10.0, 1.85503823e-8, 1e-15), (0, 1.1, 1, 3.04629490277, 1e-8), (0, 0.9, 1, 0.549146939621, 1e-11),
      (2, 0.5, 10, 0.999999999, 1e-9), (2, 1.8, 10, 1.00000001, 1e-8), (0.5, 0.9, 10, 0.500090783, 1e-9),
      (0.5, 0.1, 10, 0.499989911, 1e-9),
    ] {
      let end_ = scalar(start, s2).trained(duration: time, steps: 4000).map[0, 0]
      #expect(abs(end_ - end) < tolerance, "from \(start) at \(s2)")
    }
  }

  /// Reference: RK4 of the matrix flow in numpy, same 4000 steps.
  @Test func learnsAProjectorOntoTheData() {
    let data: Matrix = [[0.72, 0.96], [0.96, 1.28]]
    let straight = LinearIGN(map: 0.9 * .identity(2), dataMoment: data, noiseMoment: .identity(2))
    let projector = straight.trained(duration: 12, steps: 4000)
    #expect(distance(projector.map, [[0.36, 0.48], [0.48, 0.64]]) < 1e-8)
    #expect(projector.idempotencyDefect < 1e-8)
    let skewed = LinearIGN(map: [[0.9, 0.3], [-0.1, 0.7]], dataMoment: data, noiseMoment: .identity(2))
    let oblique = skewed.trained(duration: 12, steps: 4000)
    #expect(
      distance(oblique.map, [[0.319292362681, 0.51053072799], [0.425723150135, 0.680707637388]]) < 1e-10)
    #expect(oblique.idempotencyDefect < 1e-9)
    let loose = straight.trained(duration: 12, steps: 4000, tightness: 0).map
    #expect(distance(loose, [[0.360001762, 0.479998679], [0.479998679, 0.640000991]]) < 2e-9)
  }

  @Test func clampMeetsReference() {
    #expect(abs(IGN.clampedTightness(-100, reconstruction: 1) + 1.5) < 1e-15)
    #expect(abs(IGN.clampedTightness(-0.1, reconstruction: 1) + 0.0998521147534) < 1e-12)
    #expect(abs(IGN.clampedTightness(-1, reconstruction: 0.2) + 0.299237390242) < 1e-12)
    #expect(IGN.clampedTightness(-1, reconstruction: 0) == 0)
  }

  @Test func idealCriticMeetsReference() {
    let (p, g): (Vector, Vector) = ([0.4, 0.3, 0.2, 0.1, 0], [0.1, 0.3, 0.1, 0.2, 0.3])
    for (tightness, drift, value) in [
      (1.0, [0, 0, 0, 2, 2] as Vector, -0.8), (0.5, [0, 0, 0, 0, 2], -0.3), (1.5, [0, 2, 0, 2, 2], -1.6),
    ] {
      let critic = IGN.optimalDrift(data: p, generated: g, tightness: tightness, bound: 2)
      #expect(critic == drift)
      #expect(abs(dot(p, critic) - tightness * dot(g, critic) - value) < 1e-14)
    }
    let other = IGN.optimalDrift(data: p, generated: [0.5, 0.35, 0.1, 0.05, 0], tightness: 0.75, bound: 2)
    #expect(other == Vector(5))
    let greedy = IGN.optimalDrift(data: p, generated: p, tightness: 1.25, bound: 2)
    #expect(abs(dot(p, greedy) - 2) < 1e-14)
    #expect(IGN.isIdempotent([0, 1, 2, 3, 1]) && !IGN.isIdempotent([1, 2, 2]))
  }

  private func scalar(_ a: Double, _ s2: Double) -> LinearIGN {
    LinearIGN(map: [[a]], dataMoment: [[s2]], noiseMoment: [[1]])
  }
}

let exampleMap: Matrix = [[0.9, 0.2], [-0.1, 0.4]]
private let example = LinearIGN(map: exampleMap, dataMoment: [[2, 0.5], [0.5, 0.3]], noiseMoment: .identity(2))

func distance(_ a: Matrix, _ b: Matrix) -> Double { Vector((a - b).elements).norm(.infinity) }
