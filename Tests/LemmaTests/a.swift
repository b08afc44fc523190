import Testing
@Test func placeholderLemma() { #expect(Bool(true)) }
