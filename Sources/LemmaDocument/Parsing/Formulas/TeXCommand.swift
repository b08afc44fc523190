/// The control sequences that mean something before a formula is typeset. All others reach the page as they stand.
enum TeXCommand: String, CaseIterable {
  case begin, end, label, tag, notag, nonumber, ref, eqref, swift, cr
  case newcommand, renewcommand, providecommand, def, DeclareMathOperator
  case require, style, href, `class`, cssId

  /// Commands by the length of their names, the least work for the many names that are none of these.
  private static let table: [[(name: [UInt8], command: TeXCommand)]] = {
    var table: [[(name: [UInt8], command: TeXCommand)]] = Array(repeating: [], count: 20)
    for command in allCases { table[command.rawValue.utf8.count].append((Array(command.rawValue.utf8), command)) }
    return table
  }()

  /// The command whose name stands at `range`.
  init?(_ bytes: [UInt8], at range: Range<Int>) {
    guard range.count < Self.table.count, let first = range.first else { return nil }
    for (name, command) in Self.table[range.count] where name[0] == bytes[first] {
      if bytes[range].elementsEqual(name) {
        self = command
        return
      }
    }
    return nil
  }
}
