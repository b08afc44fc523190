/// Stops the program with `message` unless `condition` holds.
///
/// `precondition` drops its message in an optimised build, and the runtime is always optimised. A reader of
/// an article must still learn which function refused which value, so every precondition of the runtime
/// goes through here.
@inlinable
@inline(__always)
func require(_ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String) {
  if !condition() { preconditionFailed(message()) }
}

/// Prints the message on standard error and traps. Out of line, so that a check costs one branch.
@usableFromInline
@inline(never)
func preconditionFailed(_ message: String) -> Never {
  fatalError(message)
}
