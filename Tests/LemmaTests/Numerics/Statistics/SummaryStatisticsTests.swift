import Lemma
import Testing

/// Means, moments, quantiles, histograms: digits by numpy and scipy, identities, edges.
@Suite struct SummaryStatisticsTests {
  private let sample: Vector = [2, 4, 4, 4, 5, 5, 7, 9]

  @Test func matchesReferenceMoments() {
    #expect(mean(sample) == 5 && populationVariance(sample) == 4)
    expect(variance(sample), 32.0 / 7, 1e-15)
    expect(standardDeviation(sample), sqrt(32.0 / 7), 1e-15)
    expect(skewness(sample), 0.65625, 1e-15)
    expect(excessKurtosis(sample), -0.21875, 1e-15)
    // The one-pass formula gives -170.67 here.
    #expect(variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]) == 30)
  }

  @Test func matchesReferenceQuantiles() {
    let x: Vector = [3, 1, 4, 1, 5, 9, 2, 6]
    let expected: Vector = [1, 1, 1.75, 3.5, 6.9, 9]
    #expect((quantiles(x, [0, 0.1, 0.25, 0.5, 0.9, 1]) - expected).norm(.infinity) <= 1e-15)
    #expect(median(x) == 3.5 && quantile(x, 0.25) == 1.75)
    #expect(Histogram([0, 1, 2, 2.5, 4, 7.9, 8], bins: 4, in: 0...8).counts == [2, 2, 1, 2])
  }

  @Test func matchesReferenceCovariances() {
    let (x, y): (Vector, Vector) = ([1, 2, 3, 4, 5], [2, 1, 4, 3, 7])
    expect(covariance(x, y), 3, 1e-15)
    expect(correlation(x, y), 0.82416338369213404, 2e-15)
    let line = linearFit(x, y)
    expect(line.slope, 1.2, 1e-15)
    expect(line.intercept, -0.2, 1e-14)
    let C = covarianceMatrix([[1, 2], [2, 1], [3, 4], [4, 3], [5, 7]])
    #expect((C - [[2.5, 3], [3, 5.3]]).frobeniusNorm <= 1e-14)
    expect(entropy([0.5, 0.25, 0.25]), 1.5 * log(2.0), 1e-15)
    #expect(entropy([1, 0, 0]) == 0)
  }

  @Test(arguments: 0..<100)
  func momentsTransformAsTheyShould(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let x = Vector.normal(count: 2 + generator.integer(below: 300), using: &generator)
    let (shift, scale) = (1e3 * generator.normal(), generator.magnitude(-2, 2))
    let y = x * scale + shift
    let tolerance = 1e-11 * (1 + abs(shift) / scale)
    expect(variance(y), scale * scale * variance(x), tolerance)
    expect(variance(x), covariance(x, x), 1e-14)
    #expect(abs(skewness(y) - skewness(x)) <= tolerance)
    #expect(abs(excessKurtosis(y) - excessKurtosis(x)) <= tolerance)
    #expect(abs(correlation(x, y) - 1) <= 1e-11 * (1 + abs(shift) / scale))
    let line = linearFit(x, y)
    expect(line.slope, scale, tolerance)
    let C = covarianceMatrix(Matrix(columnVectors: [x, y]))
    expect(C[0, 1], covariance(x, y), 1e-11 * (1 + abs(shift)))
    #expect(C[0, 1] == C[1, 0])
  }

  @Test(arguments: 0..<200)
  func selectionAgreesWithSorting(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 1 + generator.integer(below: seed < 120 ? 200 : 60_000)
    // Few different values, sorted, reversed, plain random data, and numbers that agree in their leading bits.
    let kinds = 1 + generator.integer(below: 3 * count)
    var x = Vector(count: count) { _ in Double(generator.integer(below: kinds)) }
    if seed % 3 == 1 { x = x * 1e-9 - 1 }
    if seed % 4 == 1 { x = x.sorted() }
    if seed % 4 == 2 { x = -(-x).sorted() }
    let sorted = Vector(x.elements.sorted())
    #expect(x.sorted() == sorted)
    let p = Vector.uniform(count: 5, using: &generator)
    let found = quantiles(x, p)
    for (index, p) in p.elements.enumerated() {
      let position = Double(count - 1) * p
      let (low, high) = (sorted[Int(position)], sorted[min(Int(position) + 1, count - 1)])
      #expect(
        abs(found[index] - (low + (high - low) * (position - position.rounded(.down)))) <= 1e-15
          * (abs(low) + abs(high)))
    }
    #expect(quantiles(x, [0, 1]) == [sorted[0], sorted[count - 1]])
  }

  @Test(arguments: [0, 1, 2, 1999, 2000, 2001, 30_000])
  func sortingHandlesSignsZerosAndInfinities(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let special: [Double] = [0, -0.0, .infinity, -.infinity, 0x1p-1074, -0x1p-1074, .greatestFiniteMagnitude]
    let x = Vector(count: count) { _ in
      let index = generator.integer(below: 20)
      return index < 7 ? special[index] : generator.normal() * generator.magnitude(-300, 300)
    }
    #expect(x.sorted().elements == x.elements.sorted())
    // All bytes but one agree: the passes over the others move nothing.
    let narrow = Vector(count: count) { _ in Double(bitPattern: 0x4000_0000_0000_0000 + generator.next() % 200 << 24) }
    #expect(narrow.sorted().elements == narrow.elements.sorted())
  }

  @Test(arguments: 0..<100)
  func histogramsCountEveryElementOnce(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let bins = 1 + generator.integer(below: 60)
    let low = generator.normal()
    let high = low + generator.magnitude(-3, 3)
    // Many elements exactly on edges, which rounding must not move.
    let edges = Vector.linspace(from: low, through: high, count: bins + 1)
    let x = concatenate(edges, Vector.normal(count: 500, using: &generator) * (high - low) + low)
    let histogram = Histogram(x, bins: bins, in: low...high)
    #expect(histogram.counts.reduce(histogram.underflow + histogram.overflow, +) == x.count)
    for bin in 0..<bins {
      let inside = x.elements.count {
        $0 >= histogram.edges[bin] && (bin == bins - 1 ? $0 <= high : $0 < histogram.edges[bin + 1])
      }
      #expect(histogram.counts[bin] == inside, "bin \(bin) of \(bins)")
    }
    let widths = Vector(count: bins) { histogram.edges[$0 + 1] - histogram.edges[$0] }
    expect(dot(histogram.density(), widths), 1, 1e-13)
  }

  @Test func edgesAreHandled() {
    #expect(median([3]) == 3 && mean([7]) == 7 && populationVariance([7]) == 0)
    #expect(skewness([2, 2]).isNaN && correlation([1, 1], [1, 2]).isNaN && linearFit([1, 1], [1, 2]).slope.isNaN)
    #expect(quantile([-.infinity, .infinity], 0) == -.infinity)
    #expect(quantile([.infinity, .infinity, 1], 0.75) == .infinity)
    let none = Histogram([], bins: 2, in: 0...1)
    #expect(none.counts == [0, 0] && none.density() == [0, 0])
    let outside = Histogram([-1, 2, 3, .infinity], bins: 2, in: 0...1)
    #expect(outside.underflow == 1 && outside.overflow == 3 && outside.counts == [0, 0])
  }
}
