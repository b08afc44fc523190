extension Vector {
  /// `count` successive standard normal numbers. About 5 ns each.
  public static func normal(count: Int, using generator: inout SeededGenerator) -> Vector {
    require(count >= 0, "Vector.normal: the count \(count) is negative")
    return Vector(storage: samples(count, using: &generator) { $0.normal() })
  }

  /// `count` successive uniform numbers in $[0,1)$. About 2 ns each.
  public static func uniform(count: Int, using generator: inout SeededGenerator) -> Vector {
    require(count >= 0, "Vector.uniform: the count \(count) is negative")
    return Vector(storage: samples(count, using: &generator) { $0.uniform() })
  }

  /// `count` successive uniform numbers in $[a,b)$, as `uniform(in:)` draws them; the same conditions on the range.
  public static func uniform(
    count: Int, in range: Range<Double>, using generator: inout SeededGenerator
  ) -> Vector {
    require(count >= 0, "Vector.uniform: the count \(count) is negative")
    return Vector(storage: samples(count, using: &generator) { $0.uniform(in: range) })
  }

  /// `count` numbers $\pm1$ with probability one half each.
  ///
  /// Each word gives 64, bit 0 first, 1 meaning $+1$; the bits left over at the end are dropped.
  public static func rademacher(count: Int, using generator: inout SeededGenerator) -> Vector {
    require(count >= 0, "Vector.rademacher: the count \(count) is negative")
    return Vector(storage: signs(count, using: &generator))
  }
}

/// `count` draws. The loop works on a copy, which stays in registers, and writes it back at the end.
@inline(__always)
func samples(
  _ count: Int, using generator: inout SeededGenerator, _ draw: (inout SeededGenerator) -> Double
) -> [Double] {
  var local = generator
  let result = newElements(count: count) { buffer in
    for index in 0..<count { buffer[index] = draw(&local) }
  }
  generator = local
  return result
}

/// `count` signs, 64 from a word.
func signs(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
  var local = generator
  let result = newElements(count: count) { buffer in
    for start in stride(from: 0, to: count, by: 64) {
      // A clear bit becomes the sign bit of 1.0.
      let word = ~local.next()
      for bit in 0..<Swift.min(64, count - start) {
        let sign = (word &>> UInt64(truncatingIfNeeded: bit)) &<< 63
        buffer[start &+ bit] = Double(bitPattern: 0x3FF0_0000_0000_0000 | sign)
      }
    }
  }
  generator = local
  return result
}
