internal import ArgumentParser
internal import LemmaPipeline
internal import LemmaSite

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run every article afresh and check every claim.",
    discussion: """
      Prints a table, failures first. With --seeds each article runs under several seeds, and the table says how often \
      each claim held, so that nothing holds by one lucky seed.

      Example: lemma verify articles --seeds 20
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @OptionGroup var execution: ExecutionOptions

  @Option(help: "text or json.")
  var format = Format.text

  @Option(help: "Number of seeds: the article's own and the ones after it.")
  var seeds = 1

  func validate() throws {
    if seeds < 1 { throw ValidationError("--seeds must be at least 1, not \(seeds)") }
  }

  func run() throws {
    let terminal = Terminal(isQuiet: execution.quiet)
    var options = execution.options
    options.seeds = seeds
    options.runsAfresh = true
    let outcome = try terminal.reportingFailures { try Pipeline(options).verify(progress: terminal.progress) }
    terminal.print(outcome.diagnostics)
    switch format {
    case .text: terminal.output(outcome.report.text(colored: terminal.isOutputColored))
    case .json: terminal.output(try terminal.reportingFailures { try outcome.report.json() })
    }
    if !outcome.isSuccess { throw ExitCode(1) }
  }
}
