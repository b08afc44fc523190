import Lemma
import Testing

/// Descent, flow and minimizing movement against closed forms and independently computed digits.
@Suite struct GradientFlowTests {
  let matrix: Matrix = [[3, 1], [1, 2]]
  let offset: Vector = [1, -1]
  let start: Vector = [2, -1]
  let minimiser: Vector = [0.6, -0.8]

  func gradient(_ x: Vector) -> Vector { matrix * x - offset }
  func value(_ x: Vector) -> Double { 0.5 * dot(x, matrix * x) - dot(offset, x) }

  @Test func flowMeetsTheMatrixExponential() {
    let end = gradientFlow(from: start, until: 1, gradient: gradient)
    #expect((end - [0.744400259381734, -0.978222817069068]).norm <= 1e-8)
    #expect(abs(value(start) - value(end) - 2.66269489612421) <= 1e-8)
  }

  @Test func descentMissesTheFlowByFirstOrder() {
    let exact: Vector = [0.744400259381734, -0.978222817069068]
    let errors = [400, 800].map { steps in
      (gradientDescent(from: start, stepSize: 1 / Double(steps), steps: steps, gradient: gradient)[steps] - exact).norm
    }
    #expect(abs(errors[0] - 7.2249e-4) <= 1e-7)
    #expect(abs(errors[1] - 3.6130e-4) <= 1e-7)
    #expect(abs(errors[0] / errors[1] - 1.99969) <= 1e-3)
  }

  @Test func bestStepContractsByTheRatioOfCurvatures() {
    let points = gradientDescent(from: start, stepSize: 0.4, steps: 11, gradient: gradient)
    let factor = (points[11] - minimiser).norm / (points[10] - minimiser).norm
    #expect(abs(factor - 0.447213595499958) <= 1e-9)
    let diverging = gradientDescent(from: start, stepSize: 0.56, steps: 200, gradient: gradient)
    #expect((diverging[200] - minimiser).norm > 10 * (start - minimiser).norm)
  }

  @Test func rippledBowlDescendsWithoutConvexity() {
    let f = { (x: Double) in x * x + 3 * sin(x) * sin(x) }
    let points = gradientDescent(from: [2.5], stepSize: 0.125, steps: 40) { x in [2 * x[0] + 3 * sin(2 * x[0])] }
    let gaps = points.map { f($0[0]) }
    let ratios = zip(gaps, gaps.dropFirst()).filter { $0.0 > 1e-20 }.map { $0.1 / $0.0 }
    #expect(abs(ratios.max()! - 0.955276140719553) <= 1e-9)
    // 1 - μ/8 with the least f'²/2f, μ = 0.175530985879732, by a grid and refinement in Python.
    #expect(ratios.max()! <= 0.978058626765034)
    let end = gradientFlow(from: [2.5], until: 2) { x in [2 * x[0] + 3 * sin(2 * x[0])] }
    #expect(abs(f(end[0]) - 2.0809e-9) <= 1e-12)
  }

  @Test func minimizingMovementIsStableForLargeSteps() {
    let wide = minimizingMovement(of: value, gradient: gradient, from: start, stepSize: 10, steps: 5)
    #expect(abs((wide[5] - minimiser).norm - 1.26777508833751e-6) <= 1e-10)
    let narrow = minimizingMovement(of: value, gradient: gradient, from: start, stepSize: 0.01, steps: 100)
    #expect((narrow[100] - [0.747173281216524, -0.9790518000342]).norm <= 1e-9)
    let quartic = minimizingMovement(
      of: { pow($0[0], 4) / 4 }, gradient: { [pow($0[0], 3)] }, from: [2], stepSize: 0.5, steps: 1)
    #expect(abs(quartic[1][0] - 1.17950902460292) <= 1e-12)
  }

  /// $x \leftarrow y - \alpha\nabla f(x)$ doubles its error each time where Newton's method needs one step.
  @Test func fixedPointIterationWouldDivergeWhereNewtonSolves() {
    let step = 10.0
    var fixedPoint = start
    for _ in 0..<50 { fixedPoint = start - step * gradient(fixedPoint) }
    #expect((fixedPoint - minimiser).norm > 1e10)
    let exact = try! solve(Matrix.identity(2) + step * matrix, start + step * offset)
    let found = minimizingMovement(of: value, gradient: gradient, from: start, stepSize: step, steps: 1)[1]
    #expect((found - exact).norm <= 1e-11)
  }

  @Test func minimizingMovementHandlesHardObjectives() {
    // Infinite outside the half line, as a barrier is.
    let barrier = minimizingMovement(
      of: { $0[0] > 0 ? $0[0] - log($0[0]) : .infinity }, gradient: { [1 - 1 / $0[0]] }, from: [1e-4], stepSize: 50,
      steps: 1)[1][0]
    #expect(abs(barrier - 1e-4 + 50 * (1 - 1 / barrier)) <= 1e-9)
    // Concave at the start.
    let well = minimizingMovement(
      of: { pow($0[0] * $0[0] - 1, 2) }, gradient: { [4 * $0[0] * ($0[0] * $0[0] - 1)] }, from: [0.1], stepSize: 100,
      steps: 3)
    #expect(abs(well[3][0] - 1) <= 1e-6)
  }

  @Test func normDecidesTheDirection() {
    #expect((steepestDirection(for: [3, -4], under: .two) - [-0.6, 0.8]).norm <= 1e-15)
    #expect(steepestDirection(for: [3, -4], under: .infinity) == [-1, 1])
    #expect(steepestDirection(for: [3, -4], under: .one) == [0, 1])
  }

  @Test func firstVariationsOfDivergencesAtTwo() {
    #expect(abs(FDivergence.reverseKL.firstVariation(at: 2) - 0.306852819440055) <= 1e-14)
    #expect(abs(FDivergence.forwardKL.firstVariation(at: 2) + 2) <= 1e-14)
    #expect(abs(FDivergence.pearson.firstVariation(at: 2) + 3) <= 1e-14)
  }
}
