/// The larger of two; where they are equal each has half of the derivative, a subgradient.
public func max(_ a: TracedScalar, _ b: TracedScalar) -> TracedScalar {
  if a.value == b.value { return .affine(a, b, a.value, slopeA: 0.5, slopeB: 0.5) }
  return a.value > b.value ? a : (b.value > a.value ? b : a + b)
}

/// The larger of a constant and a traced value; at equality half of the derivative.
public func max(_ a: Double, _ b: TracedScalar) -> TracedScalar { max(TracedScalar(a), b) }

/// The larger of a traced value and a constant; at equality half of the derivative.
public func max(_ a: TracedScalar, _ b: Double) -> TracedScalar { max(a, TracedScalar(b)) }

/// The smaller of two; where they are equal each has half of the derivative, a subgradient.
public func min(_ a: TracedScalar, _ b: TracedScalar) -> TracedScalar {
  if a.value == b.value { return .affine(a, b, a.value, slopeA: 0.5, slopeB: 0.5) }
  // Neither larger nor smaller: the sum is NaN as well.
  return a.value < b.value ? a : (b.value < a.value ? b : a + b)
}

/// The smaller of a constant and a traced value; at equality half of the derivative.
public func min(_ a: Double, _ b: TracedScalar) -> TracedScalar { min(TracedScalar(a), b) }

/// The smaller of a traced value and a constant; at equality half of the derivative.
public func min(_ a: TracedScalar, _ b: Double) -> TracedScalar { min(a, TracedScalar(b)) }
