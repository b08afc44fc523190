internal import Glibc

// Minimax approximations (Remez, 50 digits); relative errors of the exact coefficients in brackets.

// ψ'(x) = R(x - 1) on [1, 2] [2e-19].
private let lowNumerator: InlineArray<7, Double> = [
  1.6449340668482264, 4.036775757372828, 4.073160397205558, 2.091783995838098, 0.5459791673040527,
  0.058077985333531604, 7.0246120317625705e-09,
]
private let lowDenominator: InlineArray<7, Double> = [
  1.0, 3.9155913258171338, 6.225002003875193, 5.162092543692593, 2.369620939713902, 0.5750170002882037,
  0.05807811362415292,
]
// ψ'(x) = R(x - 2) on [2, 8] [1e-18].
private let middleNumerator: InlineArray<7, Double> = [
  0.6449340668482264, 1.3184449395340685, 1.1389516974597005, 0.5326668558628005, 0.14251308737398766,
  0.020737840747254425, 0.0012869044967459727,
]
private let middleDenominator: InlineArray<8, Double> = [
  1.0, 2.6709067397716333, 3.056641580266976, 1.9474485304409805, 0.7480037779580327, 0.1737270904913803,
  0.02266819749424005, 0.001286904496708456,
]
// x³ (ψ'(x) - 1/x - 1/(2x²)) as a polynomial in 1/x² from 8 on [8e-16 of a term that is at most 3e-3 of ψ'].
private let asymptotic: InlineArray<7, Double> = [
  0.16666666666666655, -0.03333333333249287, 0.023809522943893147, -0.033332997063696544, 0.07569481310072045,
  -0.24699740945796847, 0.8586880090892491,
]

/// $\psi'(x)=\sum_{k\ge0}(x+k)^{-2}$; $+\infty$ at the poles $0,-1,-2,\dots$, NaN at $-\infty$.
///
/// Relative error below $5\epsilon$, for negative $x$ too, where it is $\pi^2/\sin^2\pi x-\psi'(1-x)$. About 10 ns.
public func trigamma(_ x: Double) -> Double {
  if x >= 1 { return trigammaFromOne(x) }
  if x > 0 { return trigammaFromOne(1 + x) + 1 / (x * x) }
  let r = x - x.rounded()
  let ratio = Double.pi / Glibc.sin(Double.pi * r)
  return ratio * ratio - trigammaFromOne(1 - x)
}

@inline(__always)
private func trigammaFromOne(_ x: Double) -> Double {
  if x >= 8 {
    let reciprocal = 1 / x
    let s = reciprocal * reciprocal
    return reciprocal + s * (0.5 + reciprocal * polynomial(asymptotic, at: s))
  }
  if x >= 2 { return polynomial(middleNumerator, at: x - 2) / polynomial(middleDenominator, at: x - 2) }
  return polynomial(lowNumerator, at: x - 1) / polynomial(lowDenominator, at: x - 1)
}
