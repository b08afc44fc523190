/// The sweeps over scalar records: the inner loops of every derivative.
extension ScalarRun {
  /// $\bar a \mathrel{+}= \varphi_a \bar c$ and $\bar b \mathrel{+}= \varphi_b \bar c$, from the last record to the first.
  ///
  /// In a running sum every adjoint comes straight from the one before. To read it back from memory would wait for the
  /// store at each term, so the latest one written that is still to be read is also kept in a register.
  func pullAdjoints(_ adjoints: SlotArray) {
    var kept: UInt32 = 0
    var keptAdjoint = 0.0
    var slot = UInt32(truncatingIfNeeded: firstSlot &+ count)
    var record = records + count
    while record > records {
      record -= 1
      slot &-= 1
      let adjoint: Double
      if slot == kept {
        adjoint = keptAdjoint
        kept = 0
      } else {
        adjoint = adjoints[Int(slot)]
      }
      // What the result does not depend on may have infinite derivatives.
      if adjoint == 0 { continue }
      let (a, b) = (record.pointee.a, record.pointee.b)
      let adjointA = adjoints[Int(a)] + record.pointee.partialA * adjoint
      adjoints[Int(a)] = adjointA
      if a >= kept { (kept, keptAdjoint) = (a, adjointA) }
      // All records of one operand would otherwise wait for each other at slot 0.
      if b == 0 { continue }
      let adjointB = adjoints[Int(b)] + record.pointee.partialB * adjoint
      adjoints[Int(b)] = adjointB
      if b == kept { keptAdjoint = adjointB }
    }
  }

  /// $\dot c = \varphi_a \dot a + \varphi_b \dot b$, from the first record to the last.
  func pushTangents(_ tangents: SlotArray) {
    for index in 0..<count {
      let record = records[index]
      tangents[firstSlot &+ index] =
        record.partialA * tangents[Int(record.a)] + record.partialB * tangents[Int(record.b)]
    }
  }

  /// $\dot{\bar a} \mathrel{+}= \varphi_a \dot{\bar c} + (\varphi_{aa} \dot a + \varphi_{ab} \dot b)\,\bar c$, likewise for $b$.
  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    guard let curvatures else { return }
    for index in (0..<count).reversed() {
      let adjoint = adjoints[firstSlot &+ index]
      let adjointTangent = adjointTangents[firstSlot &+ index]
      if adjoint == 0 && adjointTangent == 0 { continue }
      let record = records + index
      let curvature = curvatures + index
      let (a, b) = (Int(record.pointee.a), Int(record.pointee.b))
      let (tangentA, tangentB) = (tangents[a], tangents[b])
      let changeA = curvature.pointee.aa * tangentA + curvature.pointee.ab * tangentB
      adjointTangents[a] += record.pointee.partialA * adjointTangent + changeA * adjoint
      if b == 0 { continue }
      let changeB = curvature.pointee.ab * tangentA + curvature.pointee.bb * tangentB
      adjointTangents[b] += record.pointee.partialB * adjointTangent + changeB * adjoint
    }
  }
}
