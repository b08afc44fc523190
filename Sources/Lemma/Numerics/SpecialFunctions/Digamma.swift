internal import Glibc

// Minimax rational approximations (Remez, 50 digits); relative errors of the exact coefficients in brackets.

// ψ(x) = (x - x₀) R(x - 1) on [1, 2] [2e-20]; x₀ = 1.4616321449683623412626…, the positive zero, in two parts.
private let zero = 1.4616321449683622
private let zeroRemainder = 9.549995429965697e-17
private let lowNumerator: InlineArray<7, Double> = [
  1.2503801375034054, 1.869864570512122, 0.974154222716624, 0.217602347457544, 0.02016696831167993,
  0.000590629939363982, 1.1185147681786866e-06,
]
private let lowDenominator: InlineArray<7, Double> = [
  1.0, 2.178983694153962, 1.6667322074076318, 0.5734831300982529, 0.09178420016831877, 0.006172167367980719,
  0.00012258677231462913,
]
// ψ(x) = R(x - 2) on [2, 8] [2e-17].
private let middleNumerator: InlineArray<9, Double> = [
  0.42278433509846713, 1.2259930198216251, 0.987907567539727, 0.34451938762379275, 0.058127707651989255,
  0.004692872475510065, 0.0001610407183005055, 1.6929698533094467e-06, 9.566864397327328e-10,
]
private let middleDenominator: InlineArray<8, Double> = [
  1.0, 1.3743625407456743, 0.7180759142876179, 0.181614990511809, 0.023359416066812445, 0.0014638241419667188,
  3.8607825096552515e-05, 2.9164399588282583e-07,
]
// x² (log x - 1/(2x) - ψ(x)) as a polynomial in 1/x² from 8 on [1e-16 of a term that is at most 1e-3 of ψ].
private let asymptotic: InlineArray<7, Double> = [
  0.08333333333333333, -0.008333333333278636, 0.003968253911953704, -0.004166644823048696, 0.007571689620177066,
  -0.020697987366912297, 0.0636215057690509,
]

/// $\psi(x)=\Gamma'(x)/\Gamma(x)$; NaN at the poles $0,-1,-2,\dots$ and at $-\infty$.
///
/// Relative error below $5\epsilon$ for $x>0$, the zero at 1.4616 included; for $x<0$, by reflection, the error is
/// relative to the larger of $|\psi(1-x)|$ and $|\pi\cot\pi x|$. About 10 ns.
public func digamma(_ x: Double) -> Double {
  if x >= 1 { return digammaFromOne(x) }
  if x > 0 { return digammaFromOne(1 + x) - 1 / x }
  return digammaFromOne(1 - x) - Double.pi * cotangentOfPi(x)
}

@inline(__always)
private func digammaFromOne(_ x: Double) -> Double {
  if x >= 8 {
    guard x < .infinity else { return x }
    let reciprocal = 1 / x
    let s = reciprocal * reciprocal
    return Glibc.log(x) - (0.5 * reciprocal + s * polynomial(asymptotic, at: s))
  }
  if x >= 2 { return polynomial(middleNumerator, at: x - 2) / polynomial(middleDenominator, at: x - 2) }
  return (x - zero - zeroRemainder) * (polynomial(lowNumerator, at: x - 1) / polynomial(lowDenominator, at: x - 1))
}

/// $\cot\pi x$, NaN at the integers; the argument is reduced before it is multiplied by $\pi$, so exactly.
private func cotangentOfPi(_ x: Double) -> Double {
  let r = x - x.rounded()
  if r == 0 { return .nan }
  // Near ±1/2 through the complement, which is exact as well and gives an exact 0 there.
  if Swift.abs(r) <= 0.25 { return 1 / Glibc.tan(Double.pi * r) }
  return r > 0 ? Glibc.tan(Double.pi * (0.5 - r)) : -Glibc.tan(Double.pi * (0.5 + r))
}
