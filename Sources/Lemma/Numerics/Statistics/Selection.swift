/// Rearranges the elements so that each of the ascending `ranks`, counted from `offset`, holds what it would if all
/// were sorted.
///
/// Quickselect on the median of a sample; expected time proportional to the count for a few ranks. No NaN.
func select(_ ranks: ArraySlice<Int>, in x: UnsafeMutableBufferPointer<Double>, from offset: Int) {
  var (x, ranks, offset) = (x, ranks, offset)
  while !ranks.isEmpty && x.count > 1 {
    if x.count <= 24 { return insertionSort(x) }
    let (less, greater) = partitionThreeWays(x, around: pivot(of: x))
    let split = ranks.firstIndex { $0 >= offset + less } ?? ranks.endIndex
    let rest = ranks[split...].firstIndex { $0 >= offset + greater } ?? ranks.endIndex
    select(ranks[..<split], in: UnsafeMutableBufferPointer(rebasing: x[..<less]), from: offset)
    ranks = ranks[rest...]
    x = UnsafeMutableBufferPointer(rebasing: x[greater...])
    offset += greater
  }
}

/// Moves what is below `pivot` to the front; returns where that ends and where the elements above the pivot may begin.
///
/// Only when nothing is below are the pivot's equals gathered as well: otherwise both sides have become smaller anyway.
private func partitionThreeWays(
  _ x: UnsafeMutableBufferPointer<Double>, around pivot: Double
) -> (less: Int, greater: Int) {
  let less = partition(x) { $0 < pivot }
  return (less, less == 0 ? partition(x) { $0 <= pivot } : less)
}

/// Moves the elements that satisfy the predicate to the front, without a branch in the loop; returns their number.
@inline(__always)
private func partition(_ x: UnsafeMutableBufferPointer<Double>, _ belongs: (Double) -> Bool) -> Int {
  var end = 0
  for index in 0..<x.count {
    let element = x[index]
    x[index] = x[end]
    x[end] = element
    end &+= belongs(element) ? 1 : 0
  }
  return end
}

/// The median of 25 elements spread over the buffer: a pivot near the middle whatever the order.
private func pivot(of x: UnsafeMutableBufferPointer<Double>) -> Double {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: 25) { sample in
    for index in 0..<25 { sample.initializeElement(at: index, to: x[(x.count - 1) / 24 * index]) }
    insertionSort(sample)
    return sample[12]
  }
}

private func insertionSort(_ x: UnsafeMutableBufferPointer<Double>) {
  for index in 1..<x.count {
    let element = x[index]
    var hole = index
    while hole > 0 && x[hole - 1] > element {
      x[hole] = x[hole - 1]
      hole -= 1
    }
    x[hole] = element
  }
}
