import Lemma
import Testing

/// Values by mpmath with 40 digits.
@Suite struct FDivergenceTests {
  typealias Case = (divergence: FDivergence, logRatio: Double, values: [Double])

  static let cases: [Case] = [
    (FDivergence.reverseKL, -30, [30.0, -1.0, 1.0]),
    (.reverseKL, -1.5, [1.5, -1.0, 1.0]),
    (.reverseKL, 1e-4, [-0.0001, -1.0, 1.0]),
    (.reverseKL, 0.7, [-0.69999999999999996, -1.0, 1.0]),
    (.reverseKL, 20, [-20.0, -1.0, 1.0]),
    (.forwardKL, -30, [-2.8072868906520524e-12, -2.7137106609636506e-12, 9.3576229688401746e-14]),
    (.forwardKL, -1.5, [-0.33469524022264474, -0.11156508007421491, 0.22313016014842983]),
    (.forwardKL, 1e-4, [0.00010001000050001667, 1.0002000150006667, 1.0001000050001667]),
    (.forwardKL, 0.7, [1.4096268952293334, 3.4233796026998098, 2.0137527074704764]),
    (.forwardKL, 20, [9703303908.1958056, 10188469103.605596, 485165195.40979028]),
    (.jensenShannon, -30, [0.34657359027855465, -1.3712123954380578e-12, 4.6788114844196495e-14]),
    (.jensenShannon, -1.5, [0.1333796633935048, -0.11248728789509165, 0.09121276190317817]),
    (.jensenShannon, 1e-4, [1.2500625015625262e-9, 2.5001875062501303e-5, 0.25001249999998958]),
    (.jensenShannon, 0.7, [0.086935572822594886, 0.29195500698535116, 0.33409388608408305]),
    (.jensenShannon, 20, [168145433.49862912, 168145443.15205553, 0.49999999896942319]),
    (.softenedReverseKL, -30, [29.306852819442891, -0.99999999999725758, 0.99999999999990642]),
    (.softenedReverseKL, -1.5, [1.2332406732129904, -0.7750254242098167, 0.81757447619364366]),
    (.softenedReverseKL, 1e-4, [-0.00010000250012500313, -1.000050003750125, 0.49997500000002083]),
    (.softenedReverseKL, 0.7, [-0.87387114564518973, -1.5839100139707023, 0.3318122278318339]),
    (.softenedReverseKL, 20, [-336290886.99725823, -336290887.30411105, 2.0611536181902036e-9]),
    (.pearson, -30, [0.99999999999981285, -1.8715245937678598e-13, 1.7513021525393041e-26]),
    (.pearson, -1.5, [0.60352674807100429, -0.34668618356113177, 0.099574136735727886]),
    (.pearson, 1e-4, [1.0001000058335834e-8, 0.00020003000233345835, 2.0004000400026668]),
    (.pearson, 0.7, [1.0276945519037214, 4.0828945187483956, 8.1103999336893485]),
    (.pearson, 20, [2.353852658666896e+17, 4.7077053270370958e+17, 4.7077053367403997e+17]),
    (.squaredHellinger, -30, [0.99999938819545257, -3.059022269255961e-7, 1.5295116025091289e-7]),
    (.squaredHellinger, -1.5, [0.27839705466640041, -0.24923639259258488, 0.23618327637050735]),
    (.squaredHellinger, 1e-4, [2.5001250036459117e-9, 5.0003750145837242e-5, 0.50002500062501042]),
    (.squaredHellinger, 0.7, [0.175617610283962, 0.59468515887721922, 0.70953377429662861]),
    (.squaredHellinger, 20, [485121143.47820066, 485143168.94399547, 11013.232897403358]),
  ]

  static let members: [FDivergence] = [
    .reverseKL, .forwardKL, .jensenShannon, .softenedReverseKL, .pearson, .squaredHellinger,
  ]

  @Test(arguments: cases.indices) func matchesReference(_ index: Int) {
    let (f, d, values) = Self.cases[index]
    let tolerance = 6e-16 * (2 + abs(d))
    #expect(abs(f.generator(d) - values[0]) <= tolerance * abs(values[0]))
    #expect(abs(f.slope(d) - values[1]) <= tolerance * abs(values[1]))
    #expect(abs(f.curvature(d) - values[2]) <= tolerance * abs(values[2]))
    let variation = values[0] - values[1]
    // The logarithm of a rounded ratio is off by a rounding of the ratio.
    let size = abs(values[0]) + abs(values[1]) + abs(values[2])
    #expect(abs(f.firstVariation(at: exp(d)) - variation) <= 20 * tolerance * size)
    #expect(abs(f(exp(d)) - values[0]) <= 20 * tolerance * size)
  }

  @Test(arguments: members.indices, 0..<25) func derivativesBelongTogether(_ index: Int, seed: Int) {
    let f = Self.members[index]
    let d = 4 * sin(Double(seed) * 12.9898)
    // d/dd f(e^d) is the slope, and its derivative is the slope plus the curvature.
    let slope = numericalDerivative(of: { f.generator($0) }, at: d)
    #expect(abs(slope.value - f.slope(d)) <= 1e-9 * (1 + abs(slope.value)))
    let bend = numericalDerivative(of: { f.slope($0) }, at: d)
    #expect(abs(bend.value - f.slope(d) - f.curvature(d)) <= 1e-9 * (1 + abs(bend.value)))
    #expect(f.curvature(d) > 0)
  }

  @Test(arguments: members.indices) func vanishesAtEquality(_ index: Int) {
    #expect(Self.members[index](1) == 0)
    #expect(Self.members[index](-1).isNaN)
  }

  @Test func extremeRatiosStayFinite() {
    for f in [FDivergence.reverseKL, .jensenShannon, .softenedReverseKL, .forwardKL, .pearson, .squaredHellinger] {
      #expect(f.generator(-800).isFinite && f.slope(-800).isFinite && f.curvature(-800).isFinite)
    }
    #expect(abs(FDivergence.softenedReverseKL.generator(-800) - (800 - log(2.0))) <= 1e-12)
    #expect(FDivergence.softenedReverseKL.curvature(800) >= 0)
  }

  @Test func customDivergenceUsesItsFunctions() {
    let total = FDivergence(generator: { $0 }, slope: { 2 * $0 }, curvature: { 3 * $0 })
    #expect(total.generator(2) == 2 && total.slope(2) == 4 && total.curvature(2) == 6)
    #expect(total.firstVariation(at: exp(2.0)) == -2)
  }
}
