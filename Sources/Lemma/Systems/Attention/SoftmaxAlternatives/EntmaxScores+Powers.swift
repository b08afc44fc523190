internal import Glibc

extension EntmaxScores {
  /// $p_i = [1 + z_i - \delta]_+^{1/\beta}$.
  func powers(offset: Double) -> Vector {
    if beta == 1 { return filled(offset) { 1 + $0 } }
    if beta == 0.5 { return filled(offset) { (1 + $0) * (1 + $0) } }
    return filled(offset) { $0 > -1 ? Glibc.exp(Glibc.log1p($0) / beta) : 0 }
  }

  /// $s_i = p_i^{2-\alpha}$ on the support, 0 elsewhere: the Jacobian is $\operatorname{diag}(s) -
  /// ss^\top/\sum_ks_k$.
  func sensitivities(offset: Double) -> Vector {
    if beta == 1 { return filled(offset) { $0 > -1 ? 1 : 0 } }
    if beta == 0.5 { return filled(offset) { 1 + $0 } }
    return filled(offset) { $0 > -1 ? Glibc.exp(Glibc.log1p($0) / beta) / (1 + $0) : 0 }
  }

  /// A function of $\max(z_i - \delta, -1)$ that is 0 at -1. Blocks without mass are not read.
  @inline(__always)
  private func filled(_ offset: Double, _ transform: (Double) -> Double) -> Vector {
    // Not of 1 + z - δ: adding 1 would cost the digits that a small β divides out again.
    let (beta, maximum) = (self.beta, self.maximum)
    return Vector(
      storage: x.storage.withUnsafeBufferPointer { x in
        newElements(count: x.count) { result in
          for block in 0..<blockCount {
            let indices = indices(ofBlock: block)
            guard hasMass(inBlock: block, offset: offset) else {
              UnsafeMutableBufferPointer(rebasing: result[indices]).initialize(repeating: 0)
              continue
            }
            for index in indices {
              let excess = beta * (x[index] - maximum) - offset
              result[index] = transform(excess > -1 ? excess : -1)
            }
          }
        }
      })
  }
}
