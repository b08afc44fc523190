internal import LemmaDocument
internal import LemmaExecutor
internal import LemmaSite

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
    let inputs = try clock.run(.read, "reading \(counted(folder.articles.count, "article"))") {
      try Inputs(folder, options)
    }
    if let unchanged = inputs.unchangedOutcome { return unchanged }
    let articles = clock.run(.resolve, "resolving references") { inputs.resolvedArticles() }
    let runs = try clock.run(.execute, "running articles") { try execute(articles, of: inputs, progress: progress) }
    let site = try clock.run(.render, "rendering pages") { try renderedSite(articles, runs, inputs) }
    let report = try clock.run(.write, "writing \(options.output)") { try write(site.files) }
    let outcome = RenderOutcome(
      articles: articles, runs: runs, otherDiagnostics: inputs.diagnostics + site.diagnostics, timings: clock.timings,
      summary: "\(counted(articles.count, "article")), \(report.summary)")
    inputs.remember(outcome, files: site.files.map(\.path))
    return outcome
  }

  /// Every article afresh, under as many seeds as asked; no pages.
  package func verify(progress: @escaping @Sendable (Progress) -> Void) throws -> VerifyOutcome {
    let inputs = try Inputs(ArticleFolder(at: options.articles), options)
    // A single article may refer to others of its folder, which are not run.
    let articles = inputs.resolvedArticles(among: inputs.neighbours())
    let runs = try execute(articles, of: inputs, seeds: options.seeds, progress: progress)
    progress(Progress(stage: .execute, text: "", isFinished: true))
    return VerifyOutcome(articles: articles, runs: runs, otherDiagnostics: inputs.diagnostics)
  }

  /// Verifies, then writes the finished site; writes nothing where something failed.
  package func publish(progress: @escaping @Sendable (Progress) -> Void) throws -> PublishOutcome {
    let inputs = try Inputs(ArticleFolder(at: options.articles), options)
    try inputs.requireAddress()
    let articles = inputs.resolvedArticles()
    let runs = try execute(articles, of: inputs, progress: progress)
    progress(Progress(stage: .execute, text: "", isFinished: true))
    let verification = VerifyOutcome(articles: articles, runs: runs.map { [$0] }, otherDiagnostics: inputs.diagnostics)
    guard verification.isSuccess else { return PublishOutcome(verification, summary: "") }
    let site = try renderedSite(articles, runs, inputs)
    let report = try write(site.files)
    return PublishOutcome(
      verification,
      summary: "published \(counted(articles.count, "article")) to \(options.output): \(report.summary)")
  }
}
