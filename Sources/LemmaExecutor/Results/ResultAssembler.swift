internal import LemmaDocument
internal import LemmaResult

/// Puts records and printed text together, in the order in which they happened.
struct ResultAssembler {
  private let code: ArticleCode
  private var result: ArticleResult
  private var started: Set<Int> = []
  private var finished: Set<Int> = []
  private var beginnings: [Int: Double] = [:]
  private var current: Int
  private var output: ArraySlice<UInt8>
  private var errors: ArraySlice<UInt8>
  private var cut = StreamPosition(standardOutput: 0, standardError: 0)

  /// What a run of `code` produced, before the blocks that took no part in it are filled in.
  ///
  /// - Parameter absent: Those blocks.
  static func result(
    of report: WorkerRun.Report, failure: Failure?, standardError: [UInt8], code: ArticleCode, seed: UInt64,
    absent: Set<Int>, limits: Limits
  ) -> ArticleResult {
    var assembler = ResultAssembler(report, standardError: standardError, code: code, seed: seed)
    for record in report.records { assembler.take(record) }
    assembler.finish(failure: failure, duration: report.duration, absent: absent, limits: limits)
    return assembler.result
  }

  private init(_ report: WorkerRun.Report, standardError: [UInt8], code: ArticleCode, seed: UInt64) {
    self.code = code
    let blocks = code.blocks.map { BlockResult(state: $0.options.isEvaluated ? .notReached : .skipped) }
    result = ArticleResult(
      blocks: blocks, expressions: [DisplayValue?](repeating: nil, count: code.expressions.count), seed: seed)
    output = report.standardOutput[...]
    errors = standardError[...]
    current = 0
  }

  private mutating func take(_ record: Record) {
    switch record {
    case .blockStarted(let mark):
      print(upTo: mark.position)
      guard result.blocks.indices.contains(mark.block) else { return }
      current = mark.block
      // A repeated beginning only says how much had been printed.
      if started.insert(mark.block).inserted { beginnings[mark.block] = mark.time }
    case .blockFinished(let mark):
      print(upTo: mark.position)
      finish(block: mark.block, at: mark.time)
    case .output(let output):
      print(upTo: output.position)
      add(.value(output), to: output.block)
    case .claim(let claim):
      add(.claim(claim), to: claim.block)
    case .inline(let value):
      if result.expressions.indices.contains(value.index) { result.expressions[value.index] = value.value }
    case .failure(let failure):
      fail(failure)
    }
  }

  private mutating func add(_ item: BlockResult.Item, to block: Int) {
    guard !result.blocks.isEmpty else { return }
    let index = result.blocks.indices.contains(block) ? block : current
    result.blocks[index].items.append(item)
  }

  private mutating func finish(block: Int, at time: Double) {
    guard result.blocks.indices.contains(block) else { return }
    finished.insert(block)
    result.blocks[block].duration = time - (beginnings[block] ?? time)
    result.blocks[block].state = .completed
  }

  private mutating func fail(_ failure: Failure) {
    guard let block = failure.block ?? result.blocks.indices.first else { return }
    let index = result.blocks.indices.contains(block) ? block : current
    guard result.blocks.indices.contains(index), result.blocks[index].failure == nil else { return }
    result.blocks[index].failure = failure
    result.blocks[index].state = .failed
  }

  private mutating func print(upTo position: StreamPosition) {
    let out = take(&output, position.standardOutput - cut.standardOutput)
    let err = take(&errors, position.standardError - cut.standardError)
    cut = StreamPosition(
      standardOutput: max(cut.standardOutput, position.standardOutput),
      standardError: max(cut.standardError, position.standardError))
    if !out.isEmpty { add(.printed(text(out)), to: current) }
    if !err.isEmpty { add(.printedError(text(err)), to: current) }
  }

  private func take(_ stream: inout ArraySlice<UInt8>, _ count: Int) -> ArraySlice<UInt8> {
    let part = stream.prefix(max(0, count))
    stream = stream.dropFirst(part.count)
    return part
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: ReadableNames.clean(bytes), as: UTF8.self)
  }
}

// The end of the program.
extension ResultAssembler {
  private mutating func finish(failure: Failure?, duration: Double, absent: Set<Int>, limits: Limits) {
    let wasCut = cut.standardOutput + output.count >= limits.shownOutput
    print(upTo: StreamPosition(standardOutput: .max / 2, standardError: .max / 2))
    if wasCut { add(.printed(FailureWording.cutOutput(limits)), to: current) }
    if let failure { fail(failure) }
    endUnfinished(duration: duration, absent: absent)
    for index in code.blocks.indices where code.blocks[index].options.expectsError {
      result.blocks[index].state = result.blocks[index].state.expectingFailure
    }
  }

  /// A program that ended without a word before it was done.
  private mutating func endUnfinished(duration: Double, absent: Set<Int>) {
    for block in started where !finished.contains(block) {
      result.blocks[block].duration = max(0, duration - (beginnings[block] ?? 0))
    }
    let missing = code.blocks.indices.first { index in
      code.blocks[index].options.isEvaluated && !absent.contains(index) && !finished.contains(index)
    }
    guard let missing, result.blocks.allSatisfy({ $0.failure == nil }) else { return }
    let words = FailureWording.exited(0)
    fail(Failure(kind: words.kind, message: words.message, block: started.contains(missing) ? missing : current))
  }
}

extension BlockResult.State {
  /// The state of a block that announced its failure.
  var expectingFailure: BlockResult.State {
    switch self {
    case .failed: .failedAsExpected
    case .completed: .unexpectedlyCompleted
    default: self
    }
  }
}
