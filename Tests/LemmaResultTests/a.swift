import Testing
@Test func placeholderLemmaResult() { #expect(Bool(true)) }
