internal import CLapack

/// One thread, once and for all: the last digits of a blocked product depend on how many threads share it, and
/// published numbers must not depend on the machine's cores.
private let singleThreaded: Void = openblas_set_num_threads(1)

/// To be called before any use of BLAS or LAPACK.
@inline(__always)
func prepareBLAS() { singleThreaded }

/// A dimension as BLAS and LAPACK count: in 32 bits.
@inline(__always)
func lapackInt(_ value: Int) -> Int32 {
  require(value <= Int(Int32.max), "LAPACK: a dimension of \(value) exceeds 2³¹ - 1")
  return Int32(truncatingIfNeeded: value)
}
