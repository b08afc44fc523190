internal import CLapack

/// $Y = AB$; an operand without slots is a constant. A vector is a matrix of one column.
struct MatrixProductOperation: TapeOperation {
  let a: SlotRange?
  let b: SlotRange?
  let valueA: Matrix
  let valueB: Matrix
  let result: SlotRange

  private typealias Elements = UnsafePointer<Double>
  private typealias Target = UnsafeMutablePointer<Double>

  func pullAdjoints(_ adjoints: SlotArray) { addPullback(of: adjoints + result.first, to: adjoints) }

  func pushTangents(_ tangents: SlotArray) {
    let target = result.values(in: tangents)
    target.update(repeating: 0)
    guard let start = target.baseAddress else { return }
    if let a { multiply(tangents + a.first, valueB.storage, start) }
    if let b { multiply(valueA.storage, tangents + b.first, start) }
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    addPullback(of: adjointTangents + result.first, to: adjointTangents)
    guard let a, let b else { return }
    addPullbackToA(adjoints + result.first, tangents + b.first, adjointTangents + a.first)
    addPullbackToB(tangents + a.first, adjoints + result.first, adjointTangents + b.first)
  }

  private func addPullback(of cotangent: Target, to array: SlotArray) {
    if let a { addPullbackToA(cotangent, valueB.storage, array + a.first) }
    if let b { addPullbackToB(valueA.storage, cotangent, array + b.first) }
  }

  /// $Y \mathrel{+}= AB$.
  private func multiply(_ a: Elements, _ b: Elements, _ y: Target) {
    add(CblasNoTrans, CblasNoTrans, (valueA.rows, valueB.columns, valueA.columns), a, b, y)
  }

  /// $\bar A \mathrel{+}= \bar Y B^\top$.
  private func addPullbackToA(_ cotangent: Elements, _ b: Elements, _ target: Target) {
    add(CblasNoTrans, CblasTrans, (valueA.rows, valueA.columns, valueB.columns), cotangent, b, target)
  }

  /// $\bar B \mathrel{+}= A^\top \bar Y$.
  private func addPullbackToB(_ a: Elements, _ cotangent: Elements, _ target: Target) {
    add(CblasTrans, CblasNoTrans, (valueB.rows, valueB.columns, valueA.rows), a, cotangent, target)
  }

  private func add(
    _ transposeA: CBLAS_TRANSPOSE, _ transposeB: CBLAS_TRANSPOSE, _ shape: (m: Int, n: Int, k: Int), _ a: Elements,
    _ b: Elements, _ y: Target
  ) {
    guard shape.m > 0, shape.n > 0, shape.k > 0 else { return }
    prepareBLAS()
    let (m, n, k) = (lapackInt(shape.m), lapackInt(shape.n), lapackInt(shape.k))
    cblas_dgemm(
      CblasRowMajor, transposeA, transposeB, m, n, k, 1, a, transposeA == CblasTrans ? m : k, b,
      transposeB == CblasTrans ? k : n, 1, y, n)
  }
}
