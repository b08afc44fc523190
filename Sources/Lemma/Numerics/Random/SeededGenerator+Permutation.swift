extension SeededGenerator {
  /// A uniformly random permutation of `0..<count`.
  ///
  /// Fisher-Yates from the last position $i$ down to 1, each exchanged with position `integer(below: i + 1)`.
  public mutating func permutation(_ count: Int) -> [Int] {
    require(count >= 0, "permutation: the count \(count) is negative")
    var order = Array(0..<count)
    var i = count - 1
    while i > 0 {
      order.swapAt(i, integer(below: i + 1))
      i -= 1
    }
    return order
  }

  /// `count` different members of `0..<population` in random order, every ordered choice equally likely.
  ///
  /// The first `count` places of a Fisher-Yates shuffle from the front: place $i$ is exchanged with
  /// $i$ + `integer(below: population - i)`. Memory and time are proportional to `count`, not to the population.
  public mutating func sample(_ count: Int, from population: Int) -> [Int] {
    require(population >= 0, "sample: the population \(population) is negative")
    require(
      0 <= count && count <= population,
      "sample: the count \(count) is not between 0 and the population \(population)")
    // Only the displaced places are stored; all others still hold their own number.
    var displaced: [Int: Int] = [:]
    displaced.reserveCapacity(count)
    return (0..<count).map { i in
      let j = i + integer(below: population - i)
      let chosen = displaced[j] ?? j
      displaced[j] = displaced[i] ?? i
      return chosen
    }
  }
}
