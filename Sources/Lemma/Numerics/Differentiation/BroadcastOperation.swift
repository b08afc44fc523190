/// $y_i = \varphi(a_i, s)$ for a scalar $s$ and a function that is affine in $a$.
struct BroadcastOperation: TapeOperation {
  let a: SlotRange
  let scalar: Int
  /// $\varphi_a$, the same for every element.
  let slope: Double
  /// $\varphi_s$.
  let scalarSlopes: Vector
  /// $\varphi_{as}$ and $\varphi_{ss}$.
  var cross = 0.0
  var scalarBends: Vector?
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    let source = result.values(in: adjoints)
    let target = a.values(in: adjoints)
    var total = 0.0
    for index in source.indices {
      target[index] += slope * source[index]
      total += scalarSlopes.storage[index] * source[index]
    }
    adjoints[scalar] += total
  }

  func pushTangents(_ tangents: SlotArray) {
    let target = result.values(in: tangents)
    let source = a.values(in: tangents)
    for index in target.indices {
      target[index] = slope * source[index] + scalarSlopes.storage[index] * tangents[scalar]
    }
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    let target = a.values(in: adjointTangents)
    let tangent = a.values(in: tangents)
    let scalarTangent = tangents[scalar]
    var total = 0.0
    for (index, adjoint) in result.values(in: adjoints).enumerated() {
      target[index] += cross * scalarTangent * adjoint
      total += cross * tangent[index] * adjoint
      if let scalarBends { total += scalarBends.storage[index] * scalarTangent * adjoint }
    }
    adjointTangents[scalar] += total
  }
}

extension TracedVector {
  /// Records $\varphi(a_i, s)$; `bends` is asked for second derivatives only.
  fileprivate static func broadcast(
    _ a: TracedVector, _ s: TracedScalar, _ value: Vector, slope: Double, scalarSlopes: Vector, cross: Double = 0,
    scalarBends: Vector? = nil
  ) -> TracedVector {
    requireSameTrace(a.tape, s.tape)
    guard let tape = a.tape ?? s.tape else { return TracedVector(constant: value) }
    let traced = a.settled(on: tape)
    let scalar = s.settled(on: tape)
    return traced.recording(value) { result, _ in
      BroadcastOperation(
        a: traced.slots, scalar: Int(scalar), slope: slope, scalarSlopes: scalarSlopes, cross: cross,
        scalarBends: scalarBends, result: result)
    }
  }

  /// This vector on the tape, also if it is a constant.
  func settled(on tape: Tape.Pointer) -> TracedVector {
    if self.tape != nil { return self }
    let slot = tape.append(count: count) { NoOperation(result: SlotRange(result: $0, count)) }
    return TracedVector(value, slot: slot, tape: tape)
  }

  /// $a_i + s$.
  public static func + (a: TracedVector, b: TracedScalar) -> TracedVector {
    broadcast(a, b, a.value + b.value, slope: 1, scalarSlopes: Vector(repeating: 1, count: a.count))
  }

  /// $a_i - s$.
  public static func - (a: TracedVector, b: TracedScalar) -> TracedVector {
    broadcast(a, b, a.value - b.value, slope: 1, scalarSlopes: Vector(repeating: -1, count: a.count))
  }

  /// $a_i s$.
  public static func * (a: TracedVector, b: TracedScalar) -> TracedVector {
    broadcast(a, b, a.value * b.value, slope: b.value, scalarSlopes: a.value, cross: 1)
  }

  /// $a_i / s$.
  public static func / (a: TracedVector, b: TracedScalar) -> TracedVector {
    let value = a.value / b.value
    let inverse = 1 / b.value
    return broadcast(
      a, b, value, slope: inverse, scalarSlopes: value * -inverse, cross: -inverse * inverse,
      scalarBends: value * (2 * inverse * inverse))
  }

  /// $s\,a_i$.
  public static func * (a: TracedScalar, b: TracedVector) -> TracedVector { b * a }
}

/// A constant among the recorded values.
struct NoOperation: TapeOperation {
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {}
  func pushTangents(_ tangents: SlotArray) { result.values(in: tangents).update(repeating: 0) }
  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {}
}
