internal import LemmaResult

/// The words the page itself says, in the article's language.
package struct Wording: Sendable {
  /// Whether the article is in Chinese; every other language is answered in English.
  let isChinese: Bool

  package init(language: String) {
    isChinese = language.lowercased().split(separator: "-").first == "zh"
  }

  private func pick(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  var notComputed: String { pick("not computed", "未计算") }
  var linkToSection: String { pick("Link to this section", "本节链接") }
  var footnotes: String { pick("Footnotes", "脚注") }
  var backToText: String { pick("Back to the text", "返回正文") }
  var code: String { pick("Code", "代码") }
  var figure: String { pick("Figure", "图") }
  var table: String { pick("Table", "表") }
  var listing: String { pick("Listing", "代码") }
  var claimNotReached: String {
    pick("The program ended before this was checked.", "程序在检验此断言之前已结束。")
  }
  var blockNotReached: String {
    pick("Not run: an earlier block ended the program.", "未运行：前面的代码块使程序提前结束。")
  }
  var expectedFailure: String { pick("fails, as announced", "如预期失败") }
  var unexpectedCompletion: String {
    pick("This block was announced to fail, but ran to its end.", "此代码块应当失败，却运行完毕。")
  }

  var frames: String { pick("Frames of the picture", "图的各帧") }
  var noData: String { pick("There are no values to show.", "没有可显示的数据。") }

  func notOnAxis(_ count: Int) -> String {
    pick(
      count == 1
        ? "One value that is not positive has no place on the logarithmic axis."
        : "\(count) values that are not positive have no place on the logarithmic axis.",
      "有 \(count) 个非正值无法显示在对数轴上。")
  }

  func verdict(_ verdict: Claim.Verdict) -> String {
    switch verdict {
    case .holds: pick("holds", "成立")
    case .fails: pick("fails", "不成立")
    case .notReached: pick("not reached", "未检验")
    }
  }

  /// How many of several claims have the verdict that was named.
  func share(_ count: Int, of total: Int) -> String {
    count == total
      ? pick(" (\(total) claims)", "（\(total) 条断言）") : pick(" (\(count) of \(total))", "（\(total) 条中 \(count) 条）")
  }

  func failure(_ kind: Failure.Kind) -> String {
    switch kind {
    case .thrown: pick("error", "错误")
    case .trapped: pick("crash", "崩溃")
    case .limit: pick("limit reached", "超出限制")
    case .denied: pick("refused by the sandbox", "沙箱拒绝")
    case .rejected: pick("does not compile", "无法编译")
    }
  }

  func line(_ line: Int) -> String { pick("line \(line)", "第 \(line) 行") }

  /// How far from failing, in words.
  func margin(_ margin: Double, hasTolerance: Bool) -> String {
    if margin.isNaN { return pick("margin unknown", "余量未知") }
    // As counts that must be zero are: there is no room, and nothing to say of a share of it.
    if margin == 0, !hasTolerance { return pick("exactly at the bound", "恰在界限上") }
    let unit = hasTolerance ? pick("the tolerance", "容差") : pick("the bound", "界限")
    if margin < -10 {
      return pick("beyond by \((-margin).wholeText) times \(unit)", "超出\(unit)的 \((-margin).wholeText) 倍")
    }
    if margin < 0 { return pick("beyond by \((-margin).percentage) of \(unit)", "超出\(unit)的 \((-margin).percentage)") }
    if margin > 10 { return pick("margin \(margin.wholeText) times \(unit)", "余量为\(unit)的 \(margin.wholeText) 倍") }
    return pick("margin \(margin.percentage) of \(unit)", "余量为\(unit)的 \(margin.percentage)")
  }

  func sample(_ size: Int, confidence: Double?) -> String {
    guard let confidence else { return pick("\(size) trials", "\(size) 次试验") }
    let level = confidence.readable
    return pick("\(size) trials, confidence \(level)", "\(size) 次试验，置信度 \(level)")
  }
}
