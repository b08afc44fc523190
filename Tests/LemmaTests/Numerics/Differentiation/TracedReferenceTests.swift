import Lemma
import Testing

/// Derivatives with known digits.
@Suite struct TracedReferenceTests {
  static func rosenbrock(_ x: TracedVector) -> TracedScalar {
    var total = TracedScalar(0)
    for i in 0..<x.count - 1 {
      let a = x[i + 1] - x[i] * x[i]
      let b = 1 - x[i]
      total = total + 100 * a * a + b * b
    }
    return total
  }

  static func close(_ a: Vector, _ b: Vector, _ tolerance: Double) -> Bool {
    (a - b).norm(.infinity) <= tolerance * b.norm(.infinity)
  }

  @Test func rosenbrock() {
    let x: Vector = [-1.2, 1, 0.7, 2]
    let (value, slope) = valueAndGradient(of: Self.rosenbrock, at: x)
    #expect(abs(value - 261.3) <= 261.3e-14)
    #expect(Self.close(slope, [-215.6, 32, -483.4, 302], 1e-14))
    let product = hessianVectorProduct(of: Self.rosenbrock, at: x, along: [1, -1, 0.5, 2])
    #expect(Self.close(product, [850, -842, -165, 260], 1e-14))
    let H = hessian(of: Self.rosenbrock, at: x)
    #expect(H == H.transpose)
    #expect(Self.close(H * ([1, -1, 0.5, 2] as Vector), [850, -842, -165, 260], 1e-14))
  }

  @Test func compositeOfTwoVariables() {
    let f: (TracedVector) -> TracedScalar = { x in
      let (a, b) = (x[0], x[1])
      return sin(a * b) * exp(a) / (1 + b * b) + log(a) * tanh(b)
    }
    let (value, slope) = valueAndGradient(of: f, at: [1.3, 0.7])
    #expect(abs(value - 2.1028084275241276) <= 2.1e-14)
    #expect(Self.close(slope, [3.4671359440985865, 0.30457212328911146], 1e-14))
    let H = hessian(of: f, at: [1.3, 0.7])
    #expect(abs(H[0, 0] - 2.7499377975995584) <= 7e-13)
    #expect(abs(H[0, 1] + 0.6256300590101156) <= 7e-13)
    #expect(abs(H[1, 1] + 6.3561923550028577) <= 7e-13)
  }

  @Test func logSumExpOfLargeNumbers() {
    let x: Vector = [1000, 1001, 999]
    let slope = gradient(of: { x in logSumExp(x) }, at: x)
    #expect(Self.close(slope, [0.24472847105479764, 0.6652409557748218, 0.09003057317038046], 1e-14))
    let product = hessianVectorProduct(of: { x in logSumExp(x) }, at: x, along: [1, 0, -1])
    #expect(Self.close(product, [0.206869491030153, -0.10291137744498546, -0.10395811358516753], 1e-14))
  }

  @Test func logisticMap() {
    let slope = derivative(
      of: { x in
        var x = x
        for _ in 0..<20 { x = 3.7 * x * (1 - x) }
        return x
      }, at: 0.4)
    #expect(abs(slope + 2319.01995129773) <= 2319e-11)
    var (x, d) = (0.4, 1.0)
    for _ in 0..<20 { (x, d) = (3.7 * x * (1 - x), 3.7 * (1 - 2 * x) * d) }
    #expect(abs(slope - d) <= 1e-13 * abs(d))
  }

  @Test func jacobianOfPolarCoordinates() {
    let J = jacobian(of: { x in [x[0] * cos(x[1]), x[0] * sin(x[1])] }, at: [2, .pi / 6])
    #expect(abs(J.determinant - 2) <= 2e-14)
    let tall = jacobian(of: { x in [x[0] * x[0], sin(x[0]), 3 * x[0]] }, at: [0.5])
    #expect(Self.close(tall[column: 0], [1, cos(0.5), 3], 1e-15))
  }

  @Test func quadraticForm() {
    let A: Matrix = [[2, 1, 0], [1, 3, -1], [0, -1, 4]]
    let b: Vector = [1, -2, 0.5]
    let slope = gradient(of: { x in 0.5 * dot(x, A * x) + dot(b, x) }, at: [0.3, -0.6, 1.1])
    #expect(Self.close(slope, [1, -4.6, 5.5], 1e-14))
    #expect(
      Self.close(Vector(hessian(of: { x in 0.5 * dot(x, A * x) }, at: [1, 2, 3]).elements), Vector(A.elements), 1e-15))
  }

  @Test func scalars() {
    #expect(derivative(of: { x in pow(x, 3) }, at: -2) == 12)
    #expect(hessian(of: { x in pow(x[0], 3) + sum(pow(x, 3)) }, at: [-2]) == [[-24]])
    #expect(derivative(of: { x in pow(x, 0.5) }, at: -2).isNaN)
    #expect(abs(gradient(of: { x in atan2(x[0], x[1]) }, at: [1, 2])[0] - 0.4) <= 1e-15)
    #expect(abs(derivative(of: { x in erf(x) }, at: 0.3) - 1.0312609096189631) <= 2e-15)
    #expect(abs(derivative(of: { x in logGamma(x) }, at: 3.5) - 1.1031566406452432) <= 2e-15)
    #expect(abs(derivative(of: { x in erfc(x) }, at: 0.3) + 1.0312609096189631) <= 2e-15)
  }
}
