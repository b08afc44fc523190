internal import Foundation
internal import Mustache

/// Templates, style sheet and scripts. A user replaces them one by one with files of the same name.
package struct Theme: Sendable {
  let templates: MustacheLibrary
  /// Files that are served as they are, by name.
  package let assets: [String: [UInt8]]
  /// Changes with any of the assets, so that browsers fetch new ones.
  let version: String

  /// A theme file could not be read or is not a template.
  package struct ReadingError: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    package var description: String { "\(path): \(reason)" }
  }

  /// Reads the theme that comes with Lemma, with the files of `overrides` in place of those of the same name.
  package init(overrides: String? = nil) throws {
    var templates = MustacheLibrary()
    var assets: [String: [UInt8]] = [:]
    for (name, path) in try Self.files(overrides: overrides) {
      let bytes = try Self.read(path)
      guard name.hasSuffix(".mustache") else {
        assets[name] = bytes
        continue
      }
      do {
        try templates.register(String(decoding: bytes, as: UTF8.self), named: String(name.dropLast(9)))
      } catch {
        throw ReadingError(path: path, reason: "\(error)")
      }
    }
    self.templates = templates
    self.assets = assets
    version = assets.keys.sorted().reduce(into: Fingerprint()) { $0.combine(assets[$1] ?? []) }.text
  }

  private static func files(overrides: String?) throws -> [(name: String, path: String)] {
    guard let own = Bundle.module.resourcePath.map({ $0 + "/Theme" }) else {
      throw ReadingError(path: "Theme", reason: "the theme that belongs to this program is missing")
    }
    var paths: [String: String] = [:]
    for folder in [own] + (overrides.map { [$0] } ?? []) {
      for name in try list(folder) where !name.hasPrefix(".") { paths[name] = folder + "/" + name }
    }
    return paths.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func list(_ folder: String) throws -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw ReadingError(path: folder, reason: error.localizedDescription)
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ReadingError(path: path, reason: "cannot be read")
    }
    return Array(data)
  }

  /// Renders `values` with the template `name`.
  func render(_ name: String, _ values: [String: Any]) -> String {
    templates.render(TemplateValues(values), withTemplate: name) ?? ""
  }
}
