internal import Foundation

extension OutputFile {
  /// The files of MathJax that a site serves: one script and its fonts.
  ///
  /// - Parameter folder: Where MathJax 3.2.2 is unpacked: the folder that holds `tex-chtml-full.js`, or the one into
  ///   which the Python package `sphinx-mathjax-offline` was installed.
  /// - Throws: `SiteWritingError` where a file is missing.
  package static func mathJax(in folder: String) throws -> [OutputFile] {
    let packaged = folder + "/sphinx_mathjax_offline/static/mathjax"
    let folder = FileManager.default.fileExists(atPath: packaged) ? packaged : folder
    let fonts = "output/chtml/fonts/woff-v2"
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder + "/" + fonts)
    } catch {
      throw SiteWritingError(path: folder + "/" + fonts, reason: "MathJax's fonts are not there")
    }
    let paths = ["tex-chtml-full.js"] + names.filter { $0.hasSuffix(".woff") }.sorted().map { fonts + "/" + $0 }
    return try paths.map { path in
      guard FileManager.default.isReadableFile(atPath: folder + "/" + path) else {
        throw SiteWritingError(path: folder + "/" + path, reason: "MathJax is not complete")
      }
      return OutputFile(path: "assets/mathjax/" + path, content: .copy(folder + "/" + path))
    }
  }
}
