import Lemma
import Testing

/// The constants, and a small stack that an independent numpy implementation has passed through.
@Suite struct DeepNetTests {
  @Test func constantsMeetReference() {
    let cases: [(DeepNorm, Double, Double)] = [
      (.encoderOnly(layers: 12), 2.21336383940064, 0.319471552123136),
      (.decoderOnly(layers: 12), 2.21336383940064, 0.319471552123136),
      (.encoderOnly(layers: 1000), 6.68740304976422, 0.105737126344056),
      (DeepNorm.encoderDecoder(encoderLayers: 6, decoderLayers: 6).encoder, 1.41793814068552, 0.496989240771323),
      (DeepNorm.encoderDecoder(encoderLayers: 6, decoderLayers: 6).decoder, 2.05976714390712, 0.34329452398452),
    ]
    for (constants, alpha, beta) in cases {
      #expect(abs(constants.alpha - alpha) < 1e-12)
      #expect(abs(constants.beta - beta) < 1e-12)
    }
    let single = DeepNorm.encoderDecoder(encoderLayers: 1, decoderLayers: 1, rounded: false).encoder
    #expect(abs(single.alpha - 0.813841374065319) < 1e-12)
    #expect(abs(single.beta - 0.868850864210051) < 1e-12)
  }

  /// Aligned branches multiply without bound, orthogonal ones do not.
  @Test func growthOfBranchesMeetsReference() {
    for (layers, aligned, orthogonal) in [(10, 2.802, 1.0283), (100, 6.498, 1.0089), (1000, 28.245, 1.0028)] {
      let constants = DeepNorm.encoderOnly(layers: layers)
      let square = constants.beta * constants.beta
      #expect(abs(pow(1 + square / constants.alpha, 2 * Double(layers)) - aligned) < 5e-4)
      let ratio = square / constants.alpha
      #expect(abs(pow(1 + ratio * ratio, Double(layers)) - orthogonal) < 5e-5)
    }
  }

  @Test func constantsOfEveryRuleBalanceItsStep() {
    for (rule, alpha, beta) in [(DeepNorm.UpdateRule.sgd, 2.0, 0.5), (.adam, 4, 0.25), (.lamb, 1, 0.25)] {
      let constants = DeepNorm.balanced(for: rule, sublayers: 16)
      #expect(constants.alpha == alpha && constants.beta == beta)
    }
  }

  @Test func constantsSatisfyTheirConditionsAtEveryDepth() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (n, m) = (random.integer(in: 1...100_000), random.integer(in: 1...100_000))
      let single = DeepNorm.encoderOnly(layers: n)
      #expect(abs(4 * Double(n) * single.beta * single.beta / (single.alpha * single.alpha) - 1) < 1e-12)
      #expect(abs(single.alpha * single.beta - 0.5.squareRoot()) < 1e-12)
      for (rounded, expected) in [(true, 1.01217946492277), (false, 1)] {
        let pair = DeepNorm.encoderDecoder(encoderLayers: n, decoderLayers: m, rounded: rounded)
        let cross = 6 * Double(m) * pair.decoder.beta * pair.decoder.beta / (pair.decoder.alpha * pair.decoder.alpha)
        #expect(abs(cross - 1) < 1e-12, "seed \(seed)")
        #expect(abs(condition(pair, n, m) - expected) < 1e-12, "seed \(seed)")
      }
    }
  }

  @Test func smallStackMeetsReference() {
    let (x, probe) = (layerNorm(Matrix(rows: 2, columns: 6) { i, j in cos(0.6 * Double(i) + 1.9 * Double(j)) }), sines)
    let post = ResidualStack(blocks: waves, placement: .postNorm(alpha: 1.5))
    let pre = ResidualStack(blocks: waves, placement: .preNorm)
    #expect(abs(post.gradientNormSquared(at: x, probe: probe) - 23.0874089846844) < 1e-9)
    #expect(abs(pre.gradientNormSquared(at: x, probe: probe) - 48.1021226325044) < 1e-9)
    let row: Vector = [
      1.31216990145479, -0.430890016492394, -1.04153803510601, 1.1047083951557, 0.346728079408352, -1.29117832442043,
    ]
    #expect((post(x)[row: 0] - row).norm(.infinity) < 1e-12)
  }

  /// $(M\beta_d^2/\alpha_d)(4N\beta_e^2/\alpha_e^2)$.
  private func condition(_ pair: (encoder: DeepNorm, decoder: DeepNorm), _ n: Int, _ m: Int) -> Double {
    let decoder = Double(m) * pair.decoder.beta * pair.decoder.beta / pair.decoder.alpha
    return decoder * 4 * Double(n) * pair.encoder.beta * pair.encoder.beta / (pair.encoder.alpha * pair.encoder.alpha)
  }

  private var waves: [ResidualStack.Block] {
    (0..<3).map { l in
      let first = Matrix(rows: 8, columns: 6) { i, j in
        0.8 * sqrt(2.0 / 6) * cos(1.7 * Double(i) + 0.9 * Double(j) + Double(l))
      }
      let second = Matrix(rows: 6, columns: 8) { i, j in
        0.8 / sqrt(8) * sin(0.8 * Double(i) - 1.1 * Double(j) + 2 * Double(l))
      }
      return ResidualStack.Block(first: first, second: second)
    }
  }

  private var sines: Matrix { Matrix(rows: 2, columns: 6) { i, j in sin(Double(6 * i + j)) } }
}
