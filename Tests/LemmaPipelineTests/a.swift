import Testing
@Test func placeholderLemmaPipeline() { #expect(Bool(true)) }
