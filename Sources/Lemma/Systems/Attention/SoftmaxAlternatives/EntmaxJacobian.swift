/// The Jacobian $\operatorname{diag}(s) - ss^\top/\sum_ks_k$ of ``entmax(_:alpha:)``, with $s_i = p_i^{2-\alpha}$ on
/// the support and 0 elsewhere.
///
/// Symmetric and positive semidefinite, with the constant vector in its kernel; for $\alpha = 1$ it is
/// $\operatorname{diag}(p) - pp^\top$, for $\alpha = 2$ an orthogonal projector. For $\alpha > 2$ it grows without
/// bound where an element is about to leave the support, and at that point it does not exist. $O(n^2)$.
///
/// - Precondition: as for ``entmax(_:alpha:)``.
public func entmaxJacobian(at x: Vector, alpha: Double) -> Matrix {
  let weights = entmaxSensitivities("entmaxJacobian", x, alpha: alpha)
  let total = sum(weights)
  return Matrix(rows: x.count, columns: x.count) { i, j in
    let product = weights[i] * weights[j] / total
    return i == j ? weights[i] - product : -product
  }
}

/// The product $Jv$ with ``entmaxJacobian(at:alpha:)`` in expected time $O(n)$, without forming the matrix.
///
/// $Jv = s\odot\bigl(v - \tfrac{\langle s, v\rangle}{\sum_ks_k}\bigr)$; $J$ is symmetric, so this is the pullback
/// too.
///
/// - Precondition: as for ``entmax(_:alpha:)``; `v` is as long as `x`.
public func entmaxJacobianProduct(at x: Vector, alpha: Double, applying v: Vector) -> Vector {
  requireEqualCounts("entmaxJacobianProduct", x, v)
  return centeredProduct(entmaxSensitivities("entmaxJacobianProduct", x, alpha: alpha), v)
}

/// The $s_i$ at scores that are checked here.
func entmaxSensitivities(_ function: StaticString, _ x: Vector, alpha: Double) -> Vector {
  if alpha == 1 {
    let weights = softmax(x)
    // All NaN where a score is out of place, which saves a search in all other cases.
    if weights.count == 0 || weights[0].isNaN { requireScores(function, x) }
    return weights
  }
  let scores = EntmaxScores(x, alpha: alpha, caller: function)
  return scores.sensitivities(offset: scores.offset())
}

/// $s\odot\bigl(v - \langle s, v\rangle/\sum s\bigr)$, in the storage of $s$ where nothing else refers to it.
func centeredProduct(_ weights: consuming Vector, _ v: Vector) -> Vector {
  let mean = dot(weights, v) / sum(weights)
  updateElements(&weights.storage, v.storage) { $0 * ($1 - mean) }
  return weights
}
