/// The words of the site's frame, in the language of the page.
struct PageWording {
  private let isChinese: Bool

  init(language: String) {
    isChinese = Wording(language: language).isChinese
  }

  private func pick(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  var readMore: String { pick("Read on", "阅读全文") }
  var archive: String { pick("Archive", "归档") }
  var tags: String { pick("Tags", "标签") }
  var undated: String { pick("Undated", "未注日期") }
  var claimsTitle: String { pick("Claims", "断言") }
  var listSeparator: String { pick(", ", "、") }
  var notFound: String { pick("Page not found", "页面不存在") }
  var search: String { pick("Search", "搜索") }

  func heading(_ kind: Archive.Kind, _ name: String) -> String {
    switch kind {
    case .tag: pick("Tag: ", "标签：") + name
    case .category: pick("Category: ", "分类：") + name
    case .series: pick("Series: ", "系列：") + name
    }
  }

  func claims(holding: Int, of total: Int) -> String {
    if holding == total {
      return pick(total == 1 ? "The claim holds" : "All \(total) claims hold", "全部 \(total) 条断言成立")
    }
    return pick("\(holding) of \(total) claims hold", "\(total) 条断言中有 \(holding) 条成立")
  }

  /// `2026-03-01` as a reader writes it.
  func date(_ iso: String) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return iso }
    return pick("\(parts[2]) \(Self.months[parts[1] - 1]) \(parts[0])", "\(parts[0])年\(parts[1])月\(parts[2])日")
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// Words that templates ask for by name.
  var values: [String: Any] {
    [
      "skip": pick("Skip to the text", "跳到正文"), "contents": pick("Contents", "目录"),
      "previous": pick("Previous", "上一篇"), "next": pick("Next", "下一篇"), "newer": pick("Newer", "较新"),
      "older": pick("Older", "较旧"), "updated": pick("updated", "更新于"), "tags": tags,
      "archive": archive, "claims": claimsTitle, "home": pick("Home", "首页"), "series": pick("Series", "系列"),
      "theme": pick("Light or dark", "明暗切换"), "copy": pick("Copy", "复制"), "copied": pick("Copied", "已复制"),
      "notFound": notFound, "notFoundText": pick("There is nothing at this address.", "此地址没有内容。"),
      "pages": pick("Pages", "分页"), "articles": pick("Articles", "文章"), "site": pick("Site", "站点"),
      "verdict": pick("Verdict", "结论"), "statement": pick("Statement", "断言"),
      "comparison": pick("Measured against expected", "实测与预期"), "margin": pick("Margin", "余量"),
      "moved": pick("This page has moved:", "本页已移至："), "search": search, "feed": pick("Feed", "订阅"),
      "searchHint": pick("Words to look for", "输入关键词"), "noResults": pick("Nothing found.", "没有找到。"),
      "needsScript": pick(
        "The search needs JavaScript; the archive lists every article.", "搜索需要 JavaScript；归档页列出全部文章。"),
    ]
  }
}
