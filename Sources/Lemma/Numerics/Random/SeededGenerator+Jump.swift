extension SeededGenerator {
  /// Advances by $2^{128}$ steps, as if ``next()`` had been called that often; costs 256 steps.
  public mutating func jump() {
    // The step is linear over GF(2): the jump is the polynomial x^(2^128) mod the characteristic polynomial,
    // applied to the transition by Horner-free accumulation, lowest coefficient first.
    let polynomial: [UInt64] = [
      0x180E_C6D3_3CFD_0ABA, 0xD5A6_1266_F0C9_392C, 0xA958_2618_E03F_C9AA, 0x39AB_DC45_29B1_661C,
    ]
    var accumulated: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for word in polynomial {
      for bit in 0..<64 {
        if word &>> UInt64(bit) & 1 == 1 {
          accumulated.0 ^= s0
          accumulated.1 ^= s1
          accumulated.2 ^= s2
          accumulated.3 ^= s3
        }
        _ = next()
      }
    }
    (s0, s1, s2, s3) = accumulated
  }

  /// A generator for another thread or task: returns a copy of the current state and jumps `self` past it.
  ///
  /// The two streams overlap only after $2^{128}$ words of the returned one.
  public mutating func split() -> SeededGenerator {
    let copy = self
    jump()
    return copy
  }
}
