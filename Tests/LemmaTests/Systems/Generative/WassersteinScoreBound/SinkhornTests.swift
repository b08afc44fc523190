import Lemma
import Testing

@Suite struct SinkhornTests {
  static let a: Vector = [0, 1, 2.5, 4]
  static let wa: Vector = [0.15, 0.35, 0.3, 0.2]
  static let b: Vector = [-0.5, 1.5, 3]
  static let wb: Vector = [0.4, 0.35, 0.25]
  static let cost = Matrix(rows: 4, columns: 3) { i, j in (a[i] - b[j]) * (a[i] - b[j]) }

  @Test func twoByTwoMatchesItsClosedForm() throws {
    let cases: [(c: Double, epsilon: Double, diagonal: Double, cost: Double)] = [
      (1, 0.5, 0.440398538989, 0.119202922022), (3, 1, 0.476287063411, 3 / (1 + exp(3.0))),
    ]
    for (c, epsilon, diagonal, cost) in cases {
      for base in [0.0, 2000] {
        let plan = try sinkhorn(
          cost: [[base, base + c], [base + c, base]], source: [0.5, 0.5], target: [0.5, 0.5], regularization: epsilon)
        #expect(isClose(plan.coupling[0, 0], diagonal, 1e-11))
        #expect(isClose(plan.cost - base, cost, 1e-9))
      }
    }
    // Every entry of the kernel that the textbook iterates on is 0.
    #expect(exp(-2000.0) == 0)
  }

  @Test func costApproachesTheExactPlan() throws {
    let exact = monotonePlan(Self.a, weights: Self.wa, Self.b, weights: Self.wb)
    #expect(isClose(exact.cost, 1.0875, 1e-14))
    #expect(exact.marginalError <= 1e-15 * 8)
    let costs: [(Double, Double)] = [(1, 1.14126768256), (0.5, 1.08816804508), (0.2, 1.08750000127)]
    for (epsilon, cost) in costs {
      let plan = try sinkhorn(cost: Self.cost, source: Self.wa, target: Self.wb, regularization: epsilon)
      #expect(isClose(plan.cost, cost, 1e-8))
      #expect(plan.marginalError < 2e-12)
    }
  }

  @Test func planHasTheFormOfItsPotentials() throws {
    for seed in 0..<20 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let cost = 3 * Matrix.uniform(rows: 7, columns: 5, using: &generator)
      let (source, target) = (
        softmax(.normal(count: 7, using: &generator)), softmax(.normal(count: 5, using: &generator))
      )
      let plan = try sinkhorn(cost: cost, source: source, target: target, regularization: 0.1)
      // log(P_ij / (a_i b_j)) + C_ij/ε is a sum of a row's and a column's number.
      let form = Matrix(rows: 7, columns: 5) { i, j in
        log(plan.coupling[i, j] / (source[i] * target[j])) + cost[i, j] / 0.1
      }
      for i in 1..<7 {
        for j in 1..<5 {
          #expect(isClose(form[i, j] - form[0, j] - form[i, 0] + form[0, 0], 0, 1e-9), "seed \(seed)")
        }
      }
      #expect(plan.marginalError <= 1e-11)
    }
  }

  @Test func followsCostsFarBeyondTheRegularization() throws {
    // Costs of thousands of ε between well separated points.
    let points = Vector.linspace(from: 0, through: 30, count: 12)
    let cost = Matrix(rows: 12, columns: 12) { i, j in pow(points[i] - points[11 - j] - 0.1 * Double(j), 2) }
    let weights = Vector(repeating: 1.0 / 12, count: 12)
    let plan = try sinkhorn(cost: cost, source: weights, target: weights, regularization: 0.05, tolerance: 1e-10)
    let targets = Vector(count: 12) { points[11 - $0] + 0.1 * Double($0) }
    #expect(isClose(plan.cost, monotonePlan(points, weights: weights, targets, weights: weights).cost, 1e-6))
  }

  @Test func weightsOfZeroReceiveNothing() throws {
    let plan = try sinkhorn(
      cost: [[1, 2], [0, 1], [3, 0]], source: [0.5, 0, 0.5], target: [0.25, 0.75], regularization: 0.3)
    #expect(plan.coupling[row: 1] == [0, 0])
    #expect(plan.marginalError < 1e-11)
  }

  @Test func givingUpIsAnError() throws {
    #expect(throws: NumericsError.self) {
      _ = try sinkhorn(
        cost: Self.cost, source: Self.wa, target: Self.wb, regularization: 0.05, maximumIterations: 3)
    }
  }

  @Test func wrongWeightsAreRefused() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try sinkhorn(cost: [[1, 2]], source: [1], target: [0.5, 0.4], regularization: 1)
    }
    #expect(message(result).contains("sinkhorn: the target weights sum to 0.9, not 1"))
  }
}
