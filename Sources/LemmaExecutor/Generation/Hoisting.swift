/// Which declarations of an article leave the function that its blocks become.
struct Hoisting {
  /// By block, the indices of the items.
  private(set) var items: [Int: Set<Int>] = [:]
  /// Guess that a function cannot hold the article: something at file scope, or a type, refers to a variable.
  private(set) var needsScript = false

  var isEmpty: Bool { items.values.allSatisfy(\.isEmpty) }

  /// - Parameter blocks: The blocks that run, with their indices.
  init(_ blocks: [(index: Int, syntax: CodeSyntax)]) {
    let variables = blocks.reduce(into: Set<String>()) { names, block in
      for item in block.syntax.items { names.formUnion(item.declaredNames) }
    }
    hoist(blocks) { $0.kind == .fileScope }
    if !isEmpty {
      hoist(blocks) { $0.kind == .type }
      hoistUsedFunctions(blocks)
    }
    needsScript = blocks.contains { block in
      block.syntax.awaits
        || block.syntax.items.enumerated().contains { position, item in
          (item.kind == .type || contains(block.index, position)) && !item.references.isDisjoint(with: variables)
        }
    }
  }

  func contains(_ block: Int, _ item: Int) -> Bool { items[block]?.contains(item) ?? false }

  private mutating func hoist(
    _ blocks: [(index: Int, syntax: CodeSyntax)], where condition: (CodeSyntax.Item) -> Bool
  ) {
    for block in blocks {
      for (position, item) in block.syntax.items.enumerated() where condition(item) {
        items[block.index, default: []].insert(position)
      }
    }
  }

  /// What stands at file scope cannot see the functions that stay behind, so those it calls come along.
  private mutating func hoistUsedFunctions(_ blocks: [(index: Int, syntax: CodeSyntax)]) {
    var count = -1
    while count != items.values.reduce(0, { $0 + $1.count }) {
      count = items.values.reduce(0) { $0 + $1.count }
      let used = usedNames(blocks)
      hoist(blocks) { item in
        if case .function(let name) = item.kind { used.contains(name) } else { false }
      }
    }
  }

  private func usedNames(_ blocks: [(index: Int, syntax: CodeSyntax)]) -> Set<String> {
    blocks.reduce(into: []) { names, block in
      for (position, item) in block.syntax.items.enumerated() where contains(block.index, position) {
        names.formUnion(item.references)
      }
    }
  }
}
