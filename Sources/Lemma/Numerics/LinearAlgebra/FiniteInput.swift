/// Stops with the function's name and the first position of a NaN or an infinity: in a factorisation either would
/// end in garbage, at worst in an endless loop.
func requireFinite(_ function: StaticString, _ a: Matrix) {
  if let index = firstNonFinite(a.storage) {
    preconditionFailed(
      "\(function): matrix contains \(nameOfNonFinite(a.storage[index])) at (\(index / a.columns), \(index % a.columns))"
    )
  }
}

/// The first index whose element is NaN or infinite. The common case is one vectorised pass.
private func firstNonFinite(_ x: [Double]) -> Int? {
  // Zero times a finite number is zero; times anything else it is NaN, which no addition removes.
  let zero = x.withUnsafeBufferPointer { x in
    pairwiseSum(from: 0, count: x.count) { start, end in
      blockSum(start, end, eight: { x.eight(at: $0) * 0 }, one: { x[$0] * 0 })
    }
  }
  return zero == 0 ? nil : x.firstIndex { !$0.isFinite }
}

private func nameOfNonFinite(_ x: Double) -> String { x.isNaN ? "NaN" : "an infinity" }
