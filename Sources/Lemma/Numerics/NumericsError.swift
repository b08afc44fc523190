/// A question that the data leave without an answer.
///
/// Misuse by the programmer, a shape mismatch for instance, stops the program instead.
public enum NumericsError: Error, Equatable, CustomStringConvertible {
  /// The pivot at this index (from 0) of the elimination is exactly zero.
  case singularMatrix(pivot: Int)
  /// The leading minor of this order (from 1) is the first that is not positive.
  case notPositiveDefinite(order: Int)
  /// The iterations or evaluations were used up. `best` is the scalar result so far, where there is one.
  case notConverged(after: Int, residual: Double, best: Double? = nil)
  /// The function does not change sign, or has no interior minimum, on this interval.
  case invalidBracket(ClosedRange<Double>)
  /// The step an integrator would need at this time is below the spacing of doubles.
  case stepSizeUnderflow(time: Double)
  /// An integrator used up its steps and got as far as this time.
  case tooManySteps(time: Double)
  /// A function returned NaN or an infinity at this time or argument.
  case nonFinite(at: Double)
  /// The question has no answer for these data; the text names the range that has one.
  case outsideDomain(String)
}

extension NumericsError {
  /// One sentence that an article can show.
  public var description: String {
    switch self {
    case .singularMatrix(let pivot):
      "the matrix is singular: pivot \(pivot) is zero"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading minor of order \(order) is not positive"
    case .notConverged(let count, let residual, let best):
      "not converged after \(count) iterations: residual \(residual)" + (best.map { ", best value \($0)" } ?? "")
    case .invalidBracket(let interval):
      "[\(interval.lowerBound), \(interval.upperBound)] is not a bracket"
    case .stepSizeUnderflow(let time):
      "the step size underflows at time \(time)"
    case .tooManySteps(let time):
      "too many steps: stopped at time \(time)"
    case .nonFinite(let argument):
      "the function is not finite at \(argument)"
    case .outsideDomain(let explanation):
      explanation
    }
  }
}
