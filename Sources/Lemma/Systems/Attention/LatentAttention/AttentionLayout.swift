/// What an attention layer keeps of each token while it generates, which is what limits the length of a conversation.
public enum AttentionLayout: Sendable, Hashable {
  /// A key and a value for every head: $2hd_h$ numbers.
  case multiHead(heads: Int, headDimension: Int)

  /// One key and one value for all heads: $2d_h$ (Shazeer 2019, arXiv:1911.02150).
  case multiQuery(headDimension: Int)

  /// A key and a value for each group of heads: $2gd_h$ (Ainslie and colleagues 2023, arXiv:2305.13245).
  case grouped(groups: Int, headDimension: Int)

  /// One latent vector of `rank` numbers, from which all keys and values are made, and one rotary key: $d_c+d_r$
  /// (DeepSeek-V2, 2024, arXiv:2405.04434).
  case latent(rank: Int, rotaryDimension: Int)
}

extension AttentionLayout {
  /// How many numbers a layer keeps of a token.
  public var elementsPerTokenPerLayer: Int {
    switch self {
    case .multiHead(let heads, let dimension): 2 * positive(heads, "heads") * positive(dimension, "headDimension")
    case .multiQuery(let dimension): 2 * positive(dimension, "headDimension")
    case .grouped(let groups, let dimension): 2 * positive(groups, "groups") * positive(dimension, "headDimension")
    case .latent(let rank, let dimension): positive(rank, "rank") + positive(dimension + 1, "rotaryDimension + 1") - 1
    }
  }

  /// How many bytes all layers keep of a token.
  ///
  /// - Parameters:
  ///   - layers: The number of layers.
  ///   - bitsPerElement: Of the stored numbers: 16 unless the cache is quantised.
  public func bytesPerToken(layers: Int, bitsPerElement: Int = 16) -> Double {
    Double(elementsPerTokenPerLayer * positive(layers, "layers") * positive(bitsPerElement, "bitsPerElement")) / 8
  }

  /// How many groups of this head dimension would take as much: elements / $(2d_h)$.
  public func equivalentGroups(headDimension: Int) -> Double {
    Double(elementsPerTokenPerLayer) / Double(2 * positive(headDimension, "headDimension"))
  }

  private func positive(_ value: Int, _ name: StaticString) -> Int {
    require(value >= 1, "AttentionLayout: \(name) must be positive, got \(value)")
    return value
  }
}
