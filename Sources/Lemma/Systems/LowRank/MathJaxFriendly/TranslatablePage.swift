/// A page as a translator in the browser meets it: text that it may change, and elements that are marked against it.
///
/// A translator walks over the text of a document, puts each piece into an element of its own and changes its letters. It leaves
/// alone what stands below an element with `translate="no"` (the HTML standard's attribute) or with the class `notranslate` (which
/// some translators know instead); a page that wants both kinds to stop must carry both marks.
public struct TranslatablePage: Sendable {
  /// The wrapper of a formula: an element of class `math`.
  public struct Formula: Sendable, Equatable {
    /// `data-tex`, unescaped.
    public let tex: String
    /// The text inside, unescaped: what MathJax would read, delimiters included.
    public let text: String
    /// Whether it stands on lines of its own.
    public let isDisplay: Bool
    /// The anchor.
    public let identifier: String?
    /// `min-height`, in em.
    public let reservedHeight: Double?
    /// Whether it stands below an element that carries both marks, its own included.
    public let isProtected: Bool
  }

  /// Which marks a translator knows.
  public enum Marks: Sendable { case none, attribute, className, both }

  /// The formulas, in document order.
  public let formulas: [Formula]
  /// Every `id`, in document order.
  public let identifiers: [String]
  /// Every address that leads to a place in the page, without `#`.
  public let fragments: [String]
  /// The text outside of marked elements; each marked element is U+FFFC.
  public let prose: String
  let pieces: [PagePiece]

  /// Reads a page, or the part of it inside the first element of a class. Linear in its length.
  public init(html: String, inside className: String? = nil) {
    var reader = PageReader(html, inside: className)
    reader.read()
    (formulas, identifiers, fragments) = (reader.formulas, reader.identifiers, reader.fragments)
    (prose, pieces) = (reader.prose, reader.pieces)
  }

  /// The page after a translator that knows these marks has been over it: each text it may touch, changed, in a `font` element.
  public func translated(knowing marks: Marks = .both, by change: (String) -> String) -> String {
    pieces.map { piece in
      guard piece.isText, !piece.isHidden, !piece.isKept(knowing: marks), !piece.source.allSatisfy(\.isWhitespace)
      else { return piece.source }
      return "<font>" + change(piece.source.htmlUnescaped).htmlEscaped + "</font>"
    }.joined()
  }
}

/// A tag or a text of a page, with the marks that hold there.
struct PagePiece: Sendable {
  let source: String
  let isText: Bool
  /// In a title or an option: no translator's font element can stand there.
  let isHidden: Bool
  let hasAttribute: Bool
  let hasClass: Bool

  func isKept(knowing marks: TranslatablePage.Marks) -> Bool {
    switch marks {
    case .none: false
    case .attribute: hasAttribute
    case .className: hasClass
    case .both: hasAttribute || hasClass
    }
  }
}
