extension MarkdownScanner {
  /// A block that holds others.
  enum Container {
    case quote
    /// A list item whose text begins `width` columns to the right of its container's.
    case item(width: Int)
  }

  /// The innermost block, as far as scanning has to know it.
  enum Leaf {
    case none
    case paragraph
    case fence(Fence)
    case indented
    /// Raw HTML up to the line that holds the given bytes.
    case html(until: [UInt8])

    var isParagraph: Bool { if case .paragraph = self { true } else { false } }
  }

  struct Fence {
    var marker: UInt8
    var length: Int
    /// Where the opening fence stands.
    var offset: Int
  }
}

/// A place within a line that knows its column, tabs counted to the next multiple of four.
struct LineCursor {
  var offset: Int
  private var column = 0
  /// Columns of the tab before `offset` that no container has claimed.
  private var spare = 0

  init(offset: Int) { self.offset = offset }

  /// The first byte that is neither space nor tab, and how many columns away it is.
  func content(in bytes: [UInt8]) -> (offset: Int, indent: Int) {
    var next = offset
    var reached = column
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: " ") {
        reached += 1
      } else if bytes[next] == UInt8(ascii: "\t") {
        reached += 4 - reached % 4
      } else {
        break
      }
      next += 1
    }
    return (next, reached - column + spare)
  }

  /// Goes over `columns` columns of white space.
  mutating func skip(columns: Int, in bytes: [UInt8]) {
    var left = columns - min(spare, columns)
    spare -= columns - left
    while left > 0, offset < bytes.count {
      let width: Int
      switch bytes[offset] {
      case UInt8(ascii: " "): width = 1
      case UInt8(ascii: "\t"): width = 4 - column % 4
      default: return
      }
      offset += 1
      column += width
      spare = max(0, width - left)
      left -= min(width, left)
    }
  }

  /// Goes to the first byte that is neither space nor tab, and over `count` bytes from there.
  mutating func enter(_ count: Int, in bytes: [UInt8]) {
    let (next, indent) = content(in: bytes)
    column += indent - spare + count
    spare = 0
    offset = next + count
  }
}
