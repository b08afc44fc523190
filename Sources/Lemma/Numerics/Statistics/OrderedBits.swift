extension Double {
  /// The bits as an integer that grows with the number: sign flipped, and everything else too if it is negative.
  ///
  /// -0 comes before 0, and NaN beyond the infinities.
  @inline(__always)
  var orderedBits: UInt64 {
    let bits = bitPattern
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 0x8000_0000_0000_0000)
  }

  /// The number with these ordered bits.
  @inline(__always)
  init(orderedBits: UInt64) {
    let isNegative = UInt64(bitPattern: Int64(bitPattern: ~orderedBits) >> 63)
    self.init(bitPattern: orderedBits ^ (isNegative | 0x8000_0000_0000_0000))
  }
}
