/// What one may ask of a measure of sparsity; larger means sparser.
///
/// Source: N. Hurley, S. Rickard, "Comparing Measures of Sparsity", 2009, arXiv:0811.4706.
public enum SparsityAxiom: CaseIterable, Sendable {
  /// D1: moving mass from a larger entry to a smaller one, short of exchanging them, lowers the measure.
  case robinHood
  /// D2: multiplying by a positive constant leaves it.
  case scaling
  /// D3: adding a positive constant to every entry lowers it.
  case risingTide
  /// D4: appending a copy of the vector leaves it.
  case cloning
  /// P1: letting one entry grow, from some size on, raises it.
  case billGates
  /// P2: appending zeros raises it.
  case babies
}

extension SparsityAxiom {
  /// Whether the axiom holds on a pair of vectors, before and after what it describes; `measure` must grow with
  /// sparsity.
  ///
  /// A change counts if it exceeds `tolerance` times the greater of 1 and the measure's magnitude: strict
  /// inequalities need a margin against rounding.
  public func isSatisfied(
    by measure: (Vector) -> Double, before: Vector, after: Vector, tolerance: Double = 1e-12
  ) -> Bool {
    let (old, new) = (measure(before), measure(after))
    let margin = tolerance * Swift.max(1, Swift.max(old.magnitude, new.magnitude))
    switch self {
    case .robinHood, .risingTide: return new < old - margin
    case .scaling, .cloning: return (new - old).magnitude <= margin
    case .billGates, .babies: return new > old + margin
    }
  }
}
