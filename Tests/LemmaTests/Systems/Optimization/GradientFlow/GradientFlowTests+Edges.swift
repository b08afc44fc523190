import Lemma
import Testing

/// What the functions on vectors do at the edges, and what they refuse.
@Suite struct GradientFlowEdgeTests {
  @Test func noStepsAndNoTimeLeaveTheStart() {
    #expect(gradientDescent(from: [1, 2], stepSize: 1, steps: 0) { x in x } == [[1, 2]])
    #expect(minimizingMovement(of: { _ in 0 }, gradient: { x in x }, from: [1], stepSize: 1, steps: 0) == [[1]])
    #expect(gradientFlow(from: [1, 2], until: 0) { x in x } == [1, 2])
  }

  @Test func divergentDescentEndsInInfinityAndDoesNotTrap() {
    let points = gradientDescent(from: [1], stepSize: 3, steps: 2000) { x in x }
    #expect(points.count == 2001 && !points[2000][0].isFinite)
  }

  @Test func zeroGradientHasNoSteepestDirection() {
    for norm in [VectorNorm.one, .two, .infinity] {
      #expect(steepestDirection(for: [0, 0, 0], under: norm) == Vector(3))
      #expect(steepestDirection(for: [], under: norm) == Vector(0))
    }
  }

  @Test func steepestDirectionTakesTheFirstAmongTies() {
    #expect(steepestDirection(for: [0, -2, 2], under: .one) == [0, 1, 0])
    #expect(steepestDirection(for: [0, -2, 2], under: .infinity) == [0, 1, -1])
    #expect((steepestDirection(for: [3e200, -4e200], under: .two) - [-0.6, 0.8]).norm <= 1e-15)
  }

  @Test func refusesStepsThatAreNotPositive() async {
    await #expect(processExitsWith: .failure) {
      _ = gradientDescent(from: [1], stepSize: 0, steps: 1) { x in x }
    }
    await #expect(processExitsWith: .failure) {
      _ = gradientDescent(from: [1], stepSize: 1, steps: -1) { x in x }
    }
    await #expect(processExitsWith: .failure) {
      _ = minimizingMovement(of: { $0.squaredNorm }, gradient: { x in 2 * x }, from: [1], stepSize: -1, steps: 1)
    }
    await #expect(processExitsWith: .failure) { _ = gradientFlow(from: [1], until: -1) { x in x } }
  }

  @Test func refusesGradientsThatDoNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = gradientDescent(from: [1, 2], stepSize: 1, steps: 1) { _ in [1] }
    }
    await #expect(processExitsWith: .failure) {
      _ = minimizingMovement(of: { $0.squaredNorm }, gradient: { x in -2 * x }, from: [1], stepSize: 0.1, steps: 1)
    }
    await #expect(processExitsWith: .failure) { _ = steepestDirection(for: [.nan], under: .two) }
  }

  @Test func refusesFlowsThatLeaveEveryBound() async {
    await #expect(processExitsWith: .failure) {
      _ = gradientFlow(from: [1], until: 2) { x in [-x[0] * x[0]] }
    }
    await #expect(processExitsWith: .failure) {
      _ = minimizingMovement(
        of: { -pow($0[0], 4) }, gradient: { [-4 * pow($0[0], 3)] }, from: [1], stepSize: 1, steps: 1)
    }
  }
}
