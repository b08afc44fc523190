import Testing

/// Fences of markdown with a name: shown as they stand, and handed to the program as pages.
@Suite struct SamplePageTests {
  static let fence = "```markdown {#note}\nWhere $x < 1$:\n\n\\begin{equation}y\\label{eq:y}\\end{equation}\n```\n"

  @Test func handsTheProgramThePageThatWouldBeServed() throws {
    let code = """
      let html = page("note")
      claim("frame", "a whole page", html.hasPrefix("<!DOCTYPE html>") && html.contains("</html>"))
      claim("formula", "with its formula", html.contains("data-tex=\\"x &lt; 1\\""))
      claim("number", "and its number", html.contains("y\\\\tag{1}"))
      """
    let place = try Workplace(["articles/x.md": Self.fence + "\n```swift\n\(code)\n```\n"])
    let outcome = try place.lemma("verify", "articles")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("3 of 3 claims hold"))
    #expect(try place.lemma("render", "articles", "-o", "output").status == 0)
    #expect(try place.text(of: "output/x.html").contains("Where $x &lt; 1$"))
    #expect(!place.exists("output/note.html"))
  }

  @Test func runsAgainWhenTheFenceChanges() throws {
    let code = "\n```swift\npage(\"note\").contains(\"z &lt; 1\")\n```\n"
    let place = try Workplace(["articles/x.md": Self.fence + code])
    _ = try place.lemma("render", "articles", "-o", "output")
    try place.write(Self.fence.replacing("x < 1", with: "z < 1") + code, to: "articles/x.md")
    let outcome = try place.lemma("render", "articles", "-o", "output", "--explain")
    #expect(outcome.status == 0 && (outcome.output + outcome.errors).contains("#note"), "\(outcome)")
    #expect(try place.text(of: "output/x.html").contains(">true<"))
  }

  @Test func namesTheFencesThereAre() throws {
    let place = try Workplace(["articles/x.md": Self.fence + "\n```swift\nlet a = page(\"nope\")\n```\n"])
    let outcome = try place.lemma("verify", "articles")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("articles/x.md:8"), "\(outcome.errors)")
    #expect(outcome.errors.contains("{#nope}") && outcome.errors.contains("{#note}"), "\(outcome.errors)")
  }

  @Test func refusesTwoFencesOfOneName() throws {
    let place = try Workplace(["articles/x.md": "```markdown {#a}\none\n```\n\n```markdown {#a}\ntwo\n```\n"])
    let outcome = try place.lemma("render", "articles", "-o", "output")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains("articles/x.md:5:1: error: a fence named `a` begins at line 1"), "\(outcome.errors)")
  }

  /// Foundation's way to a path's parent stops the program here.
  @Test func takesAFolderWithANameOfOneLetter() throws {
    let place = try Workplace(["a/x.md": "text `{swift} 1 + 1`\n"])
    let outcome = try place.lemma("verify", "a")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
