/// $y = \alpha a + \beta b$, with $b$ optional.
struct LinearCombination: TapeOperation {
  let a: SlotRange
  let factorA: Double
  var b: SlotRange?
  var factorB = 0.0
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    guard let b else { return a.addMultiple(factorA, adjoints + result.first, to: adjoints) }
    let (source, targetA, targetB) = (adjoints + result.first, adjoints + a.first, adjoints + b.first)
    guard a.first + a.count <= b.first || b.first + b.count <= a.first else {
      a.addMultiple(factorA, source, to: adjoints)
      return b.addMultiple(factorB, source, to: adjoints)
    }
    for index in 0..<result.count {
      targetA[index] += factorA * source[index]
      targetB[index] += factorB * source[index]
    }
  }

  func pushTangents(_ tangents: SlotArray) {
    let target = tangents + result.first
    let a = tangents + a.first
    if let b = b.map({ tangents + $0.first }) {
      for index in 0..<result.count { target[index] = factorA * a[index] + factorB * b[index] }
    } else {
      for index in 0..<result.count { target[index] = factorA * a[index] }
    }
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
  }
}

/// $y_i = \varphi(a_i)$ with $\varphi'(a_i)$ in `slopes` and, for second derivatives, $\varphi''(a_i)$ in `bends`.
struct ElementwiseFunction: TapeOperation {
  let a: SlotRange
  let slopes: Vector
  /// Nil where all are zero.
  var bends: Vector?
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) { a.addProducts(1, slopes, adjoints + result.first, to: adjoints) }

  func pushTangents(_ tangents: SlotArray) {
    setProducts(slopes, tangents + a.first, in: tangents + result.first)
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    guard let bends else { return }
    addCurvature(bends, adjoints + result.first, tangents + a.first, to: adjointTangents + a.first)
  }
}

/// $y_i = a_i^2$: the product of a vector with itself, without an array of derivatives.
struct ElementwiseSquare: TapeOperation {
  let a: SlotRange
  let value: Vector
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) { a.addProducts(2, value, adjoints + result.first, to: adjoints) }

  func pushTangents(_ tangents: SlotArray) {
    let (target, tangent) = (tangents + result.first, tangents + a.first)
    value.storage.withUnsafeBufferPointer { value in
      guard let start = value.baseAddress else { return }
      for index in 0..<value.count { target[index] = 2 * start[index] * tangent[index] }
    }
  }

  /// $2(x\,\dot{\bar y} + \dot x\,\bar y)$ in one loop.
  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    let (target, change) = (adjointTangents + a.first, adjointTangents + result.first)
    let (tangent, adjoint) = (tangents + a.first, adjoints + result.first)
    value.storage.withUnsafeBufferPointer { value in
      guard let start = value.baseAddress else { return }
      for index in 0..<value.count {
        let first = start[index] * change[index]
        let second = tangent[index] * adjoint[index]
        target[index] += 2 * ((change[index] == 0 ? 0 : first) + (adjoint[index] == 0 ? 0 : second))
      }
    }
  }
}

/// $y_i = \varphi(a_i, b_i)$ for a function that is affine in $a$: a product or a quotient.
struct ElementwisePair: TapeOperation {
  let a: SlotRange
  let b: SlotRange
  let slopesA: Vector
  let slopesB: Vector
  /// $\varphi_{ab}$ and $\varphi_{bb}$, for second derivatives; nil for a product, where they are 1 and 0.
  var bends: (cross: Vector, second: Vector)?
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    a.addProducts(1, slopesA, adjoints + result.first, to: adjoints)
    b.addProducts(1, slopesB, adjoints + result.first, to: adjoints)
  }

  func pushTangents(_ tangents: SlotArray) {
    setProducts(slopesA, tangents + a.first, in: tangents + result.first)
    result.addTangents(slopesB, tangents + b.first, in: tangents)
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    let adjoint = adjoints + result.first
    let (targetA, targetB) = (adjointTangents + a.first, adjointTangents + b.first)
    guard let bends else {
      addProducts(1, tangents + b.first, adjoint, to: targetA, count: a.count)
      addProducts(1, tangents + a.first, adjoint, to: targetB, count: b.count)
      return
    }
    addCurvature(bends.cross, adjoint, tangents + b.first, to: targetA)
    addCurvature(bends.cross, adjoint, tangents + a.first, to: targetB)
    addCurvature(bends.second, adjoint, tangents + b.first, to: targetB)
  }
}

/// $y_i = s_i x_i$.
private func setProducts(_ slopes: Vector, _ x: UnsafePointer<Double>, in y: UnsafeMutablePointer<Double>) {
  slopes.storage.withUnsafeBufferPointer { slopes in
    guard let start = slopes.baseAddress else { return }
    for index in 0..<slopes.count { y[index] = start[index] * x[index] }
  }
}

/// $y_i \mathrel{+}= \varphi''_i\,\dot x_i\,\bar y_i$, and nothing where $\bar y_i = 0$.
private func addCurvature(
  _ bends: Vector, _ adjoint: UnsafePointer<Double>, _ tangent: UnsafePointer<Double>,
  to y: UnsafeMutablePointer<Double>
) {
  bends.storage.withUnsafeBufferPointer { bends in
    guard let start = bends.baseAddress else { return }
    for index in 0..<bends.count {
      let term = start[index] * tangent[index] * adjoint[index]
      y[index] += adjoint[index] == 0 ? 0 : term
    }
  }
}

extension SlotRange {
  /// Adds $s_i x_i$ to these slots.
  fileprivate func addTangents(_ slopes: Vector, _ x: UnsafePointer<Double>, in array: SlotArray) {
    let target = array + first
    slopes.storage.withUnsafeBufferPointer { slopes in
      guard let start = slopes.baseAddress else { return }
      for index in 0..<slopes.count { target[index] += start[index] * x[index] }
    }
  }
}
