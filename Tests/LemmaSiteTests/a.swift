import Testing
@Test func placeholderLemmaSite() { #expect(Bool(true)) }
