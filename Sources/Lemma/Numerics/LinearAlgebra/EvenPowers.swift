internal import Glibc

/// A matrix and its powers 2, 4 and 6, from which every approximant of the exponential is built.
struct EvenPowers {
  let base: Matrix
  let second: Matrix
  let fourth: Matrix
  let sixth: Matrix

  init(_ base: Matrix) {
    self.base = base
    second = base * base
    fourth = second * second
    sixth = fourth * second
  }

  private init(base: Matrix, second: Matrix, fourth: Matrix, sixth: Matrix) {
    (self.base, self.second, self.fourth, self.sixth) = (base, second, fourth, sixth)
  }

  /// The powers of the matrix times $2^{-s}$.
  func scaled(by squarings: Int) -> EvenPowers {
    if squarings == 0 { return self }
    let factor = Double(sign: .plus, exponent: -squarings, significand: 1)
    let square = factor * factor
    return EvenPowers(
      base: base * factor, second: second * square, fourth: fourth * (square * square),
      sixth: sixth * (square * square * square))
  }
}

// How far the matrix has to be scaled. $\lVert A^k\rVert^{1/k}$ may be far below $\lVert A\rVert$, and it is what bounds the
// truncation error of the approximants.
extension EvenPowers {
  /// The largest $\lVert A^k\rVert^{1/k}$ for which degree 13 is exact to rounding.
  private static let largestRadius = 4.25

  /// The least degree below 13 that is exact to rounding without scaling.
  var sufficientDegree: Int? {
    let radius = Swift.max(root(fourth.norm1, 4), root(sixth.norm1, 6))
    if radius <= 1.495585217958292e-2 && extraSquarings(degree: 3) == 0 { return 3 }
    if radius <= 2.539398330063230e-1 && extraSquarings(degree: 5) == 0 { return 5 }
    let larger = Swift.max(root(sixth.norm1, 6), eighthRoot)
    if larger <= 9.504178996162932e-1 && extraSquarings(degree: 7) == 0 { return 7 }
    if larger <= 2.097847961257068 && extraSquarings(degree: 9) == 0 { return 9 }
    return nil
  }

  /// How often to halve the matrix before degree 13 is exact to rounding.
  var squarings: Int {
    let eighth = eighthRoot
    let tenth = root(estimatedNorm1(ofProduct: fourth, sixth), 10)
    let radius = Swift.min(Swift.max(root(sixth.norm1, 6), eighth), Swift.max(eighth, tenth))
    let halvings = radius > EvenPowers.largestRadius ? Int(log2(radius / EvenPowers.largestRadius).rounded(.up)) : 0
    return halvings + scaled(by: halvings).extraSquarings(degree: 13)
  }

  private var eighthRoot: Double { root(estimatedNorm1(ofProduct: fourth, fourth), 8) }

  private func root(_ value: Double, _ degree: Int) -> Double { pow(value, 1 / Double(degree)) }

  /// Further halvings that keep rounding in the approximant's first neglected term $c\,|A|^{2m+1}$ below $\epsilon/2$.
  private func extraSquarings(degree m: Int) -> Int {
    let norm = base.norm1
    guard norm > 0 else { return 0 }
    let neglected = lgamma(Double(m + 1)) * 2 - lgamma(Double(2 * m + 1)) - lgamma(Double(2 * m + 2))
    let excess = neglected / log(2.0) + base.map(\.magnitude).logNorm1(ofPower: 2 * m + 1) - log2(norm) + 53
    return excess > 0 ? Int((excess / Double(2 * m)).rounded(.up)) : 0
  }
}

extension Matrix {
  /// $\log_2\lVert A^k\rVert_1$ of a matrix without negative elements: the row of ones times $A$, $k$ times.
  fileprivate func logNorm1(ofPower exponent: Int) -> Double {
    var sums = Vector(repeating: 1, count: rows)
    var logarithm = 0.0
    for _ in 0..<exponent {
      sums = transposeTimes(sums)
      let largest = max(sums.elements.max() ?? 0, 0)
      if largest == 0 { return -.infinity }
      // Normalised at every step: the 27th power of a large matrix would overflow.
      sums = sums / largest
      logarithm += log2(largest)
    }
    return logarithm
  }
}
