/// A cubic spline on equidistant nodes with natural ends, continued linearly on both sides.
struct UniformSpline: Sendable {
  private let start: Double
  private let spacing: Double
  /// Four coefficients an interval, in powers of the distance from its left node in units of the spacing.
  private let coefficients: [Double]

  /// At least three values at `start`, `start + spacing`, …
  init(start: Double, spacing: Double, values: [Double]) {
    (self.start, self.spacing) = (start, spacing)
    let bends = naturalBends(values)
    var coefficients: [Double] = []
    coefficients.reserveCapacity(4 * (values.count - 1))
    for i in 0..<values.count - 1 {
      let rise = values[i + 1] - values[i]
      coefficients += [
        values[i], rise - (2 * bends[i] + bends[i + 1]) / 6, bends[i] / 2, (bends[i + 1] - bends[i]) / 6,
      ]
    }
    self.coefficients = coefficients
  }

  func callAsFunction(_ x: Double) -> Double {
    let position = (x - start) / spacing
    let count = coefficients.count / 4
    if position <= 0 { return coefficients[0] + position * coefficients[1] }
    let index = Int(Swift.min(position, Double(count - 1)))
    let (c, u) = (4 * index, position - Double(index))
    if u > 1 {
      let value = coefficients[c] + coefficients[c + 1] + coefficients[c + 2] + coefficients[c + 3]
      let slope = coefficients[c + 1] + 2 * coefficients[c + 2] + 3 * coefficients[c + 3]
      return value + (u - 1) * slope
    }
    return coefficients[c] + u * (coefficients[c + 1] + u * (coefficients[c + 2] + u * coefficients[c + 3]))
  }
}

/// The second differences $M$ of the natural spline: $M_{i-1} + 4M_i + M_{i+1} = 6(y_{i-1} - 2y_i + y_{i+1})$, 0 at both ends.
private func naturalBends(_ y: [Double]) -> [Double] {
  let n = y.count
  var (bends, factors) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
  for i in 1..<n - 1 {
    let pivot = 4 - factors[i - 1]
    factors[i] = 1 / pivot
    bends[i] = (6 * (y[i - 1] - 2 * y[i] + y[i + 1]) - bends[i - 1]) / pivot
  }
  for i in stride(from: n - 2, through: 1, by: -1) { bends[i] -= factors[i] * bends[i + 1] }
  return bends
}
