import Lemma
import Testing

/// Sums, products and norms against compensated or exact references, over seeds and lengths.
@Suite struct VectorIdentityTests {
  @Test(arguments: sweep) func sumStaysWithinItsBound(seed: Int) {
    var source = SeededMatrices(seed)
    let x = source.vector(source.integer(in: 0...3000)) * 1e3 + 0.1
    let reference = sum(x, compensated: true)
    let bound = (20 + log2(Swift.max(1, Double(x.count) / 128))) * 2.3e-16 * x.norm(1)
    #expect(abs(sum(x) - reference) <= bound)
    #expect(abs(x.reduce(0, +) - reference) <= Double(x.count) * 2.3e-16 * x.norm(1))
  }

  @Test(arguments: sweep) func integersAddExactly(seed: Int) {
    var source = SeededMatrices(seed)
    let count = source.integer(in: 0...2000)
    let integers = (0..<count).map { _ in source.integer(in: 0...1000) - 500 }
    let x = Vector(integers.map(Double.init))
    #expect(sum(x) == Double(integers.reduce(0, +)) && sum(x, compensated: true) == sum(x))
    #expect(dot(x, x) == Double(integers.reduce(0) { $0 + $1 * $1 }) && x.squaredNorm == dot(x, x))
    #expect(x.norm(1) == Double(integers.reduce(0) { $0 + abs($1) }))
    #expect(x.norm(.infinity) == Double(integers.map(abs).max() ?? 0))
    if count > 0 {
      #expect(cumulativeSum(x)[count - 1] == sum(x) && max(x) == Double(integers.max() ?? 0))
      #expect(argmin(x) == integers.firstIndex(of: integers.min() ?? 0))
    }
  }

  @Test(arguments: sweep) func normsAreHomogeneous(seed: Int) {
    var source = SeededMatrices(seed)
    let x = source.vector(source.integer(in: 1...300))
    for scale in [0x1p-1030, 1e-200, 1e-155, 1, 1e155, 1e200, 1e306] {
      let tolerance = Swift.max(1e-15, Double.leastNonzeroMagnitude / scale * 300)
      for p in [1, 1.5, 2, 3, 10, .infinity] {
        #expect(abs((x * scale).norm(p) / (x.norm(p) * scale) - 1) <= tolerance * 4, "p \(p), scale \(scale)")
      }
      let unit = (x * scale).normalized()
      #expect(abs(unit.norm - 1) <= 4 * 2.3e-16)
      #expect((unit - x.normalized()).norm <= tolerance * 10)
    }
    #expect(x.norm <= x.norm(1.5) && x.norm(3) <= x.norm && x.norm(.infinity) <= x.norm(10))
  }

  @Test func normsOfInfinitiesAreInfinite() {
    let x: Vector = [1, -.infinity]
    #expect(x.norm == .infinity && x.norm(1) == .infinity && x.norm(3) == .infinity && x.norm(.infinity) == .infinity)
    #expect(sum(x, compensated: true) == -.infinity && sum([.infinity, -.infinity], compensated: true).isNaN)
    #expect(([1e308, 1e308] as Vector).norm(1) == .infinity)
    #expect(abs(([1e308, 1e308] as Vector).norm / 1.4142135623730951e308 - 1) <= 4e-16)
  }

  @Test func naiveSumIsWorse() {
    // Digits of numpy: a plain loop gives 100000.00000133288.
    let x = Vector(repeating: 0.1, count: 1_000_000)
    #expect(abs(x.reduce(0, +) - 100000.00000133288) <= 1e-10)
    #expect(sum(x, compensated: true) == 100_000)
  }
}
