import Lemma
import Testing

/// Lines that articles write and that must go on resolving beside every overload for vectors.
@Suite struct OverloadIdiomTests {
  let a = 1.5
  let b = 2.5

  @Test func scalarFunctionsStayScalar() {
    #expect(max(a, b) == 2.5 && Swift.max(a, b) == 2.5 && max(3, 4) == 4 && min(3, 4) == 3)
    let magnitude: Int = abs(-3)
    #expect(magnitude == 3 && abs(-a) == 1.5 && exp(0.0) == 1 && pow(2.0, 3) == 8 && sqrt(4.0) == 2)
    let roots: [Double] = [1.0, 4.0].map(sqrt)
    #expect(roots == [1, 2] && [0.1, 0.2].reduce(0, +) == 0.1 + 0.2)
    let square: (Double) -> Double = { $0 * $0 }
    #expect(square(3) == 9 && (0..<3).map { Double($0) * 0.5 } == [0, 0.5, 1])
  }

  @Test func vectorsUseTheSameNames() {
    let x: Vector = [1, 2, 3]
    #expect(max(x) == 3 && min(x) == 1 && exp(x - x) == [1, 1, 1] && abs(-x) == x && pow(x, 2) == [1, 4, 9])
    #expect(x.map { $0 * 2 } == 2 * x && zip(x, x).map { $0 * $1 } == [1, 4, 9])
    let doubled: [Double] = x.map { $0 * 2 }
    #expect(doubled == [2, 4, 6] && x.map(sqrt)[0] == 1 && x.reduce(0, +) == 6)
    #expect([x, x].reduce(Vector(3), +) == 2 * x && x / x.norm == x.normalized())
  }

  /// A name of ours may be given to a value inside a function, and is found with its module where a member hides it.
  @Test func namesMayBeReused() {
    let x: Vector = [1, 2, 3]
    let mean = mean(x)
    let variance = variance(x)
    #expect(mean == 2 && variance == 1 && x.largestOfTwo == 3)
    let isClose = abs(log(2.0) + 1 - 1.6931471805599453) <= 1e-12
    #expect(isClose)
  }

  @Test func matricesTellTheirProductsApart() {
    let A: Matrix = [[1, 2], [3, 4]]
    let (product, elementwise, quotient) = (A * A, A .* A, A ./ A)
    #expect(product == [[7, 10], [15, 22]] && elementwise == [[1, 4], [9, 16]])
    #expect(quotient == Matrix(rows: 2, columns: 2, repeating: 1) && A * [1, 1] == [3, 7] as Vector)
    let mixed = 2 * A * A + A / 2 - -A
    #expect(mixed == [[15.5, 23], [34.5, 50]])
  }
}

extension Vector {
  /// Inside an extension `max` alone finds the method of `Sequence`.
  fileprivate var largestOfTwo: Double { Swift.max(self[1], Lemma.max(self)) }
}
