/// A law on $0,\dots,n-1$ prepared for many draws at constant cost: two words each, whatever $n$ is.
///
/// Each of $n$ columns of equal probability is shared by its own index and at most one other, the alias. Building takes
/// time and memory proportional to $n$. Source: Vose, "A linear algorithm for generating random numbers with a
/// given distribution", IEEE Trans. Softw. Eng. 17, 1991.
public struct AliasTable: Sendable {
  @usableFromInline let columns: [Column]

  /// One column: the share of its own index, and who has the rest.
  @frozen
  @usableFromInline
  struct Column: Sendable {
    @usableFromInline var share: Double
    @usableFromInline var alias: Int
  }

  /// - Precondition: weights finite and not negative, their sum positive and finite.
  public init(_ weights: Vector) {
    let total = requireWeights(weights.elements, "AliasTable")
    let scale = Double(weights.count)
    columns = Self.columns(shares: weights.elements.map { $0 / total * scale })
  }

  /// An index with its probability: the column is `integer(below: n)`, one `uniform()` decides between owner and alias.
  @inlinable
  public func sample(using generator: inout SeededGenerator) -> Int {
    let index = generator.integer(below: columns.count)
    let column = columns[index]
    return generator.uniform() < column.share ? index : column.alias
  }

  /// Fills the columns that are short from those that have too much, whose mean is 1 each.
  private static func columns(shares: [Double]) -> [Column] {
    var shares = shares
    var columns = shares.indices.map { Column(share: 1, alias: $0) }
    var small = shares.indices.filter { shares[$0] < 1 }
    var large = shares.indices.filter { shares[$0] >= 1 }
    while let receiver = small.last, let donor = large.last {
      small.removeLast()
      columns[receiver] = Column(share: shares[receiver], alias: donor)
      shares[donor] = (shares[donor] + shares[receiver]) - 1
      if shares[donor] < 1 { small.append(large.removeLast()) }
    }
    // Rounding may leave some on one side; their shares are 1 but for an ulp, as they were set.
    return columns
  }
}
