internal import Glibc

extension Double {
  func power(_ exponent: Double) -> Double { pow(self, exponent) }
  var decimalLogarithm: Double { log10(self) }
}

/// The length of `(x, y)`.
func length(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
