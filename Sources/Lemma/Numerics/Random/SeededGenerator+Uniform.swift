extension SeededGenerator {
  /// A uniform number in $[0, 1)$: the upper 53 bits $w \gg 11$ of a word times $2^{-53}$.
  @inlinable
  public mutating func uniform() -> Double {
    // The value is below 2^53, so the signed conversion, one instruction, is exact.
    Double(Int64(bitPattern: next() &>> 11)) * 0x1p-53
  }

  /// A uniform number in $(0, 1)$, never 0 or 1: $((w\gg12)+\tfrac12)\,2^{-52}$.
  @inlinable
  public mutating func openUniform() -> Double {
    (Double(Int64(bitPattern: next() &>> 12)) + 0.5) * 0x1p-52
  }

  /// A uniform number in $[a, b)$: $a+(b-a)u$, drawn again when rounding gives $b$.
  ///
  /// - Precondition: `range` is not empty and its width is finite.
  @inlinable
  public mutating func uniform(in range: Range<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    require(width > 0, "uniform(in:): the range \(range) is empty")
    require(width.isFinite, "uniform(in:): the width of the range \(range) is not finite")
    while true {
      let value = range.lowerBound + width * uniform()
      if value < range.upperBound { return value }
    }
  }

  /// A uniform integer in $[0, n)$ without bias, for $n$ = `bound` at least 1.
  ///
  /// The high word of the 128-bit product $w\,n$; when the low word is below $n$ it is redrawn while it is below
  /// $2^{64} \bmod n$. Source: Lemire, "Fast random integer generation in an interval", 2019, arXiv:1805.10941.
  @inlinable
  public mutating func integer(below bound: Int) -> Int {
    require(bound >= 1, "integer(below:): the bound \(bound) is not at least 1")
    let count = UInt64(bitPattern: Int64(bound))
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (0 &- count) % count
      while product.low < threshold { product = next().multipliedFullWidth(by: count) }
    }
    return Int(truncatingIfNeeded: product.high)
  }

  /// As many uniform integers in $[0, n)$, for $n$ = `bound` at least 1: those of as many calls of ``integer(below:)``.
  ///
  /// The state stays in registers: about a nanosecond each.
  public mutating func integers(below bound: Int, count: Int) -> [Int] {
    require(count >= 0, "integers(below:count:): the count \(count) is negative")
    require(bound >= 1, "integers(below:count:): the bound \(bound) is not at least 1")
    var generator = self
    defer { self = generator }
    return [Int](unsafeUninitializedCapacity: count) { numbers, initialized in
      for index in 0..<count { numbers.initializeElement(at: index, to: generator.integer(below: bound)) }
      initialized = count
    }
  }

  /// $+1$ or $-1$ with probability one half each: the lowest bit of one word, 1 meaning $+1$.
  ///
  /// `Vector.rademacher(count:using:)` takes 64 signs from a word instead.
  @inlinable
  public mutating func rademacher() -> Double {
    next() & 1 == 1 ? 1 : -1
  }
}
