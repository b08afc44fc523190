internal import Mustache

/// What a template is told, by name. A type of its own because the template engine finds out at every lookup what kind
/// of value it has before it: for a dictionary that takes fifty times as long as the lookup.
struct TemplateValues: MustacheParent {
  private var values: [String: Any]

  init(_ values: [String: Any]) {
    self.values = values.mapValues(Self.prepared)
  }

  func child(named name: String) -> Any? { values[name] }

  /// Nested dictionaries become values of this type too.
  private static func prepared(_ value: Any) -> Any {
    switch value {
    case let values as [String: Any]: TemplateValues(values)
    case let list as [[String: Any]]: list.map(TemplateValues.init)
    default: value
    }
  }
}
