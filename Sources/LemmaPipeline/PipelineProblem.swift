package import LemmaDocument

/// Why a command could not do its work at all.
package struct PipelineProblem: Error {
  package var diagnostics: [Diagnostic]
  /// Whether the tool or the machine is at fault rather than the input.
  package var isToolFailure: Bool

  package init(_ diagnostics: [Diagnostic], isToolFailure: Bool = false) {
    self.diagnostics = diagnostics
    self.isToolFailure = isToolFailure
  }

  init(_ identifier: String, _ message: String, hint: String, path: String? = nil, isToolFailure: Bool = false) {
    self.init([Diagnostic(identifier, .error, message, hint: hint, path: path)], isToolFailure: isToolFailure)
  }
}
