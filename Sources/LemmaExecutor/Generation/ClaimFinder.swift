internal import SwiftParser
internal import SwiftSyntax

/// A claim as it stands in the text, so that one that is never evaluated is missed.
struct ClaimSite: Equatable {
  var identifier: String
  var statement: String
  /// Line of the call within its block, from 0.
  var line: Int
}

/// Calls of `claim` whose identifier and statement are written out.
final class ClaimFinder: SyntaxVisitor {
  private var claims: [ClaimSite] = []
  private let converter: SourceLocationConverter

  private init(tree: SourceFileSyntax) {
    converter = SourceLocationConverter(fileName: "", tree: tree)
    super.init(viewMode: .sourceAccurate)
  }

  static func claims(in tree: SourceFileSyntax, of code: String) -> [ClaimSite] {
    guard code.contains("claim") else { return [] }
    let finder = ClaimFinder(tree: tree)
    finder.walk(tree)
    return finder.claims
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let texts = node.arguments.prefix(2).compactMap { argument in
      argument.label == nil ? argument.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue : nil
    }
    if node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text == "claim", texts.count == 2 {
      let line = converter.location(for: node.positionAfterSkippingLeadingTrivia).line - 1
      claims.append(ClaimSite(identifier: texts[0], statement: texts[1], line: line))
    }
    return .visitChildren
  }
}
