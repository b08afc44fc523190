/// $A = U\,\mathrm{diag}(\sigma)\,V^\top$, thin; the result's slots are those of $U$, $\sigma$ and $V^\top$, one after another.
///
/// With $F_{ij} = 1/(\sigma_j^2 - \sigma_i^2)$ off the diagonal. A single singular value has a derivative where it is simple and
/// positive, the vectors where all singular values differ; elsewhere infinities or NaN appear.
/// Source: Townsend, "Differentiating the singular value decomposition", 2016.
struct SVDOperation: TapeOperation {
  let a: SlotRange
  let u: Matrix
  let s: Vector
  let vT: Matrix
  let resultU: SlotRange
  let resultS: SlotRange
  let resultVT: SlotRange

  private var rank: Int { s.count }

  func pullAdjoints(_ adjoints: SlotArray) {
    let (adjointU, adjointVT) = (resultU.matrix(in: adjoints, rows: u.rows), resultVT.matrix(in: adjoints, rows: rank))
    let adjointS = resultS.vector(in: adjoints)
    let leftTwist = twist(transposeProduct(u, adjointU))
    let rightTwist = twist(vT * adjointVT.transpose)
    let core = Matrix(rows: rank, columns: rank) { i, j in
      i == j ? adjointS[i] : leftTwist[i, j] * s[j] + s[i] * rightTwist[i, j]
    }
    a.add(u * core * vT, to: adjoints)
    // The parts outside the spaces spanned by the singular vectors.
    if u.rows > rank && hasInfluence(adjointU) {
      a.add(dividedColumns(adjointU - u * transposeProduct(u, adjointU)) * vT, to: adjoints)
    }
    if vT.columns > rank && hasInfluence(adjointVT) {
      let outside = (adjointVT - adjointVT * vT.transpose * vT).transpose
      a.add(u * dividedColumns(outside).transpose, to: adjoints)
    }
  }

  func pushTangents(_ tangents: SlotArray) {
    let tangent = a.matrix(in: tangents, rows: u.rows)
    let core = transposeProduct(u, tangent) * vT.transpose
    resultS.set(core.diagonal, in: tangents)
    let left = Matrix(rows: rank, columns: rank) { i, j in
      i == j ? 0 : gap(i, j) * (core[i, j] * s[j] + s[i] * core[j, i])
    }
    let right = Matrix(rows: rank, columns: rank) { i, j in
      i == j ? 0 : gap(i, j) * (s[i] * core[i, j] + core[j, i] * s[j])
    }
    let v = vT.transpose
    let outsideU = dividedColumns(tangent * v - u * core)
    let outsideV = dividedColumns(transposeProduct(tangent, u) - v * core.transpose)
    let changeU = u * left
    let changeV = v * right
    resultU.set(u.rows > rank ? changeU + outsideU : changeU, in: tangents)
    resultVT.set((vT.columns > rank ? changeV + outsideV : changeV).transpose, in: tangents)
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    preconditionFailed("hessianVectorProduct: svd and singularValues have first derivatives only")
  }

  private func gap(_ i: Int, _ j: Int) -> Double { 1 / ((s[j] - s[i]) * (s[j] + s[i])) }

  /// $F \circ (X - X^\top)$, zero where the antisymmetric part is, whatever the gap.
  private func twist(_ x: Matrix) -> Matrix {
    Matrix(rows: rank, columns: rank) { i, j in
      let part = x[i, j] - x[j, i]
      return part == 0 ? 0 : gap(i, j) * part
    }
  }

  private func dividedColumns(_ x: Matrix) -> Matrix { Matrix(rows: x.rows, columns: rank) { x[$0, $1] / s[$1] } }

  private func hasInfluence(_ adjoint: Matrix) -> Bool { adjoint.elements.contains { $0 != 0 } }
}

/// The thin singular value decomposition; differentiable once, the values where they are simple and positive, the vectors
/// where all values differ.
public func svd(_ A: TracedMatrix) -> (u: TracedMatrix, s: TracedVector, vT: TracedMatrix) {
  let (u, s, vT) = svd(A.value)
  guard let tape = A.tape else { return (TracedMatrix(u), TracedVector(constant: s), TracedMatrix(vT)) }
  let (sizeU, sizeVT) = (u.rows * u.columns, vT.rows * vT.columns)
  let first = tape.append(count: sizeU + s.count + sizeVT) { first in
    SVDOperation(
      a: A.slots, u: u, s: s, vT: vT, resultU: SlotRange(result: first, sizeU),
      resultS: SlotRange(result: first + sizeU, s.count), resultVT: SlotRange(result: first + sizeU + s.count, sizeVT))
  }
  return (
    TracedMatrix(u, slot: first, tape: tape), TracedVector(s, slot: first + UInt32(sizeU), tape: tape),
    TracedMatrix(vT, slot: first + UInt32(sizeU + s.count), tape: tape)
  )
}

/// The singular values in descending order; differentiable once where they are simple and positive.
public func singularValues(_ A: TracedMatrix) -> TracedVector { svd(A).s }
