import Lemma
import Testing

/// Construction, indexing, value semantics.
@Suite struct VectorSemanticsTests {
  @Test func initializersMeanWhatTheySay() {
    #expect(Vector(3) == [0, 0, 0] && Vector([3]) == [3] && Vector([3]).count == 1)
    #expect(Vector(repeating: 2, count: 2) == [2, 2] && Vector(count: 3) { Double($0 * $0) } == [0, 1, 4])
    #expect(Vector.basis(1, count: 3) == [0, 1, 0] && ([] as Vector).count == 0)
    #expect(Vector(stride(from: 0.5, to: 2, by: 0.5)) == [0.5, 1, 1.5])
    #expect(([1, 2, 3] as Vector).elements == [1, 2, 3] && Vector([1, 2] as Vector) == [1, 2])
  }

  @Test func linspaceIsSymmetricAndSurvivesOverflow() {
    #expect(Vector.linspace(from: -1, through: 1, count: 5) == [-1, -0.5, 0, 0.5, 1])
    #expect(Vector.linspace(from: 2, through: 2, count: 2) == [2, 2])
    let wide = Vector.linspace(from: -1e308, through: 1e308, count: 5)
    #expect(wide[0] == -1e308 && wide[4] == 1e308 && abs(wide[2]) <= 1e293 && abs(wide[1] / -5e307 - 1) <= 1e-15)
  }

  @Test func slicesStartAtZero() {
    var x: Vector = [0, 1, 2, 3, 4]
    #expect(x[2..<4] == [2, 3] && x[2..<4][0] == 2 && x[5..<5].count == 0)
    x[1..<3] = [10, 20]
    #expect(x == [0, 10, 20, 3, 4])
    #expect(
      x.selecting([4, 0, 0]) == [4, 0, 0] && concatenate(x[0..<1], [], [7]) == [0, 7] && concatenate().count == 0)
  }

  @Test func copiesAreIndependent() {
    let x: Vector = [1, 2, 3]
    var y = x
    y[0] = 9
    y += [1, 1, 1]
    y *= 2
    y -= [1, 0, 0]
    #expect(x == [1, 2, 3] && y == [19, 6, 8])
  }

  /// Operands lend their storage to the result only when nothing else holds them.
  @Test func arithmeticLeavesOperandsAlone() {
    let x = Vector(count: 40_000) { Double($0) }
    let y = x
    let kept = x.elements
    let result = -(x + 2 * y - y / 4) * x + (1 - x) + (x - 3) / 2 + x * y - x / (y + 1) + (2 / (x + 1))
    #expect(x == y && x.elements == kept && x[39_999] == 39_999)
    let i = 39_999.0
    #expect(result[39_999] == -(i + 2 * i - i / 4) * i + (1 - i) + (i - 3) / 2 + i * i - i / (i + 1) + (2 / (i + 1)))
    var sums: [Vector] = []
    for _ in 0..<3 { sums.append(x + 1) }
    #expect(sums[0] == sums[2] && sums[0][0] == 1)
  }

  @Test func operandsKeepTheirOrder() {
    let x: Vector = [8, 6]
    let half = { (v: Vector) in v * 0.5 }
    #expect(x - half(x) == [4, 3] && half(x) - x == [-4, -3] && half(x) / x == [0.5, 0.5] && x / half(x) == [2, 2])
    #expect(half(x) - half(half(x)) == [2, 1.5] && 1 - x == [-7, -5] && 24 / x == [3, 4] && x - 1 == [7, 5])
  }

  @Test func describesItsElements() {
    #expect(([1, 0.1, -2.5e-10] as Vector).description == "[1.0, 0.1, -2.5e-10]" && Vector(0).description == "[]")
    #expect("\([[1, 2], [3, 4.5]] as Matrix)" == "[[1.0, 2.0],\n [3.0, 4.5]]")
  }

  @Test func iteratesHashesAndSorts() {
    let x: Vector = [3, 1, 2]
    #expect(x.reduce(0, +) == 6 && Array(x) == [3, 1, 2] && x.contains(2) && zip(x, x).allSatisfy { $0 == $1 })
    #expect(x.sorted() == [1, 2, 3] && Set([x, [3, 1, 2], [1]]).count == 2)
    let doubled: [Double] = x.map { $0 * 2 }
    #expect(doubled == [6, 2, 4] && x.map { $0 * 2 } == Vector(doubled))
  }

  @Test func reductionsOfNothing() {
    #expect(
      sum(Vector(0)) == 0 && product([]) == 1 && dot(Vector(0), Vector(0)) == 0 && ([] as Vector).norm == 0
        && cumulativeSum([]) == [])
    #expect(([] as Vector).norm(1) == 0 && ([] as Vector).norm(.infinity) == 0 && sum([], compensated: true) == 0)
  }

  @Test func extremaTakeTheFirstTieAndReportNaN() {
    let x: Vector = [2, -1, 5, -1, 5, 0, 0, 0, 0, 1]
    #expect(min(x) == -1 && max(x) == 5 && argmin(x) == 1 && argmax(x) == 2)
    for position in 0..<19 {
      var y = Vector(19)
      y[position] = 1
      #expect(argmax(y) == position && argmin(-y) == position && max(y) == 1 && min(-y) == -1)
      y[position] = .nan
      #expect(max(y).isNaN && min(y).isNaN && argmax(y) == position && argmin(y) == position)
      #expect(y.norm.isNaN && y.norm(.infinity).isNaN && y.norm(1).isNaN && y.norm(3).isNaN && sum(y).isNaN)
    }
    #expect(max([-.infinity, -.infinity]) == -.infinity && min([.infinity]) == .infinity)
  }
}
