internal import LemmaDocument
internal import LemmaExecutor
internal import LemmaResult

extension Pipeline {
  /// Runs the articles under their own seeds.
  func execute(
    _ articles: [Article], of inputs: Inputs, progress: @escaping @Sendable (Progress) -> Void
  ) throws -> [Execution] {
    try execute(articles, of: inputs, seeds: 1, progress: progress).map { $0[0] }
  }

  /// Runs each article under its own seed and the ones after it.
  ///
  /// - Returns: By article, its runs in the order of the seeds.
  func execute(
    _ articles: [Article], of inputs: Inputs, seeds: Int, progress: @escaping @Sendable (Progress) -> Void
  ) throws -> [[Execution]] {
    // A site of text needs neither a compiler nor a sandbox.
    guard articles.contains(where: \.hasProgram) else {
      return articles.map { Array(repeating: Execution(withoutProgram: $0), count: seeds) }
    }
    let articles = renderingSamples(of: articles, inputs)
    do throws(ExecutorError) {
      let executor = try Executor(configuration: configuration(for: inputs))
      return try executor.run(articles, seedCount: seeds, freshly: options.runsAfresh) { event in
        if case .finished(let path) = event { progress(Progress(stage: .execute, text: "ran \(path)")) }
      }
    } catch {
      throw PipelineProblem([error.diagnostic], isToolFailure: false)
    }
  }

  private func configuration(for inputs: Inputs) -> ExecutorConfiguration {
    var configuration = ExecutorConfiguration(cacheFolder: options.cacheFolder(besides: inputs.folder.root))
    configuration.isUnsandboxed = !options.isSandboxed
    if let jobs = options.jobs { configuration.jobs = jobs }
    return configuration
  }
}

extension Article {
  fileprivate var hasProgram: Bool { !swiftBlocks.isEmpty || !expressions.isEmpty }
}
