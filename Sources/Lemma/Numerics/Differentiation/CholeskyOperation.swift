/// $A = LL^\top$, of which only the lower triangle of $A$ is read.
///
/// With $\Phi$ the lower triangle with halved diagonal, $\dot L = L\,\Phi(L^{-1} \dot A L^{-\top})$, and the pullback is
/// $S = L^{-\top} \Phi(L^\top \bar L)\,L^{-1}$, made symmetric and folded onto the lower triangle.
/// Source: Murray, "Differentiation of the Cholesky decomposition", 2016, arXiv:1602.07527.
struct CholeskyOperation: TapeOperation {
  let a: SlotRange
  let factor: Matrix
  let inverse: Matrix
  let result: SlotRange

  private var order: Int { factor.rows }

  func pullAdjoints(_ adjoints: SlotArray) { a.add(folded(sensitivity(adjoints)), to: adjoints) }

  func pushTangents(_ tangents: SlotArray) {
    let tangent = unfolded(a.matrix(in: tangents, rows: order))
    result.set(factor * halvedLower(inverse * tangent * inverse.transpose), in: tangents)
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    let change = result.matrix(in: tangents, rows: order)
    let adjoint = lower(result.matrix(in: adjoints, rows: order))
    let adjointChange = lower(result.matrix(in: adjointTangents, rows: order))
    let inner = halvedLower(transposeProduct(change, adjoint) + transposeProduct(factor, adjointChange))
    let value = sensitivity(adjoints)
    let left = transposeProduct(inverse, transposeProduct(change, value))
    let right = value * change * inverse
    a.add(folded(transposeProduct(inverse, inner) * inverse - left - right), to: adjointTangents)
  }

  private func sensitivity(_ adjoints: SlotArray) -> Matrix {
    let adjoint = lower(result.matrix(in: adjoints, rows: order))
    return transposeProduct(inverse, halvedLower(transposeProduct(factor, adjoint))) * inverse
  }

  private func halvedLower(_ x: Matrix) -> Matrix {
    Matrix(rows: order, columns: order) { $0 > $1 ? x[$0, $1] : ($0 == $1 ? 0.5 * x[$0, $1] : 0) }
  }

  private func lower(_ x: Matrix) -> Matrix { Matrix(rows: order, columns: order) { $0 >= $1 ? x[$0, $1] : 0 } }

  /// The symmetric matrix with this lower triangle.
  private func unfolded(_ x: Matrix) -> Matrix {
    Matrix(rows: order, columns: order) { $0 >= $1 ? x[$0, $1] : x[$1, $0] }
  }

  /// The derivatives by the elements of the lower triangle, each of which stands for two elements.
  private func folded(_ x: Matrix) -> Matrix {
    Matrix(rows: order, columns: order) { $0 > $1 ? x[$0, $1] + x[$1, $0] : ($0 == $1 ? x[$0, $1] : 0) }
  }
}

/// The lower Cholesky factor of a symmetric positive definite matrix; differentiable.
///
/// Reads the lower triangle only, so the derivative by every element above the diagonal is 0. Throws `notPositiveDefinite(order:)`.
public func cholesky(_ A: TracedMatrix) throws -> TracedMatrix {
  let factor = try cholesky(A.value)
  let inverse = try factor.inverse()
  return TracedMatrix.recording(factor, on: A.tape) {
    CholeskyOperation(a: A.slots, factor: factor, inverse: inverse, result: $0)
  }
}
