/// Walks over a page's tags with the open elements on a stack.
struct PageReader {
  private struct Element {
    let name: String
    let attributes: [String: String]
    let hasAttribute: Bool
    let hasClass: Bool
    /// The text of a formula while it is open.
    let textStart: Int

    var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
  }

  private var scanner: HTMLScanner
  private let wantedClass: Substring?
  /// Depth of the wanted element while it is open.
  private var wantedDepth: Int?
  private var isFound = false
  private var open: [Element] = []
  private var texts: [String] = []
  private(set) var formulas: [TranslatablePage.Formula] = []
  private(set) var identifiers: [String] = []
  private(set) var fragments: [String] = []
  private(set) var prose = ""
  private(set) var pieces: [PagePiece] = []

  init(_ html: String, inside className: String?) {
    scanner = HTMLScanner(html)
    wantedClass = className.map { $0[...] }
    if className == nil { (wantedDepth, isFound) = (0, true) }
  }

  mutating func read() {
    while let (token, range) = scanner.next() {
      let source = scanner.source.string(range)
      switch token {
      case .open(let name, let attributes): begin(name, attributes, source)
      case .close(let name): end(name, source)
      case .text: addText(source)
      case .other: add(source, isText: false)
      }
    }
  }

  private var isWanted: Bool { wantedDepth != nil }

  private mutating func add(_ source: String, isText: Bool) {
    guard isWanted else { return }
    let isHidden = open.contains { $0.name == "title" || $0.name == "option" || $0.name == "textarea" }
    let (attribute, className) = (open.last?.hasAttribute ?? false, open.last?.hasClass ?? false)
    pieces.append(
      PagePiece(source: source, isText: isText, isHidden: isHidden, hasAttribute: attribute, hasClass: className))
  }

  private mutating func addText(_ source: String) {
    add(source, isText: true)
    guard isWanted else { return }
    let text = source.htmlUnescaped
    texts.append(text)
    if !isMarked(open.last) { prose += text }
  }

  private func isMarked(_ element: Element?) -> Bool { element.map { $0.hasAttribute || $0.hasClass } ?? false }

  private mutating func begin(_ name: String, _ attributes: [String: String], _ source: String) {
    let classes = (attributes["class"] ?? "").split(separator: " ")
    if !isFound, let wantedClass, classes.contains(wantedClass) { (wantedDepth, isFound) = (open.count, true) }
    let parent = open.last
    let element = Element(
      name: name, attributes: attributes,
      hasAttribute: attributes["translate"].map { $0 == "no" } ?? (parent?.hasAttribute ?? false),
      hasClass: classes.contains("notranslate") || (parent?.hasClass ?? false), textStart: texts.count)
    if isWanted {
      if isMarked(element), !isMarked(parent) { prose += "\u{FFFC}" }
      if let identifier = attributes["id"] { identifiers.append(identifier) }
      if let address = attributes["href"], address.hasPrefix("#") { fragments.append(String(address.dropFirst())) }
    }
    add(source, isText: false)
    if !HTMLScanner.emptyElements.contains(name), !source.hasSuffix("/>") { open.append(element) }
  }

  private mutating func end(_ name: String, _ source: String) {
    guard let position = open.lastIndex(where: { $0.name == name }) else { return }
    if isWanted, open[position].classes.contains("math") { addFormula(open[position]) }
    open.removeSubrange(position...)
    add(source, isText: false)
    if wantedClass != nil, wantedDepth == open.count { wantedDepth = nil }
  }

  private mutating func addFormula(_ element: Element) {
    let style = element.attributes["style"] ?? ""
    let height = style.firstRange(of: "min-height:").map { style[$0.upperBound...].prefix { $0 != "e" && $0 != ";" } }
    formulas.append(
      TranslatablePage.Formula(
        tex: element.attributes["data-tex"] ?? "", text: texts[element.textStart...].joined(),
        isDisplay: element.classes.contains("display"), identifier: element.attributes["id"],
        reservedHeight: height.flatMap { Double($0) }, isProtected: element.hasAttribute && element.hasClass))
  }
}
