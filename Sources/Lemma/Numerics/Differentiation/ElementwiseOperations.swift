/// $y = \alpha a + \beta b$, with $b$ optional.
struct LinearCombination: TapeOperation {
  let a: SlotRange
  let factorA: Double
  var b: SlotRange?
  var factorB = 0.0
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    let source = result.values(in: adjoints)
    Self.add(factorA, source, to: a.values(in: adjoints))
    if let b { Self.add(factorB, source, to: b.values(in: adjoints)) }
  }

  func pushTangents(_ tangents: SlotArray) {
    let target = result.values(in: tangents)
    let a = a.values(in: tangents)
    for index in target.indices { target[index] = factorA * a[index] }
    if let b { Self.add(factorB, b.values(in: tangents), to: target) }
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
  }

  private typealias Values = UnsafeMutableBufferPointer<Double>

  private static func add(_ factor: Double, _ source: Values, to target: Values) {
    for index in target.indices { target[index] += factor * source[index] }
  }
}

/// $y_i = \varphi(a_i)$ with $\varphi'(a_i)$ in `slopes` and, for second derivatives, $\varphi''(a_i)$ in `bends`.
struct ElementwiseFunction: TapeOperation {
  let a: SlotRange
  let slopes: Vector
  /// Nil where all are zero.
  var bends: Vector?
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    accumulate(slopes, result.values(in: adjoints), into: a.values(in: adjoints))
  }

  func pushTangents(_ tangents: SlotArray) {
    let target = result.values(in: tangents)
    let source = a.values(in: tangents)
    for index in target.indices { target[index] = slopes.storage[index] * source[index] }
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    guard let bends else { return }
    let target = a.values(in: adjointTangents)
    let (tangent, adjoint) = (a.values(in: tangents), result.values(in: adjoints))
    for index in target.indices where adjoint[index] != 0 {
      target[index] += bends.storage[index] * tangent[index] * adjoint[index]
    }
  }
}

/// $y_i = \varphi(a_i, b_i)$ for a function that is affine in $a$: a product or a quotient.
struct ElementwisePair: TapeOperation {
  let a: SlotRange
  let b: SlotRange
  let slopesA: Vector
  let slopesB: Vector
  /// $\varphi_{ab}$ and $\varphi_{bb}$, for second derivatives.
  var bends: (cross: Vector, second: Vector)?
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    let source = result.values(in: adjoints)
    accumulate(slopesA, source, into: a.values(in: adjoints))
    accumulate(slopesB, source, into: b.values(in: adjoints))
  }

  func pushTangents(_ tangents: SlotArray) {
    let target = result.values(in: tangents)
    let (a, b) = (a.values(in: tangents), b.values(in: tangents))
    for index in target.indices {
      target[index] = slopesA.storage[index] * a[index] + slopesB.storage[index] * b[index]
    }
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    guard let bends else { return }
    let (targetA, targetB) = (a.values(in: adjointTangents), b.values(in: adjointTangents))
    let (tangentA, tangentB) = (a.values(in: tangents), b.values(in: tangents))
    for (index, adjoint) in result.values(in: adjoints).enumerated() where adjoint != 0 {
      let cross = bends.cross.storage[index]
      targetA[index] += cross * tangentB[index] * adjoint
      targetB[index] += (cross * tangentA[index] + bends.second.storage[index] * tangentB[index]) * adjoint
    }
  }
}

/// Adds `slopes` times `source`; where the result has no influence, slopes may be infinite.
func accumulate(
  _ slopes: Vector, _ source: UnsafeMutableBufferPointer<Double>, into target: UnsafeMutableBufferPointer<Double>
) {
  slopes.storage.withUnsafeBufferPointer { slopes in
    for index in target.indices where source[index] != 0 { target[index] += slopes[index] * source[index] }
  }
}
