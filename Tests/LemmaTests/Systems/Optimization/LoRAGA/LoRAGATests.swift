import Lemma
import Testing

/// The 6 × 5 example gradient, whose singular values and errors numpy computed independently.
@Suite struct LoRAGATests {
  @Test func alignedStartIsOptimal() {
    let adapter = LoRA.gradientAligned(weight: weight, gradient: gradient, rank: 2)
    #expect(abs(adapter.firstStepError(gradient: gradient) - 0.0160883933053791) < 1e-13)
  }

  @Test func worseStartsMeetReference() {
    let (u, _, vT) = svd(gradient)
    let left = u[rows: 0..<6, columns: 0..<2]
    let same = LoRA(base: weight, a: left, b: vT[rows: 0..<2, columns: 0..<5])
    #expect(abs(same.firstStepError(gradient: gradient) - 15.7487640911882) < 1e-12)
    let oneSided = LoRA.zeroProduct(weight: weight, a: left)
    #expect(abs(oneSided.firstStepError(gradient: gradient) - 0.447718744877379) < 1e-12)
  }

  @Test(arguments: [(0.1, 5.55219725611677e-4, 0.138042269578626), (0.01, 1.6482729097937e-6, 1.38042269578626e-3)])
  func firstStepMeetsReference(rate: Double, aligned: Double, classic: Double) {
    let full = weight - rate * gradient
    for (start, expected) in [
      (LoRA.gradientAligned(weight: weight, gradient: gradient, rank: 2), aligned), (classicStart, classic),
    ] {
      var adapter = start
      adapter.step(gradient: gradient, learningRate: rate)
      let distance = (adapter.weight - full).frobeniusNorm
      #expect(abs(distance * distance - expected) < 1e-14)
    }
  }

  @Test func trainingMeetsReference() {
    let cases: [(LoRA, Double, Double, Double, Double)] = [
      (aligned, 1, 6.37997502219152, 0.253763070039417, 0.20095919063413),
      (classicStart, 1, 7.76920026429149, 2.12514122239766, 0.223859382615547),
      (classicStart, 4, 7.46426148656542, 0.225629381883713, 0.223859372438689),
      (LoRA.principal(weight: weight, rank: 2), 1, 5.70245197061959, 4.00612654463966, 0.923723055772734),
    ]
    for (start, ratio, first, tenth, fiftieth) in cases {
      let losses = train(start, ratio: ratio, steps: 50)
      #expect(abs(losses[0] - 7.87438204559411) < 1e-12)
      #expect(abs(losses[1] - first) < 1e-11)
      #expect(abs(losses[10] - tenth) < 1e-10)
      #expect(abs(losses[50] - fiftieth) < 1e-10)
    }
  }

  @Test func floorsAndFirstDecreaseMeetReference() {
    func floor(_ base: Matrix) -> Double {
      0.5 * Vector(singularValues(weight - gradient - base).elements.dropFirst(2)).squaredNorm
    }
    #expect(abs(floor(weight) - 0.223859372438689) < 1e-13)
    #expect(abs(floor(aligned.base) - 0.200959190585123) < 1e-13)
    let losses = train(aligned, ratio: 1, steps: 1)
    let full = 0.5 * (1 - 0.9 * 0.9) * gradient.frobeniusNorm * gradient.frobeniusNorm
    #expect(abs((losses[0] - losses[1]) / full - 0.998846649505957) < 1e-12)
  }

  /// $\lVert G\rVert^2(1 - 2r/n + r(r + n + 1)/n^2)$ in the mean.
  @Test func gaussianStartHasItsExpectedError() {
    var generator = SeededGenerator(seed: 10)
    let errors = (0..<2000).map { _ in
      let a = Matrix.normal(rows: 6, columns: 2, using: &generator) / 6.0.squareRoot()
      return LoRA.zeroProduct(weight: weight, a: a).firstStepError(gradient: gradient)
    }
    // Five standard errors of 0.097.
    #expect(abs(mean(Vector(errors)) - 13.1239700759902) < 0.5)
  }

  @Test func learningRateRatioMeetsReference() {
    for (rows, columns, rank, ratio) in [
      (4096, 4096, 8, 22.6274169979695), (768, 768, 8, 9.79795897113271), (1024, 4096, 16, 2),
    ] {
      let recommended = LoRA.recommendedLearningRateRatio(rows: rows, columns: columns, rank: rank)
      #expect(abs(recommended - ratio) < 1e-12)
    }
  }

  /// The losses $\frac12\lVert W-T\rVert_F^2$ of 0 … `steps` steps.
  private func train(_ start: LoRA, ratio: Double, steps: Int) -> [Double] {
    let target = weight - gradient
    var adapter = start
    var losses: [Double] = []
    for step in 0...steps {
      let residual = adapter.weight - target
      losses.append(0.5 * residual.frobeniusNorm * residual.frobeniusNorm)
      if step < steps { adapter.step(gradient: residual, learningRate: 0.1, ratio: ratio) }
    }
    return losses
  }

  private var gradient: Matrix {
    Matrix(rows: 6, columns: 5) { i, j in
      cos(1.1 * Double(i) + 0.5 * Double(j)) + 0.3 * sin(2.3 * Double(i) * Double(j) + 1)
    }
  }

  private var weight: Matrix {
    Matrix(rows: 6, columns: 5) { i, j in cos(0.7 * Double(i) * Double(j) + Double(i) - 0.4 * Double(j)) }
  }

  private var aligned: LoRA { LoRA.gradientAligned(weight: weight, gradient: gradient, rank: 2) }

  private var classicStart: LoRA {
    let a = Matrix(rows: 6, columns: 2) { i, j in i == j ? 1 / 6.0.squareRoot() : 0 }
    return LoRA.zeroProduct(weight: weight, a: a)
  }
}
