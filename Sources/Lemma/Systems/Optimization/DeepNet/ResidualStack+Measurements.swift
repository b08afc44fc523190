extension ResidualStack {
  /// $\lVert\nabla\rVert_2^2$ over all matrices of the stack, for the loss $\langle\mathtt{probe}, \mathtt{stack}(x)\rangle$.
  public func gradientNormSquared(at x: Matrix, probe: Matrix) -> Double {
    gradients(at: x, probe: probe).reduce(0) { $0 + $1.squaredNorm }
  }

  /// $\lVert\nabla\rVert_1$, the sum of the magnitudes of all components of the gradient.
  public func gradientL1(at x: Matrix, probe: Matrix) -> Double {
    gradients(at: x, probe: probe).reduce(0) { total, block in
      total + Vector(block.first.elements).norm(1) + Vector(block.second.elements).norm(1)
    }
  }

  /// How much one step moves the output: $\lVert F(x;\theta-\eta u) - F(x;\theta)\rVert_F / \lVert F(x;\theta)\rVert_F$ with $u$ the
  /// gradient of $\langle\mathtt{probe}, F(x)\rangle$ or its signs.
  ///
  /// Proportional to $\eta$ only while it is small; near 1 it saturates, since the output is normalised.
  public func relativeUpdate(at x: Matrix, probe: Matrix, learningRate: Double, step: Step) -> Double {
    require(learningRate.isFinite, "relativeUpdate: learningRate must be finite, got \(learningRate)")
    let moved = zip(blocks, gradients(at: x, probe: probe)).map { block, gradient in
      block.moved(along: gradient, by: -learningRate, step: step)
    }
    let output = self(x)
    let change = ResidualStack(blocks: moved, placement: placement)(x) - output
    return change.frobeniusNorm / output.frobeniusNorm
  }
}

extension ResidualStack.Block {
  /// The sum of the squares of both matrices' elements.
  var squaredNorm: Double { Vector(first.elements).squaredNorm + Vector(second.elements).squaredNorm }

  fileprivate func moved(along gradient: Self, by factor: Double, step: ResidualStack.Step) -> Self {
    func direction(_ gradient: Matrix) -> Matrix {
      step == .gradient ? gradient : gradient.map { $0 == 0 ? 0 : $0.sign == .plus ? 1 : -1 }
    }
    return Self(first: first + direction(gradient.first) * factor, second: second + direction(gradient.second) * factor)
  }
}
