import Testing
@Test func placeholderLemmaExecutor() { #expect(Bool(true)) }
