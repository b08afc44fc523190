internal import LemmaResult
internal import Synchronization

// What the program generated from an article calls. The names are public because that program is another module; they
// begin with two underscores so that no article meets them.

/// The program begins a block.
public func __lemmaBegin(_ block: Int) { Session.current.begin(block: block) }

/// The program has finished a block.
public func __lemmaFinish(_ block: Int) { Session.current.finish(block: block) }

/// The program reaches the statement on a line of the article.
public func __lemmaAt(_ line: Int) { Session.current.reach(line: line) }

/// Whether a block that is expected to fail runs this time: one that ended the program before is left out.
public func __lemmaRuns(_ block: Int) -> Bool { Session.current.runs(block: block) }

/// A named fence of markdown and its page, before the first block.
public func __lemmaPage(_ name: String, _ markdown: String, _ html: String) {
  Session.current.fences.withLock { $0[name] = Session.Fence(markdown: markdown, html: html) }
}

/// An error reached the top level.
public func __lemmaThrown(_ error: any Error) { Session.current.fail(with: error) }

/// The last expression of a block.
public func __lemmaShow<Value>(_ value: Value) { show(value, line: Session.current.line) }

/// A last expression without a value, such as a call that only does something.
public func __lemmaShow(_ value: Void) {}

/// An expression in a sentence or a formula.
public func __lemmaInline<Value>(_ index: Int, _ value: Value) {
  Session.current.emit(.inline(InlineValue(index: index, value: Display().value(of: value))))
}
