import Lemma
import Testing

@Suite struct IdempotentNetworksEdgeTests {
  @Test func tiesCountAsData() {
    #expect(IGN.optimalDrift(data: [0.5, 0.5], generated: [0.5, 0.5], tightness: 1, bound: 1) == [0, 0])
    #expect(IGN.optimalDrift(data: [0, 1], generated: [0, 1], tightness: 0, bound: 1) == [0, 0])
    #expect(IGN.isIdempotent([]) && IGN.isIdempotent([0]))
  }

  @Test func clampStaysFiniteAtExtremes() {
    #expect(IGN.clampedTightness(-.infinity, reconstruction: 2, ratio: 3) == -6)
    #expect(abs(IGN.clampedTightness(-1e-100, reconstruction: 1e100) / -1e-100 - 1) < 1e-15)
    // As written in a paper, tanh(L/(ρ L_ref)) ρ L_ref, a perfect reconstruction is 0/0.
    let reference = 0.0
    #expect((tanh(-0.1 / (1.5 * reference)) * 1.5 * reference).magnitude == 0)
    #expect((tanh(0 / (1.5 * reference)) * 1.5 * reference).isNaN)
    #expect(IGN.clampedTightness(0, reconstruction: 0) == 0)
  }

  @Test func momentsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LinearIGN(map: .identity(2), dataMoment: [[1, 2], [2, 1]], noiseMoment: .identity(2))
    }
    #expect(message(result).contains("LinearIGN: dataMoment is not positive semidefinite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LinearIGN(map: .identity(2), dataMoment: .identity(2), noiseMoment: .identity(3))
    }
    #expect(message(result).contains("LinearIGN: noiseMoment is 3 x 3, expected 2 x 2"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = IGN.isIdempotent([0, 2])
    }
    #expect(message(result).contains("isIdempotent: state 1 goes to 2, outside 0..<2"))
  }
}
