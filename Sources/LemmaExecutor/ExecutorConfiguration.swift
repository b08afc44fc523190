internal import Glibc

/// How articles are run.
package struct ExecutorConfiguration: Sendable {
  /// Where compilers and tools are looked for, folders separated by colons.
  package var searchPath: String
  /// Folder of `libLemma.so`, `lemma-worker` and `Modules`; none looks beside the running program.
  package var runtimeFolder: String?
  /// Where results are kept; none keeps nothing.
  package var cacheFolder: String?
  /// Parent of the folder for temporary files.
  package var scratchParent: String
  package var limits = Limits()
  /// Runs articles without namespaces. Limits and the filter of system calls hold all the same.
  package var isUnsandboxed = false
  /// How many compilers and articles run at a time.
  package var jobs: Int

  package init(
    searchPath: String? = nil, runtimeFolder: String? = nil, cacheFolder: String? = nil, scratchParent: String? = nil
  ) {
    self.searchPath = searchPath ?? environment("PATH") ?? "/usr/bin:/bin"
    self.runtimeFolder = runtimeFolder
    self.cacheFolder = cacheFolder
    self.scratchParent = scratchParent ?? environment("TMPDIR") ?? "/tmp"
    jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}

private func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}
