package import LemmaResult

/// The claims of an article with the places where they stand on its page.
package struct ClaimIndex: Sendable {
  package struct Entry: Sendable {
    package var claim: Claim
    /// The `id` in the page.
    package var anchor: String
  }

  /// In document order.
  package private(set) var entries: [Entry] = []
  private var byIdentifier: [String: [Int]] = [:]
  private var firstOfBlock: [Int] = []

  package init(_ result: ArticleResult?) {
    for block in result?.blocks ?? [] {
      firstOfBlock.append(entries.count)
      for case .claim(let claim) in block.items {
        let earlier = byIdentifier[claim.identifier, default: []].count
        let anchor = "claim-" + claim.identifier.asIdentifier + (earlier > 0 ? "-\(earlier + 1)" : "")
        byIdentifier[claim.identifier, default: []].append(entries.count)
        entries.append(Entry(claim: claim, anchor: anchor))
      }
    }
  }

  /// The claims of one block, in order.
  func entries(ofBlock block: Int) -> ArraySlice<Entry> {
    guard firstOfBlock.indices.contains(block) else { return [] }
    let end = block + 1 < firstOfBlock.count ? firstOfBlock[block + 1] : entries.count
    return entries[firstOfBlock[block]..<end]
  }

  /// The claims about the equation with `label`.
  func entries(about label: String) -> [Entry] {
    byIdentifier[label, default: []].map { entries[$0] }
  }
}
