internal import Foundation

/// What a command asks of the pipeline.
package struct PipelineOptions: Sendable {
  /// A folder of articles, or one article, as the user named it.
  package var articles: String
  /// The folder that receives the pages.
  package var output = "output"
  /// The address at which the site will stand; overrides the site's own file.
  package var baseURL: String?
  package var includesDrafts = false
  package var isSandboxed = true
  /// How many articles run side by side; none means all cores.
  package var jobs: Int?
  /// Whether stored results are left aside.
  package var runsAfresh = false
  /// Under how many seeds each article is verified.
  package var seeds = 1

  package init(articles: String) {
    self.articles = articles
  }

  /// Where results are kept: beside the articles, so that they stay when the output goes.
  func cacheFolder(besides root: String) -> String {
    let parent = root.parentPath
    return parent.isEmpty ? ".lemma" : parent + "/.lemma"
  }
}
