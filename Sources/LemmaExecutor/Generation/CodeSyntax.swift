internal import SwiftParser
internal import SwiftSyntax

/// A block or an inline expression, taken apart into top-level statements.
struct CodeSyntax {
  /// One statement, expression or declaration.
  struct Item {
    enum Kind: Equatable {
      case importDeclaration
      /// A declaration that the language allows at file scope only.
      case fileScope
      /// A type that an extension may refer to.
      case type
      case function(name: String)
      case variable
      /// `showable`: its value is of interest where it stands last.
      case expression(showable: Bool)
      case statement
      case other
    }

    var kind: Kind
    /// Bytes of the code, surrounding blanks and comments excluded.
    var range: Range<Int>
    /// Names that a variable declaration introduces.
    var declaredNames: Set<String>
    /// Names that the item's text refers to and does not declare.
    var references: Set<String>
  }

  var items: [Item]
  var claims: [ClaimSite]
  /// The text is not Swift.
  var hasError: Bool
  /// `await` stands outside of functions and closures.
  var awaits: Bool

  init(_ code: String) {
    let tree = Parser.parse(source: code)
    hasError = tree.hasError
    items = tree.statements.map(Item.init)
    claims = ClaimFinder.claims(in: tree, of: code)
    awaits = AwaitFinder.awaits(in: tree)
  }

  /// Whether the text is one expression.
  var isSingleExpression: Bool {
    guard !hasError, items.count == 1, case .expression = items[0].kind else { return false }
    return true
  }
}

extension CodeSyntax.Item {
  init(_ item: CodeBlockItemSyntax) {
    kind = Kind(item.item)
    let start = item.positionAfterSkippingLeadingTrivia.utf8Offset
    // A semicolon after the statement is not a part of its expression.
    range = start..<max(start, item.item.endPositionBeforeTrailingTrivia.utf8Offset)
    let names = NameFinder.names(in: item.item)
    declaredNames = Self.variableNames(item.item)
    references = names.references.subtracting(names.declarations)
  }

  private static func variableNames(_ item: CodeBlockItemSyntax.Item) -> Set<String> {
    guard case .decl(let declaration) = item, let variable = declaration.as(VariableDeclSyntax.self) else { return [] }
    return Set(
      variable.bindings.flatMap { binding in
        binding.pattern.tokens(viewMode: .sourceAccurate).filter(\.isIdentifier).map(\.name)
      })
  }
}

extension CodeSyntax.Item.Kind {
  init(_ item: CodeBlockItemSyntax.Item) {
    switch item {
    case .decl(let declaration): self.init(declaration)
    case .stmt: self = .statement
    case .expr(let expression): self = .expression(showable: Showability.isShowable(expression))
    default: self = .other
    }
  }

  private init(_ declaration: DeclSyntax) {
    switch declaration.kind {
    case .importDecl: self = .importDeclaration
    case .extensionDecl, .operatorDecl, .precedenceGroupDecl, .macroDecl: self = .fileScope
    case .protocolDecl, .structDecl, .enumDecl, .classDecl, .actorDecl, .typeAliasDecl: self = .type
    case .functionDecl: self = Self.function(declaration)
    case .variableDecl: self = .variable
    default: self = .other
    }
  }

  private static func function(_ declaration: DeclSyntax) -> Self {
    guard let name = declaration.as(FunctionDeclSyntax.self)?.name else { return .other }
    return name.isIdentifier ? .function(name: name.name) : .fileScope
  }
}

extension TokenSyntax {
  var isIdentifier: Bool {
    if case .identifier = tokenKind { true } else { false }
  }

  /// The name without the backticks that an escaped one carries.
  var name: String { identifier?.name ?? text }
}
