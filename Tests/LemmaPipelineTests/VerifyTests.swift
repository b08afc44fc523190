import Foundation
import Testing

private let mixed = """
  ---
  seed: 5
  ---

  ```swift
  claim("holds", "one is about one", 1.25 ≈ 1.0 ± 0.5)
  claim("fails", "two is at most one", 2.0 ≤ 1.0)
  claim("lucky", "the seed is even", seed % 2 == 0)
  ```

  ```swift
  let empty: [Int] = []
  print(empty[1])
  claim("never", "this is not reached", 1.0 ≤ 2.0)
  ```

  """

@Suite struct VerifyTests {
  @Test func reportsEveryClaimAsJSON() throws {
    let place = try Workplace(["articles/mixed.md": mixed])
    let outcome = try place.lemma("verify", "articles", "--format", "json")
    #expect(outcome.status == 1)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let claims = try #require(report["claims"] as? [[String: Any]])
    let byName = Dictionary(uniqueKeysWithValues: claims.map { ($0["identifier"] as? String ?? "", $0) })
    #expect(byName.keys.sorted() == ["fails", "holds", "lucky", "never"])
    let holds = try #require(byName["holds"])
    #expect(holds["article"] as? String == "articles/mixed.md")
    #expect(holds["line"] as? Int == 6)
    #expect(holds["verdict"] as? String == "holds")
    #expect(holds["measured"] as? Double == 1.25)
    #expect(holds["relation"] as? String == "≈")
    #expect(holds["expected"] as? Double == 1)
    #expect(holds["tolerance"] as? Double == 0.5)
    #expect(holds["margin"] as? Double == 0.5)
    #expect(holds["seed"] as? Int == 5)
    #expect(byName["fails"]?["verdict"] as? String == "fails")
    #expect(byName["never"]?["verdict"] as? String == "notReached")
    #expect(byName["never"]?["line"] as? Int == 14)
    let failures = try #require(report["failures"] as? [[String: Any]])
    #expect(failures.count == 1)
    #expect(failures[0]["line"] as? Int == 13)
    #expect((failures[0]["message"] as? String)?.contains("out of range") == true, "\(failures)")
  }

  @Test func printsFailuresFirst() throws {
    let place = try Workplace(["articles/mixed.md": mixed])
    let outcome = try place.lemma("verify", "articles")
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let fails = try #require(lines.firstIndex { $0.contains("✗ fails") })
    let holds = try #require(lines.firstIndex { $0.contains("✓ holds") })
    #expect(fails < holds)
    #expect(lines.last?.contains("1 of 4 claims hold") == true, "\(outcome.output)")
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test(arguments: ["one.md", ".", "a"]) func worksInTheFolderOfTheArticles(name: String) throws {
    let article = "```swift\nclaim(\"a\", \"one is one\", 1.0 ≈ 1.0 ± 0)\n```\n"
    let place = try Workplace([name == "a" ? "a/one.md" : "one.md": article])
    let outcome = try place.lemma("verify", name)
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
    #expect(outcome.output.contains("1 of 1 claims hold in 1 article"), "\(outcome.output)")
    #expect(place.exists(".lemma"))
  }

  @Test func knowsTheNeighboursOfASingleArticle() throws {
    let one = "See [](two.md#eq:x) and [two](two.md).\n\n```swift\nclaim(\"a\", \"one is one\", 1.0 ≈ 1.0 ± 0)\n```\n"
    let two = "\\begin{equation}x\\label{eq:x}\\end{equation}\n\n```swift\nclaim(\"b\", \"never\", 1.0 ≤ 0.0)\n```\n"
    let place = try Workplace(["articles/one.md": one, "articles/two.md": two])
    let outcome = try place.lemma("verify", "articles/one.md")
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
    #expect(outcome.output.contains("1 of 1 claims hold in 1 article"), "\(outcome.output)")
    let broken = try Workplace(["articles/one.md": one])
    #expect(try broken.lemma("verify", "articles/one.md").status == 1)
  }

  @Test func countsHowOftenAClaimHolds() throws {
    let article = "---\nseed: 5\n---\n\n```swift\nclaim(\"lucky\", \"the seed is even\", seed % 2 == 0)\n```\n"
    let place = try Workplace(["articles/lucky.md": article])
    let outcome = try place.lemma("verify", "articles", "--seeds", "4")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("2 of 4"), "\(outcome.output)")
    let json = try place.lemma("verify", "articles", "--seeds", "4", "--format", "json")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let seeds = (report["claims"] as? [[String: Any]] ?? []).compactMap { $0["seed"] as? Int }.sorted()
    #expect(seeds == [5, 6, 7, 8])
  }

  @Test func succeedsWhenEveryClaimHolds() throws {
    let place = try Workplace(["articles/a.md": "```swift\nclaim(\"a\", \"one\", 1.0 ≤ 2.0)\n```\n"])
    #expect(try place.lemma("verify", "articles").status == 0)
    #expect(!place.exists("output"))
  }
}

@Suite struct PublishTests {
  @Test func refusesWhenAClaimFails() throws {
    let place = try Workplace(["articles/mixed.md": mixed])
    let outcome = try place.lemma("publish", "articles", "--to", "public", "--base-url", "https://example.org")
    #expect(outcome.status == 1)
    #expect(!place.exists("public"))
    #expect(outcome.errors.contains("nothing was published"), "\(outcome.errors)")
  }

  @Test func writesTheSiteWithFeedAndMap() throws {
    let text = "---\ntitle: A\ndate: 2026-01-02\n---\n\n```swift\nclaim(\"a\", \"one\", 1.0 ≤ 2.0)\n```\n"
    let place = try Workplace(["articles/a.md": text])
    let outcome = try place.lemma("publish", "articles", "--to", "public", "--base-url", "https://example.org/notes")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.text(of: "public/feed.xml").contains("https://example.org/notes/a.html"))
    #expect(try place.text(of: "public/sitemap.xml").contains("https://example.org/notes/a.html"))
  }

  @Test func asksForTheAddress() throws {
    let place = try Workplace(["articles/a.md": "text\n"])
    let outcome = try place.lemma("publish", "articles", "--to", "public")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("--base-url"), "\(outcome.errors)")
  }
}
