import CCmark
internal import Synchronization

typealias CmarkNode = UnsafeMutablePointer<cmark_node>

/// Held while a text is parsed with extensions that change cmark's global tables.
private let inlineTurn = Mutex<Void>(())

/// A parsed document, owned.
final class CmarkTree {
  let root: CmarkNode?

  init(_ text: [UInt8], footnotes: Bool) {
    let extensions = CmarkExtensions.shared
    root =
      CmarkTree.holdsInlineExtensions(text)
      ? inlineTurn.withLock { _ in CmarkTree.parse(text, extensions.all, footnotes: footnotes) }
      : CmarkTree.parse(text, extensions.blocks, footnotes: footnotes)
  }

  deinit { cmark_node_free(root) }

  private static func parse(_ text: [UInt8], _ extensions: [CmarkExtensions.Item], footnotes: Bool) -> CmarkNode? {
    guard let parser = cmark_parser_new(footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    for item in extensions { cmark_parser_attach_syntax_extension(parser, item.pointer) }
    text.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return cmark_parser_finish(parser)
  }

  /// Whether the text can hold what `strikethrough` or `autolink` look for: `~`, `@`, `www.`, `://`.
  private static func holdsInlineExtensions(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      for (offset, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "~"), UInt8(ascii: "@"): return true
        case UInt8(ascii: ":"): if bytes[offset...].starts(with: "://".utf8) { return true }
        case UInt8(ascii: "w"), UInt8(ascii: "W"):
          if offset + 3 < bytes.count, bytes[offset + 3] == UInt8(ascii: ".") { return true }
        default: continue
        }
      }
      return false
    }
  }
}

/// GitHub's extensions.
///
/// cmark's registry is global and unguarded, hence the constant, which Swift initialises once. So is the table of
/// characters at which its inline parser stops: every parse adds those of its extensions and *removes* them at its end,
/// which takes them from under a parse on another thread. Texts that need the two extensions concerned therefore take
/// turns; all others are parsed side by side without them.
struct CmarkExtensions: Sendable {
  /// An extension: written by the library when it is registered, only read from then on.
  struct Item: @unchecked Sendable {
    let pointer: OpaquePointer?
  }

  static let shared = CmarkExtensions()

  let blocks: [Item]
  let all: [Item]
  let tasks: Item

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    func items(_ names: [String]) -> [Item] { names.map { Item(pointer: cmark_find_syntax_extension($0)) } }
    blocks = items(["table", "tasklist"])
    all = items(["table", "strikethrough", "autolink", "tasklist"])
    tasks = Item(pointer: cmark_find_syntax_extension("tasklist"))
  }
}
