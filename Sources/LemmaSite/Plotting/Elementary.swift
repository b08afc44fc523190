internal import Glibc

extension Double {
  func power(_ exponent: Double) -> Double { pow(self, exponent) }
  var decimalLogarithm: Double { log10(self) }

  static func power(ofTen exponent: Int) -> Double { pow(10, Double(exponent)) }
}

/// The length of `(x, y)`.
func length(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
