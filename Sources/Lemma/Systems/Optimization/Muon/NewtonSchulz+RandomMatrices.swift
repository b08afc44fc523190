internal import Glibc

extension NewtonSchulz {
  /// The mean of $(g^{(T)}(\sigma) - 1)^2$ over the singular values of a large Gaussian matrix divided by its Frobenius norm.
  ///
  /// With $n \ge m$ the longer and the shorter side and $y = m/n$, $\sigma = \sqrt{\lambda/m}$ where $\lambda$ has the density
  /// $\sqrt{(\lambda_+ - \lambda)(\lambda - \lambda_-)}/(2\pi y\lambda)$ on $[\lambda_-, \lambda_+]$,
  /// $\lambda_\pm = (1 \pm \sqrt y)^2$ (Marchenko and Pastur, 1967). One adaptive integral, to about
  /// $10^{-8}$, whose integrand costs `iterations` evaluations of $g$; a matrix of finite size fluctuates around it.
  /// All three numbers must be positive; `iterations` may be 0.
  public func meanSquaredError(rows: Int, columns: Int, iterations: Int) -> Double {
    require(rows > 0 && columns > 0, "meanSquaredError: shape \(rows) x \(columns) is empty")
    require(iterations >= 0, "meanSquaredError: iterations must not be negative, got \(iterations)")
    let (longer, shorter) = (Double(max(rows, columns)), Double(min(rows, columns)))
    let ratio = shorter / longer
    let least = (1 - ratio.squareRoot()) * (1 - ratio.squareRoot())
    let width = 4 * ratio.squareRoot()
    // λ = λ₋ + (λ₊ - λ₋) sin²φ removes both square roots from the density, and the pole that it has at 0 for y = 1.
    let mean = integral(
      of: { angle in
        let square = sin(angle) * sin(angle)
        let eigenvalue = least + width * square
        let weight = width * width * square * (1 - square) / (.pi * ratio * eigenvalue)
        let error = iterated((eigenvalue / shorter).squareRoot(), times: iterations) - 1
        return weight * error * error
      }, from: 0, to: .pi / 2)
    return mean
  }
}
