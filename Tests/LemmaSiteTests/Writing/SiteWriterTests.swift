import Foundation
import LemmaSite
import Testing

@Suite struct SiteWriterTests {
  private func bytes(_ text: String) -> OutputFile.Content { .bytes(Array(text.utf8)) }

  @Test func writesOnlyWhatChanged() throws {
    let folder = try TemporaryFolder()
    let writer = SiteWriter(folder: folder.path + "/out")
    let files = [OutputFile(path: "a.html", text: "a"), OutputFile(path: "deep/er/b.html", text: "b")]
    #expect(try writer.write(files).written == ["a.html", "deep/er/b.html"])
    let again = try writer.write(files)
    #expect(again == SiteWriter.Report(written: [], unchanged: 2, removed: []))
    #expect(try writer.write([files[0], OutputFile(path: "deep/er/b.html", text: "c")]).written == ["deep/er/b.html"])
    #expect(try folder.read("out/deep/er/b.html") == Array("c".utf8))
  }

  @Test func removesItsOwnFilesAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let writer = SiteWriter(folder: folder.path)
    try folder.write("mine.txt", Array("kept".utf8))
    _ = try writer.write([OutputFile(path: "a.html", text: "a"), OutputFile(path: "old/b.html", text: "b")])
    let report = try writer.write([OutputFile(path: "a.html", text: "a")])
    #expect(report.removed == ["old/b.html"])
    #expect(folder.contents == [".lemma-site", "a.html", "mine.txt"])
  }

  @Test func leavesThePreviousSiteWholeWhereAFileCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let writer = SiteWriter(folder: folder.path)
    _ = try writer.write([OutputFile(path: "a.html", text: "old")])
    let files = [
      OutputFile(path: "a.html", text: "new"), OutputFile(path: "b", content: .copy(folder.path + "/missing")),
    ]
    #expect(throws: SiteWritingError(path: folder.path + "/missing", reason: "No such file or directory")) {
      try writer.write(files)
    }
    #expect(folder.contents == [".lemma-site", "a.html"])
    #expect(try folder.read("a.html") == Array("old".utf8))
  }

  @Test func saysWhyItCannotWrite() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", [])
    let writer = SiteWriter(folder: folder.path + "/file/out")
    let error = #expect(throws: SiteWritingError.self) { try writer.write([OutputFile(path: "a", text: "a")]) }
    #expect(error?.description.contains(folder.path + "/file") == true)
  }

  @Test(arguments: ["../a", "a/../b", "/etc/x", "a//b", "", "."])
  func refusesPathsThatLeaveTheFolder(path: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: SiteWritingError.self) {
      try SiteWriter(folder: folder.path).write([OutputFile(path: path, text: "x")])
    }
  }

  @Test func doesNotTrustAnEditedManifest() throws {
    let folder = try TemporaryFolder()
    try folder.write("victim", Array("v".utf8))
    try FileManager.default.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: true)
    try folder.write("out/.lemma-site", Array("../victim\n\(folder.path)/victim\n".utf8))
    _ = try SiteWriter(folder: folder.path + "/out").write([OutputFile(path: "a", text: "a")])
    #expect(try folder.read("victim") == Array("v".utf8))
  }

  @Test func copiesFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("source", [0, 255, 10])
    _ = try SiteWriter(folder: folder.path + "/out").write([
      OutputFile(path: "x/copy", content: .copy(folder.path + "/source"))
    ])
    #expect(try folder.read("out/x/copy") == [0, 255, 10])
  }
}
