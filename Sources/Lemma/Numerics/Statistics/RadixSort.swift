/// Eight digits of eight bits: six of eleven would be fewer passes, but 2048 places to write to outgrow the cache.
private let digitBits: UInt64 = 8
private let buckets = 1 << 8

/// Sorts in ascending order. No NaN; -0 is put before 0.
///
/// From a few thousand elements on by radix: stable passes over eight bits each, lowest first, which take no comparison and so no
/// mispredicted branch. The upper five digits tell nearly all numbers apart, so the lower three are sorted only where many share
/// the upper ones; what few pairs are left in the wrong order then change places one by one.
func sortAscending(_ x: inout [Double]) {
  guard x.count >= 2000 else { return x.sort() }
  x.withUnsafeMutableBufferPointer { x in
    x.withMemoryRebound(to: UInt64.self) { keys in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: keys.count) { sortKeys(keys, besides: $0) }
    }
  }
}

/// Makes ordered keys of the bits of doubles, where they stand, sorts them, and makes them bits of doubles again.
private func sortKeys(_ keys: UnsafeMutableBufferPointer<UInt64>, besides other: UnsafeMutableBufferPointer<UInt64>) {
  for index in keys.indices { keys[index] = Double(bitPattern: keys[index]).orderedBits }
  var counts = digitCounts(keys)
  let upper = upperDigitsSuffice(counts, count: keys.count)
  var sorted = radixSort(keys, other, &counts, digits: upper ? 3..<8 : 0..<8)
  if upper, !settle(sorted, moves: keys.count) {
    counts = digitCounts(sorted)
    sorted = radixSort(sorted, sorted.baseAddress == keys.baseAddress ? other : keys, &counts, digits: 0..<8)
  }
  for index in keys.indices { keys[index] = Double(orderedBits: sorted[index]).bitPattern }
}

/// Whether the upper five digits take enough values to tell that many keys apart, if they took them independently.
private func upperDigitsSuffice(_ counts: [Int], count: Int) -> Bool {
  let values = (3..<8).map { digit in counts[buckets * digit..<buckets * (digit + 1)].count { $0 > 0 } }
  return values.reduce(1.0) { $0 * Double($1) } >= Double(count)
}

/// Insertion sort, which is quick where nearly everything is in place.
///
/// - Returns: Whether `moves` sufficed; where not, the keys are the same and in no order.
private func settle(_ keys: UnsafeMutableBufferPointer<UInt64>, moves: Int) -> Bool {
  var left = moves
  for index in 1..<keys.count where keys[index] < keys[index - 1] {
    let key = keys[index]
    var place = index
    while place > 0, key < keys[place - 1] {
      keys[place] = keys[place - 1]
      place -= 1
    }
    keys[place] = key
    left -= index - place
    if left < 0 { return false }
  }
  return true
}

/// Sorts the keys between the two buffers by the given digits, of which `counts` has the values' frequencies; returns the one that holds the result.
private func radixSort(
  _ first: UnsafeMutableBufferPointer<UInt64>, _ second: UnsafeMutableBufferPointer<UInt64>, _ counts: inout [Int],
  digits: Range<Int>
) -> UnsafeMutableBufferPointer<UInt64> {
  var (source, target) = (first, second)
  counts.withUnsafeMutableBufferPointer { counts in
    for digit in digits {
      let shift = UInt64(digit) * digitBits
      let places = UnsafeMutableBufferPointer(rebasing: counts[buckets * digit..<buckets * (digit + 1)])
      // All keys share this digit: nothing would move.
      if places[bucket(source[0], shift)] == source.count { continue }
      var start = 0
      for value in 0..<buckets { (places[value], start) = (start, start + places[value]) }
      for key in source {
        let value = bucket(key, shift)
        target[places[value]] = key
        places[value] &+= 1
      }
      swap(&source, &target)
    }
  }
  return source
}

@inline(__always)
private func bucket(_ key: UInt64, _ shift: UInt64) -> Int {
  Int(truncatingIfNeeded: key &>> shift) & (buckets - 1)
}

/// How many keys have each value of each digit.
private func digitCounts(_ keys: UnsafeMutableBufferPointer<UInt64>) -> [Int] {
  var counts = [Int](repeating: 0, count: 8 * buckets)
  counts.withUnsafeMutableBufferPointer { counts in
    for key in keys {
      for digit in 0..<8 { counts[buckets &* digit &+ bucket(key, UInt64(digit) &* digitBits)] &+= 1 }
    }
  }
  return counts
}
