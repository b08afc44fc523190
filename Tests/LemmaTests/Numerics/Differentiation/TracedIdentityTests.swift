import Lemma
import Testing

/// Every traced operation against central differences of its own values, first and second derivatives, in random directions.
@Suite struct TracedIdentityTests {
  typealias Function = @Sendable (TracedVector) -> TracedScalar

  static let weights: Vector = [0.3, -1.2, 0.7, 2.1]
  static let matrix: Matrix = [[1, 2, -1, 0.5], [0.3, -0.7, 1.1, 2], [0, 1, 1, -1]]

  /// Arguments are in (0.25, 1.75).
  static let functions: [(String, Function)] = [
    ("sum", { x in sum(x) * x[0] }),
    ("mean", { x in mean(x * x) * mean(x) }),
    ("squared norm", { x in x.squaredNorm * x[1] }),
    ("norm", { x in x.norm * x[2] }),
    ("dot", { x in dot(x, sin(x)) }),
    ("dot with constant", { x in dot(weights, x * x) }),
    ("logSumExp", { x in logSumExp(3 * x) }),
    ("softmax", { x in dot(weights, softmax(2 * x)) }),
    ("entropy", { x in entropy(softmax(x)) }),
    ("matrix", { x in (matrix * (x * x)).squaredNorm }),
    ("exp", { x in dot(weights, exp(x)) }),
    ("log", { x in dot(weights, log(x)) }),
    ("sqrt", { x in dot(weights, sqrt(x)) }),
    ("abs", { x in dot(weights, abs(x * x - 1.9)) }),
    ("sin cos", { x in dot(sin(x), cos(x * x)) }),
    ("tanh", { x in dot(weights, tanh(x)) }),
    ("pow", { x in dot(weights, pow(x, 2.5)) + sum(pow(x, 2)) + sum(pow(x, 3)) + sum(pow(x, 1)) }),
    ("vector product", { x in sum(x * exp(x) * x) }),
    ("vector quotient", { x in sum(exp(x) / (x * x)) }),
    ("vector with constant", { x in sum((weights - x) * (weights * x) / weights + (x - weights) * (weights + x)) }),
    ("vector and constant", { x in sum((x + weights) * (x * weights) * x) }),
    ("constant over vector", { x in sum(weights / x) + sum(2 / x) }),
    ("vector with number", { x in sum((2 * x - 1) * (3 - x) / 4 + (x + 1) * (1 + x * 5)) }),
    ("negation", { x in sum(-x * x) }),
    ("plus scalar", { x in sum((x + x[1]) * (x - mean(x)) * x) }),
    ("times scalar", { x in sum(x * x[0] * x) + dot(weights, x[2] * (x * x)) }),
    ("over scalar", { x in dot(weights, x * x / x.norm) + sum(x / (x[0] * x[1])) }),
    ("slices", { x in dot(x[0..<2], x[2..<4]) * sum(x[1..<3]) }),
    ("literal", { x in logSumExp([x[0] * x[1], sin(x[2]), 3 * x[3], TracedScalar(1)]) }),
    ("map", { x in x.map { $0 * sin($0) }.squaredNorm }),
    ("mixed", { x in logSumExp(x) * x[0] / x.norm + softmax(x)[1] * exp(x[2]) - x[3] * x[3] * x[3] }),
    ("scalar products", { x in x[0] * x[1] * x[2] - x[3] / x[0] + 2 / x[1] - x[2] / 3 + x[0] * x[0] * x[0] }),
    ("scalar numbers", { x in (x[0] + 1) * (2 + x[1]) * (3 - x[2]) * (x[3] - 4) * -x[0] * 0.5 * (x[1] * 3) }),
    ("scalar exp log", { x in exp(x[0] * x[1]) * log(x[2] + x[3]) + log1p(x[0]) * expm1(x[1] - x[2]) }),
    ("scalar roots", { x in sqrt(x[0] * x[1]) * pow(x[2], 2.5) * pow(x[3], -1) * pow(x[0], 2) }),
    ("scalar circular", { x in sin(x[0]) * cos(x[1]) + tan(x[2] * 0.5) * atan(x[3] * x[0]) }),
    ("scalar hyperbolic", { x in sinh(x[0]) * cosh(x[1]) + tanh(x[2] * x[3]) }),
    ("scalar special", { x in erf(x[0] * x[1]) + erfc(x[2]) * softplus(x[3] - x[0]) * logistic(x[1] * 2) }),
    ("logGamma", { x in logGamma(x[0] * x[1] + 0.3) * logGamma(x[2]) }),
    ("scalar pairs", { x in xlogy(x[0] * x[1], x[2]) + atan2(x[3] - 1, x[0] * x[2]) }),
    ("scalar extrema", { x in max(x[0], x[1]) * min(x[2], x[3]) + abs(x[0] - 0.8) * max(x[3], 1.0) * min(1.0, x[1]) }),
    ("horner", { x in (0..<4).reduce(TracedScalar(0)) { $0 * 1.7 + x[$1] * $0 + x[$1] } }),
  ]

