import Lemma
import Testing

private let mixed: Vector = [3, -1, 0.5, 0, 2, -0.25]

/// Digits from mpmath with 40 digits.
@Suite struct SparsityTests {
  @Test func measuresMeetReferenceDigits() {
    #expect(abs(Sparsity.gini(mixed) - 0.51234567901235) <= 1e-13)
    #expect(abs(Sparsity.hoyer(mixed) - 0.45897497713715) <= 1e-13)
    #expect(abs(Sparsity.powerMeanRatio(mixed) - 0.72840077264478) <= 1e-13)
    #expect(abs(Sparsity.entropy(mixed) - 1.31858190539343) <= 1e-13)
    #expect(abs(Sparsity.entropyGap(mixed) - (log(6) - 1.31858190539343)) <= 1e-13)
    #expect(Sparsity.fraction(of: mixed) == 1.0 / 6 && Sparsity.fraction(of: mixed, within: 0.5) == 0.5)
    #expect(abs(Sparsity.gini([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) - 0.3) <= 1e-15)
    #expect(Sparsity.gini(.basis(2, count: 8)) == 0.875)
    #expect(abs(Sparsity.powerMeanRatio([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]) - 0.5) <= 1e-15)
    #expect(abs(Sparsity.powerMeanRatio([3, -1, 0.5, 2]) - 0.86094603209228) <= 1e-13)
    #expect(abs(Sparsity.powerMeanRatio([5, 2, 1], p: .infinity) - 8.0 / 15) <= 1e-15)
  }

  @Test(arguments: [
    (0.0, 5), (0.5, 4.2457159528496435), (0.999999, 3.738117429304134), (1, 3.7381166138129),
    (1.0000001, 3.7381165322637841),
    (1.5, 3.4054751010145873), (2, 3.1834061135371), (3, 2.91714374456576), (40, 2.2972742153609449), (.infinity, 2.25),
  ])
  func hillNumbersMeetReferenceDigits(order: Double, expected: Double) {
    #expect(abs(Sparsity.hillNumber(mixed, order: order) - expected) <= (order == 1 || order == 2 ? 1e-12 : 1e-14 * 40))
  }

  @Test func ratiosMeetReferenceDigits() {
    #expect(abs(Sparsity.kurtosisRatio(mixed) - 0.47872847581091131) <= 1e-15)
    #expect(abs(Sparsity.powerMeanRatio(mixed, q: 0.5, p: 1.5) - 0.58587977332785029) <= 1e-15)
    #expect(abs(Sparsity.powerMeanRatio(mixed, q: 0.3, p: 0.7) - 0.61154461608237033) <= 1e-15)
    #expect(abs(Sparsity.powerMeanRatio(mixed, q: 1.5, p: 3) - 0.74678496662631227) <= 1e-15)
  }

  /// 4000 midpoint quantiles; the limits are √2 - 1, √(2/π), e^{-1} and e^{-1/2}.
  @Test func gaussianDataMeetReferenceDigits() {
    let normal = Normal()
    let half = Vector(count: 4000) { normal.quantile(0.5 + (Double($0) + 0.5) / 8000) }
    #expect(abs(Sparsity.gini(half) - 0.414199063) <= 1e-8)
    #expect(abs(Sparsity.powerMeanRatio(half) - 0.797930574) <= 1e-8)
    let row = softmax(Vector(count: 4000) { normal.quantile((Double($0) + 0.5) / 4000) })
    #expect(abs(Sparsity.hillNumber(row, order: 2) / 4000 - 0.374380619) <= 1e-8)
    #expect(abs(Sparsity.hillNumber(row, order: 1) / 4000 - 0.607833873) <= 1e-8)
  }

