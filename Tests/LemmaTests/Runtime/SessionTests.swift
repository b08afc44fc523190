import Lemma
import LemmaResult
import Testing

@Suite struct SessionTests {
  @Test func collectsRecordsWhereNobodyWatches() {
    let session = Session(seed: 7)
    let record = Record.failure(Failure(kind: .limit, message: "m"))
    Session.withCurrent(session) {
      #expect(seed == 7)
      Session.current.emit(record)
    }
    #expect(session.records == [record])
    #expect(!Session.current.records.contains(record))
  }

  @Test func followsBlockAndLine() {
    let session = Session()
    Session.withCurrent(session) {
      __lemmaBegin(3)
      __lemmaAt(41)
    }
    #expect(session.block == 3)
    #expect(session.line == 41)
    guard case .blockStarted(let mark)? = session.records.first else {
      Issue.record("no beginning among \(session.records)")
      return
    }
    #expect(mark.block == 3)
    #expect(mark.time >= 0)
  }

  @Test func reportsAnErrorAtTheLineReached() {
    struct Problem: Error, CustomStringConvertible { var description: String { "too steep" } }
    let session = Session()
    Session.withCurrent(session) {
      __lemmaBegin(1)
      __lemmaAt(12)
      __lemmaThrown(Problem())
    }
    #expect(session.records.last == .failure(Failure(kind: .thrown, message: "too steep", block: 1, line: 12)))
  }

  @Test func measuresLapsSinceTheBlockBegan() {
    let session = Session()
    Session.withCurrent(session) { __lemmaBegin(0) }
    let first = session.lap()
    let second = session.lap()
    #expect(first >= 0 && second >= 0)
    #expect(first + second <= session.elapsed)
  }
}
