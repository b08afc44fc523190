internal import ArgumentParser
internal import LemmaPipeline

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render a folder of articles to a folder of pages.",
    discussion: """
      Articles whose program has not changed are not run again, and files whose content has not changed are not \
      touched. An article that fails is rendered with its errors in place; the others are not affected.

      Example: lemma render articles -o output
      """)

  @OptionGroup var execution: ExecutionOptions

  @Option(name: .shortAndLong, help: "The folder that receives the pages.")
  var output = "output"

  @Option(help: "The address at which the site will stand, for the feed, the sitemap and canonical links.")
  var baseURL: String?

  @Flag(help: "Say for each article why it ran or why it did not.")
  var explain = false

  @Flag(help: "Say how long each stage took.")
  var timings = false

  @Flag(help: "Run every article, whatever the cache holds.")
  var noCache = false

  func run() throws {
    let terminal = Terminal(isQuiet: execution.quiet)
    var options = execution.options
    options.output = output
    options.baseURL = baseURL
    options.runsAfresh = noCache
    let outcome = try terminal.reportingFailures { try Pipeline(options).render(progress: terminal.progress) }
    terminal.print(outcome.diagnostics)
    if explain { terminal.say(outcome.explanations.joined(separator: "\n")) }
    if timings { terminal.say(outcome.timings.map { $0.description }.joined(separator: "\n")) }
    terminal.say(outcome.summary)
    if !outcome.isSuccess { throw ExitCode(1) }
  }
}
