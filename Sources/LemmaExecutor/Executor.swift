package import LemmaDocument

/// Runs articles' programs: compiles them in batches, runs each in a sandboxed process of its own, keeps the results.
///
/// A failure of an article is a part of its result. What is thrown means that nothing can run.
package struct Executor: Sendable {
  let configuration: ExecutorConfiguration
  let toolchain: Toolchain
  let runtime: RuntimeBuild
  let sandbox: Sandbox
  let cache: ResultCache?
  let identity: BuildIdentity

  package init(configuration: ExecutorConfiguration) throws(ExecutorError) {
    self.configuration = configuration
    toolchain = try Toolchain(searching: configuration.searchPath)
    runtime = try RuntimeBuild(folder: configuration.runtimeFolder)
    sandbox = configuration.isUnsandboxed ? .none : try .bubblewrap(searching: configuration.searchPath)
    cache = try configuration.cacheFolder.map { folder throws(ExecutorError) in try ResultCache(folder: folder) }
    identity = BuildIdentity.identity(of: runtime, toolchain, rememberedIn: cache?.identityFile)
  }

  /// Runs each article once, under its own seed or the one given.
  ///
  /// - Parameters:
  ///   - freshly: Runs what has a stored result, too.
  ///   - progress: Called from several threads.
  package func run(
    _ articles: [Article], seed: UInt64? = nil, freshly: Bool = false,
    progress: @escaping @Sendable (ExecutionProgress) -> Void = { _ in }
  ) throws(ExecutorError) -> [Execution] {
    let jobs = articles.indices.map { Job(article: $0, seed: seed ?? articles[$0].seed) }
    return try Batch(executor: self, articles: articles, freshly: freshly, progress: progress).run(jobs)
  }

  /// Runs each article under its own seed and the `count - 1` after it; the programs are compiled once.
  ///
  /// - Returns: By article, the executions in the order of the seeds.
  package func run(
    _ articles: [Article], seedCount count: Int, freshly: Bool = false,
    progress: @escaping @Sendable (ExecutionProgress) -> Void = { _ in }
  ) throws(ExecutorError) -> [[Execution]] {
    let jobs = articles.indices.flatMap { article in
      (0..<count).map { Job(article: article, seed: articles[article].seed &+ UInt64($0)) }
    }
    let executions = try Batch(executor: self, articles: articles, freshly: freshly, progress: progress).run(jobs)
    return articles.indices.map { Array(executions[($0 * count)..<(($0 + 1) * count)]) }
  }

  /// Runs each article under each of the seeds; the programs are compiled once.
  ///
  /// - Returns: By article, the executions in the order of the seeds.
  package func run(
    _ articles: [Article], seeds: [UInt64], freshly: Bool = false,
    progress: @escaping @Sendable (ExecutionProgress) -> Void = { _ in }
  ) throws(ExecutorError) -> [[Execution]] {
    let jobs = articles.indices.flatMap { article in seeds.map { Job(article: article, seed: $0) } }
    let executions = try Batch(executor: self, articles: articles, freshly: freshly, progress: progress).run(jobs)
    return articles.indices.map { Array(executions[($0 * seeds.count)..<(($0 + 1) * seeds.count)]) }
  }
}

/// One article under one seed.
struct Job: Hashable {
  /// Position among the articles of this run.
  var article: Int
  var seed: UInt64
}

extension Article {
  /// The seed of the front matter; without one, still the same in every run.
  var seed: UInt64 { frontMatter.seed ?? 0 }
}
