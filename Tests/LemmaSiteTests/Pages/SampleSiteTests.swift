import Foundation
import LemmaSite
import Testing

@Suite struct SampleSiteTests {
  @Test func writesTheSampleSite() throws {
    guard let folder = ProcessInfo.processInfo.environment["LEMMA_SAMPLE_OUTPUT"] else { return }
    let files = try SampleSite.files(theme: Theme(), mathJax: Tools.mathJax)
    _ = try SiteWriter(folder: folder).write(files)
  }
}
