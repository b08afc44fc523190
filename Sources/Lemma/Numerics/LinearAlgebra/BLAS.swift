internal import CLapack

/// One thread, once and for all: the last digits of a blocked product depend on how many threads share it, and
/// published numbers must not depend on the machine's cores. LAPACKE's own search for NaN is switched off because
/// ours also names the position.
private let configured: Void = {
  openblas_set_num_threads(1)
  LAPACKE_set_nancheck(0)
}()

/// To be called before any use of BLAS or LAPACK.
@inline(__always)
func prepareBLAS() { configured }

/// A dimension as BLAS and LAPACK count: in 32 bits.
@inline(__always)
func lapackInt(_ value: Int) -> Int32 {
  require(value <= Int(Int32.max), "LAPACK: a dimension of \(value) exceeds 2³¹ - 1")
  return Int32(truncatingIfNeeded: value)
}

/// Stops unless LAPACK accepted its arguments: a negative status is a defect of ours, never of the data.
func requireAccepted(_ function: StaticString, _ status: Int32) {
  require(status >= 0, "\(function): LAPACK refused argument \(-status)")
}

/// One of LAPACK's options, each a letter: N for none, V for vectors, S for the thin factors, U and L for the triangle.
func option(_ letter: Unicode.Scalar) -> CChar { CChar(truncatingIfNeeded: letter.value) }
