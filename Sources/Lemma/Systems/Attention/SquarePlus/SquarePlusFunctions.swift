/// $\frac12\bigl(x + \sqrt{x^2 + b}\bigr)$ for finite $b \ge 0$, see ``SquarePlus``.
public func squareplus(_ x: Double, b: Double) -> Double { SquarePlus(b: b)(x) }

/// $\frac12\bigl(x + \sqrt{x^2 + b}\bigr)$ of a traced value: one operation on the tape, with the stable first and
/// second derivatives of ``SquarePlus``. For $b = 0$ the second derivative at 0 is infinite.
public func squareplus(_ x: TracedScalar, b: Double) -> TracedScalar {
  let function = SquarePlus(b: b)
  return .unary(
    x, function(x.value), slope: function.derivative(at: x.value), bend: function.secondDerivative(at: x.value))
}
