import Lemma
import Testing

/// More digits of numpy: how fast the linearisation is approached, and how slanted a learned projector is.
@Suite struct IdempotentNetworksReferenceTests {
  @Test func flowNearTheIdentityIsLinear() {
    let spread: Matrix = [[2, 0], [0, 0.4]]
    let shape: Matrix = [[0.3, -0.2], [0.1, 0.5]]
    for (scale, expected) in [(1e-2, 0.006966), (1e-3, 6.954e-4), (1e-4, 6.953e-5)] {
      let network = LinearIGN(map: .identity(2) - scale * shape, dataMoment: spread, noiseMoment: .identity(2))
      let law = (2 * scale) * (shape * (.identity(2) - spread))
      let gradient = network.gradient()
      #expect(isRelativelyClose((gradient - law).frobeniusNorm / gradient.frobeniusNorm, expected, 1e-3))
    }
  }

  @Test func skewedStartEndsOblique() {
    let v: Vector = [0.6, 0.8]
    let start = LinearIGN(
      map: [[0.9, 0.3], [-0.1, 0.7]], dataMoment: 2 * outer(v, v), noiseMoment: .identity(2))
    let learned = start.trained(duration: 12, steps: 4000)
    #expect(isClose((learned.map - outer(v, v)).frobeniusNorm, 0.0848076, 1e-7))
  }

  /// Off the data a map above the identity explodes at $-\frac12\ln(1 - 1/a_0)$.
  @Test func explosionHappensWhenPredicted() {
    let start = LinearIGN(map: [[1.1]], dataMoment: [[0]], noiseMoment: [[1]])
    let before = start.trained(duration: 1.1989476364 - 0.01, steps: 4000).map[0, 0]
    #expect(isClose(before * 0.02, 1, 0.02))
    #expect(start.trained(duration: 1.21, steps: 4000).map[0, 0] > 1e3)
  }
}
