internal import CLapack

/// $\sum|x_i|$, an upper bound of every element: infinite or NaN if an element is, or if the sum overflows.
///
/// One pass of BLAS, at the speed of memory, which is why the bound is a sum and not a maximum.
func magnitudeBound(_ x: [Double]) -> Double {
  guard !x.isEmpty else { return 0 }
  prepareBLAS()
  return cblas_dasum(lapackInt(x.count), x, 1)
}

extension [Double] {
  /// Whether no element is NaN or infinite.
  var isFinite: Bool {
    // The sum is fast, and only where it overflows do the elements have to be looked at.
    magnitudeBound(self).isFinite || allSatisfy { $0.isFinite }
  }
}
