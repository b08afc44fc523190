internal import Glibc

/// An idempotent generative network whose map is linear, $f(x) = Ax$: its three losses and their gradients in closed
/// form.
///
/// Only second moments enter: $S = E[xx^\top]$ of the data and $N = E[zz^\top]$ of the noise (not covariances: a mean
/// counts). With $E = A - I$ the drift $\delta(y) = \lVert f(y) - y\rVert^2$ has the expectation
/// $\operatorname{tr}ESE^\top$ on the data. A bar marks the frozen copy of $f$, which moves no gradient:
///
/// $$L_{\rm rec} = E\,\delta(x),\qquad L_{\rm idem} = E\lVert\bar f(f(z)) - f(z)\rVert^2,\qquad
/// L_{\rm tight} = -E\lVert f(\bar f(z)) - \bar f(z)\rVert^2.$$
///
/// The last two have opposite values and different gradients. Each property costs a few $d \times d$ products.
///
/// Source: Shocher, Dravid, Gandelsman, Mosseri, Rubinstein, Efros, "Idempotent Generative Network", 2023,
/// arXiv:2311.01462.
public struct LinearIGN: Sendable {
  /// $A$, $d \times d$.
  public let map: Matrix
  let dataMoment: Matrix
  let noiseMoment: Matrix

  /// Square matrices of one size; the moments must be symmetric and positive semidefinite (to $10^{-10}$ of their norm).
  public init(map: Matrix, dataMoment: Matrix, noiseMoment: Matrix) {
    require(
      map.rows == map.columns && map.rows >= 1, "LinearIGN: map is \(map.rows) x \(map.columns), not square")
    requireMoment(dataMoment, "dataMoment", size: map.rows)
    requireMoment(noiseMoment, "noiseMoment", size: map.rows)
    (self.map, self.dataMoment, self.noiseMoment) = (map, dataMoment, noiseMoment)
  }
}

extension LinearIGN {
  /// $E = A - I$.
  var displacement: Matrix { map - .identity(map.rows) }

  /// $E A = A^2 - A$, which vanishes exactly for projectors.
  var defect: Matrix { displacement * map }

  /// $\lVert A^2 - A\rVert_F$: zero exactly when the map is a projector, orthogonal or oblique.
  public var idempotencyDefect: Double { defect.frobeniusNorm }

  /// $L_{\rm rec} = \operatorname{tr}ESE^\top$.
  public var reconstructionLoss: Double { meanSquare(displacement, moment: dataMoment) }

  /// $L_{\rm idem} = \operatorname{tr}EANA^\top E^\top$.
  public var idempotenceLoss: Double { meanSquare(defect, moment: noiseMoment) }

  /// $L_{\rm tight} = -\operatorname{tr}EANA^\top E^\top$: the idempotence loss with the other sign.
  public var tightnessLoss: Double { -idempotenceLoss }
}

/// $E\lVert Mx\rVert^2 = \operatorname{tr}MSM^\top$ for $x$ of second moment $S$.
private func meanSquare(_ map: Matrix, moment: Matrix) -> Double {
  let image = map * moment
  return zip(image.elements, map.elements).reduce(0) { $0 + $1.0 * $1.1 }
}

private func requireMoment(_ moment: Matrix, _ name: String, size: Int) {
  require(
    moment.rows == size && moment.columns == size,
    "LinearIGN: \(name) is \(moment.rows) x \(moment.columns), expected \(size) x \(size)")
  let scale = moment.frobeniusNorm
  require(scale.isFinite, "LinearIGN: \(name) must be finite")
  let asymmetry = (moment - moment.transpose).frobeniusNorm
  require(asymmetry <= 1e-10 * scale, "LinearIGN: \(name) is not symmetric")
  let smallest = eigh(moment).values[0]
  require(smallest >= -1e-10 * scale, "LinearIGN: \(name) is not positive semidefinite, eigenvalue \(smallest)")
}
