internal import Glibc
import Lemma
import Testing

/// The shared battery: five problems whose data come from formulas.
enum Battery {
  static var rosenbrock: OptimizationProblem { .rosenbrock() }
  static var quadratic: OptimizationProblem { .quadratic(eigenvalues: [100, 10, 1, 0.1]) }

  static var logistic: OptimizationProblem {
    let features = Matrix(rows: 40, columns: 3) { i, j in sin(0.7 * Double((i + 1) * (j + 1))) + 0.1 * Double(j) }
    let labels = Vector(count: 40) { i in
      dot(features[row: i], [1, -2, 0.5]) + 0.3 * cos(1.3 * Double(i)) > 0 ? 1 : 0
    }
    return .logisticRegression(features: features, labels: labels)
  }

  static var factorization: OptimizationProblem {
    .matrixFactorization(
      target: Matrix(rows: 6, columns: 5) { i, j in cos(Double(i + 2 * j)) + 1 / Double(1 + i + j) },
      left: Matrix(rows: 6, columns: 2) { i, a in 0.3 * cos(Double(i + a + 1)) },
      right: Matrix(rows: 5, columns: 2) { j, a in 0.3 * sin(Double(2 * j - a + 1)) })
  }

  /// Two inputs, eight hidden units, one output; the targets are those of a network of the same form.
  static var network: OptimizationProblem {
    let inputs = Matrix(rows: 25, columns: 2) { i, j in
      sin(1.3 * Double(i) + 2.1 * Double(j)) + 0.5 * cos(0.7 * Double(i * (j + 1)))
    }
    let teacher = tanhNetwork(phase: 0.4)
    let targets = Matrix(rowVectors: (0..<25).map { teacher(inputs[row: $0]) })
    return .regression(network: tanhNetwork(phase: 2.9), inputs: inputs, targets: targets)
  }

  private static func tanhNetwork(phase: Double) -> MLP {
    let first = Matrix(rows: 8, columns: 2) { i, j in cos(1.7 * Double(i) + 2.3 * Double(j) + phase) }
    let bias = Vector(count: 8) { i in 0.3 * sin(Double(i) + phase) }
    let second = Matrix(rows: 1, columns: 8) { _, j in 0.7 * sin(1.1 * Double(j) + 2 * phase) }
    return MLP(layers: [
      MLP.Layer(weight: first, bias: bias, activation: .tanh),
      MLP.Layer(weight: second, bias: [0], activation: .identity),
    ])
  }

  static var all: [OptimizationProblem] { [rosenbrock, quadratic, logistic, factorization, network] }
}

/// The loss after ten of `steps` steps and the excess at the end, with linear decay.
func descent(
  _ problem: OptimizationProblem, _ optimizer: some Optimizer, steps: Int
) throws -> (tenth: Double, excess: Double) {
  let trace = try minimize(problem, with: optimizer, steps: steps, schedule: .linearDecay)
  return (trace.losses[10], trace.excessLoss)
}

/// How an optimizer should fare: the loss after the tenth of `steps` steps, and a bound of the excess at the end.
typealias BatteryCase = (problem: OptimizationProblem, steps: Int, rate: Double, tenth: Double, bound: Double)

/// Runs the optimizer of each rate on its problem.
func expectBattery<O: Optimizer>(_ cases: [BatteryCase], _ optimizer: (Double) -> O) throws {
  for (problem, steps, rate, tenth, bound) in cases {
    let end = try descent(problem, optimizer(rate), steps: steps)
    #expect(abs(end.tenth - tenth) < 1e-8 && end.excess < bound, "\(O.self) on \(problem.name)")
  }
}
