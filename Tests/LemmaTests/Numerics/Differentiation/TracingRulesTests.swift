import Lemma
import Testing

/// Which overload is taken, how often closures run, and what is refused.
@Suite struct TracingRulesTests {
  static func plain(_ x: Vector) -> Double { x[0] * x[0] }

  @Test func methodOfTheLastDerivativeIsKnown() {
    let exact = gradient(of: { x in x[0] * x[0] + sin(x[1]) }, at: [1, 2])
    #expect(DifferentiationMethod.used(for: exact.elements) == .traced)
    let annotated = gradient(of: { (x: Vector) in x[0] * x[0] * 1.5 }, at: [1, 2])
    #expect(DifferentiationMethod.used(for: annotated.elements) == .numerical)
    let called = gradient(of: { x in Self.plain(x) + 1 }, at: [5, 2])
    #expect(DifferentiationMethod.used(for: called.elements) == .numerical)
    let reference = gradient(of: Self.plain, at: [6, 2])
    #expect(DifferentiationMethod.used(for: reference.elements) == .numerical)
    let twoStatements = gradient(
      of: { x in
        let y = x * 2
        return dot(y, x) + 2 * sum(x)
      }, at: [1, 3])
    #expect(DifferentiationMethod.used(for: twoStatements.elements) == .traced)
    #expect(DifferentiationMethod.used(for: exact.elements) == .traced)
    #expect(DifferentiationMethod.used(for: [0.123, 4]) == nil)
    let slope = derivative(of: { x in x * x }, at: 3)
    #expect(DifferentiationMethod.used(for: [slope]) == .traced)
    _ = gradient(of: { x in x[0] }, at: [2])
    #expect(DifferentiationMethod.used(for: [slope]) == nil)
  }

  @Test func closuresRunOncePerDerivative() {
    var count = 0
    let f: (TracedVector) -> TracedScalar = { x in
      count += 1
      return x.squaredNorm
    }
    let x = Vector(repeating: 1, count: 20)
    _ = gradient(of: f, at: x)
    #expect(count == 1)
    _ = hessian(of: f, at: x)
    #expect(count == 2)
    _ = jacobian(
      of: { x in
        count += 1
        return x * x
      }, at: x)
    #expect(count == 3)
  }

  @Test func constantsHaveNoDerivative() {
    #expect(gradient(of: { _ in TracedScalar(3) }, at: [1, 2]) == [0, 0])
    #expect(hessian(of: { _ in TracedScalar(3) }, at: [1]) == [[0]])
    #expect(hessian(of: { x in x[0] }, at: [1, 2]) == Matrix(rows: 2, columns: 2))
    #expect(jacobian(of: { _ in [TracedScalar(1), TracedScalar(2)] }, at: [1]) == [[0], [0]])
    #expect(gradient(of: { x in sum(x) }, at: []) == [])
    #expect(jacobian(of: { x in x[0..<0] }, at: [1, 2]) == Matrix(rows: 0, columns: 2))
    let constants = TracedVector([TracedScalar(1), TracedScalar(2)])
    #expect(
      gradient(of: { x in dot(x, constants) + sum(constants * x) + dot(constants, constants) }, at: [5, 6]) == [2, 4])
    #expect(gradient(of: { x in sum(constants * x[0]) + sum(x[1] * constants / x[0]) }, at: [1, 1]) == [0, 3])
  }

  @Test func longTapesGrow() {
    let slope = derivative(
      of: { x in
        var total = TracedScalar(0)
        for k in 1...100_000 { total = total + x * (1 / Double(k * k)) * total * 0 + x }
        return total
      }, at: 0.5)
    #expect(slope == 100_000)
  }

  @Test func refusesNestedTraces() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gradient(of: { x in x[0] * derivative(of: { y in y * y }, at: 3) }, at: [1])
    }
    #expect(String(decoding: result.standardErrorContent, as: UTF8.self).contains("hessianVectorProduct"))
  }

  @Test func refusesEscapedVectors() async {
    await #expect(processExitsWith: .failure) {
      var escaped: TracedVector = []
      _ = gradient(
        of: { x in
          escaped = x
          return x[1]
        }, at: [1, 2])
      _ = escaped * escaped
    }
    await #expect(processExitsWith: .failure) {
      var escaped: TracedVector = []
      _ = gradient(
        of: { x in
          escaped = x
          return x[1]
        }, at: [1, 2])
      _ = escaped[0] * escaped[1]
    }
    await #expect(processExitsWith: .failure) {
      var escaped = TracedScalar(0)
      _ = gradient(
        of: { x in
          escaped = x[0]
          return x[1]
        }, at: [1, 2])
      _ = gradient(of: { _ in escaped }, at: [3])
    }
  }

  @Test func refusesMismatchedShapes() async {
    await #expect(processExitsWith: .failure) { _ = gradient(of: { x in dot(x, x[0..<1]) }, at: [1, 2]) }
    await #expect(processExitsWith: .failure) { _ = gradient(of: { x in sum(x + x[0..<1]) }, at: [1, 2]) }
    await #expect(processExitsWith: .failure) { _ = gradient(of: { x in dot([1], x) }, at: [1, 2]) }
    await #expect(processExitsWith: .failure) { _ = gradient(of: { x in x[2] }, at: [1, 2]) }
    await #expect(processExitsWith: .failure) { _ = gradient(of: { x in sum(Matrix.identity(3) * x) }, at: [1, 2]) }
    await #expect(processExitsWith: .failure) { _ = gradient(of: { x in mean(x) }, at: []) }
    await #expect(processExitsWith: .failure) { _ = gradient(of: { x in entropy(x) }, at: [0.5, 0.6]) }
    await #expect(processExitsWith: .failure) {
      _ = hessianVectorProduct(of: { x in x[0] }, at: [1, 2], along: [1])
    }
  }
}
