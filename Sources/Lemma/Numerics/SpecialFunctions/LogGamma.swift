/// $\log|\Gamma(x)|$, $+\infty$ at $0, -1, -2, \dots$
///
/// Relative error a few $\epsilon$, also next to the zeros at 1 and 2; next to the zeros between the negative poles
/// the error is absolute. $x=\pm\infty$ gives $+\infty$. About 15 ns. The C library's `lgamma_r`.
public func logGamma(_ x: Double) -> Double {
  // Not `lgamma`, which writes the sign to a global variable: a race between threads.
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

// log Γ(1 + z) = z (z - 1) R(z) on [0, 1], relative error of R 3e-19 (Remez, 50 digits).
private let numerator: InlineArray<8, Double> = [
  0.5772156649015329, 1.5406597761988114, 1.5234139406371419, 0.6845981034584047, 0.136737568537693,
  0.009719683945432796, 7.884784302355843e-05, -9.062500470247377e-07,
]
private let denominator: InlineArray<7, Double> = [
  1.0, 3.0940101825303894, 3.6845672000679084, 2.1178818720439607, 0.6019735535646967, 0.07684825876272196,
  0.003215599020463557,
]

/// $\log\Gamma(1+z)$ for $z\ge0$, with relative accuracy for tiny $z$, where $1+z$ would lose it.
func logGammaOnePlus(_ z: Double) -> Double {
  guard z <= 1 else { return logGamma(1 + z) }
  return z * (z - 1) * polynomial(numerator, at: z) / polynomial(denominator, at: z)
}

// x Δ(x) as a polynomial in 1/x² for x >= 8, relative error 7e-18 (Remez, 80 digits).
private let stirling: InlineArray<7, Double> = [
  0.08333333333333333, -0.002777777777773988, 0.000793650789752374, -0.0005952365844987332, 0.0008414700845084233,
  -0.0018903829559755586, 0.005065904614765912,
]

/// The remainder of Stirling's formula, $\Delta(x)=\log\Gamma(x)-(x-\frac12)\log x+x-\frac12\log2\pi$, for $x\ge8$.
@inline(__always)
func stirlingRemainder(_ x: Double) -> Double {
  let reciprocal = 1 / x
  return reciprocal * polynomial(stirling, at: reciprocal * reciprocal)
}
