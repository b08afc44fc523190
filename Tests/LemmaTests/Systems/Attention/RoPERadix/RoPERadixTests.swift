import Lemma
import Testing

/// Digits computed with mpmath and numpy from the formulas, dimension 128 and base 10000 unless said otherwise.
@Suite struct RoPERadixTests {
  private func stretch(_ scaling: RotaryEmbedding.Scaling, _ pairs: [Int] = [0, 31, 63]) -> Vector {
    let plain = RotaryEmbedding(dimension: 128)
    let scaled = RotaryEmbedding(dimension: 128, scaling: scaling)
    return (plain.frequencies / scaled.frequencies).selecting(pairs)
  }

  @Test func stretchesMeetReferenceDigits() {
    let cases: [(RotaryEmbedding.Scaling, Vector)] = [
      (.none, [1, 1, 1]),
      (.interpolated(by: 8), [8, 8, 8]),
      (.ntkAware(by: 8), [1, 2.78213123849, 8]),
      (.ntkOld(by: 8), [1, 2.73800484595, 7.74424717397]),
      (.ntkFixed(by: 8), [1.03302487902, 8.0.squareRoot(), 8]),
      (.mixedRadix(by: 8), [1.16713895594, 3.85106996015, 8]),
    ]
    for (scaling, expected) in cases {
      #expect((stretch(scaling) - expected).norm(.infinity) < 1e-10, "\(scaling)")
    }
  }

  /// Low digits absorb more of the stretch: the factors fall strictly, and multiply to k.
  @Test func mixedRadicesMeetReferenceDigits() {
    let products = stretch(.mixedRadix(by: 8), Array(0..<64))
    let factors = Vector(count: 64) { $0 == 0 ? products[0] : products[$0] / products[$0 - 1] }
    #expect(abs(factors[0] - 1.1671389559) < 1e-9 && abs(factors[63] - 1.0205757917) < 1e-9)
    #expect(factors.isDecreasing && abs(product(factors) - 8) < 1e-12)
  }

  @Test func largerBaseIsTheSameAsItsStretch() {
    let base = 10_000 * pow(8, 128.0 / 126)
    #expect(abs(base - 82684.62264056) < 1e-7)
    let rebased = RotaryEmbedding(dimension: 128, base: base).frequencies
    let stretched = RotaryEmbedding(dimension: 128, scaling: .ntkAware(by: 8)).frequencies
    #expect(((rebased - stretched) / stretched).norm(.infinity) < 1e-13)
    let old = RotaryEmbedding(dimension: 128, base: 80_000).frequencies
    let named = RotaryEmbedding(dimension: 128, scaling: .ntkOld(by: 8)).frequencies
    #expect(((old - named) / named).norm(.infinity) < 1e-13)
  }

  @Test func wavelengthsMeetReferenceDigits() {
    let rotary = RotaryEmbedding(dimension: 128)
    #expect(abs(rotary.wavelengths[63] - 54410.1431308) < 1e-6)
    #expect(rotary.wavelengths.filter { $0 <= 4096 }.count == 46)
    #expect(rotary.wavelengths[0] == 2 * .pi)
  }

  @Test func partsMeetReferenceDigits() {
    let scaling = RotaryEmbedding.Scaling.byParts(by: 16, trainedLength: 4096)
    let factors = stretch(scaling, Array(0..<64))
    #expect(factors.filter { $0 == 1 }.count == 21)
    #expect(factors.filter { abs($0 - 16) < 1e-12 }.count == 18)
    #expect(abs(factors[30] - 3.38802158959) < 1e-10)
    let temperature = RotaryEmbedding(dimension: 128, scaling: scaling).logitTemperature
    #expect(abs(temperature.squareRoot() - 1.277258872224) < 1e-12)
    #expect(RotaryEmbedding(dimension: 128, scaling: .ntkAware(by: 16)).logitTemperature == 1)
  }

  @Test func decayMeetsReferenceDigits() {
    let rotary = RotaryEmbedding(dimension: 128)
    #expect(rotary.decayBound(distance: 0) == 32.5)
    #expect(abs(rotary.decayBound(distance: 16) - 15.774951451) < 1e-9)
    #expect(abs(rotary.decayBound(distance: 256) - 6.543097323) < 1e-9)
    #expect(abs(rotary.decayBound(distance: 4096) - 4.882792191) < 1e-8)
  }

  @Test func scoresMeetReferenceDigits() {
    let rotary = RotaryEmbedding(dimension: 16)
    let q = Matrix.lattice(rows: 1, columns: 16, stream: 1)[row: 0]
    let k = Matrix.lattice(rows: 1, columns: 16, stream: 2)[row: 0]
    for (i, j) in [(7.0, 3.0), (1007, 1003), (4, 0)] {
      let score = dot(rotary.rotated(q, position: i), rotary.rotated(k, position: j))
      #expect(abs(score - 0.57422327247) < 1e-10, "at (\(i), \(j))")
    }
  }

  @Test func digitsOfADate() {
    #expect(MixedRadix.digits(of: 1234, radices: [10, 10, 10, 10]) == [4, 3, 2, 1])
    #expect(MixedRadix.digits(of: 100_000, radices: [60, 60, 24, 7]) == [40, 46, 3, 1])
    #expect(MixedRadix.integer(digits: [59, 59, 23, 6], radices: [60, 60, 24, 7]) == 604_799)
    #expect(MixedRadix.digits(of: 0, radices: []) == [] && MixedRadix.integer(digits: [], radices: []) == 0)
  }
}
