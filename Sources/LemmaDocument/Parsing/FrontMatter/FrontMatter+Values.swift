import Yams

extension FrontMatter {
  /// Sets what `key` says, or returns what its value should have been.
  mutating func set(_ key: FrontMatterKey, to node: Node) -> String? {
    switch key {
    case .title: assign(node.text, to: \.title, "a text")
    case .subtitle: assign(node.text, to: \.subtitle, "a text")
    case .category: assign(node.text, to: \.category, "a text")
    case .series: assign(node.text, to: \.series, "a text")
    case .summary: assign(node.text, to: \.summary, "a text")
    case .slug: assign(node.slug, to: \.slug, "a name without `/`, such as `gradient-flow`")
    case .lang: assign(node.languageTag, to: \.language, "a language tag such as `en` or `zh-Hans`")
    case .date: assign(node.day, to: \.date, "a date such as 2025-01-31")
    case .updated: assign(node.day, to: \.updated, "a date such as 2025-01-31")
    case .author, .authors: assign(node.texts(splittingAtCommas: false), to: \.authors, "a name or a list of names")
    case .tags: assign(node.texts(splittingAtCommas: true), to: \.tags, "a list of texts")
    case .aliases: assign(node.texts(splittingAtCommas: false), to: \.aliases, "an address or a list of addresses")
    case .draft: assign(node.truth, to: \.draft, "`true` or `false`")
    case .seed: assign(node.text.flatMap { UInt64($0) }, to: \.seed, "a whole number from 0 to \(UInt64.max)")
    case .macros: assign(node.macros, to: \.macros, "`name: body` lines, or `name: [body, number of arguments]`")
    }
  }

  private mutating func assign<Value>(
    _ value: Value?, to property: WritableKeyPath<FrontMatter, Value>, _ expected: String
  ) -> String? {
    guard let value else { return expected }
    self[keyPath: property] = value
    return nil
  }

  private mutating func assign<Value>(
    _ value: Value?, to property: WritableKeyPath<FrontMatter, Value?>, _ expected: String
  ) -> String? {
    guard let value else { return expected }
    self[keyPath: property] = value
    return nil
  }
}

extension Node {
  var text: String? { scalar?.string }

  var truth: Bool? {
    switch scalar?.string {
    case "true", "True", "yes", "on": true
    case "false", "False", "no", "off": false
    default: nil
    }
  }

  fileprivate func texts(splittingAtCommas: Bool) -> [String]? {
    if let text {
      guard splittingAtCommas else { return [text] }
      return text.split { $0 == "," || $0 == "，" || $0 == "、" }.map { $0.trimmed }.filter { !$0.isEmpty }
    }
    guard let sequence else { return nil }
    let texts = sequence.compactMap(\.text)
    return texts.count == sequence.count ? texts : nil
  }

  fileprivate var slug: String? {
    guard let text, !text.isEmpty, !text.contains("/"), text != ".", text != ".." else { return nil }
    return text
  }

  /// Subtags of letters and digits, the first of two to eight letters.
  fileprivate var languageTag: String? {
    guard let text else { return nil }
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = subtags.first, (2...8).contains(first.count), first.allSatisfy(\.isLetter) else { return nil }
    let isValid = subtags.allSatisfy {
      (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    return isValid ? text : nil
  }

  /// The day of a YAML date or time, as `YYYY-MM-DD`.
  fileprivate var day: String? {
    guard let text else { return nil }
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), parts[1].count == 2, parts[2].count == 2, (1...12).contains(month)
    else { return nil }
    if let next = text.dropFirst(10).first, next != "T", next != "t", next != " " { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...days).contains(day) ? String(text.prefix(10)) : nil
  }

  fileprivate var macros: [Macro]? {
    guard let mapping else { return nil }
    var macros: [Macro] = []
    for (key, value) in mapping {
      guard var name = key.text else { return nil }
      if name.hasPrefix("\\") { name.removeFirst() }
      guard !name.isEmpty, let macro = value.macro(name: name) else { return nil }
      macros.append(macro)
    }
    return macros
  }

  private func macro(name: String) -> Macro? {
    if let text { return Macro(name: name, arguments: 0, body: text) }
    guard let sequence, (1...3).contains(sequence.count), let body = sequence[0].text else { return nil }
    guard sequence.count > 1 else { return Macro(name: name, arguments: 0, body: body) }
    guard let arguments = sequence[1].text.flatMap({ Int($0) }), (0...9).contains(arguments) else { return nil }
    return Macro(
      name: name, arguments: arguments, optional: sequence.count > 2 ? sequence[2].text : nil, body: body)
  }
}

extension StringProtocol {
  /// Without the white space at both ends.
  var trimmed: String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}
