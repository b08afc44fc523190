extension ResidualStack {
  /// What back-propagation through one block needs of its forward pass.
  struct BlockTrace {
    /// The branch's input, tokens × width: $x$ itself (Post-Norm) or $\mathrm{LN}(x)$ (Pre-Norm).
    let input: Matrix
    /// $\mathrm{relu}(A\,\mathrm{input}^\top)$, hidden × tokens.
    let hidden: Matrix
    /// The argument of this block's normalisation, tokens × width.
    let unnormalized: Matrix
  }

  /// The stack's output for the rows of `x`, each `width` wide; a row whose normalisation would divide by zero is a
  /// precondition failure.
  public func callAsFunction(_ x: Matrix) -> Matrix {
    requireTokens(x, "callAsFunction")
    let stream = blocks.reduce(x) { stream, block in advance(stream, through: block).output }
    return placement == .preNorm ? layerNorm(stream) : stream
  }

  /// One block of the forward pass.
  func advance(_ x: Matrix, through block: Block) -> (output: Matrix, trace: BlockTrace) {
    switch placement {
    case .postNorm(let alpha):
      let (branch, hidden) = evaluate(block, at: x)
      let unnormalized = x * alpha + branch
      return (layerNorm(unnormalized), BlockTrace(input: x, hidden: hidden, unnormalized: unnormalized))
    case .preNorm:
      let input = layerNorm(x)
      let (branch, hidden) = evaluate(block, at: input)
      return (x + branch, BlockTrace(input: input, hidden: hidden, unnormalized: x))
    }
  }

  /// $F(x) = \mathrm{relu}(xA^\top)B^\top$ and the activations $\mathrm{relu}(Ax^\top)$. Only the few tokens are ever transposed,
  /// not the weights.
  private func evaluate(_ block: Block, at x: Matrix) -> (branch: Matrix, hidden: Matrix) {
    let hidden = (block.first * x.transpose).map { Swift.max($0, 0) }
    return ((block.second * hidden).transpose, hidden)
  }
}
