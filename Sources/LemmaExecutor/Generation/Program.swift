/// A Swift file generated from an article.
struct Program {
  /// How an article becomes a program.
  enum Mode: String {
    /// All blocks in the body of one function: compiles together with other articles, and names may shadow functions.
    case function
    /// A script of its own: types and functions may refer to variables of earlier blocks.
    case script
  }

  /// Name of the Swift file.
  var fileName: String
  var mode: Mode
  var text: [UInt8]
  /// The symbol that the worker calls.
  var entry: String
  var map: SourceMap
  /// Declares something that other articles must not see, or cannot share a module.
  var standsAlone: Bool
  /// Modules beyond the runtime, which the program must be linked with.
  var importsModules: Bool
}
