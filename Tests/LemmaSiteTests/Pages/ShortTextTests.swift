import Foundation
import LemmaSite
import Testing

@Suite struct ShortTextTests {
  @Test func shortensAtASpaceAndSaysSo() {
    #expect("one  two\n three".shortened(to: 160) == "one two three")
    #expect("one two three".shortened(to: 13) == "one two three")
    #expect("one two three".shortened(to: 12) == "one two…")
    #expect("one two three".shortened(to: 7) == "one two…")
    #expect("  one".shortened(to: 3) == "one")
    #expect("梯度流是一条曲线".shortened(to: 3) == "梯度流…")
    #expect(String(repeating: "x", count: 50).shortened(to: 30) == String(repeating: "x", count: 30) + "…")
    #expect("".shortened(to: 5) == "")
  }

  @Test func writesJSONThatReadsBackAndCannotEndAScript() throws {
    let hostile = "a\"b\\c\n\t\u{1}</script><!-- & é 熵 🙂 \u{2028}\u{2029}\u{2027}\u{00A8}"
    let json = hostile.asJSON
    #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == hostile)
    for forbidden in ["<", ">", "&", "\n", "\u{2028}", "\u{2029}"] { #expect(!json.contains(forbidden)) }
  }
}
