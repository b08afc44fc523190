internal import ArgumentParser

/// The command `lemma`.
@main
struct LemmaTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemma",
    abstract: "Render, verify and publish articles whose numbers are computed and whose claims are checked.",
    discussion: """
      An article is markdown with LaTeX formulas and fenced Swift. The Swift runs in a sandbox when the article is \
      rendered, its results stand inline, and its claims are checked.

      Exit status: 0 all is well, 1 a claim or a block failed or an article has errors, 64 wrong usage, \
      70 the tool itself failed.
      """,
    version: "0.1.0",
    subcommands: [RenderCommand.self, VerifyCommand.self, PublishCommand.self, DoctorCommand.self])
}
