internal import ArgumentParser
internal import LemmaPipeline

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is installed, what is missing and how to get it.")

  func run() throws {
    let terminal = Terminal(isQuiet: false)
    let findings = Doctor().examine()
    for finding in findings {
      terminal.output("\(finding.isPresent ? "✓" : "✗") \(finding.name): \(finding.detail)\n")
      if let remedy = finding.remedy { terminal.output("    \(remedy)\n") }
    }
    if findings.contains(where: { !$0.isPresent && $0.isRequired }) { throw ExitCode(1) }
  }
}
