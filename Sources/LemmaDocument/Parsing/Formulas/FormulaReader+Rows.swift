extension FormulaReader {
  mutating func readEnvironment(_ command: TeXCommand, from start: Int, nameAt end: Int) {
    guard let group = tex.group(at: end) else {
      index = end
      return
    }
    let name = string(group)
    if command == .begin {
      begin(name, from: start, to: group.upperBound + 1)
    } else {
      self.end(name, from: start, to: group.upperBound + 1)
    }
  }

  private mutating func begin(_ name: String, from start: Int, to end: Int) {
    row.hasContent = true
    index = end
    if isDisplay, scope == nil, environments.isEmpty, NumberedEnvironment.isOne(name) {
      let environment = NumberedEnvironment(name, braceDepth: braces.count)
      scope = environment
      self.environment = name
      if environment.isTakenOff { drop(start, end) }
      // The number of columns is no content of the first row.
      if name.hasPrefix("alignat"), let columns = tex.group(at: end) { index = columns.upperBound + 1 }
      row = EquationRow()
    }
    environments.append((name, start))
  }

  private mutating func end(_ name: String, from start: Int, to end: Int) {
    index = end
    guard let position = environments.lastIndex(where: { $0.name == name }) else {
      return report(.strayEnvironmentEnd(name), at: start)
    }
    for open in environments[(position + 1)...] { report(.unclosedEnvironment(open.name), at: open.index) }
    environments.removeSubrange(position...)
    guard let scope, environments.isEmpty else {
      row.hasContent = true
      return
    }
    copy(upTo: start)
    finishRow()
    if scope.isTakenOff { drop(start, end) }
    self.scope = nil
    row = EquationRow()
  }

  /// At `\\`.
  mutating func endRow(from start: Int, to end: Int) {
    index = end
    guard let scope, scope.numbering == .everyRow, environments.count == 1, braces.count == scope.braceDepth else {
      row.hasContent = true
      return
    }
    copy(upTo: start)
    row.hasContent = true  // An empty row in the middle is a row.
    finishRow()
    row = EquationRow()
  }

  /// Numbers the row that ends where the output stands.
  mutating func finishRow() {
    guard !row.isEmpty else { return }
    var tag = row.tag
    if tag == nil, !row.isSuppressed, let scope, scope.numbering != .never {
      tag = String(ledger.nextNumber)
      ledger.nextNumber += 1
      write("\\tag{\(tag ?? "")}")
    }
    labels += row.labels
    if tag == nil {
      for label in row.labels {
        ledger.problems.append(Located(.labelWithoutNumber(label.value), at: label.offset))
      }
    }
    guard tag != nil || !row.labels.isEmpty else { return }
    if row.labels.isEmpty {
      equations.append(Formula.Equation(tag: tag, label: nil, anchor: nil))
    }
    for label in row.labels { equations.append(Formula.Equation(tag: tag, label: label.value, anchor: nil)) }
  }
}
