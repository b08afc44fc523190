/// A power of two that brings a matrix into the middle of the range of doubles, and the way back.
///
/// Spectral routines square what they are given. Scaling by a power of two is exact, unless an element beside one
/// of 10^{100} is already nothing.
struct RangeScaling {
  private let exponent: Int

  init(_ elements: [Double]) {
    let largest = elements.withUnsafeBufferPointer { largestMagnitude($0) }
    let isModerate = largest == 0 || (largest > 0x1p-300 && largest < 0x1p300)
    exponent = isModerate ? 0 : largest.exponent
  }

  /// The elements with the largest near 1.
  func scaled(_ elements: [Double]) -> [Double] { shifted(elements, by: -exponent) }

  /// Undoes the scaling on values that are homogeneous of degree one in the matrix.
  func restored(_ values: [Double]) -> [Double] { shifted(values, by: exponent) }

  private func shifted(_ values: [Double], by shift: Int) -> [Double] {
    if shift == 0 { return values }
    return values.map { $0.sign == .minus ? -scale($0.magnitude, shift) : scale($0, shift) }
  }

  private func scale(_ magnitude: Double, _ shift: Int) -> Double {
    Double(sign: .plus, exponent: shift, significand: magnitude)
  }
}
