internal import LemmaDocument
internal import LemmaResult

extension ArticleRenderer {
  /// A link from each row of an equation to the claims about it, with their common verdict.
  mutating func renderVerdicts(on formula: Formula) {
    guard result != nil else { return }
    let isNamed = formula.equations.count > 1
    for equation in formula.equations {
      guard let label = equation.label else { continue }
      renderVerdict(of: claims.entries(about: label), row: isNamed ? equation.tag : nil)
    }
  }

  /// One verdict for several claims: the worst, with a link to the first that has it.
  private mutating func renderVerdict(of entries: [ClaimIndex.Entry], row: String?) {
    let order: [Claim.Verdict] = [.fails, .notReached, .holds]
    guard let verdict = order.first(where: { verdict in entries.contains { $0.claim.verdict == verdict } }),
      let entry = entries.first(where: { $0.claim.verdict == verdict })
    else { return }
    out.markup(" <a class=\"verdict ")
    out.raw(verdict.styleClass)
    out.markup("\" href=\"")
    out.address(references.ownAddress(fragment: entry.anchor, in: article, mode: options.mode))
    out.markup("\"")
    out.attribute("title", entry.claim.statement)
    out.markup(">")
    if let row { out.text("(\(row)) ") }
    renderVerdict(verdict)
    if entries.count > 1 { out.text(wording.share(entries.count { $0.claim.verdict == verdict }, of: entries.count)) }
    out.markup("</a>")
  }

  /// Sign and word, so that no verdict is told by its colour alone.
  private mutating func renderVerdict(_ verdict: Claim.Verdict) {
    out.markup("<span aria-hidden=\"true\">")
    out.raw(verdict.sign)
    out.markup("</span> ")
    out.text(wording.verdict(verdict))
  }

  mutating func render(_ entry: ClaimIndex.Entry) {
    let claim = entry.claim
    out.startLine()
    out.markup("<div class=\"claim ")
    out.raw(claim.verdict.styleClass)
    out.markup("\"")
    if options.mode == .page { out.attribute("id", entry.anchor) }
    out.markup(">\n<p class=\"statement\"><span class=\"verdict ")
    out.raw(claim.verdict.styleClass)
    out.markup("\">")
    renderVerdict(claim.verdict)
    out.markup("</span> ")
    renderShort(claim.statement)
    renderEquationLink(claim)
    out.markup("</p>\n")
    renderEvidence(claim)
    out.markup("</div>\n")
  }

  /// A link back to the equation the claim is about.
  private mutating func renderEquationLink(_ claim: Claim) {
    guard let target = article.labels[claim.identifier] else { return }
    out.markup(" <a class=\"about\" href=\"")
    out.address(references.ownAddress(fragment: target.anchor, in: article, mode: options.mode))
    out.markup("\">(")
    out.text(target.text)
    out.markup(")</a>")
  }

  /// What was measured against what was expected, and how far that is from failing.
  private mutating func renderEvidence(_ claim: Claim) {
    if claim.verdict == .notReached {
      out.markup("<p class=\"evidence\">")
      out.text(wording.claimNotReached)
      out.markup("</p>\n")
      return
    }
    out.markup("<p class=\"evidence\">")
    if claim.relation != .isTrue { renderComparison(claim) }
    if let margin = claim.margin { renderMargin(margin, hasTolerance: claim.tolerance != nil) }
    renderSample(claim)
    out.markup("</p>\n")
  }

  private mutating func renderComparison(_ claim: Claim) {
    out.markup("<span class=\"comparison notranslate\" translate=\"no\">")
    out.text(claim.measured)
    out.markup(" <b>")
    out.text(claim.relation.rawValue)
    out.markup("</b> ")
    out.text(claim.expected)
    if let tolerance = claim.tolerance {
      out.markup(" <b>±</b> ")
      out.text(tolerance.shortText)
    }
    out.markup("</span>")
  }

  private mutating func renderMargin(_ margin: Double, hasTolerance: Bool) {
    out.markup(" <span class=\"margin\">")
    if margin != 0 || hasTolerance { renderBar(margin) }
    out.text(wording.margin(margin, hasTolerance: hasTolerance))
    out.markup("</span>")
  }

  private mutating func renderBar(_ margin: Double) {
    out.markup(
      "<svg class=\"bar notranslate\" translate=\"no\" viewBox=\"0 0 60 6\" aria-hidden=\"true\"><rect class=\"track\" width=\"60\" height=\"6\" rx=\"3\"/>"
    )
    let share = margin.isFinite ? min(max(margin, 0), 1) : 0
    if share > 0 {
      out.markup("<rect class=\"fill\" height=\"6\" rx=\"3\"")
      out.attribute("width", max(3, 60 * share))
      out.markup("/>")
    }
    out.markup("</svg> ")
  }

  private mutating func renderSample(_ claim: Claim) {
    if let size = claim.sampleSize {
      out.markup(" <span class=\"sample\">")
      out.text(wording.sample(size, confidence: claim.confidence))
      out.markup("</span>")
    }
  }
}

extension Claim.Verdict {
  var styleClass: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .notReached: "not-reached"
    }
  }

  var sign: String {
    switch self {
    case .holds: "✓"
    case .fails: "✗"
    case .notReached: "◌"
    }
  }
}
