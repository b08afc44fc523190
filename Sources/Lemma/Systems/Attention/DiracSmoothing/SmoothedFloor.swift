internal import Glibc

// ⌊x⌋ has a jump at every integer. Centred at ⌊x⌋ the sum over jumps converges fast for narrow kernels; its Fourier
// series x - ½ + Σ K̂(2πkε) sin(2πkx)/(πk) for wide ones. Either way only the fractional part of x matters.

/// The floor function $\lfloor x\rfloor$ smoothed by a kernel of width $\varepsilon$.
///
/// $n - \frac12$ at an integer $n$ and $n$ at $n + \frac12$, for every kernel and width. Absolute error about
/// $10^{-15}$ of the larger of 1 and $|x|$, for the Student kernel $10^{-13}$. Cost: at most about 40 kernel
/// functions, 400 for Student's; for the box and Epanechnikov's kernel $O(1 + \varepsilon)$. Throws
/// ``NumericsError/outsideDomain(_:)`` for the Cauchy kernel, whose convolution with a staircase diverges.
///
/// - Precondition: `width` is positive and finite.
public func smoothedFloor(_ x: Double, by kernel: Mollifier, width: Double) throws -> Double {
  requireWidth("smoothedFloor", width)
  guard kernel.absoluteMean.isFinite else {
    throw NumericsError.outsideDomain("the \(kernel) kernel has no first moment: it cannot smooth a staircase")
  }
  guard x.isFinite else { return x }
  let base = x.rounded(.down)
  let fraction = x - base
  switch kernel {
  case .laplace: return base + laplaceFloor(fraction, width)
  case .box, .epanechnikov: return base + floorFromJumps(fraction, kernel, width)
  case .gaussian, .logistic, .studentT2, .cauchy:
    return base + (width < 0.25 ? floorFromJumps(fraction, kernel, width) : floorFromWaves(fraction, kernel, width))
  }
}

/// Rounding to the nearest integer, smoothed: `smoothedFloor(x + 1/2)`.
public func smoothedRound(_ x: Double, by kernel: Mollifier, width: Double) throws -> Double {
  try smoothedFloor(x + 0.5, by: kernel, width: width)
}

/// $\sum_{m\ge0}\bigl[H(-\frac{m + 1 - f}\varepsilon) - H(-\frac{m + f}\varepsilon)\bigr]$ for $0 \le f < 1$.
private func floorFromJumps(_ fraction: Double, _ kernel: Mollifier, _ width: Double) -> Double {
  let reach = kernel == .gaussian ? 9 : kernel == .logistic ? 40 : 1.0
  let count = kernel == .studentT2 ? 200 : Int(reach * width) + 2
  var total = kernel == .studentT2 ? jumpTail(from: 200, fraction, kernel, width) : 0
  for m in stride(from: Double(count - 1), through: 0, by: -1) {
    total += kernel.cdf(-(m + 1 - fraction) / width) - kernel.cdf(-(m + fraction) / width)
  }
  return total
}

/// The rest of that sum by Euler and Maclaurin: $\int_M^\infty g + \frac12g(M) - \frac1{12}g'(M)$. The next term is
/// below $10^{-14}$ from $M = 200$ on.
private func jumpTail(from m: Double, _ fraction: Double, _ kernel: Mollifier, _ width: Double) -> Double {
  func tail(_ distance: Double) -> Double {
    let u = distance / width
    return width * kernel.lowerRamp(u) + 0.5 * kernel.cdf(-u) + kernel.density(u) / (12 * width)
  }
  return tail(m + 1 - fraction) - tail(m + fraction)
}

/// $f - \frac12 + \sum_{k\ge1}\hat K(2\pi k\varepsilon)\frac{\sin2\pi kf}{\pi k}$.
private func floorFromWaves(_ fraction: Double, _ kernel: Mollifier, _ width: Double) -> Double {
  var total = 0.0
  for k in 1...200 {
    let wave = 2 * Double.pi * Double(k)
    let amplitude = 2 * kernel.characteristicFunction(wave * width) / wave
    total += amplitude * Glibc.sin(wave * fraction)
    if amplitude < 1e-18 { break }
  }
  return fraction - 0.5 + total
}

/// The jump sum of the Laplace kernel is geometric: $\frac12\sinh\frac{f -
/// 1/2}\varepsilon\big/\sinh\frac1{2\varepsilon}$.
private func laplaceFloor(_ fraction: Double, _ width: Double) -> Double {
  // In exponentials of negative numbers, and odd about f = ½.
  let distance = Swift.min(fraction, 1 - fraction)
  let size = -0.5 * Glibc.exp(-distance / width) * Glibc.expm1((2 * distance - 1) / width) / -Glibc.expm1(-1 / width)
  return fraction < 0.5 ? -size : size
}
