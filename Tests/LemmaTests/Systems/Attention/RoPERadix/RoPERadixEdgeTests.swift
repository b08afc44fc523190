import Lemma
import Testing

/// Where the obvious way of computing goes wrong, and arguments that make no sense.
@Suite struct RoPERadixEdgeTests {
  /// Angles in single precision, as models are often run: at a million positions they are off by hundredths.
  @Test func singlePrecisionLosesTheAngleAndDoubleDoesNot() {
    let rotary = RotaryEmbedding(dimension: 128)
    let t = 1_000_000.0
    let errors = rotary.frequencies.map { abs(Double(Float(t) * Float($0)) - t * $0) } as Vector
    #expect(max(errors) > 0.02)
    var random = SeededMatrices(1)
    let (x, y) = (random.vector(128), random.vector(128))
    let near = dot(rotary.rotated(x, position: 3), rotary.rotated(y, position: 0))
    let far = dot(rotary.rotated(x, position: t + 3), rotary.rotated(y, position: t))
    #expect(abs(near - far) < 1e-8)
  }

  /// Digits by division of doubles fail as soon as the number has more digits than a double.
  @Test func digitsAreExactBeyondDoubles() {
    let n = 999_999_999_999_999_999
    let naive = (0..<18).map { Int(fmod(floor(Double(n) / pow(10, Double($0))), 10)) }
    #expect(naive != [Int](repeating: 9, count: 18))
    #expect(MixedRadix.digits(of: n, radices: [Int](repeating: 10, count: 18)) == [Int](repeating: 9, count: 18))
    #expect(MixedRadix.digits(of: .max, radices: [.max, 2]) == [0, 1])
  }

  @Test func oldBaseFallsShortOfItsFactor() {
    for dimension in [4, 16, 128] {
      let plain = RotaryEmbedding(dimension: dimension).frequencies[dimension / 2 - 1]
      let old = RotaryEmbedding(dimension: dimension, scaling: .ntkOld(by: 8)).frequencies[dimension / 2 - 1]
      let short = pow(8, Double(dimension - 2) / Double(dimension))
      #expect(abs(plain / old - short) < 1e-12)
    }
  }

  @Test func aFactorOfOneChangesNothing() {
    let plain = RotaryEmbedding(dimension: 8).frequencies
    for scaling: RotaryEmbedding.Scaling in [
      .interpolated(by: 1), .ntkAware(by: 1), .ntkOld(by: 1), .ntkFixed(by: 1), .mixedRadix(by: 1),
      .byParts(by: 1, trainedLength: 100),
    ] {
      let scaled = RotaryEmbedding(dimension: 8, scaling: scaling)
      #expect((scaled.frequencies / plain - 1).norm(.infinity) < 1e-15 && scaled.logitTemperature == 1)
    }
  }

  @Test func argumentsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RotaryEmbedding(dimension: 7)
    }
    #expect(message(result).contains("the dimension must be even and positive, got 7"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RotaryEmbedding(dimension: 8, scaling: .ntkFixed(by: 0.5))
    }
    #expect(message(result).contains("the factor must be finite and at least 1, got 0.5"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MixedRadix.digits(of: 100, radices: [10, 10])
    }
    #expect(message(result).contains("100 does not fit into 2 digits"))
  }
}
