/// $X = A^{-1} B$; an operand without slots is a constant.
///
/// With $S = A^{-\top} \bar X$ the pullbacks are $\bar B \mathrel{+}= S$ and $\bar A \mathrel{+}= -S X^\top$.
/// Source: Giles, "Collected matrix derivative results for forward and reverse mode algorithmic differentiation", 2008.
struct SolveOperation: TapeOperation {
  let a: SlotRange?
  let b: SlotRange?
  let matrix: Matrix
  let solution: Matrix
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    let sensitivity = solvedTransposed(result.matrix(in: adjoints, rows: matrix.rows))
    b?.add(sensitivity, to: adjoints)
    a?.add(-(sensitivity * solution.transpose), to: adjoints)
  }

  func pushTangents(_ tangents: SlotArray) {
    var right = b?.matrix(in: tangents, rows: matrix.rows) ?? Matrix(rows: matrix.rows, columns: solution.columns)
    if let a { right = right - a.matrix(in: tangents, rows: matrix.rows) * solution }
    result.set(solved(matrix, right), in: tangents)
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    var change = result.matrix(in: adjointTangents, rows: matrix.rows)
    let sensitivity = solvedTransposed(result.matrix(in: adjoints, rows: matrix.rows))
    if let a { change = change - transposeProduct(a.matrix(in: tangents, rows: matrix.rows), sensitivity) }
    let sensitivityChange = solvedTransposed(change)
    b?.add(sensitivityChange, to: adjointTangents)
    let tangent = result.matrix(in: tangents, rows: matrix.rows)
    a?.add(-(sensitivityChange * solution.transpose + sensitivity * tangent.transpose), to: adjointTangents)
  }

  private func solvedTransposed(_ right: Matrix) -> Matrix { solved(matrix.transpose, right) }

  /// The matrix was factored before; should rounding make it singular now, NaN says so.
  private func solved(_ a: Matrix, _ b: Matrix) -> Matrix {
    guard b.elements.allSatisfy(\.isFinite), let x = try? solve(a, b) else {
      return Matrix(rows: b.rows, columns: b.columns, repeating: .nan)
    }
    return x
  }
}

/// $y = \log|\det A|$, with gradient $A^{-\top}$.
struct LogDeterminantOperation: TapeOperation {
  let a: SlotRange
  let inverse: Matrix
  let result: Int

  func pullAdjoints(_ adjoints: SlotArray) { a.add(inverse.transpose * adjoints[result], to: adjoints) }

  func pushTangents(_ tangents: SlotArray) {
    tangents[result] = (inverse * a.matrix(in: tangents, rows: inverse.rows)).trace
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    // The inverse changes by -A⁻¹ Ȧ A⁻¹.
    let change = inverse * a.matrix(in: tangents, rows: inverse.rows) * inverse
    a.add(change.transpose * -adjoints[result], to: adjointTangents)
  }
}

/// The solution $X$ of $AX = B$; differentiable in both. One factorisation forward and one for each sweep.
///
/// `A` is square, with as many rows as `B`. Throws `singularMatrix` for an exactly singular matrix.
public func solve(_ A: TracedMatrix, _ B: TracedMatrix) throws -> TracedMatrix {
  requireSameTrace(A.tape, B.tape)
  let solution = try solve(A.value, B.value)
  return TracedMatrix.recording(solution, on: A.tape ?? B.tape) {
    SolveOperation(a: A.operand, b: B.operand, matrix: A.value, solution: solution, result: $0)
  }
}

/// The solution $x$ of $Ax = b$; differentiable in both.
public func solve(_ A: TracedMatrix, _ b: TracedVector) throws -> TracedVector {
  try solve(A, TracedMatrix(b, rows: b.count, columns: 1)).elements
}

extension TracedMatrix {
  /// $\log|\det A|$, with gradient $A^{-\top}$; $-\infty$ with gradient NaN for a singular matrix. The matrix must be square.
  public var logAbsoluteDeterminant: TracedScalar {
    let logarithm = value.logAbsoluteDeterminant
    return elements.recording(logarithm) { result, _ in
      let inverse = (try? value.inverse()) ?? Matrix(rows: rows, columns: columns, repeating: .nan)
      return LogDeterminantOperation(a: slots, inverse: inverse, result: result)
    }
  }
}
