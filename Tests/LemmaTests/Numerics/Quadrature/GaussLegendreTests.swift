import Lemma
import Testing

/// Digits by mpmath with 40 digits, and what every rule must satisfy.
@Suite struct GaussLegendreTests {
  @Test(arguments: [
    (64, 0.999305041735772139, 0.00178328072169643295),
    (1000, 0.9999971112980755105699, 7.413338416432071517477e-6),
  ])
  func matchesReferenceAtTheLastNode(order: Int, node: Double, weight: Double) {
    let rule = gaussLegendre(order: order)
    #expect(abs(rule.nodes[order - 1] - node) <= 1e-14 * node)
    #expect(abs(rule.weights[order - 1] - weight) <= 1e-14 * weight)
  }

  @Test func matchesReferenceOfOrderFive() {
    let rule = gaussLegendre(order: 5)
    let nodes: Vector = [-0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640]
    let weights: Vector = [
      0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891,
    ]
    #expect((rule.nodes - nodes).norm(.infinity) <= 3e-16)
    #expect((rule.weights - weights).norm(.infinity) <= 3e-16)
  }

  @Test func integratesKnownFunctions() {
    let rule = gaussLegendre(order: 5)
    #expect(abs(dot(rule.weights, pow(rule.nodes, 8)) - 2.0 / 9) <= 1e-15)
    let exponential = 0.5 * dot(rule.weights, exp(0.5 * (rule.nodes + 1)))
    #expect(abs(exponential - 1.718281828458391) <= 2e-15)
  }

  @Test(arguments: Array(1...120) + [257, 1000])
  func isExactForPolynomialsAndSymmetric(order n: Int) {
    let rule = gaussLegendre(order: n)
    #expect(rule.nodes.elements == rule.nodes.elements.reversed().map { -$0 })
    #expect(rule.weights.elements == rule.weights.elements.reversed())
    #expect(zip(rule.nodes.elements, rule.nodes.elements.dropFirst()).allSatisfy { $0 < $1 })
    #expect(rule.nodes.elements.allSatisfy { abs($0) < 1 })
    for degree in [0, n - 1, 2 * n - 2] where degree.isMultiple(of: 2) {
      let exact = 2 / Double(degree + 1)
      #expect(abs(dot(rule.weights, pow(rule.nodes, Double(degree))) - exact) <= 4e-15 + 1e-13 * exact)
    }
  }

  @Test func refusesOrderZero() async {
    await #expect(processExitsWith: .failure) { _ = gaussLegendre(order: 0) }
  }
}
