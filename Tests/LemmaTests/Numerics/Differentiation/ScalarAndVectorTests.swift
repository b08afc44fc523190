import Lemma
import Testing

/// One function written term by term, on whole vectors, and differentiated by hand.
@Suite struct ScalarAndVectorTests {
  static func onScalars(_ x: TracedVector) -> TracedScalar {
    var total = TracedScalar(0)
    for i in 0..<x.count - 1 {
      let bend = x[i + 1] - x[i] * x[i]
      total = total + (100 * bend * bend + (1 - x[i]) * (1 - x[i]))
    }
    return total
  }

  static func onVectors(_ x: TracedVector) -> TracedScalar {
    let first = x[0..<x.count - 1]
    let bend = x[1..<x.count] - first * first
    return 100 * dot(bend, bend) + (1 - first).squaredNorm
  }

  static func byHand(_ x: Vector) -> Vector {
    var slope = Vector(x.count)
    for i in 0..<x.count - 1 {
      let bend = x[i + 1] - x[i] * x[i]
      slope[i] += -400 * x[i] * bend - 2 * (1 - x[i])
      slope[i + 1] += 200 * bend
    }
    return slope
  }

  static func productByHand(_ x: Vector, _ v: Vector) -> Vector {
    var product = Vector(x.count)
    for i in 0..<x.count - 1 {
      product[i] += (1200 * x[i] * x[i] - 400 * x[i + 1] + 2) * v[i] - 400 * x[i] * v[i + 1]
      product[i + 1] += 200 * v[i + 1] - 400 * x[i] * v[i]
    }
    return product
  }

  @Test(arguments: 0..<100) func derivativesOfRosenbrocksFunctionAgree(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 2 + generator.integer(below: 60)
    let x = Vector.normal(count: count, using: &generator)
    let v = Vector.normal(count: count, using: &generator)
    let (slope, product) = (Self.byHand(x), Self.productByHand(x, v))
    for f in [Self.onScalars, Self.onVectors] {
      #expect((gradient(of: f, at: x) - slope).norm <= 1e-14 * slope.norm)
      #expect((hessianVectorProduct(of: f, at: x, along: v) - product).norm <= 1e-14 * product.norm)
      #expect((hessian(of: f, at: x) * v - product).norm <= 1e-14 * product.norm)
    }
  }

  /// Where the result does not depend on an element, an infinite derivative of that element must not matter.
  @Test func infiniteDerivativesOfUnusedElementsDoNotMatter() {
    let f: (TracedVector) -> TracedScalar = { x in sum(sqrt(x)[1..<3] * sqrt(x)[1..<3]) }
    #expect(gradient(of: f, at: [0, 1, 4]) == [0, 1, 1])
    #expect(hessianVectorProduct(of: f, at: [0, 1, 4], along: [1, 0, 0]) == [0, 0, 0])
  }

  @Test(arguments: 0..<20) func networkHasThePullbackOfThePerceptron(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let network = MLP(sizes: [5, 7, 3], activation: .tanh, using: &generator)
    let input = Vector.normal(count: 5, using: &generator)
    let cotangent = Vector.normal(count: 3, using: &generator)
    let traced = gradient(
      of: { p in
        let first = TracedMatrix(p[0..<35], rows: 7, columns: 5)
        let second = TracedMatrix(p[42..<63], rows: 3, columns: 7)
        let hidden = tanh((TracedMatrix(Matrix(rowVectors: [input])) * first.transpose).adding(toEachRow: p[35..<42]))
        let output = (hidden * second.transpose).adding(toEachRow: p[63..<66])
        return dot(cotangent, output.elements)
      }, at: network.parameters)
    let expected = network.pullback(at: input, cotangent: cotangent).parameters
    #expect((traced - expected).norm <= 1e-14 * expected.norm)
  }
}
