internal import CLapack

/// The thin singular value decomposition $A = U \operatorname{diag}(s)\,V^\top$: for an $m \times n$ matrix and $k = \min(m, n)$,
/// `u` is $m \times k$, `s` has $k$ values in descending order, `vT` is $k \times n$.
///
/// LAPACK's `dgesdd`, or `dgesvd` where that fails, about $6 m n^2 + 16 n^3$ operations for $m \ge n$. Singular values are accurate to $10\,n\,\epsilon\,\lVert A\rVert_2$ absolutely. The
/// component of largest magnitude of each left singular vector is positive (the first among ties), the right one follows.
/// The matrix must be finite.
public func svd(_ A: Matrix) -> (u: Matrix, s: Vector, vT: Matrix) {
  var factors = singularFactors("svd", A)
  let (m, n, k) = (A.rows, A.columns, factors.s.count)
  factors.u.withUnsafeMutableBufferPointer { u in
    factors.vT.withUnsafeMutableBufferPointer { vT in
      for index in 0..<k where normalizingSign(u, start: index, stride: k, count: m) < 0 {
        negate(u, start: index, stride: k, count: m)
        negate(vT, start: index * n, stride: 1, count: n)
      }
    }
  }
  return (
    Matrix(rows: m, columns: k, storage: factors.u), Vector(storage: factors.s),
    Matrix(rows: k, columns: n, storage: factors.vT)
  )
}

/// The singular values in descending order, without the vectors, about $4 m n^2 - \tfrac43 n^3$ operations for $m \ge n$.
///
/// As accurate as those of `svd(_:)`. The matrix must be finite.
public func singularValues(_ A: Matrix) -> Vector { singularValues("singularValues", A) }

/// The singular values on behalf of `function`, which is the name that messages carry.
func singularValues(_ function: StaticString, _ A: Matrix) -> Vector {
  requireFinite(function, A)
  return valuesByRows(function, A.rows >= 2 * A.columns ? A.transpose : A)
}

private func valuesByRows(_ function: StaticString, _ A: Matrix) -> Vector {
  let k = Swift.min(A.rows, A.columns)
  guard k > 0 else { return [] }
  prepareBLAS()
  let scaling = RangeScaling(A.storage)
  var elements = scaling.scaled(A.storage)
  var s = [Double](repeating: 0, count: k)
  let (m, n) = (lapackInt(A.columns), lapackInt(A.rows))
  var status = LAPACKE_dgesdd(LAPACK_COL_MAJOR, option("N"), m, n, &elements, m, &s, nil, 1, nil, 1)
  if status > 0 {
    elements = scaling.scaled(A.storage)
    var superdiagonal = s
    status = LAPACKE_dgesvd(
      LAPACK_COL_MAJOR, option("N"), option("N"), m, n, &elements, m, &s, nil, 1, nil, 1, &superdiagonal)
  }
  require(status == 0, "\(function): LAPACK failed with status \(status)")
  return Vector(storage: scaling.restored(s))
}

/// Row-major $U$ and $V^\top$, with LAPACK's signs.
///
/// LAPACK reduces a tall matrix faster than a wide one by more than two transpositions cost.
func singularFactors(_ function: StaticString, _ a: Matrix) -> (u: [Double], s: [Double], vT: [Double]) {
  requireFinite(function, a)
  guard a.rows >= 2 * a.columns else { return factorsByRows(function, a) }
  let (vByRows, s, uByColumns) = factorsByRows(function, a.transpose)
  return (
    transposed(uByColumns, rows: s.count, columns: a.rows), s, transposed(vByRows, rows: a.columns, columns: s.count)
  )
}

/// The same without transposing anything.
///
/// Row by row, $A$ is $A^\top$ column by column, and $A^\top = V S U^\top$: LAPACK's left factor, read row by row, is our
/// $V^\top$, and its right factor our $U$.
private func factorsByRows(_ function: StaticString, _ a: Matrix) -> (u: [Double], s: [Double], vT: [Double]) {
  let k = Swift.min(a.rows, a.columns)
  var u = [Double](repeating: 0, count: a.rows * k)
  var s = [Double](repeating: 0, count: k)
  var vT = [Double](repeating: 0, count: k * a.columns)
  guard k > 0 else { return (u, s, vT) }
  prepareBLAS()
  let scaling = RangeScaling(a.storage)
  var elements = scaling.scaled(a.storage)
  let (m, n, r) = (lapackInt(a.columns), lapackInt(a.rows), lapackInt(k))
  var status = LAPACKE_dgesdd(LAPACK_COL_MAJOR, option("S"), m, n, &elements, m, &s, &vT, m, &u, r)
  if status > 0 {
    elements = scaling.scaled(a.storage)
    var superdiagonal = s
    status = LAPACKE_dgesvd(
      LAPACK_COL_MAJOR, option("S"), option("S"), m, n, &elements, m, &s, &vT, m, &u, r, &superdiagonal)
  }
  require(status == 0, "\(function): LAPACK failed with status \(status)")
  return (u, scaling.restored(s), vT)
}
