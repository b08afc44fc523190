/// The elements of the given ranks (0 is the smallest), in the order of the ranks. No NaN.
///
/// One pass counts the elements by the leading 16 of their ordered bits, another gathers the few buckets in which the
/// ranks lie; a bucket that is still large is counted by its next 16 bits. Linear time whatever the data.
func orderStatistics(_ x: [Double], ranks: [Int]) -> [Double] {
  guard x.count >= 20_000 && ranks.count <= 100 else {
    var sorted = x
    sortAscending(&sorted)
    return ranks.map { sorted[$0] }
  }
  return select(x.map(\.orderedBits), ranks: ranks, shift: 48).map { Double(orderedBits: $0) }
}

/// The keys of the given ranks among keys that agree in all bits above the 16 at `shift`.
private func select(_ keys: [UInt64], ranks: [Int], shift: UInt64) -> [UInt64] {
  let starts = bucketStarts(keys, shift: shift)
  let buckets = ranks.map { rank in lastIndex(of: starts) { $0 <= rank } }
  let gathered = gather(keys, Set(buckets), starts, shift: shift)
  var found = [UInt64](repeating: 0, count: ranks.count)
  for (bucket, members) in gathered {
    let wanted = ranks.indices.filter { buckets[$0] == bucket }
    let inner = wanted.map { ranks[$0] - starts[bucket] }
    let values =
      members.count >= 20_000 && shift > 0
      ? select(members, ranks: inner, shift: shift - 16) : sorted(members, at: inner, shift: shift)
    for (index, value) in zip(wanted, values) { found[index] = value }
  }
  return found
}

/// The keys at these ranks; once all bits have been used, the keys of a bucket are equal.
private func sorted(_ keys: [UInt64], at ranks: [Int], shift: UInt64) -> [UInt64] {
  if shift == 0 { return ranks.map { _ in keys[0] } }
  let sorted = keys.sorted()
  return ranks.map { sorted[$0] }
}

/// How many keys lie in the buckets before each of the 65536.
private func bucketStarts(_ keys: [UInt64], shift: UInt64) -> [Int] {
  var starts = [Int](repeating: 0, count: 65536)
  starts.withUnsafeMutableBufferPointer { starts in
    for key in keys { starts[Int(truncatingIfNeeded: key &>> shift & 0xFFFF)] &+= 1 }
    var start = 0
    for bucket in 0..<65536 { (starts[bucket], start) = (start, start + starts[bucket]) }
  }
  return starts
}

/// The keys in each of the wanted buckets.
private func gather(
  _ keys: [UInt64], _ wanted: Set<Int>, _ starts: [Int], shift: UInt64
) -> [Int: [UInt64]] {
  var isWanted = [Bool](repeating: false, count: 65536)
  for bucket in wanted { isWanted[bucket] = true }
  var gathered: [UInt64] = []
  isWanted.withUnsafeBufferPointer { isWanted in
    for key in keys where isWanted[Int(truncatingIfNeeded: key &>> shift & 0xFFFF)] { gathered.append(key) }
  }
  return Dictionary(grouping: gathered) { Int(truncatingIfNeeded: $0 &>> shift & 0xFFFF) }
}

/// The last index whose element satisfies a predicate that changes once from true to false; the first element does.
private func lastIndex(of starts: [Int], where predicate: (Int) -> Bool) -> Int {
  var (low, high) = (0, starts.count)
  while high - low > 1 {
    let middle = (low + high) / 2
    if predicate(starts[middle]) { low = middle } else { high = middle }
  }
  return low
}
