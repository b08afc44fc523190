import Foundation
import Lemma
import Testing

/// The same as `TracedIdiomTests` beside Foundation, which some articles import. That this file compiles is the test; the values make sure of the overload.
@Suite struct FoundationIdiomTests {
  private func plain(_ x: Vector) -> Double { x[0] * x[0] }

  @Test func plainNumbersStayPlain() {
    let total = [0.1, 0.2].reduce(0, +)
    #expect(total == 0.30000000000000004)
    let (a, b) = (1.5, 2.5)
    #expect(max(a, b) == 2.5 && Swift.max(a, b) == 2.5 && min(a, b) == 1.5)
    let larger: Int = max(3, 4)
    #expect(larger == 4)
    let magnitude: Int = abs(-3)
    #expect(magnitude == 3)
    let products = zip([1, 2], [3, 4]).map { $0 * $1 }
    #expect(products == [3, 8])
    let grid = (0..<10).map { Double($0) * 0.1 }
    #expect(grid.count == 10)
    #expect([1.0, 4.0].map(sqrt) == [1, 2])
    let f: (Double) -> Double = { $0 * $0 }
    #expect(f(3) == 9)
    #expect(abs(integral(of: sin, from: 0, to: .pi) - 2) <= 1e-12)
    let entropy = -[0.2, 0.3, 0.5].map { $0 * log($0) }.reduce(0, +)
    #expect(abs(entropy - 1.0296530140645737) <= 1e-15)
    let e = exp(1.0)
    let ratio = log(10.0) / log(2.0)
    let power = pow(2.0, 3.0)
    #expect(e > 2.7 && ratio > 3.3 && power == 8)
  }

  @Test func vectorsAndMatrices() {
    let x: Vector = [1, 2, 3]
    let y: Vector = [3, 0, 1]
    #expect(max(x) == 3 && min(x) == 1)
    #expect([x, y].map(softmax).count == 2)
    let doubled: Vector = x.map { $0 * 2 }
    let array: [Double] = x.map { $0 * 2 }
    #expect(doubled.elements == array)
    let A: Matrix = [[1, 2], [3, 4]]
    let (hadamard, quotient, product) = (A .* A, A ./ A, A * A)
    #expect(hadamard[1, 1] == 16 && quotient[0, 1] == 1 && product[0, 0] == 7)
    let inner = dot(x, 2 * y + 1)
    #expect(inner == 18)
    let combination = (2 * x - 1) / 2 + x * y
    #expect(combination == [3.5, 1.5, 5.5])
  }

  @Test func closuresAreTraced() {
    #expect(isTraced(gradient(of: { x in x[0] * x[0] + sin(x[1]) }, at: [1, 2])))
    #expect(isTraced(gradient(of: { x in dot(x, x) + 2 * sum(x) }, at: [1, 2])))
    #expect(isTraced(gradient(of: { x in 2 * x[0] + 1 }, at: [1, 2])))
    #expect(
      isTraced(
        gradient(
          of: { x in
            let y = x - mean(x)
            return y.squaredNorm / x.norm
          }, at: [1, 2])))
    #expect(
      isTraced(
        gradient(
          of: { x in
            var total = TracedScalar(0)
            for i in 0..<x.count { total = total + (x[i] > 1 ? x[i] * x[i] : x[i]) }
            return total
          }, at: [0.5, 2])))
    #expect(isTraced(gradient(of: { x in [x[0], x[1]].reduce(TracedScalar(0), +) }, at: [1, 2])))
    #expect(isTraced(gradient(of: { x in max(x[0], 1.0) * exp(-x[1]) + abs(x[0]) }, at: [2, 2])))
    #expect(isTracedMatrix(jacobian(of: { x in [x[0] * x[1], sin(x[0])] }, at: [1, 2])))
    #expect(derivative(of: { x in x * x * x }, at: 2) == 12)
    #expect(minimize({ x in (x[0] - 1) * (x[0] - 1) + x[1] * x[1] }, from: [0, 3]).converged)
    let A: Matrix = [[2, 1], [1, 3]]
    #expect(isTraced(gradient(of: { x in 0.5 * dot(x, A * x) }, at: [1, 2])))
  }

  @Test func otherClosuresAreNumerical() {
    #expect(!isTraced(gradient(of: { x in plain(x) + 1 }, at: [1, 2])))
    #expect(!isTraced(gradient(of: plain, at: [1.5, 2])))
    #expect(!isTraced(gradient(of: { (x: Vector) in x[0] * x[1] }, at: [1, 2.5])))
    #expect(
      !isTraced(
        gradient(
          of: { x in
            var total = 0.0
            for i in 0..<x.count { total += x[i] * x[i] }
            return total
          }, at: [1, 3.5])))
    #expect(abs(derivative(of: { (x: Double) in tgamma(x) }, at: 3) - 1.845568670196934) <= 1e-10)
  }

  private func isTraced(_ x: Vector) -> Bool { DifferentiationMethod.used(for: x.elements) == .traced }
  private func isTracedMatrix(_ x: Matrix) -> Bool { DifferentiationMethod.used(for: x.elements) == .traced }
}
