/// The point $x(T)$ of the gradient flow $\dot x = -\nabla f(x)$, $x(0) = \mathtt{start}$.
///
/// Along it $\frac{d}{dt}f = -\lVert\nabla f\rVert^2$; with $\frac12\lVert\nabla f\rVert^2 \ge \mu(f - f_*)$ therefore
/// $f(x(T)) - f_* \le e^{-2\mu T}(f(x(0)) - f_*)$ (Polyak 1963, Łojasiewicz 1963; Karimi, Nutini, Schmidt, 2016,
/// arXiv:1608.04636).
///
/// Integrated by the adaptive Dormand–Prince pair with `tolerance` as relative and absolute error per step, so the
/// work grows with the stiffness $T\,L$, $L$ the largest curvature met. `time` must be finite and not negative,
/// `tolerance` positive. A flow that leaves every bounded set before `time` is a precondition failure that says so.
public func gradientFlow(
  from start: Vector, until time: Double, tolerance: Double = 1e-10, gradient: (Vector) -> Vector
) -> Vector {
  require(time >= 0 && time.isFinite, "gradientFlow: time must be finite and not negative, got \(time)")
  require(tolerance > 0 && tolerance.isFinite, "gradientFlow: tolerance must be positive, got \(tolerance)")
  do {
    return try solveODE(
      { _, point in -checkedGradient(gradient, at: point, for: "gradientFlow") }, from: 0, to: time, initial: start,
      relativeTolerance: tolerance, absoluteTolerance: tolerance
    ).final
  } catch {
    preconditionFailed("gradientFlow: no solution up to time \(time): \(error)")
  }
}
