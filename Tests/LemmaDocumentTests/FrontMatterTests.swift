import LemmaDocument
import Testing

@Suite struct FrontMatterTests {
  @Test func readsEveryKey() {
    let article = parse(
      """
      ---
      title: "标题: 一"
      subtitle: 副题
      date: 2024-02-29
      updated: 2025-01-31T10:00:00Z
      author: [甲, 乙]
      tags: 数学，optimisation, a b
      category: Notes
      series: Series
      summary: >
        Two
        lines
      lang: zh-Hans
      slug: gradient-flow
      draft: true
      aliases: [/old, /older]
      seed: 18446744073709551615
      macros:
        R: \\mathbb{R}
        \\norm: ['\\lVert #1\\rVert', 1]
        pd: ['#1/#2', 2, f]
      ---
      Text
      """)
    let matter = article.frontMatter
    #expect(matter.title == "标题: 一" && matter.subtitle == "副题" && matter.category == "Notes")
    #expect(matter.date == "2024-02-29" && matter.updated == "2025-01-31" && matter.series == "Series")
    #expect(matter.authors == ["甲", "乙"] && matter.tags == ["数学", "optimisation", "a b"])
    #expect(matter.summary == "Two lines\n" || matter.summary == "Two lines")
    #expect(matter.language == "zh-Hans" && matter.slug == "gradient-flow" && matter.draft)
    #expect(matter.aliases == ["/old", "/older"] && matter.seed == .max)
    #expect(
      matter.macros == [
        Macro(name: "R", arguments: 0, body: "\\mathbb{R}"),
        Macro(name: "norm", arguments: 1, body: "\\lVert #1\\rVert"),
        Macro(name: "pd", arguments: 2, optional: "f", body: "#1/#2"),
      ])
    #expect(article.macros == matter.macros)
    #expect(article.diagnostics.isEmpty)
    #expect(article.body == [.paragraph([.text("Text")], continues: false)])
  }

  @Test(arguments: ["", "Text", "---\n---\nText", "---\n---", "---\n\n---\nText", "\u{FEFF}---\ntitle:\n---\nText"])
  func doesWithout(text: String) {
    let article = parse(text)
    #expect(article.frontMatter == FrontMatter())
    #expect(article.diagnostics.isEmpty)
    #expect(article.body == (text.contains("Text") ? [.paragraph([.text("Text")], continues: false)] : []))
  }

  @Test func endsAtDotsAndTakesCarriageReturns() {
    #expect(parse("---\r\ntitle: a\r\n...\r\nText").frontMatter.title == "a")
  }

  @Test func leavesAThematicBreakAlone() {
    #expect(parse("---\n\nText").body.first == .thematicBreak)
    #expect(parse("----\ntitle: a\n----").frontMatter.title == nil)
  }
}
