extension DifferentiationMethod {
  /// What a reader is told beside a shown value that a derivative gave, nil for any other.
  ///
  /// The source does not show which overload the compiler chose, so the result has to.
  static func remark(on value: Any) -> String? {
    guard let elements = elements(of: value) else { return nil }
    return used(for: elements)?.remark
  }

  private var remark: String {
    switch self {
    case .traced: "by exact derivatives"
    case .numerical: "by numerical differences"
    }
  }

  private static func elements(of value: Any) -> [Double]? {
    switch value {
    case let number as Double: [number]
    case let vector as Vector: vector.elements
    case let matrix as Matrix: matrix.elements
    case let minimum as VectorMinimum: minimum.x.elements
    default: nil
    }
  }
}
