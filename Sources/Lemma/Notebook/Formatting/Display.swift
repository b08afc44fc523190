internal import LemmaResult

/// Turns values into what a reader is shown.
struct Display {
  var format: NumberFormat

  init(digits: Int? = nil) {
    format = NumberFormat(digits: digits ?? NumberFormat.defaultDigits)
  }

  func value(of value: Any) -> DisplayValue {
    if let number = number(value) { return .number(number) }
    switch value {
    case let text as String: return .text(text)
    case let vector as Vector: return math(of: vector)
    case let matrix as Matrix: return math(of: matrix)
    case let vectors as [Vector] where !vectors.isEmpty && vectors.allSatisfy({ $0.count == vectors[0].count }):
      return math(of: Matrix(rowVectors: vectors))
    default: return other(value)
    }
  }

  /// Integers and floating-point numbers of any width.
  func number(_ value: Any) -> NumberText? {
    switch value {
    case let number as Double: return format.text(number)
    case let number as Float: return format.text(Double(number))
    case let number as any BinaryInteger:
      let text = String(describing: number)
      let magnitude = text.hasPrefix("-") ? String(text.dropFirst()) : text
      return NumberText(plain: text.hasPrefix("-") ? "\u{2212}" + magnitude : text, tex: text)
    default: return nil
    }
  }

  /// One line of text, also for values inside others.
  func text(of value: Any) -> String {
    if let number = number(value) { return number.plain }
    if let string = value as? String { return string }
    if let vector = value as? Vector { return plain(vector) }
    if let matrix = value as? Matrix { return plain(matrix) }
    return structure(of: value) ?? String(describing: value)
  }

  private func other(_ value: Any) -> DisplayValue {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      guard let child = mirror.children.first else { return .text("nil") }
      return self.value(of: child.value)
    }
    return .text(text(of: value))
  }

  /// Arrays, sets, dictionaries, optionals and tuples, with readable numbers inside.
  private func structure(of value: Any) -> String? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { text(of: $0.value) } ?? "nil"
    case .collection, .set: return "[" + abbreviated(mirror.children.map { text(of: $0.value) }) + "]"
    case .tuple: return "(" + mirror.children.map(labelled).joined(separator: ", ") + ")"
    case .dictionary:
      let entries = mirror.children.map { child in
        Mirror(reflecting: child.value).children.map { text(of: $0.value) }.joined(separator: ": ")
      }
      return "[" + (entries.isEmpty ? ":" : abbreviated(entries.sorted())) + "]"
    default: return nil
    }
  }

  private func labelled(_ child: Mirror.Child) -> String {
    // Unlabelled members of a tuple are called ".0", ".1", …
    guard let label = child.label, !label.hasPrefix(".") else { return text(of: child.value) }
    return "\(label): \(text(of: child.value))"
  }

  /// The first twenty and the last of many.
  private func abbreviated(_ items: [String]) -> String {
    if items.count <= 24 { return items.joined(separator: ", ") }
    return items.prefix(20).joined(separator: ", ") + ", … (\(items.count) in all) …, " + items[items.count - 1]
  }
}
