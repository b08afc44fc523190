/// What position a rotary embedding is shown for two tokens a distance $s=i-j\ge0$ apart.
///
/// Ordinary RoPE shows $s$ itself, which at lengths beyond the trained one nobody has seen. Within a window $w$ nothing is changed; beyond
/// it, positions slow down by a factor (Leaky ReRoPE) or stop (ReRoPE).
///
/// Source: J. Su's essays on improving the Transformer (2023) and the repository bojone/rerope.
public enum RelativePosition: Sendable, Hashable {
  /// $s$: RoPE.
  case linear

  /// $s/k$ with $k\ge1$: position interpolation.
  case interpolated(by: Double)

  /// $\min(s,w)$ with $w\ge0$: ReRoPE.
  case rectified(window: Int)

  /// $s$ below $w\ge0$ and $w+(s-w)/k$ from there on, $k\ge1$: Leaky ReRoPE.
  case leaky(window: Int, factor: Double)
}

extension RelativePosition {
  /// $P(s)$, continuous and non-decreasing.
  ///
  /// - Parameter distance: Not negative.
  public func callAsFunction(distance: Int) -> Double {
    require(distance >= 0, "RelativePosition: the distance must not be negative, got \(distance)")
    requireValid()
    let s = Double(distance)
    switch self {
    case .linear: return s
    case .interpolated(let factor): return s / factor
    case .rectified(let window): return Swift.min(s, Double(window))
    case .leaky(let window, let factor):
      return distance < window ? s : Double(window) + (s - Double(window)) / factor
    }
  }

  /// $P(i-j)$ for $i\ge j$ and zeros above the diagonal.
  public func matrix(length: Int) -> Matrix {
    require(length >= 0, "RelativePosition: the length must not be negative, got \(length)")
    return Matrix(rows: length, columns: length) { $0 >= $1 ? self(distance: $0 - $1) : 0 }
  }

  /// The largest position that occurs in a text of this length, $P(n-1)$.
  public func largest(length: Int) -> Double {
    require(length >= 1, "RelativePosition: the length must be positive, got \(length)")
    return self(distance: length - 1)
  }

  /// The least factor for which Leaky ReRoPE stays within the trained positions: $k=\frac{n-1-w}{L-1-w}$, at least 1.
  ///
  /// - Parameters:
  ///   - length: The length $n$ of the text.
  ///   - window: $w$, below $L-1$ unless the text is no longer than $w+1$.
  ///   - trainedLength: $L$.
  public static func smallestFactor(length: Int, window: Int, trainedLength: Int) -> Double {
    require(length >= 1, "smallestFactor: the length must be positive, got \(length)")
    require(window >= 0, "smallestFactor: the window must not be negative, got \(window)")
    if length <= trainedLength { return 1 }
    require(
      window < trainedLength - 1,
      "smallestFactor: a window of \(window) leaves no room below a trained length of \(trainedLength)")
    return Double(length - 1 - window) / Double(trainedLength - 1 - window)
  }

  /// Stops unless window and factor make sense.
  func requireValid() {
    switch self {
    case .linear: break
    case .interpolated(let factor): requireFactor(factor)
    case .rectified(let window): requireWindow(window)
    case .leaky(let window, let factor):
      requireWindow(window)
      requireFactor(factor)
    }
  }

  private func requireFactor(_ factor: Double) {
    require(factor >= 1 && factor.isFinite, "RelativePosition: the factor must be finite and at least 1, got \(factor)")
  }

  private func requireWindow(_ window: Int) {
    require(window >= 0, "RelativePosition: the window must not be negative, got \(window)")
  }
}
