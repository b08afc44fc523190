internal import LemmaResult

extension Site {
  /// What every template is told.
  func shell(
    _ title: String, address: String, language: String? = nil, description: String? = nil
  ) -> [String: Any] {
    let language = language ?? configuration.language
    var values: [String: Any] = [
      "language": language, "siteTitle": configuration.title, "pageTitle": title,
      "root": "".relativeFolder(from: address),
      "version": theme.version, "words": PageWording(language: language).values,
      "links": configuration.links.map { ["title": $0.title, "address": $0.address] },
      "isHome": address == "index.html",
    ]
    values["hasClaims"] = frame.hasClaims
    values["hasTags"] = frame.hasTags
    if title != configuration.title { values["windowTitle"] = "\(title) · \(configuration.title)" }
    if let description = description ?? nonEmpty(configuration.description) { values["description"] = description }
    if let base = configuration.baseURL {
      values["feed"] = true
      values["base"] = base
      values["canonical"] = configuration.absoluteURL(address)
    }
    return values
  }

  func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  /// A page rendered with a template of the theme.
  func page(_ template: String, at address: String, _ values: [String: Any]) -> OutputFile {
    OutputFile(path: address, text: theme.render(template, values))
  }
}