  @Test(arguments: functions.indices, 0..<5) func agreesWithDifferences(_ index: Int, seed: Int) {
    let (name, f) = Self.functions[index]
    var source = SeededMatrices(1000 * index + seed)
    let x = 1 + 0.75 * source.vector(4)
    let v = source.vector(4)
    func value(_ x: Vector) -> Double { valueAndGradient(of: f, at: x).value }
    let slope = gradient(of: f, at: x)
    let numerical = numericalDerivative(of: { value(x + $0 * v) }, at: 0, initialStep: 0.02)
    #expect(
      abs(dot(slope, v) - numerical.value) <= 1e-9 * (1 + slope.norm * v.norm) + 100 * numerical.error, "\(name)")
    let product = hessianVectorProduct(of: f, at: x, along: v)
    let w = source.vector(4)
    let second = numericalDerivative(of: { dot(w, gradient(of: f, at: x + $0 * v)) }, at: 0, initialStep: 0.02)
    #expect(
      abs(dot(w, product) - second.value) <= 1e-8 * (1 + product.norm * w.norm) + 100 * second.error, "\(name)")
    let H = hessian(of: f, at: x)
    #expect(H == H.transpose && (H * v - product).norm <= 1e-12 * (1 + product.norm), "\(name)")
  }

  @Test(arguments: functions.indices) func curvedTracesHaveTheSameGradient(_ index: Int) {
    let (name, f) = Self.functions[index]
    let x: Vector = [0.4, 1.3, 0.9, 1.6]
    let rows = jacobian(of: { x in [f(x), x[0], 2 * f(x)] }, at: x)
    let slope = gradient(of: f, at: x)
    #expect((rows[row: 0] - slope).norm <= 1e-14 * (1 + slope.norm), "\(name)")
    #expect((rows[row: 2] - 2 * slope).norm <= 1e-14 * (1 + slope.norm), "\(name)")
    // More rows than columns: forward mode.
    let tall = jacobian(of: { x in [f(x), x[0], f(x), x[1], x[2]] }, at: x)
    #expect((tall[row: 2] - slope).norm <= 1e-13 * (1 + slope.norm), "\(name)")
  }

  @Test func valuesAreThoseOfPlainArithmetic() {
    let x: Vector = [0.4, 1.3, 0.9, 1.6]
    func plain(_ x: Vector) -> Double { logSumExp(x) / x.norm - x[3] / x[0] + dot(softmax(x), tanh(x)) * mean(x) }
    let traced = valueAndGradient(
      of: { x in logSumExp(x) / x.norm - x[3] / x[0] + dot(softmax(x), tanh(x)) * mean(x) }, at: x)
    #expect(traced.value == plain(x))
  }
}
