internal import Foundation
internal import LemmaDocument
internal import LemmaExecutor
internal import LemmaSite

/// Everything a command reads: the articles' bytes, the site's settings and its theme.
struct Inputs: Sendable {
  let folder: ArticleFolder
  let options: PipelineOptions
  let sources: [Source]
  let configuration: SiteConfiguration
  let theme: Theme
  /// Problems of the site's own files.
  let diagnostics: [Diagnostic]
  private let fingerprint: String

  init(_ folder: ArticleFolder, _ options: PipelineOptions) throws {
    self.folder = folder
    self.options = options
    sources = try Inputs.read(folder.articles)
    let settings = folder.settings.map(SiteSettings.init(readingFrom:)) ?? SiteSettings()
    var configuration = settings.configuration
    if let address = options.baseURL { configuration.baseURL = address }
    self.configuration = configuration
    diagnostics = settings.diagnostics
    do { theme = try Theme(overrides: folder.theme) } catch {
      throw PipelineProblem("theme.unreadable", "\(error)", hint: "mend or remove the file in the theme folder")
    }
    fingerprint = Inputs.fingerprint(sources, folder, options, configuration)
  }

  /// The articles as values with their references resolved, drafts left out unless they are wanted.
  ///
  /// - Parameter neighbours: Sources that references may lead to, although they are not among the articles.
  func resolvedArticles(among neighbours: [Source] = []) -> [Article] {
    var articles = parallelMap(sources + neighbours) { Article(parsing: $0) }
    if !options.includesDrafts { articles.removeAll { $0.frontMatter.draft } }
    resolveReferences(in: &articles)
    let wanted = Set(sources.map(\.path))
    return articles.filter { wanted.contains($0.source.path) }
  }

  /// The other articles of the folder where a single file was named; those that cannot be read are left out.
  func neighbours() -> [Source] {
    folder.neighbours.compactMap { path in
      FileManager.default.contents(atPath: path).map { Source(path: path, bytes: Array($0)) }
    }
  }

  func requireAddress() throws {
    if configuration.baseURL == nil {
      throw PipelineProblem(
        "site.no-address", "the feed and the sitemap need the address at which the site will stand",
        hint: "say --base-url https://example.org, or `url:` in site.yml", path: folder.settings)
    }
  }

  private static func read(_ paths: [String]) throws -> [Source] {
    try paths.map { path in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw PipelineProblem(
          "article.unreadable", "the file cannot be read", hint: "check its permissions", path: path)
      }
      return Source(path: path, bytes: Array(data))
    }
  }
}

// The shortcut for a folder in which nothing changed.
extension Inputs {
  private var statePath: String { options.cacheFolder(besides: folder.root) + "/render.json" }

  /// What a render would say if nothing changed since the last one; none where something did.
  var unchangedOutcome: RenderOutcome? {
    guard !options.runsAfresh, let state = RenderState.stored(at: statePath), state.fingerprint == fingerprint,
      state.output == options.output, state.isIntact
    else { return nil }
    return RenderOutcome(unchanged: sources.map(\.path), diagnostics: diagnostics)
  }

  /// Stores what was seen and written. A render with problems is not remembered: they are reported each time.
  func remember(_ outcome: RenderOutcome, files: [String]) {
    guard outcome.diagnostics.isEmpty else {
      try? FileManager.default.removeItem(atPath: statePath)
      return
    }
    let written = files.compactMap { RenderState.File(at: options.output + "/" + $0, named: $0) }
    guard written.count == files.count else { return }
    RenderState(fingerprint: fingerprint, output: options.output, files: written, articles: sources.count)
      .store(at: statePath)
  }

  /// Stands for all bytes that go in, and for the tool itself.
  private static func fingerprint(
    _ sources: [Source], _ folder: ArticleFolder, _ options: PipelineOptions, _ configuration: SiteConfiguration
  ) -> String {
    var hash = ContentHash()
    for source in sources {
      hash.combine(source.path.utf8)
      hash.combine(source.bytes)
    }
    let program = Installation.buildFolder
    let files =
      folder.assets.map { folder.root + "/" + $0 } + Inputs.files(below: folder.theme)
      + ["/proc/self/exe", program + "/libLemma.so", (Installation.mathJaxFolder ?? "") + "/tex-chtml-full.js"]
    for file in files { hash.combine("\(file) \(String(describing: RenderState.File(at: file, named: "")))".utf8) }
    hash.combine("\(configuration) \(options.includesDrafts) \(options.isSandboxed)".utf8)
    return hash.text
  }

  private static func files(below folder: String?) -> [String] {
    guard let folder, let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else { return [] }
    return names.sorted().map { folder + "/" + $0 }
  }
}
