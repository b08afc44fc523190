internal import Foundation

/// The files of a folder of articles.
///
/// Articles are the markdown files, in folders too. Names that begin with a dot or an underscore are left out, and so are
/// the folder `theme` and folders that hold a written site. Every other file is part of the site as it is.
struct ArticleFolder {
  /// The folder, as the user named it.
  let root: String
  /// Articles, as paths that begin with what the user named, sorted.
  let articles: [String]
  /// The other articles of the folder where a single file was named.
  let neighbours: [String]
  /// Other files, relative to the root.
  let assets: [String]
  /// The folder of theme files, where there is one.
  let theme: String?
  /// The site's own file, where there is one.
  let settings: String?

  init(at path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw PipelineProblem(
        "articles.missing", "there is no such file or folder", hint: "name a folder of markdown files", path: path)
    }
    if isFolder.boolValue { try self.init(folder: path) } else { try self.init(file: path) }
  }

  private init(file: String) throws {
    guard file.hasSuffix(".md") || file.hasSuffix(".markdown") else {
      throw PipelineProblem(
        "articles.unreadable", "this is not a markdown file", hint: "an article's name ends in .md", path: file)
    }
    let folder = file.parentPath
    root = folder.isEmpty ? "." : folder
    articles = [file]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    neighbours = names.sorted().filter { ArticleFolder.isArticle($0) && !"._".contains($0.first ?? ".") }
      .map { folder.isEmpty ? $0 : folder + "/" + $0 }.filter { $0 != file }
    assets = []
    theme = ArticleFolder.existing("theme", in: root)
    settings = ArticleFolder.existing("site.yml", in: root)
  }

  private init(folder: String) throws {
    let trimmed = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let names = try ArticleFolder.files(below: trimmed)
    root = trimmed
    articles = names.filter(ArticleFolder.isArticle).map { trimmed + "/" + $0 }
    neighbours = []
    assets = names.filter { !ArticleFolder.isArticle($0) && $0 != "site.yml" && !$0.hasPrefix("theme/") }
    theme = ArticleFolder.existing("theme", in: trimmed)
    settings = ArticleFolder.existing("site.yml", in: trimmed)
    if articles.isEmpty {
      throw PipelineProblem(
        "articles.none", "the folder holds no articles",
        hint: "put a markdown file there, such as first.md, whose name does not begin with an underscore", path: folder)
    }
  }

  private static func files(below folder: String) throws -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else {
      throw PipelineProblem(
        "articles.unreadable", "the folder cannot be read", hint: "check its permissions", path: folder)
    }
    var found: [String] = []
    while let name = walk.nextObject() as? String {
      let last = name.lastPathName
      let isFolder = walk.fileAttributes?[.type] as? FileAttributeType == .typeDirectory
      if last.hasPrefix(".") || last.hasPrefix("_") || isFolder && isWrittenSite(folder + "/" + name) {
        if isFolder { walk.skipDescendants() }
      } else if !isFolder {
        found.append(name)
      }
    }
    return found.sorted()
  }

  /// Whether pages were written there: they are no part of the site they came from.
  private static func isWrittenSite(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/.lemma-site")
  }

  private static func isArticle(_ name: String) -> Bool {
    name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }

  private static func existing(_ name: String, in folder: String) -> String? {
    let path = folder + "/" + name
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
