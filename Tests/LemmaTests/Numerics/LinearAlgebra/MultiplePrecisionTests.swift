import Lemma
import Testing

/// Decompositions of integer matrices against mpmath at 50 digits, exact fractions for the rest.
@Suite struct MultiplePrecisionTests {
  static let symmetric: Matrix = [
    [4, 1, -2, 2, 0, 3], [1, -3, 0, 5, 1, -1], [-2, 0, 7, -2, 4, 1], [2, 5, -2, -1, 3, 0], [0, 1, 4, 3, 2, -6],
    [3, -1, 1, 0, -6, 5],
  ]
  static let general: Matrix = [[1, -3, 2, 0], [4, 0, -1, 2], [-2, 5, -1, 1], [0, 1, 3, -2]]
  static let tall: Matrix = [[3, 1, -2], [0, 4, 1], [5, -1, 2], [2, 2, 7]]

  @Test func eigenpairsMatchWithTheirSigns() {
    let (values, vectors) = eigh(Self.symmetric)
    let expected: Vector = [
      -8.006823927920726, -4.242893600963567, 0.20483650361867967, 5.884720561238547, 8.347929050182103,
      11.812231413844966,
    ]
    #expect((values - expected).norm(.infinity) <= 10 * 6 * Double.ulpOfOne * 11.9)
    let columns: [Vector] = [
      [
        0.036090204149610554, -0.6190022706944799, 0.19703051236121533, 0.6356615836205136, -0.34569227475886255,
        -0.2305295328570682,
      ],
      [
        -0.20572422284045316, -0.49613361518217547, -0.2813085166823774, 0.12843373289958862, 0.6376675192196963,
        0.45747066534433933,
      ],
      [
        0.6288679689076109, -0.47169725682345565, -0.011969407729255123, -0.5184035306189618, 0.15074001118300578,
        -0.30069708567958625,
      ],
    ]
    for (index, column) in columns.enumerated() { #expect((vectors[column: index] - column).norm <= 5e-15) }
    let sine = matrixFunction(Self.symmetric) { sin($0) }
    let row: Vector = [
      -0.04503979876267992, 0.06219795709273273, -0.11499992456420693, -0.10023116385503227, 0.022883675339888564,
      -0.42831388429421396,
    ]
    #expect((sine[row: 0] - row).norm <= 2e-14)
  }

  @Test func generalEigenvaluesMatch() throws {
    let (real, imaginary) = try eigenvalues(Self.general)
    let expected: Vector = [-2.2806692024433546, -1.0425340105108165, -1.0425340105108165, 2.3657372234649876]
    #expect((real - expected).norm(.infinity) <= 2e-14)
    #expect((imaginary - [0, -4.4142903703542755, 4.4142903703542755, 0]).norm(.infinity) <= 2e-14)
  }

  @Test func singularTriplesMatchWithTheirSigns() {
    let (u, s, vT) = svd(Self.tall)
    #expect((s - [8.488480361765882, 5.457104528869745, 4.020660556289759]).norm(.infinity) <= 1e-14)
    let left: [Vector] = [
      [-0.005961628510945649, 0.2204909710984206, 0.44274777437042656, 0.8690929748534427],
      [0.5197813219931499, -0.3560748091874302, 0.7258929959785404, -0.27589393969148274],
      [0.6067686709582069, 0.7754658144972517, -0.1066354061874591, -0.13825136757718182],
    ]
    let right: [Vector] = [
      [0.46345632767745154, 0.25581026740662266, 0.8483922084891414],
      [0.849721870262505, -0.399882168020345, -0.3436087817517752],
      [0.25135826131902095, 0.8801450782619311, -0.4026954999475137],
    ]
    for index in 0..<3 {
      #expect((u[column: index] - left[index]).norm <= 1e-14 && (vT[row: index] - right[index]).norm <= 1e-14)
    }
    #expect((singularValues(Self.tall.transpose) - s).norm <= 1e-14)
  }

  @Test func leastSquaresAndPseudoinverseMatch() {
    let x = leastSquares(Self.tall, [1, 2, 3, 4])
    #expect((x - [0.503690036900369, 0.37453874538745385, 0.33948339483394835]).norm <= 2e-15)
    let inverse: Matrix = [
      [0.11854243542435425, 0.00507380073800738, 0.1305350553505535, -0.004151291512915129],
      [0.09455719557195572, 0.20249077490774908, -0.06319188191881919, 0.01614391143911439],
      [-0.0940959409594096, -0.033210332103321034, 0.00922509225092251, 0.11808118081180811],
    ]
    #expect((pinv(Self.tall) - inverse).frobeniusNorm <= 1e-15)
  }

  /// Rank 2 in exact arithmetic; the fractions are sympy's.
  @Test func rankDeficientProblemsTakeTheShortestSolution() {
    let B: Matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 1, 1]]
    let expected = Matrix(rowVectors: [
      Vector([-70, -19, 32, 17]) / 114, Vector([-6, 0, 6, 2]) / 114, Vector([58, 19, -20, -13]) / 114,
    ])
    #expect((pinv(B) - expected).frobeniusNorm <= 1e-14 && rank(B) == 2)
    #expect((leastSquares(B, [1, 0, 2, 5]) - ([79, 16, -47] as Vector) / 114).norm <= 1e-14)
  }

  /// $H_n x = 1$ has integer solutions; the error is at most ten times the condition number's share of rounding.
  @Test(
    arguments: [
      ([5, -120, 630, -1120, 630], 476607.2502419878),
      ([-8, 504, -7560, 46200, -138600, 216216, -168168, 51480], 15257575698.870047),
    ] as [(Vector, Double)])
  func hilbertSystemsMeetTheForwardBound(exact: Vector, condition: Double) throws {
    let n = exact.count
    let x = try solve(.hilbert(n), Vector(repeating: 1, count: n))
    #expect((x - exact).norm <= 10 * condition * .ulpOfOne * exact.norm)
    // Through the inverse the residual is no longer that of a nearby system.
    let careless = try Matrix.hilbert(n).inverse() * Vector(repeating: 1, count: n)
    let ones = Vector(repeating: 1, count: n)
    let (residual, worse) = ((ones - Matrix.hilbert(n) * x).norm, (ones - Matrix.hilbert(n) * careless).norm)
    #expect(residual <= 10 * Double(n) * .ulpOfOne * Matrix.hilbert(n).spectralNorm * x.norm && worse > 10 * residual)
  }
}
