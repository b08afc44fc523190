import Testing

@Suite struct SizeTests {
  /// Files that may be longer than 300 lines, and why.
  private let longFiles: [String: String] = [:]

  /// Functions that may be longer than 40 lines, as "file: function", and why.
  private let longFunctions: [String: String] = [:]

  @Test func keepsFilesShort() throws {
    let files =
      Repository.files(below: "Sources", suffix: ".swift") + Repository.files(below: "Tests", suffix: ".swift")
    #expect(files.count > 50)
    for file in files where longFiles[file] == nil {
      let count = try Repository.text(of: file).split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(count <= 300, "\(file) has \(count) lines: split it by aspect")
    }
  }

  @Test func keepsFunctionsShort() throws {
    for file in Repository.files(below: "Sources", suffix: ".swift") {
      for function in FunctionLength.measured(in: try Repository.text(of: file))
      where longFunctions["\(file): \(function.name)"] == nil {
        #expect(function.lines <= 40, "\(file): \(function.name) has \(function.lines) lines: name its parts")
      }
    }
  }

  @Test func measuresFunctions() {
    let text = """
      struct S {
        public init(a: Int) {
          b = a
        }
        private static func f(
          x: Int
        ) -> Int {
          x
        }
        func g() -> Int { 1 }
        let name = "func g() {"
      }
      """
    #expect(
      FunctionLength.measured(in: text) == [
        FunctionLength(name: "init", lines: 3), FunctionLength(name: "f", lines: 5),
        FunctionLength(name: "g", lines: 1),
      ])
  }
}
