internal import Glibc

/// $e^{x_i}$, four elements at a time without a call or a branch.
///
/// With $k$ the integer nearest to $32\,x/\log 2$ and $r = x - k\log 2/32$, $e^x = 2^{k/32} e^r$: the power comes from a table of
/// 32, and $|r| \le 0.011$ leaves six terms of the series. The error is at most 0.55 units in the last place; elements
/// beyond ±700, NaN among them, are left to the C library.
func exponentials(_ x: [Double]) -> [Double] {
  newElements(count: x.count) { result in
    x.withUnsafeBufferPointer { x in
      exponentialTable.withUnsafeBytes { table in
        for start in stride(from: 0, to: x.count, by: 4) {
          let count = Swift.min(4, x.count &- start)
          let group = count == 4 ? x.four(at: start) : padded(x, start, count)
          guard all(magnitudes(group) .<= 700) else {
            for index in start..<start + count { result[index] = Glibc.exp(x[index]) }
            continue
          }
          let low = exponential(group.lowHalf, table)
          let high = exponential(group.highHalf, table)
          if count == 4 {
            result.store(SIMD4(lowHalf: low, highHalf: high), at: start)
          } else {
            for index in 0..<count { result[start + index] = index < 2 ? low[index] : high[index - 2] }
          }
        }
      }
    }
  }
}

/// $e^x$ in two lanes, $|x| \le 700$, with the bytes of `exponentialTable`.
@inline(__always)
func exponential(_ x: SIMD2<Double>, _ table: UnsafeRawBufferPointer) -> SIMD2<Double> {
  // Adding 1.5·2^52 rounds to an integer and leaves it in the low bits.
  let rounding = SIMD2(repeating: 0x1.8p52)
  let shifted = x * 0x1.71547652b82fep+5 + rounding
  let k = shifted - rounding
  // log 2/32 in two parts, the first short enough that its product with k is exact.
  let r = (x - k * 0x1.62e42fefp-6) - k * 0x1.473de6af278edp-39
  let bits = unsafeBitCast(shifted, to: SIMD2<UInt64>.self)
  let offsets = (bits & 31) &<< 4
  let first = table.loadUnaligned(fromByteOffset: Int(truncatingIfNeeded: offsets[0]), as: SIMD2<Double>.self)
  let second = table.loadUnaligned(fromByteOffset: Int(truncatingIfNeeded: offsets[1]), as: SIMD2<Double>.self)
  let tableError = SIMD2(first[0], second[0])
  // The rest of k goes into the exponent bits.
  let power = unsafeBitCast(SIMD2(first[1], second[1]), to: SIMD2<UInt64>.self) &+ ((bits &>> 5) &<< 52)
  let scale = unsafeBitCast(power, to: SIMD2<Double>.self)
  let square = r * r
  let odd = 0.5 + r * 0x1.5555555555555p-3
  let even = 0x1.5555555555555p-5 + r * 0x1.1111111111111p-7 + square * 0x1.6c16c16c16c17p-10
  return scale + scale * (tableError + r + square * (odd + square * even))
}

/// The elements from `start` on, of which there are fewer than four, and zeros.
func padded(_ x: UnsafeBufferPointer<Double>, _ start: Int, _ count: Int) -> SIMD4<Double> {
  var group = SIMD4<Double>.zero
  for index in 0..<count { group[index] = x[start + index] }
  return group
}

@inline(__always)
func magnitudes(_ x: SIMD4<Double>) -> SIMD4<Double> {
  let bits = unsafeBitCast(x, to: SIMD4<UInt64>.self) & SIMD4(repeating: 0x7FFF_FFFF_FFFF_FFFF)
  return unsafeBitCast(bits, to: SIMD4<Double>.self)
}

extension UnsafeBufferPointer<Double> {
  @inline(__always)
  func four(at index: Int) -> SIMD4<Double> {
    UnsafeRawPointer(baseAddress.unsafelyUnwrapped)
      .loadUnaligned(fromByteOffset: index &* 8, as: SIMD4<Double>.self)
  }
}

extension UnsafeMutableBufferPointer<Double> {
  @inline(__always)
  func store(_ group: SIMD4<Double>, at index: Int) {
    UnsafeMutableRawPointer(baseAddress.unsafelyUnwrapped)
      .storeBytes(of: group, toByteOffset: index &* 8, as: SIMD4<Double>.self)
  }
}
