extension Matrix {
  /// The largest singular value $\lVert A\rVert_2$, by LAPACK, not by iteration; 0 for an empty matrix. The matrix must be
  /// finite. Error and cost as for `singularValues(_:)`.
  public var spectralNorm: Double { singularValues("spectralNorm", self).storage.first ?? 0 }

  /// The sum of the singular values $\lVert A\rVert_*$; 0 for an empty matrix. The matrix must be finite. Cost as for
  /// `singularValues(_:)`.
  public var nuclearNorm: Double { sum(singularValues("nuclearNorm", self)) }

  /// $\kappa_2 = \sigma_{\max}/\sigma_{\min}$; $+\infty$ if the matrix is singular, that is if the least singular value or a pivot
  /// of the elimination is exactly zero.
  ///
  /// The relative error is about $n\epsilon\kappa$: above about $1/(n\epsilon)$ it only says that the matrix is singular to rounding. The matrix must be finite and not empty.
  public var conditionNumber: Double {
    require(!storage.isEmpty, "conditionNumber: the matrix is empty (\(shape))")
    let s = singularValues("conditionNumber", self)
    let (largest, least) = (s[0], s[s.count - 1])
    if least == 0 { return .infinity }
    // Rounding hides the zero of an exactly singular matrix from the singular values, often not from elimination.
    let isDoubtful = rows == columns && least <= Double(rows) * .ulpOfOne * largest
    if isDoubtful && EliminatedMatrix("conditionNumber", self).zeroPivot != nil { return .infinity }
    return largest / least
  }
}
