import Foundation
import LemmaDocument
import LemmaResult
import LemmaSite

/// A small site with results made by hand.
enum SampleSite {
  static let configuration = SiteConfiguration(
    title: "Lemma articles", description: "Numbers that were computed", language: "en",
    baseURL: "https://example.org/notes")

  static func files(theme: Theme, mathJax: String?) throws -> [OutputFile] {
    let sources = [
      "chinese": SampleArticles.chinese, "english": SampleArticles.english, "long": SampleArticles.long(60),
    ]
    let articles = sources.sorted { $0.key < $1.key }.map { name, text in
      Article(parsing: Source(path: "articles/\(name).md", bytes: Array(text.utf8)))
    }
    let map = SiteMap(articles, in: "articles")
    let site = Site(configuration: configuration, theme: theme)
    let rendered = articles.map { site.render($0, result: $0.path.contains("chinese") ? chineseResult : nil, in: map) }
    return try site.files(for: rendered) + (mathJax.map { try OutputFile.mathJax(in: $0) } ?? [])
  }

  private static func number(_ plain: String, _ tex: String? = nil) -> NumberText {
    NumberText(plain: plain, tex: tex ?? plain)
  }

  static var chineseResult: ArticleResult {
    let zero = claim(
      "eq:zero", "SquarePlus 与 SoftPlus 在零点相等", measured: "0.6931471805599453", expected: "0.6931471805599453",
      tolerance: 1e-15, margin: 1)
    let tail = claim(
      "tail", "差在 $x=4$ 处小于千分之一", verdict: .fails, measured: "0.11", relation: .atMost, expected: "0.001",
      tolerance: nil, margin: -109)
    let limit = claim("eq:limit", "极限为零", verdict: .notReached, margin: nil)
    let trials = claim(
      "trials", "至多 5% 的投影失败", measured: "0.031", relation: .atMost, expected: "0.05", tolerance: nil,
      margin: 0.38, sampleSize: 4000, confidence: 0.999)
    let table = Table(
      header: ["x", "误差", "备注"],
      rows: [
        [.number(number("0")), .number(number("0")), .text("相等")],
        [.number(number("1")), .number(number("0.0123")), .math(tex: "\\tfrac12", plain: "1/2")],
      ], caption: "几个点的值")
    let matrix = DisplayValue.math(tex: "\\begin{pmatrix}1 & 2\\\\ 3 & 4\\end{pmatrix}", plain: "[1 2; 3 4]")
    return ArticleResult(
      blocks: [
        BlockResult(
          state: .completed, items: [output(.plot(SamplePlots.curves)), .claim(zero), .claim(tail), .claim(trials)]),
        BlockResult(
          state: .completed,
          items: [
            .printed("n = 10\nn = 20\n"), output(.table(table)), output(matrix, label: "A"),
            output(.number(number("2.718281828")), label: "e", note: "by numerical differences"),
            output(.plot(SamplePlots.fields)),
          ]),
        BlockResult(
          state: .failedAsExpected,
          failure: Failure(kind: .trapped, message: "Fatal error: Index out of range", line: 62)),
        BlockResult(
          state: .failed, items: [.printed("later\n"), .claim(limit)],
          failure: Failure(kind: .limit, message: "the block ran longer than 10 s", line: 66)),
      ],
      expressions: [.number(number("1.9218", "1.9218")), .number(number("2.2e-16", "2.2\\times10^{-16}"))], seed: 1)
  }
}
