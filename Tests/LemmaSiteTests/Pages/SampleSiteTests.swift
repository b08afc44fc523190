import Foundation
import LemmaSite
import Testing

@Suite struct SampleSiteTests {
  /// Writes the sample to the folder that `LEMMA_SAMPLE_OUTPUT` names, to be looked at; to one of its own otherwise.
  @Test func writesEveryFileOfTheSampleSite() throws {
    let own = FileManager.default.temporaryDirectory.appendingPathComponent("lemma-sample-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: own) }
    let folder = ProcessInfo.processInfo.environment["LEMMA_SAMPLE_OUTPUT"] ?? own
    let files = try SampleSite.files(theme: Theme(), mathJax: Tools.mathJax)
    let report = try SiteWriter(folder: folder).write(files)
    #expect(report.written.count + report.unchanged == files.count)
    for file in files { #expect(FileManager.default.fileExists(atPath: folder + "/" + file.path), "\(file.path)") }
  }
}
