package import LemmaDocument
internal import LemmaExecutor
internal import LemmaResult
package import LemmaSite

/// The whole of Lemma on one page: each stage names the library that does the work.
package struct Pipeline: Sendable {
  let options: PipelineOptions

  package init(_ options: PipelineOptions) {
    self.options = options
  }

  /// Articles in, pages out. An article that fails is rendered with its errors in place.
  package func render(progress: @escaping @Sendable (Progress) -> Void) throws -> RenderOutcome {
    var clock = StageClock(progress: progress)
    defer { clock.finish() }
    let folder = try clock.run(.discover, "looking for articles") { try ArticleFolder(at: options.articles) }
    let inputs = try clock.run(.read, "reading \(folder.articles.count) articles") { try Inputs(folder, options) }
    if let previous = inputs.unchangedOutcome { return previous }
    var articles = inputs.parsed()
    clock.run(.resolve, "resolving references") { resolveReferences(in: &articles) }
    let executions = try clock.run(.execute, "running articles") { try execute(articles, progress: progress) }
    let pages = try clock.run(.render, "rendering pages") { try renderedSite(articles, executions, inputs) }
    let written = try clock.run(.write, "writing \(options.output)") { try write(pages.files, inputs) }
    let outcome = RenderOutcome(articles, executions, pages, written, timings: clock.timings)
    inputs.remember(outcome)
    return outcome
  }

  /// Every article afresh, under as many seeds as asked; no pages.
  package func verify(progress: @escaping @Sendable (Progress) -> Void) throws -> VerifyOutcome {
    let folder = try ArticleFolder(at: options.articles)
    var articles = try Inputs(folder, options).parsed()
    resolveReferences(in: &articles)
    return try verify(articles, progress: progress)
  }

  /// Verifies, then writes the finished site; writes nothing where something failed.
  package func publish(progress: @escaping @Sendable (Progress) -> Void) throws -> PublishOutcome {
    let folder = try ArticleFolder(at: options.articles)
    let inputs = try Inputs(folder, options)
    var articles = inputs.parsed()
    resolveReferences(in: &articles)
    let executions = try execute(articles, progress: progress)
    let report = VerifyOutcome(articles, [executions])
    guard report.isSuccess else { return PublishOutcome(verification: report, summary: "") }
    try inputs.requireAddress()
    let pages = try renderedSite(articles, executions, inputs)
    let written = try write(pages.files, inputs)
    return PublishOutcome(
      verification: report, summary: "published \(articles.count) articles to \(options.output): \(written.summary)")
  }
}
