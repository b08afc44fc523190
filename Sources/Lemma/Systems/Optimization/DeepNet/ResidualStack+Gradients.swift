extension ResidualStack {
  /// The gradients of $\langle\mathtt{probe}, \mathtt{stack}(x)\rangle$ with respect to every block, by back-propagation.
  ///
  /// `probe` has the shape of `x`. The derivative of relu at 0 is taken as 0.
  public func gradients(at x: Matrix, probe: Matrix) -> [Block] {
    requireTokens(x, "gradients")
    require(
      probe.rows == x.rows && probe.columns == x.columns,
      "gradients: the probe is \(probe.rows) x \(probe.columns), the output \(x.rows) x \(x.columns)")
    var stream = x
    var traces: [BlockTrace] = []
    for block in blocks {
      let (output, trace) = advance(stream, through: block)
      traces.append(trace)
      stream = output
    }
    var cotangent = placement == .preNorm ? layerNormPullback(at: stream, cotangent: probe) : probe
    var gradients: [Block] = []
    for (block, trace) in zip(blocks, traces).reversed() {
      let (gradient, previous) = pullBack(cotangent, through: block, trace)
      gradients.append(gradient)
      cotangent = previous
    }
    return gradients.reversed()
  }

  /// One block of the backward pass: its gradient, and the cotangent of its input.
  private func pullBack(
    _ cotangent: Matrix, through block: Block, _ trace: BlockTrace
  ) -> (gradient: Block, input: Matrix) {
    switch placement {
    case .postNorm(let alpha):
      let inner = layerNormPullback(at: trace.unnormalized, cotangent: cotangent)
      let (gradient, input) = pullBackBranch(inner, through: block, trace)
      return (gradient, inner * alpha + input)
    case .preNorm:
      let (gradient, input) = pullBackBranch(cotangent, through: block, trace)
      return (gradient, cotangent + layerNormPullback(at: trace.unnormalized, cotangent: input))
    }
  }

  /// The pullback of $F$: with $H = \mathrm{relu}(AX^\top)$ and the cotangent $G$ of $F$,
  /// $\nabla B = G^\top H^\top$, $\nabla H = B^\top G^\top$ where $H > 0$, $\nabla A = \nabla H\,X$, $\nabla X = \nabla H^\top A$.
  private func pullBackBranch(
    _ cotangent: Matrix, through block: Block, _ trace: BlockTrace
  ) -> (gradient: Block, input: Matrix) {
    let second = transposeProduct(cotangent, trace.hidden.transpose)
    let active = trace.hidden.map { $0 > 0 ? 1 : 0 }
    let hidden = transposeProduct(block.second, cotangent.transpose) .* active
    return (Block(first: hidden * trace.input, second: second), transposeProduct(hidden, block.first))
  }
}
