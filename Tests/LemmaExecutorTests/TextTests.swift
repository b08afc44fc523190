import LemmaExecutor
import Testing

/// What is read from other programs, and digests.
@Suite struct TextTests {
  /// Test vectors of FIPS 180-4 and its predecessor.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func digestsTheStandardsVectors(text: String, digest: String) {
    #expect(SHA256.digest(text.utf8) == digest)
  }

  @Test func readsCompilerMessages() {
    let output = """
      a b:c.md:12:7: error: cannot find 'x' in scope [#group]
      let y = x
              ^
      <unknown>:0: error: something else
      warning: plain
      q.md:3:1: note: did you mean 'z'?
      """
    let messages = CompilerMessage.messages(in: output)
    #expect(messages.map(\.text) == ["cannot find 'x' in scope", "something else", "plain", "did you mean 'z'?"])
    #expect(messages.map(\.file) == ["a b:c.md", "<unknown>", nil, "q.md"])
    #expect(messages.map(\.line) == [12, 0, 0, 3])
    #expect(messages.map(\.column) == [7, nil, nil, 1])
    #expect(messages.map(\.severity) == [.error, .error, .warning, .note])
  }

  @Test func takesTheFatalMessageOutOfPrintedText() throws {
    let array = try #require(
      FatalMessage(
        in: "mine\nSwift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range\nCurrent stack trace:\n0 x\n")
    )
    #expect(array.text == "Index out of range")
    #expect(array.rest == "mine\n")
    #expect(array.line == 692)
    let own = try #require(FatalMessage(in: "A/文章.md:17: Precondition failed: too big\nfor two lines\n"))
    #expect(own.text == "too big\nfor two lines")
    #expect(own.file == "A/文章.md")
    #expect(own.line == 17)
    #expect(FatalMessage(in: "x.md:3: Fatal error\n")?.text == "fatal error")
    #expect(
      FatalMessage(in: "Swift/ErrorType.swift:254: Fatal error: Error raised at top level: E.bad\n")?.thrownError
        == "E.bad")
    #expect(FatalMessage(in: "I print Fatal error here\n") == nil)
    #expect(FatalMessage(in: "") == nil)
  }

  @Test(arguments: [
    ("[LemmaProgram12.(unknown context at $7f8ad5b96e20).(unknown context at $7f8ad5).Point(x: 1)]", "[Point(x: 1)]"),
    ("LemmaProgram3.Point", "Point"), ("LemmaProgram", "LemmaProgram"), ("LemmaProgram1", "LemmaProgram1"),
    ("LemmaPrograms are fine", "LemmaPrograms are fine"),
    ("LemmaProgram4.(unknown context at $7f", "(unknown context at $7f"),
    ("“文章”", "“文章”"),
  ])
  func hidesGeneratedNames(text: String, readable: String) {
    #expect(String(decoding: ReadableNames.clean(Array(text.utf8)[...]), as: UTF8.self) == readable)
  }
}
