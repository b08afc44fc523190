/// A formula of a markdown document.
public struct MathExpression: Sendable {
  /// What the author wrote: without delimiters for the dollar and bracket forms, with `\begin` and `\end` for an environment.
  public let tex: String
  /// Whether it stands on lines of its own.
  public let isDisplay: Bool
  /// `align`, `equation*`, …, also where the environment stands inside `$$`; none for the other dollar and bracket forms.
  public let environment: String?
  /// The numbers or tags that are displayed, in the order of the rows.
  public let tags: [String]
  /// The labels, in the order of the rows.
  public let labels: [String]
  /// The line on which it begins, from 1.
  public let sourceLine: Int
  /// What the browser typesets: numbers as `\tag`, labels and definitions taken out, references open.
  let segments: [MathSegment]
  /// How many rows the display has.
  let rows: Int
}

/// A stretch of the TeX that is typeset.
enum MathSegment: Sendable, Equatable {
  case tex(String)
  case reference(label: String, parentheses: Bool)
}

/// Something that is wrong with a document's mathematics; the page is built all the same.
public struct MathDiagnostic: Sendable, Equatable {
  /// What is wrong.
  public enum Kind: String, Sendable { case duplicateLabel, undefinedLabel, unclosedMath, unbalancedBraces }

  /// What is wrong.
  public let kind: Kind
  /// The label, or the TeX in question.
  public let detail: String
  /// The line it is about, from 1.
  public let sourceLine: Int
}
