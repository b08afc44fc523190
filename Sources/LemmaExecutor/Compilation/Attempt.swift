internal import LemmaDocument
internal import LemmaResult

/// An article on its way to a compiled program.
struct Attempt {
  struct Rejection {
    var mode: Program.Mode
    var problems: [Problem]
  }

  let code: ArticleCode
  /// Blocks that do not compile, as they announced, with the compiler's words.
  private(set) var leftOut: [Int: Failure] = [:]
  private(set) var rejections: [Rejection] = []
  private(set) var program: Program

  init(code: ArticleCode, leavingOut leftOut: [Int: Failure] = [:]) {
    self.code = code
    self.leftOut = leftOut
    program = ProgramWriter.program(
      for: code, mode: ProgramWriter.likelyMode(for: code), leavingOut: Set(leftOut.keys))
  }

  /// What to do after the compiler rejected the program.
  mutating func proceed(after problems: [Problem]) -> Bool {
    rejections.append(Rejection(mode: program.mode, problems: problems))
    if rejections.count == 1, !problems.contains(where: \.isUseBeforeDeclaration) {
      write(program.mode == .function ? .script : .function)
      return true
    }
    return leaveOutExpected()
  }

  /// What is wrong although the compiler would accept it.
  var hiddenProblems: [Problem] {
    program.mode == .script ? DeclarationOrder.problems(in: code, leavingOut: Set(leftOut.keys)) : []
  }

  /// The errors of the mode that came closer.
  var problems: [Problem] {
    rejections.min { $0.problems.count < $1.problems.count }?.problems ?? []
  }

  /// Leaves out the blocks that failed, if they all said they would.
  private mutating func leaveOutExpected() -> Bool {
    var expected: [Int: Failure] = [:]
    for problem in problems {
      guard let block = problem.place.block, problem.place.expression == nil,
        code.blocks[block].options.expectsError, leftOut[block] == nil
      else { return false }
      if expected[block] == nil { expected[block] = problem.failure }
    }
    guard !expected.isEmpty else { return false }
    leftOut.merge(expected) { old, _ in old }
    rejections = []
    write(ProgramWriter.likelyMode(for: code))
    return true
  }

  private mutating func write(_ mode: Program.Mode) {
    program = ProgramWriter.program(for: code, mode: mode, leavingOut: Set(leftOut.keys))
  }
}

extension Problem {
  /// A variable is read above its declaration. In a script that compiles, and reads memory that nothing was written to.
  fileprivate var isUseBeforeDeclaration: Bool {
    text.hasPrefix("use of ") && text.contains("variable") && text.hasSuffix("before its declaration")
  }
}
