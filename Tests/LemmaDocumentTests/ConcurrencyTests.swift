import LemmaDocument
import Testing

/// cmark keeps tables in global variables; articles are parsed side by side all the same.
@Suite struct ConcurrencyTests {
  @Test func readsTheSameSideBySide() async {
    let texts = [
      sampleArticle, "~~a~~ www.example.com and a@b.c", "| a |\n|---|\n| ~~b~~ |\n\n- [x] c", "https://a.b/c **“甲”**是",
    ]
    let alone = texts.map { parse($0).dump }
    await withTaskGroup(of: Bool.self) { group in
      for round in 0..<400 {
        group.addTask { parse(texts[round % texts.count]).dump == alone[round % texts.count] }
      }
      for await isSame in group { #expect(isSame) }
    }
    #expect(alone[1].contains("strikethrough") && alone[1].contains("link http://www.example.com"))
  }
}
