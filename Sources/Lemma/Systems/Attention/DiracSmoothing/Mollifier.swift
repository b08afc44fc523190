internal import Glibc

/// An even probability density $K$ whose rescalings $K_\varepsilon(t) = K(t/\varepsilon)/\varepsilon$ tend to
/// Dirac's delta.
///
/// Convolving with $K_\varepsilon$ turns a jump into $H(t/\varepsilon)$ with the integral $H = \int K$ and a kink
/// into $\varepsilon R(t/\varepsilon)$ with the second integral $R = \int H$: ``cdf(_:)`` and ``ramp(_:)``. NaN
/// propagates through all functions.
///
/// Source: K. Biswas, S. Kumar, S. Banerjee, A. K. Pandey, "SAU: Smooth activation function using convolution with
/// approximate identities", 2021, arXiv:2109.13210.
public enum Mollifier: CaseIterable, Sendable {
  /// $e^{-t^2/2}/\sqrt{2\pi}$.
  case gaussian
  /// $\frac14\operatorname{sech}^2\frac t2$: its ramp is softplus.
  case logistic
  /// $\frac12(1 + t^2)^{-3/2}$: its ramp is SquarePlus with $b = 1$.
  case studentT2
  /// $\frac12e^{-|t|}$.
  case laplace
  /// $\frac12$ on $[-1, 1]$.
  case box
  /// $\frac34(1 - t^2)$ on $[-1, 1]$.
  case epanechnikov
  /// $\frac1{\pi(1 + t^2)}$: no first moment, so no ramp.
  case cauchy
}

extension Mollifier {
  /// The density $K(t)$. At the ends of its support the box takes $\frac12$.
  public func density(_ t: Double) -> Double {
    let size = t.magnitude
    switch self {
    case .gaussian: return Normal().density(t)
    case .logistic:
      let power = Glibc.exp(-size)
      return power / ((1 + power) * (1 + power))
    case .studentT2: return SquarePlus(b: 1).secondDerivative(at: t)
    case .laplace: return 0.5 * Glibc.exp(-size)
    case .box: return size > 1 ? 0 : 0.5 + 0 * size
    case .epanechnikov: return size > 1 ? 0 : 0.75 * (1 - size) * (1 + size)
    case .cauchy: return 1 / (.pi * (1 + t * t))
    }
  }

  /// $\mathbb E|Z|$ of $Z \sim K$: twice the height of the rounded kink, $2R(0)$; `.infinity` for the Cauchy density.
  public var absoluteMean: Double {
    switch self {
    case .gaussian: (2 / Double.pi).squareRoot()
    case .logistic: 2 * 0.6931471805599453
    case .studentT2, .laplace: 1
    case .box: 0.5
    case .epanechnikov: 0.375
    case .cauchy: .infinity
    }
  }

  /// Beyond this $|t|$ the functions $K(t)$, $H(-|t|)$ and $R(-|t|)$ are 0 in double precision.
  var reach: Double {
    switch self {
    case .gaussian: 40
    case .logistic, .laplace: 746
    case .box, .epanechnikov: 1
    case .studentT2, .cauchy: .infinity
    }
  }
}
