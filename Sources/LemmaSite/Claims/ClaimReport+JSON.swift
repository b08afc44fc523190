internal import FoundationEssentials
internal import LemmaResult

extension ClaimReport {
  /// The report as one JSON object: `claims`, `failures`, `tallies` and whether all is well. Numbers that JSON lacks
  /// (infinities and NaN) are strings.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let document = Document(
      success: isSuccess, claims: entries.map(JSONClaim.init), failures: failedBlocks.map(JSONFailure.init),
      tallies: tallies.map(JSONTally.init))
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}

private struct Document: Encodable {
  var success: Bool
  var claims: [JSONClaim]
  var failures: [JSONFailure]
  var tallies: [JSONTally]
}

/// A number where there is one, its text where there is none.
private enum Quantity: Encodable {
  case number(Double)
  case text(String)

  init(_ value: Double?, _ text: String) {
    self = value.map(Quantity.number) ?? .text(text)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let value): try container.encode(value)
    case .text(let text): try container.encode(text)
    }
  }
}

private struct JSONClaim: Encodable {
  var article: String
  var line: Int
  var identifier: String
  var statement: String
  var verdict: String
  var measured: Quantity
  var relation: String
  var expected: Quantity
  var tolerance: Double?
  var margin: Double?
  var seed: UInt64
  var sampleSize: Int?
  var confidence: Double?
  var duration: Double

  init(_ entry: ClaimReport.Entry) {
    let claim = entry.claim
    article = entry.article
    line = claim.line
    identifier = claim.identifier
    statement = claim.statement
    verdict = claim.verdict.rawValue
    measured = Quantity(claim.measuredValue, claim.measured)
    relation = claim.relation.rawValue
    expected = Quantity(claim.expectedValue, claim.expected)
    tolerance = claim.tolerance
    margin = claim.margin
    seed = claim.seed
    sampleSize = claim.sampleSize
    confidence = claim.confidence
    duration = claim.duration
  }

  enum CodingKeys: String, CodingKey {
    case article, line, identifier, statement, verdict, measured, relation, expected, tolerance, margin, seed
    case sampleSize, confidence, duration
  }

  /// Keys without a value are written as null, so that a reader of the report always finds them.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(article, forKey: .article)
    try container.encode(line, forKey: .line)
    try container.encode(identifier, forKey: .identifier)
    try container.encode(statement, forKey: .statement)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(measured, forKey: .measured)
    try container.encode(relation, forKey: .relation)
    try container.encode(expected, forKey: .expected)
    try container.encode(tolerance, forKey: .tolerance)
    try container.encode(margin, forKey: .margin)
    try container.encode(seed, forKey: .seed)
    try container.encode(sampleSize, forKey: .sampleSize)
    try container.encode(confidence, forKey: .confidence)
    try container.encode(duration, forKey: .duration)
  }
}

private struct JSONFailure: Encodable {
  var article: String
  var line: Int?
  var block: Int
  var kind: String
  var message: String
  var seed: UInt64

  init(_ failure: ClaimReport.FailedBlock) {
    article = failure.article
    line = failure.line
    block = failure.block
    kind = failure.kind
    message = failure.message
    seed = failure.seed
  }
}

private struct JSONTally: Encodable {
  var article: String
  var line: Int
  var identifier: String
  var held: Int
  var runs: Int
  var smallestMargin: Double?

  init(_ tally: ClaimReport.Tally) {
    article = tally.article
    line = tally.line
    identifier = tally.identifier
    held = tally.held
    runs = tally.runs
    smallestMargin = tally.smallestMargin
  }
}
