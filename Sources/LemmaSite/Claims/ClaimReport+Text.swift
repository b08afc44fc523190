internal import Foundation
internal import LemmaResult

extension ClaimReport {
  /// The report as a table for a terminal, failures first, and a summary line.
  package func text(colored: Bool) -> String {
    let isRepeated = Set(runs.map(\.result.seed)).count > 1 && runs.count > Set(runs.map(\.article)).count
    var lines = failedBlocks.map { failureLine($0, colored: colored) }
    lines += isRepeated ? tallyLines(colored: colored) : claimLines(colored: colored)
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  private func failureLine(_ failure: FailedBlock, colored: Bool) -> String {
    let place = failure.line.map { "\(failure.article):\($0)" } ?? failure.article
    return paint("✗ block failed", .red, colored) + "  \(place)  \(failure.message)"
  }

  private func claimLines(colored: Bool) -> [String] {
    let shown = entries
    let rows = shown.map { entry in
      let claim = entry.claim
      return [
        word(for: claim.verdict), "\(entry.article):\(claim.line)", claim.identifier, comparison(claim),
        claim.margin.map { "margin \(short($0))" } ?? "no margin", claim.statement,
      ]
    }
    return zip(TerminalColumns(rows: rows).lines(), shown).map { line, entry in
      paint(line, entry.claim.verdict == .holds ? nil : .red, colored)
    }
  }

  private func tallyLines(colored: Bool) -> [String] {
    let sorted = tallies.filter { $0.held < $0.runs } + tallies.filter { $0.held == $0.runs }
    let rows = sorted.map { tally in
      [
        tally.held == tally.runs ? "✓ holds" : "✗ fails", "\(tally.held) of \(tally.runs)",
        "\(tally.article):\(tally.line)", tally.identifier,
        tally.smallestMargin.map { "smallest margin \(short($0))" } ?? "no margin", tally.statement,
      ]
    }
    return zip(TerminalColumns(rows: rows).lines(), sorted).map { line, tally in
      paint(line, tally.held == tally.runs ? nil : .red, colored)
    }
  }

  private var summary: String {
    let all = entries
    let holding = all.count { $0.claim.verdict == .holds }
    let failing = all.count { $0.claim.verdict == .fails }
    let missing = all.count { $0.claim.verdict == .notReached }
    let files = Set(runs.map(\.article)).count
    var parts = ["\(holding) of \(all.count) claims hold in \(files) article\(files == 1 ? "" : "s")"]
    if failing > 0 { parts.append("\(failing) fail") }
    if missing > 0 { parts.append("\(missing) never reached") }
    if !failedBlocks.isEmpty { parts.append("\(failedBlocks.count) blocks failed") }
    return parts.joined(separator: ", ")
  }

  private func word(for verdict: Claim.Verdict) -> String {
    switch verdict {
    case .holds: "✓ holds"
    case .fails: "✗ fails"
    case .notReached: "? not reached"
    }
  }

  private func comparison(_ claim: Claim) -> String {
    if claim.verdict == .notReached { return "" }
    if claim.relation == .isTrue { return claim.measured }
    let tolerance = claim.tolerance.map { " ± \(short($0))" } ?? ""
    return clipped("\(claim.measured) \(claim.relation.rawValue) \(claim.expected)\(tolerance)")
  }

  private func clipped(_ text: String) -> String {
    text.count <= 72 ? text : text.prefix(70) + "…"
  }

  /// Three significant digits: `0.863`, `1e-12`, `4000`.
  private func short(_ value: Double) -> String {
    if value.isFinite, value == value.rounded(), abs(value) < 1e6 { return String(Int(value)) }
    return String(format: "%.3g", value).replacing("e-0", with: "e-").replacing("e+0", with: "e+")
  }

  private enum Colour: String { case red = "31" }

  private func paint(_ text: String, _ colour: Colour?, _ colored: Bool) -> String {
    guard colored, let colour else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }
}