  @Test func axiomsHoldAsTheTableSays() {
    let y: Vector = [3, 1, 0.5]
    let battery: [(SparsityAxiom, Vector, Vector)] = [
      (.robinHood, [100, 2, 1], [100, 1.6, 1.4]), (.scaling, y, 3 * y), (.risingTide, y, y + 0.7),
      (.cloning, y, concatenate(y, y)), (.billGates, [300, 1, 0.5], [600, 1, 0.5]), (.babies, y, concatenate(y, [0])),
    ]
    let measures: [((Vector) -> Double, [Int])] = [
      (Sparsity.gini, [1, 1, 1, 1, 1, 1]), (Sparsity.hoyer, [1, 1, 1, 0, 1, 1]),
      ({ -Sparsity.l1OverL2($0) }, [1, 1, 1, 0, 1, 0]), ({ -Sparsity.powerMeanRatio($0) }, [1, 1, 1, 1, 1, 1]),
      ({ -Sparsity.powerMeanRatio($0, q: 1.5, p: 3) }, [0, 1, 1, 1, 1, 1]),
      ({ -Sparsity.entropy($0) }, [1, 1, 1, 0, 1, 0]), (Sparsity.entropyGap, [1, 1, 1, 1, 1, 1]),
      (Sparsity.kurtosisRatio, [0, 1, 1, 0, 1, 0]), ({ Sparsity.fraction(of: $0) }, [0, 1, 0, 1, 0, 1]),
    ]
    for (row, (measure, expected)) in measures.enumerated() {
      let found = battery.map { $0.0.isSatisfied(by: measure, before: $0.1, after: $0.2) ? 1 : 0 }
      #expect(found == expected, "row \(row)")
    }
    #expect(SparsityAxiom.allCases == battery.map(\.0))
  }

  @Test func powersOnTheSameSideOfOneFailRobinHood() {
    func ratio(_ x: Vector, _ q: Double, _ p: Double) -> Double { Sparsity.powerMeanRatio(x, q: q, p: p) }
    #expect(abs(ratio([100, 2, 1], 1.5, 3) - 0.6951277171313) <= 1e-12)
    #expect(abs(ratio([100, 1.6, 1.4], 1.5, 3) - 0.6950598605609) <= 1e-12)
    let sand = Vector(repeating: 1e-3, count: 3000)
    #expect(abs(ratio(concatenate([2, 1], sand), 0.4, 0.8) - 0.79560274097) <= 1e-10)
    #expect(abs(ratio(concatenate([1.6, 1.4], sand), 0.4, 0.8) - 0.79428950431) <= 1e-10)
  }

  /// The paper's table lets l₁/l₂ fail here; it rises.
  @Test func ratioOfNormsRisesWithTheTide() {
    let levels = [(0, 1.2649110640674), (0.5, 1.4320780207891), (1, 1.5275252316519), (4, 1.6865480854231)]
    for (level, expected) in levels {
      #expect(abs(Sparsity.l1OverL2(([3, 1, 0] as Vector) + level) - expected) <= 1e-12)
    }
    let unmoved = Sparsity.powerMeanRatio([5, 1.6, 1.4], p: .infinity)
    #expect(abs(unmoved - 0.533333333333333) <= 1e-14)
  }

  @Test func fractionsWithinAThresholdDependOnTheScale() {
    let x: Vector = [3, 1, 0.5]
    #expect(Sparsity.fraction(of: x, within: 1) == 2.0 / 3 && Sparsity.fraction(of: 3 * x, within: 1) == 0)
  }

  /// Powers of entries near 10^200 overflow and near 10^-200 underflow; a near-constant vector loses its entropy gap in a difference.
  @Test func survivesScalesThatTheTextbookFormsDoNot() {
    for scale in [1e-200, 1, 1e200] {
      #expect(
        abs(Sparsity.powerMeanRatio(scale * mixed, q: 0.5, p: 8) - Sparsity.powerMeanRatio(mixed, q: 0.5, p: 8))
          <= 1e-15)
      #expect(abs(Sparsity.kurtosisRatio(scale * mixed) - 0.47872847581091131) <= 1e-14)
    }
    let huge = 1e200 * mixed
    #expect(!(dot(huge * huge, huge * huge) / pow(dot(huge, huge), 2)).isFinite)
    // Σ log(1 ± ε) to second order: ε²/2.
    let flat: Vector = [1 + 1e-9, 1 - 1e-9]
    #expect(abs(Sparsity.entropyGap(flat) / 5e-19 - 1) <= 1e-6)
    #expect(log(2) - Sparsity.entropy(flat) != Sparsity.entropyGap(flat))
    #expect(abs(Sparsity.gini(flat) / 5e-10 - 1) <= 1e-6)
  }
}
