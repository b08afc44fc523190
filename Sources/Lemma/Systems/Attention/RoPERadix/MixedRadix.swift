/// Numbers written with a radix of its own for each digit, as seconds, minutes, hours and days are.
///
/// Digit $m$, counted from the least significant, is $\lfloor n/(\beta_0\cdots\beta_{m-1})\rfloor\bmod\beta_m$. Equal radices are an ordinary base.
public enum MixedRadix {
  /// The digits of `n`, least significant first, one for each radix. Exact for every `Int`.
  ///
  /// - Parameters:
  ///   - n: Not negative and below the product of the radices.
  ///   - radices: Each at least 2.
  public static func digits(of n: Int, radices: [Int]) -> [Int] {
    require(n >= 0, "MixedRadix: the number must not be negative, got \(n)")
    requireRadices(radices)
    var rest = n
    let digits = radices.map { radix in
      defer { rest /= radix }
      return rest % radix
    }
    require(rest == 0, "MixedRadix: \(n) does not fit into \(radices.count) digits of radices \(radices)")
    return digits
  }

  /// The number with these digits, least significant first.
  ///
  /// - Parameters:
  ///   - digits: Each from 0 to below its radix.
  ///   - radices: Each at least 2, as many as digits.
  public static func integer(digits: [Int], radices: [Int]) -> Int {
    requireRadices(radices)
    require(digits.count == radices.count, "MixedRadix: \(digits.count) digits for \(radices.count) radices")
    return zip(digits, radices).reversed().reduce(0) { number, place in
      let (digit, radix) = place
      require(digit >= 0 && digit < radix, "MixedRadix: the digit \(digit) is outside 0..<\(radix)")
      let (product, overflow) = number.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(digit)
      require(!overflow && !carry, "MixedRadix: the number exceeds the largest Int")
      return sum
    }
  }

  private static func requireRadices(_ radices: [Int]) {
    for radix in radices { require(radix >= 2, "MixedRadix: a radix must be at least 2, got \(radix)") }
  }
}
