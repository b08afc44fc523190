import Foundation
import Testing

@Suite struct LayoutTests {
  /// Folders of systems.
  private func systems() -> [(path: String, name: String)] {
    Repository.folders(in: "Sources/Lemma/Systems").flatMap { group in
      Repository.folders(in: "Sources/Lemma/Systems/\(group)").map { name in
        ("Sources/Lemma/Systems/\(group)/\(name)", name)
      }
    }
  }

  /// `gradient-flow.md` and `GradientFlow`, `rope-radix.md` and `RoPERadix` are the same name in two spellings.
  private func articleNames() -> Set<String> {
    let articles = Repository.files(below: "articles", suffix: ".md").map { URL(fileURLWithPath: $0).lastPathComponent }
    return Set(articles.map { String($0.dropLast(3)).replacing("-", with: "") })
  }

  @Test func everySystemHasAnArticleAndTests() {
    #expect(systems().count >= 4)
    let articles = articleNames()
    for system in systems() {
      #expect(articles.contains(system.name.lowercased()), "\(system.path) has no article of its name")
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
