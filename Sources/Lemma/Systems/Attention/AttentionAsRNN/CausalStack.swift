/// Layers of causal attention with residual connections, $h^{(l)}=h^{(l-1)}+\mathrm{attention}(h^{(l-1)}W_q,h^{(l-1)}W_k,h^{(l-1)}W_v)$, scale $1/\sqrt d$.
///
/// Evaluated in two ways that give the same numbers: with every layer's keys and values kept, or with nothing kept but one state for each layer.
public struct CausalStack: Sendable {
  /// The three d x d matrices of a layer.
  public struct Layer: Sendable, Hashable {
    public let query: Matrix
    public let key: Matrix
    public let value: Matrix

    public init(query: Matrix, key: Matrix, value: Matrix) {
      requireSquare("CausalStack.Layer", query)
      requireEqualShapes("CausalStack.Layer", query, key)
      requireEqualShapes("CausalStack.Layer", query, value)
      (self.query, self.key, self.value) = (query, key, value)
    }
  }

  public let layers: [Layer]

  /// All layers must have one width.
  public init(layers: [Layer]) {
    for (index, layer) in layers.enumerated() {
      require(
        layer.query.rows == layers[0].query.rows,
        "CausalStack: layers[\(index)] is \(layer.query.shape), layers[0] is \(layers[0].query.shape)")
    }
    self.layers = layers
  }

  /// The states above the last layer, one token a row. $O(Ln^2d)$ time and $O(nd)$ memory beside the input.
  public func hiddenStates(of x: Matrix) -> Matrix {
    requireWidth(x)
    return layers.reduce(x) { h, layer in
      h + attention(queries: h * layer.query, keys: h * layer.key, values: h * layer.value, mask: .causal)
    }
  }

  /// Stops unless the input is as wide as the layers.
  func requireWidth(_ x: Matrix) {
    guard let width = layers.first?.query.rows else { return }
    require(x.columns == width, "CausalStack: input \(x.shape), expected \(width) columns")
  }
}
