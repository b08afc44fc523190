extension Grammar {
  static let python = Grammar(
    lineComments: [Array("#".utf8)], hasTripleQuotes: true,
    keywords: PackedWord.set(
      """
      False None True and as assert async await break class continue def del elif else except finally for from global \
      if import in is lambda match nonlocal not or pass raise return try while with yield
      """))

  static let c = Grammar(
    lineComments: [Array("//".utf8)], blockComment: (Array("/*".utf8), Array("*/".utf8)),
    keywords: PackedWord.set(
      """
      auto bool break case char class const constexpr continue default delete do double else enum extern false float \
      for goto if inline int long namespace new nullptr private public register restrict return short signed sizeof \
      static struct switch template this true typedef typename union unsigned using virtual void volatile while
      """))

  static let shell = Grammar(
    lineComments: [Array("#".utf8)],
    keywords: PackedWord.set(
      "case do done elif else esac export fi for function if in local return select then until while"))

  static let julia = Grammar(
    lineComments: [Array("#".utf8)], blockComment: (Array("#=".utf8), Array("=#".utf8)),
    quotes: [UInt8(ascii: "\"")], hasTripleQuotes: true,
    keywords: PackedWord.set(
      """
      abstract begin break catch const continue do else elseif end export false finally for function global if import \
      in let local macro module mutable nothing primitive quote return struct true try type using where while
      """))

  static let r = Grammar(
    lineComments: [Array("#".utf8)],
    keywords: PackedWord.set(
      "break else FALSE for function if in Inf library NA NaN next NULL repeat return TRUE while"))

  static let rust = Grammar(
    lineComments: [Array("//".utf8)], blockComment: (Array("/*".utf8), Array("*/".utf8)),
    quotes: [UInt8(ascii: "\"")],
    keywords: PackedWord.set(
      """
      as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move \
      mut pub ref return self Self static struct super trait true type unsafe use where while
      """))

  static let javascript = Grammar(
    lineComments: [Array("//".utf8)], blockComment: (Array("/*".utf8), Array("*/".utf8)),
    quotes: [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")],
    keywords: PackedWord.set(
      """
      async await break case catch class const continue default delete do else export extends false finally for from \
      function if import in instanceof interface let new null of return static super switch this throw true try type \
      typeof undefined var void while yield
      """))
}
