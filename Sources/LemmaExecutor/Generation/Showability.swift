internal import SwiftSyntax

/// Which last expressions are worth showing.
enum Showability {
  /// Functions that show or print by themselves, or that never return.
  private static let silent: Set<String> = [
    "show", "claim", "plot", "table", "print", "debugPrint", "dump", "precondition", "assert", "fatalError",
    "preconditionFailure", "exit", "abort",
  ]

  /// Assignments have no value, and some calls are their own output; whether anything else has one, the compiler decides.
  static func isShowable(_ expression: ExprSyntax) -> Bool {
    if let sequence = expression.as(SequenceExprSyntax.self) {
      return !sequence.elements.contains { $0.is(AssignmentExprSyntax.self) }
    }
    if let attempt = expression.as(TryExprSyntax.self) { return isShowable(attempt.expression) }
    if let wait = expression.as(AwaitExprSyntax.self) { return isShowable(wait.expression) }
    guard let call = expression.as(FunctionCallExprSyntax.self),
      let callee = call.calledExpression.as(DeclReferenceExprSyntax.self)
    else { return true }
    return !silent.contains(callee.baseName.text)
  }
}
