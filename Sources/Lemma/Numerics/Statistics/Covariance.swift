/// The unbiased covariance $\frac1{n-1}\sum_i(x_i-\bar x)(y_i-\bar y)$. Equal lengths, at least two elements.
public func covariance(_ x: Vector, _ y: Vector) -> Double {
  requirePairs("covariance", x, y)
  return dot(x - mean(x), y - mean(y)) / Double(x.count - 1)
}

/// Pearson's correlation $\frac{\sum_i(x_i-\bar x)(y_i-\bar y)}{\lVert x-\bar x\rVert\,\lVert y-\bar y\rVert}$, in
/// $[-1,1]$; NaN if one of the vectors is constant. Equal lengths, at least two elements.
public func correlation(_ x: Vector, _ y: Vector) -> Double {
  requirePairs("correlation", x, y)
  let (u, v) = (x - mean(x), y - mean(y))
  // Normalised separately: the product of the squared norms could overflow.
  let value = dot(u / u.norm, v / v.norm)
  return value.isNaN ? value : Swift.min(1, Swift.max(-1, value))
}

/// The unbiased covariance matrix of the columns, $p\times p$ for an $n\times p$ matrix whose rows are observations.
///
/// At least two rows. Symmetric exactly. Cost: one matrix product, $np^2$.
public func covarianceMatrix(_ rows: Matrix) -> Matrix {
  require(rows.rows >= 2, "covarianceMatrix: \(rows.rows) rows, at least 2 observations are needed")
  let means = Vector(count: rows.columns) { mean(rows[column: $0]) }
  let centered = Matrix(rows: rows.rows, columns: rows.columns) { rows[$0, $1] - means[$1] }
  let products = transposeProduct(centered, centered) / Double(rows.rows - 1)
  // The kernel may sum the two halves in different orders.
  return Matrix(rows: products.rows, columns: products.columns) { i, j in i < j ? products[i, j] : products[j, i] }
}

/// The line $y=\mathtt{slope}\,x+\mathtt{intercept}$ of least squares. Equal lengths, at least two elements.
///
/// NaN if all $x_i$ are equal. The slope is found on centred data: a large common offset costs no digits.
public func linearFit(_ x: Vector, _ y: Vector) -> (slope: Double, intercept: Double) {
  requirePairs("linearFit", x, y)
  let (center, height) = (mean(x), mean(y))
  // The slope is the same for scaled abscissae, whose squares neither overflow nor vanish.
  let (deviations, scale) = balanced(x - center)
  let slope = dot(deviations, y - height) / dot(deviations, deviations) * scale
  return (slope, height - slope * center)
}

/// The vector times a power of two that brings its largest magnitude to between 1 and 2, if it is far from 1, and that
/// power.
func balanced(_ x: Vector) -> (x: Vector, scale: Double) {
  let size = x.norm(.infinity)
  guard size.isNormal, size < 1e-60 || size > 1e60 else { return (x, 1) }
  // The smallest normal numbers: their reciprocal is finite, and so is the power.
  let scale = Double(sign: .plus, exponent: -size.exponent, significand: 1)
  return (x * scale, scale)
}

private func requirePairs(_ function: String, _ x: Vector, _ y: Vector) {
  require(x.count == y.count, "\(function): the vectors have \(x.count) and \(y.count) elements")
  require(x.count >= 2, "\(function): \(x.count) elements, at least 2 are needed")
}
