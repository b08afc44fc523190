import LemmaDocument
import LemmaResult
import LemmaSite

/// An article with the given text and nothing else.
func article(_ body: [Block] = [], path: String = "articles/note.md") -> Article {
  var article = Article(source: Source(path: path, bytes: []))
  article.body = body
  return article
}

/// A formula whose TeX needs no changes.
func formula(
  _ tex: String, isDisplay: Bool = false, equations: [Formula.Equation] = [], segments: [Formula.Segment]? = nil
) -> Formula {
  Formula(
    isDisplay: isDisplay, environment: nil, tex: tex, range: 0..<0, segments: segments ?? [.tex(tex)],
    equations: equations)
}

/// An executed block.
func swiftBlock(_ code: String, index: Int = 0, options: BlockOptions = BlockOptions()) -> SwiftBlock {
  SwiftBlock(index: index, code: code, line: 10, indentation: 0, fenceLine: 9, options: options)
}

func claim(
  _ identifier: String = "c", _ statement: String = "it holds", verdict: Claim.Verdict = .holds,
  measured: String = "1.0000001", relation: Claim.Relation = .approximatelyEqual, expected: String = "1",
  tolerance: Double? = 1e-6, margin: Double? = 0.9, sampleSize: Int? = nil, confidence: Double? = nil
) -> Claim {
  Claim(
    identifier: identifier, statement: statement, verdict: verdict, measured: measured, relation: relation,
    expected: expected, tolerance: tolerance, margin: margin, sampleSize: sampleSize, confidence: confidence,
    seed: 1, block: 0, line: 12, duration: 0)
}

func output(_ value: DisplayValue, label: String? = nil, note: String? = nil) -> BlockResult.Item {
  .value(
    Output(
      block: 0, line: 1, position: StreamPosition(standardOutput: 0, standardError: 0), label: label, note: note,
      value: value))
}

func result(
  _ items: [BlockResult.Item] = [], state: BlockResult.State = .completed, failure: Failure? = nil,
  expressions: [DisplayValue?] = []
) -> ArticleResult {
  ArticleResult(blocks: [BlockResult(state: state, items: items, failure: failure)], expressions: expressions, seed: 1)
}

/// The HTML of the article's text.
func html(
  _ article: Article, _ result: ArticleResult? = nil, options: RenderingOptions = RenderingOptions(),
  references: CrossReferences = CrossReferences()
) -> String {
  var renderer = ArticleRenderer(article, result: result, options: options, references: references)
  renderer.renderBody()
  return renderer.out.string
}
