import Testing
@Test func placeholderLemmaDocument() { #expect(Bool(true)) }
