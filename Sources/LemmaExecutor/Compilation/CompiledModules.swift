internal import FoundationEssentials
internal import Glibc

/// Where the C modules that every article imports are kept compiled: making them anew takes most of a second.
///
/// They belong to the runtime's build, so they lie beside it, for all its sites together; if that folder is read-only, in
/// the site's own cache.
struct CompiledModules: Sendable {
  let folder: String

  init(beside runtime: RuntimeBuild, cacheFolder: String) throws {
    let parent = access(runtime.folder, W_OK) == 0 ? runtime.folder : resolvingLinks(cacheFolder)
    // Compiled modules remember where they lie; after a move they begin anew.
    folder = "\(parent)/article-modules/\(SHA256.digest(parent.utf8).prefix(16))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }
}
