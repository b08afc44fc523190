import Lemma
import Testing

/// Contiguous storage, copied only when written to while shared; a sequence, not a collection.
@Suite struct VectorStorageTests {
  private static func address(_ x: Vector) -> Int {
    x.withContiguousStorageIfAvailable { Int(bitPattern: $0.baseAddress) } ?? 0
  }

  private static func address(_ x: [Double]) -> Int { x.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) } }

  @Test func copiesAndArraysShareTheElements() {
    let array = (0..<1000).map(Double.init)
    let x = Vector(array)
    let y = x
    #expect(Self.address(x) == Self.address(array) && Self.address(y) == Self.address(x))
    #expect(Self.address(x.elements) == Self.address(x) && x.withContiguousStorageIfAvailable(\.count) == 1000)
    let A = Matrix(rows: 20, columns: 50) { _, _ in 1 }
    let B = A
    #expect(Self.address(A.elements) == Self.address(B.elements))
  }

  @Test func onlyASharedVectorIsCopiedWhenWrittenTo() {
    var x = Vector(1000)
    let before = Self.address(x)
    x[3] = 1
    x[10..<12] = [5, 6]
    x += Vector(repeating: 1, count: 1000)
    x *= 2
    #expect(Self.address(x) == before && x[3] == 4 && x[11] == 14)
    let kept = x
    x[0] = 7
    #expect(Self.address(x) != before && Self.address(kept) == before && kept[0] == 2 && x[0] == 7)
  }

  /// One operation each: after two, the allocator may have given the first storage back.
  @Test func intermediateResultsLendTheirStorage() {
    func check(_ operation: (consuming Vector) -> Vector) {
      let x = Vector(repeating: 3, count: 500)
      let before = Self.address(x)
      #expect(Self.address(operation(x)) == before)
    }
    check { $0 + 1 }
    check { 2 * $0 }
    check { -$0 }
    check { $0 / Vector(repeating: 2, count: 500) }
  }

  @Test func isASequenceButNoCollection() {
    let x: any Sequence = [1, 2, 3] as Vector
    #expect(!(x is any Collection))
    let iterator: IndexingIterator<[Double]> = ([4, 5] as Vector).makeIterator()
    #expect(Array(IteratorSequence(iterator)) == [4, 5])
    let matrix: Any = Matrix.identity(2)
    #expect(!(matrix is any Sequence))
  }
}
