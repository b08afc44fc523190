internal import ArgumentParser
internal import LemmaPipeline

/// What all commands that run articles take.
struct ExecutionOptions: ParsableArguments {
  @Argument(help: "A folder of articles, or one article.")
  var articles = "articles"

  @Flag(help: "Include articles whose front matter says `draft: true`.")
  var drafts = false

  @Flag(
    help: ArgumentHelp(
      "Run articles without a sandbox.",
      discussion: "They then see the files and the network of whoever runs them. Limits still hold."))
  var unsandboxed = false

  @Option(name: .shortAndLong, help: "How many articles run side by side (default: all cores).")
  var jobs: Int?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs)") }
  }

  var options: PipelineOptions {
    var options = PipelineOptions(articles: articles)
    options.includesDrafts = drafts
    options.isSandboxed = !unsandboxed
    options.jobs = jobs
    return options
  }
}
