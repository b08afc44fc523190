/// $y = \sum_i \varphi_i(a_i)$ with $\varphi_i'$ in `slopes` and, for second derivatives, $\varphi_i''$ in `bends`.
struct SeparableSum: TapeOperation {
  let a: SlotRange
  let slopes: Vector
  /// Nil where all are zero.
  var bends: Vector?
  let result: Int

  func pullAdjoints(_ adjoints: SlotArray) {
    if adjoints[result] != 0 { a.add(adjoints[result], slopes, to: adjoints) }
  }

  func pushTangents(_ tangents: SlotArray) { tangents[result] = a.dot(slopes, in: tangents) }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    guard let bends, adjoints[result] != 0 else { return }
    a.add(adjoints[result], bends * a.vector(in: tangents), to: adjointTangents)
  }
}

/// $y = \sum_i a_i^2$.
struct SquaredNorm: TapeOperation {
  let a: SlotRange
  let value: Vector
  let result: Int

  func pullAdjoints(_ adjoints: SlotArray) { a.add(2 * adjoints[result], value, to: adjoints) }

  func pushTangents(_ tangents: SlotArray) { tangents[result] = 2 * a.dot(value, in: tangents) }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    let (change, adjoint) = (2 * adjointTangents[result], 2 * adjoints[result])
    let (target, tangent) = (adjointTangents + a.first, tangents + a.first)
    value.storage.withUnsafeBufferPointer { value in
      guard let start = value.baseAddress else { return }
      for index in 0..<value.count { target[index] += change * start[index] + adjoint * tangent[index] }
    }
  }
}

/// $y = \sum_i a_i b_i$.
struct InnerProduct: TapeOperation {
  let a: SlotRange
  let b: SlotRange
  let valueA: Vector
  let valueB: Vector
  let result: Int

  func pullAdjoints(_ adjoints: SlotArray) {
    a.add(adjoints[result], valueB, to: adjoints)
    b.add(adjoints[result], valueA, to: adjoints)
  }

  func pushTangents(_ tangents: SlotArray) {
    tangents[result] = a.dot(valueB, in: tangents) + b.dot(valueA, in: tangents)
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    a.addMultiple(adjoints[result], tangents + b.first, to: adjointTangents)
    b.addMultiple(adjoints[result], tangents + a.first, to: adjointTangents)
  }
}

/// $y = \lVert a \rVert$ with $u = a / y$; where $a = 0$ every derivative is taken as 0, a subgradient.
struct EuclideanNorm: TapeOperation {
  let a: SlotRange
  let direction: Vector
  let inverse: Double
  let result: Int

  func pullAdjoints(_ adjoints: SlotArray) { a.add(adjoints[result], direction, to: adjoints) }

  func pushTangents(_ tangents: SlotArray) { tangents[result] = a.dot(direction, in: tangents) }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    // The Hessian is (I - uuᵀ) / y.
    let tangent = a.vector(in: tangents)
    let scale = adjoints[result] * inverse
    a.add(scale, tangent, to: adjointTangents)
    a.add(-scale * dot(direction, tangent), direction, to: adjointTangents)
  }
}

/// $y = \log\sum_i e^{a_i}$ with $p = \operatorname{softmax}(a)$.
struct LogSumExp: TapeOperation {
  let a: SlotRange
  let weights: Vector
  let result: Int

  func pullAdjoints(_ adjoints: SlotArray) { a.add(adjoints[result], weights, to: adjoints) }

  func pushTangents(_ tangents: SlotArray) { tangents[result] = a.dot(weights, in: tangents) }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    // The Hessian is diag(p) - ppᵀ.
    let tangent = a.vector(in: tangents)
    a.add(adjoints[result], weights * (tangent - dot(weights, tangent)), to: adjointTangents)
  }
}

/// $y = \operatorname{softmax}(a)$, with the symmetric Jacobian $\operatorname{diag}(y) - yy^\top$.
struct Softmax: TapeOperation {
  let a: SlotRange
  let weights: Vector
  let result: SlotRange

  private func product(_ x: Vector) -> Vector { weights * (x - dot(weights, x)) }

  func pullAdjoints(_ adjoints: SlotArray) { a.add(product(result.vector(in: adjoints)), to: adjoints) }

  func pushTangents(_ tangents: SlotArray) { result.set(product(a.vector(in: tangents)), in: tangents) }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    // The derivative of y * (x - y·x) along ẏ for a fixed x.
    let (adjoint, tangent) = (result.vector(in: adjoints), result.vector(in: tangents))
    let change = tangent * (adjoint - dot(weights, adjoint)) - weights * dot(tangent, adjoint)
    a.add(change, to: adjointTangents)
  }
}

/// $y = A a$ for a constant matrix.
struct MatrixAction: TapeOperation {
  let matrix: Matrix
  let a: SlotRange
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    a.add(applyTranspose(matrix, to: result.vector(in: adjoints)), to: adjoints)
  }

  func pushTangents(_ tangents: SlotArray) { result.set(matrix * a.vector(in: tangents), in: tangents) }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
  }
}
