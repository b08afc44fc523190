internal import LemmaResult

/// Shows a value under its block.
///
/// Numbers, text, vectors and matrices, optionals, arrays, dictionaries, tuples of these and everything that describes
/// itself are shown readably: numbers with `digits` significant digits, long arrays shortened. The last expression of a
/// block is shown without a call. Beside a gradient, Jacobian or derivative, and the minimum found with one, stands whether it
/// is exact or by numerical differences.
///
/// - Parameters:
///   - value: What is shown.
///   - label: What the reader should call it.
///   - digits: Significant digits, 1 to 17.
public func show<Value>(
  _ value: Value, _ label: String? = nil, digits: Int? = nil, line: Int = #line
) {
  let session = Session.current
  session.emit(
    .output(
      Output(
        block: session.block, line: line, position: session.position(), label: label,
        note: DifferentiationMethod.remark(on: value), value: Display(digits: digits).value(of: value))))
}
