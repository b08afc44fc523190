import CCmark

typealias CmarkNode = UnsafeMutablePointer<cmark_node>

/// A parsed document, owned.
final class CmarkTree {
  let root: CmarkNode?

  init(_ text: [UInt8], footnotes: Bool) {
    guard let parser = cmark_parser_new(footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT) else {
      root = nil
      return
    }
    for item in CmarkExtensions.shared.all { cmark_parser_attach_syntax_extension(parser, item.pointer) }
    text.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    root = cmark_parser_finish(parser)
    cmark_parser_free(parser)
  }

  deinit { cmark_node_free(root) }
}

/// GitHub's extensions.
///
/// cmark's registry is global and unguarded, hence the constant, which Swift initialises once. So is the table of
/// characters at which its inline parser stops: every parse adds those of its extensions and *removes* them at its end,
/// which takes them from under a parse on another thread. They are added here for good, and the extensions are left
/// with none to add or remove.
struct CmarkExtensions: Sendable {
  /// An extension: written by the library when it is registered, only read from then on.
  struct Item: @unchecked Sendable {
    let pointer: OpaquePointer?
  }

  static let shared = CmarkExtensions()

  let all: [Item]
  let tasks: Item

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    all = ["table", "strikethrough", "autolink", "tasklist"].map { (name: String) in
      Item(pointer: cmark_find_syntax_extension(name))
    }
    tasks = Item(pointer: cmark_find_syntax_extension("tasklist"))
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    for item in all { cmark_parser_attach_syntax_extension(parser, item.pointer) }
    cmark_manage_extensions_special_characters(parser, 1)
    for item in all { cmark_syntax_extension_set_special_inline_chars(item.pointer, nil) }
    cmark_parser_free(parser)
  }
}
