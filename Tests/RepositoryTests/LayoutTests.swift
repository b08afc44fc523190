import Foundation
import Testing

@Suite struct LayoutTests {
  /// Systems by folder name, with the slug of their article.
  private func systems() -> [(path: String, name: String, slug: String)] {
    Repository.folders(in: "Sources/Lemma/Systems").flatMap { group in
      Repository.folders(in: "Sources/Lemma/Systems/\(group)").map { name in
        ("Sources/Lemma/Systems/\(group)/\(name)", name, slug(of: name))
      }
    }
  }

  /// `GradientFlow` is `gradient-flow`; names the field writes as one word stay one.
  private func slug(of name: String) -> String {
    let wholeWords = ["SquarePlus": "squareplus", "DeepNet": "deepnet"]
    if let word = wholeWords[name] { return word }
    return name.reduce(into: "") { slug, letter in
      if letter.isUppercase, !slug.isEmpty { slug.append("-") }
      slug.append(letter.lowercased())
    }
  }

  @Test func everySystemHasAnArticleAndTests() {
    #expect(systems().count >= 4)
    for system in systems() {
      let article = Repository.root.appendingPathComponent("articles/\(system.slug).md").path
      #expect(FileManager.default.fileExists(atPath: article), "\(system.path) has no articles/\(system.slug).md")
      let tests = Repository.files(below: "Tests/LemmaTests/Systems", suffix: ".swift")
      #expect(tests.contains { $0.contains("/\(system.name)") }, "\(system.path) has no tests named \(system.name)…")
    }
  }

  @Test func everyTargetSaysWhatItIs() {
    for target in Repository.folders(in: "Sources") where target.hasPrefix("Lemma") {
      let readme = Repository.root.appendingPathComponent("Sources/\(target)/README.md").path
      #expect(FileManager.default.fileExists(atPath: readme), "Sources/\(target) has no README.md")
    }
  }

  @Test func noFolderIsCalledByWhatItIsNot() {
    let vague: Set<String> = ["Utilities", "Common", "Core", "Infrastructure", "Helpers", "Misc"]
    let folders = Repository.files(below: "Sources", suffix: ".swift").flatMap {
      $0.split(separator: "/").map(String.init)
    }
    #expect(vague.isDisjoint(with: folders))
  }

  @Test func everyArticleWithBlocksMakesAClaim() throws {
    let articles = Repository.files(below: "articles", suffix: ".md")
    #expect(articles.count >= 5)
    for article in articles {
      let text = try Repository.text(of: article)
      guard text.contains("\n```swift") else { continue }
      #expect(text.contains("claim(\""), "\(article) computes but claims nothing")
    }
  }
}
