/// The control sequences that mean something before a formula is typeset. All others reach the page as they stand.
enum TeXCommand: String, CaseIterable {
  case begin, end, label, tag, notag, nonumber, ref, eqref, swift, cr
  case newcommand, renewcommand, providecommand, def, DeclareMathOperator
  case require, style, href, `class`, cssId

  private static let table: [(name: [UInt8], command: TeXCommand)] = allCases.map { (Array($0.rawValue.utf8), $0) }

  /// The command named by these letters.
  init?(_ letters: ArraySlice<UInt8>) {
    guard let first = letters.first else { return nil }
    for (name, command) in Self.table where name[0] == first && name.count == letters.count {
      if letters.elementsEqual(name) {
        self = command
        return
      }
    }
    return nil
  }
}
