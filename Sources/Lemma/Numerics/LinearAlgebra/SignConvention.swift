/// The factor ±1 that makes positive the component of largest magnitude of the vector stored at `start`, `stride` apart.
///
/// Components equal to the largest in all but the last digits count as ties, and the first of them decides: the halves of an
/// antisymmetric eigenvector must not take turns with the rounding of one LAPACK build or another.
func normalizingSign(_ elements: UnsafeMutableBufferPointer<Double>, start: Int, stride: Int, count: Int) -> Double {
  var largest = 0.0
  for index in 0..<count { largest = Swift.max(largest, elements[start + index * stride].magnitude) }
  let threshold = largest * (1 - 1e-10)
  for index in 0..<count {
    let element = elements[start + index * stride]
    if element.magnitude >= threshold { return element < 0 ? -1 : 1 }
  }
  return 1
}

/// Flips the vector stored at `start`, `stride` apart.
func negate(_ elements: UnsafeMutableBufferPointer<Double>, start: Int, stride: Int, count: Int) {
  for index in 0..<count { elements[start + index * stride].negate() }
}
