internal import Foundation
internal import LemmaDocument
internal import LemmaExecutor
internal import LemmaResult
internal import LemmaSite

/// A site's files and what its making found.
struct RenderedSite {
  var files: [OutputFile]
  var diagnostics: [Diagnostic]
}

extension Pipeline {
  /// Articles and their results as files: pages, MathJax where a page needs it, and the other files of the folder.
  func renderedSite(_ articles: [Article], _ executions: [Execution], _ inputs: Inputs) throws -> RenderedSite {
    let map = SiteMap(articles, in: inputs.folder.root)
    let site = Site(configuration: inputs.configuration, theme: inputs.theme)
    let pairs = Array(zip(articles, executions))
    let rendered = parallelMap(pairs) { site.render($0, result: $1.result, in: map) }
    var files = site.files(for: rendered)
    var diagnostics = map.diagnostics
    if rendered.contains(where: { $0.usesMath || $0.excerptUsesMath }) {
      if let folder = Installation.mathJaxFolder {
        files += try OutputFile.mathJax(in: folder)
      } else {
        diagnostics.append(Pipeline.mathJaxMissing)
      }
    }
    let taken = Set(files.map(\.path))
    files += inputs.folder.assets.filter { !taken.contains($0) }.map { path in
      OutputFile(path: path, content: .copy(inputs.folder.root + "/" + path))
    }
    return RenderedSite(files: files, diagnostics: diagnostics)
  }

  /// Writes the files, and only those that changed.
  func write(_ files: [OutputFile]) throws -> SiteWriter.Report {
    do {
      return try SiteWriter(folder: options.output).write(files)
    } catch let error as SiteWritingError {
      throw PipelineProblem(
        "output.unwritable", "cannot write: \(error.reason)",
        hint: "name another folder with -o, or check the permissions of this one", path: error.path)
    }
  }

  private static var mathJaxMissing: Diagnostic {
    Diagnostic(
      "site.no-mathjax", .warning, "MathJax is not installed, so formulas stay TeX source in the browser",
      hint: "run `make site` once, or set LEMMA_MATHJAX to the folder that holds tex-chtml-full.js")
  }
}

extension SiteWriter.Report {
  /// In a few words.
  var summary: String {
    var parts = ["\(counted(written.count, "file")) written", "\(unchanged) unchanged"]
    if !removed.isEmpty { parts.append("\(removed.count) removed") }
    return parts.joined(separator: ", ")
  }
}
