internal import Glibc

// Taylor coefficients of W at the branch point in p = sqrt(2 (e x + 1)).
private let branchSeries: InlineArray<18, Double> = [
  -1.0, 1.0, -0.3333333333333333, 0.1527777777777778, -0.07962962962962963, 0.044502314814814814,
  -0.02598471487360376, 0.01563563253233392, -0.009616892024299432, 0.006014543252956118, -0.0038112980348919993,
  0.0024408779911439826, -0.0015769303446867841, 0.0010262633205076071, -0.0006720616311561362,
  0.0004424730618146209, -0.00029267722472962746, 0.00019438727605453933,
]

/// The principal branch of Lambert's function, the $w\ge-1$ with $we^w=x$, for $x\ge-1/e$; NaN below.
///
/// Relative error below $4\epsilon$, next to the branch point as well, where $ex+1$ is formed in twice the precision.
/// The `Double` nearest to $-1/e$, a little below it, gives -1. About 60 ns.
///
/// Source: Corless et al., "On the Lambert W function", Adv. Comput. Math. 5, 1996; the iteration is Fritsch's.
public func lambertW0(_ x: Double) -> Double {
  guard x < .infinity else { return x }
  if x < -0.2 {
    // e = 2.718281828459045 + 1.4456468917292502e-16.
    let square = 2 * ((1.0).addingProduct(2.718281828459045, x) + 1.4456468917292502e-16 * x)
    guard square >= 0 else { return x >= -0.36787944117144233 ? -1 : .nan }
    let p = square.squareRoot()
    let value = polynomial(branchSeries, at: p)
    return p < 0.2 ? value : refinedLambertW(value, x)
  }
  if x == 0 { return x }
  if x < 2 { return refinedLambertW(x * (1 + 4.0 / 3 * x) / (1 + x * (7.0 / 3 + 5.0 / 6 * x)), x) }
  let logarithm = Glibc.log(x)
  let iterated = Glibc.log(logarithm + 0.3)
  return refinedLambertW(logarithm - iterated + iterated / logarithm, x)
}

/// Two steps of Fritsch's iteration, each of fourth order, from a guess with a digit or two.
private func refinedLambertW(_ guess: Double, _ x: Double) -> Double {
  var w = guess
  for _ in 0..<2 {
    let z = Glibc.log(x / w) - w
    let q = 2 * (1 + w) * (1 + w + 2.0 / 3 * z)
    w += w * z / (1 + w) * (q - z) / (q - 2 * z)
  }
  return w
}
