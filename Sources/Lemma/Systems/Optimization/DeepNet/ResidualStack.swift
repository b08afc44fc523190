/// A stack of residual sublayers $F(x) = \mathrm{relu}(x A^\top)\,B^\top$, normalised after or before each branch, with
/// its gradients by hand-written back-propagation.
///
/// Rows of an input are tokens. Every pass costs $4\,n\,d\,h$ operations per block for $n$ tokens, width $d$ and
/// hidden width $h$ (three times that for the gradients), all of them in BLAS.
public struct ResidualStack: Sendable {
  /// One sublayer's two matrices; also the gradient with respect to them.
  public struct Block: Equatable, Sendable {
    /// $A$, hidden × width.
    public var first: Matrix
    /// $B$, width × hidden.
    public var second: Matrix

    public init(first: Matrix, second: Matrix) {
      self.first = first
      self.second = second
    }
  }

  /// Where the normalisation stands.
  public enum Placement: Equatable, Sendable {
    /// $x \leftarrow \mathrm{LN}(\alpha x + F(x))$.
    case postNorm(alpha: Double)
    /// $x \leftarrow x + F(\mathrm{LN}(x))$, and a final $\mathrm{LN}$ after the last block.
    case preNorm
  }

  /// The direction of a step: the gradient itself, or its signs (what Adam does at its first step).
  public enum Step: Sendable { case gradient, sign }

  /// The sublayers from the input to the output.
  public let blocks: [Block]

  /// Where the normalisation stands.
  public let placement: Placement

  /// A stack of these blocks: at least one, all of one width and one hidden width.
  public init(blocks: [Block], placement: Placement) {
    require(!blocks.isEmpty, "ResidualStack: blocks must not be empty")
    let (hidden, width) = (blocks[0].first.rows, blocks[0].first.columns)
    for (index, block) in blocks.enumerated() {
      block.first.requireShape(hidden, width, "blocks[\(index)].first")
      block.second.requireShape(width, hidden, "blocks[\(index)].second")
    }
    if case .postNorm(let alpha) = placement {
      require(alpha.isFinite, "ResidualStack: alpha must be finite, got \(alpha)")
    }
    self.blocks = blocks
    self.placement = placement
  }

  /// Random blocks in the order of the stack, first matrix before second:
  /// $A \sim \mathcal N(0, 2g^2/d)$, $B \sim \mathcal N(0, g^2/h)$ with gain $g$, width $d$, hidden width $h$.
  ///
  /// `depth`, `width` and `hidden` are at least 1, `gain` is finite and not negative.
  public init(
    depth: Int, width: Int, hidden: Int, gain: Double, placement: Placement, using generator: inout SeededGenerator
  ) {
    for (count, name) in [(depth, "depth"), (width, "width"), (hidden, "hidden")] {
      require(count >= 1, "ResidualStack: \(name) must be at least 1, got \(count)")
    }
    require(gain >= 0 && gain.isFinite, "ResidualStack: gain must be finite and not negative, got \(gain)")
    let firstScale = gain * (2 / Double(width)).squareRoot()
    let secondScale = gain / Double(hidden).squareRoot()
    var blocks: [Block] = []
    for _ in 0..<depth {
      let first = Matrix.normal(rows: hidden, columns: width, using: &generator) * firstScale
      let second = Matrix.normal(rows: width, columns: hidden, using: &generator) * secondScale
      blocks.append(Block(first: first, second: second))
    }
    self.init(blocks: blocks, placement: placement)
  }
}

extension ResidualStack {
  var width: Int { blocks[0].first.columns }

  /// Checks an input: one row per token, as wide as the stack.
  func requireTokens(_ x: Matrix, _ function: String) {
    require(x.rows >= 1, "\(function): the input has no rows")
    x.requireShape(x.rows, width, "\(function): the input")
  }
}

extension Matrix {
  fileprivate func requireShape(_ rows: Int, _ columns: Int, _ name: String) {
    require(
      self.rows == rows && self.columns == columns,
      "ResidualStack: \(name) is \(self.rows) x \(self.columns), expected \(rows) x \(columns)")
  }
}
