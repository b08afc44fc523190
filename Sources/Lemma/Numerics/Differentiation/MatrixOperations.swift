/// $Y = A^\top$.
struct TransposeOperation: TapeOperation {
  let a: SlotRange
  let rows: Int
  let columns: Int
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    let source = result.values(in: adjoints)
    let target = a.values(in: adjoints)
    for row in 0..<rows {
      for column in 0..<columns { target[row * columns + column] += source[column * rows + row] }
    }
  }

  func pushTangents(_ tangents: SlotArray) {
    let source = a.values(in: tangents)
    let target = result.values(in: tangents)
    for row in 0..<rows {
      for column in 0..<columns { target[column * rows + row] = source[row * columns + column] }
    }
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
  }
}

/// $Y_{ij} = A_{ij} + b_j$; an operand without slots is a constant.
struct RowBroadcast: TapeOperation {
  let a: SlotRange?
  let b: SlotRange?
  let columns: Int
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    a?.addMultiple(1, adjoints + result.first, to: adjoints)
    guard let b else { return }
    for row in stride(from: 0, to: result.count, by: Swift.max(columns, 1)) {
      b.addMultiple(1, adjoints + result.first + row, to: adjoints)
    }
  }

  func pushTangents(_ tangents: SlotArray) {
    let target = result.values(in: tangents)
    let (a, b) = (a?.values(in: tangents), b?.values(in: tangents))
    for row in stride(from: 0, to: target.count, by: Swift.max(columns, 1)) {
      for column in 0..<columns { target[row + column] = (a?[row + column] ?? 0) + (b?[column] ?? 0) }
    }
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
  }
}

/// Every row of $Y$ is the softmax of the row of $A$.
struct RowSoftmax: TapeOperation {
  private let rows: [Softmax]

  init(a: SlotRange, weights: Matrix, result: SlotRange) {
    let columns = weights.columns
    rows = (0..<weights.rows).map { row in
      Softmax(
        a: SlotRange(result: a.first + row * columns, columns), weights: weights[row: row],
        result: SlotRange(result: result.first + row * columns, columns))
    }
  }

  func pullAdjoints(_ adjoints: SlotArray) { for row in rows { row.pullAdjoints(adjoints) } }

  func pushTangents(_ tangents: SlotArray) { for row in rows { row.pushTangents(tangents) } }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    for row in rows { row.pullAdjointTangents(adjointTangents, adjoints: adjoints, tangents: tangents) }
  }
}
