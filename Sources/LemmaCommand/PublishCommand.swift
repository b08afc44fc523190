internal import ArgumentParser
internal import LemmaPipeline
internal import LemmaSite

struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Verify afresh, then write the finished site to a folder.",
    discussion: """
      Refuses, and writes nothing, when a claim or a block failed or an article has errors. The site has an Atom feed \
      and a sitemap; both need the address at which it will stand.

      Example: lemma publish articles --to public --base-url https://example.org
      """)

  @OptionGroup var execution: ExecutionOptions

  @Option(help: "The folder that receives the site.")
  var to: String

  @Option(help: "The address at which the site will stand; `url` in site.yml says the same.")
  var baseURL: String?

  func run() throws {
    let terminal = Terminal(isQuiet: execution.quiet)
    var options = execution.options
    options.output = to
    options.baseURL = baseURL
    options.runsAfresh = true
    let outcome = try terminal.reportingFailures { try Pipeline(options).publish(progress: terminal.progress) }
    terminal.print(outcome.diagnostics)
    if !outcome.isSuccess {
      terminal.say(outcome.report.text(colored: terminal.isErrorColored))
      terminal.say("nothing was published: mend what failed, or mark the article `draft: true`")
      throw ExitCode(1)
    }
    terminal.say(outcome.summary)
  }
}
