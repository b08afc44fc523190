internal import LemmaDocument
internal import LemmaSite

extension Pipeline {
  /// The articles with the pages of their named fences of markdown, each rendered as the only article of the site.
  func renderingSamples(of articles: [Article], _ inputs: Inputs) -> [Article] {
    guard articles.contains(where: { !$0.samples.isEmpty }) else { return articles }
    let site = Site(configuration: inputs.configuration, theme: inputs.theme)
    return parallelMap(articles) { article in
      var article = article
      for index in article.samples.indices { article.samples[index].page = page(of: article.samples[index], in: site) }
      return article
    }
  }

  private func page(of sample: MarkdownSample, in site: Site) -> String? {
    var articles = [Article(parsing: Source(path: sample.name + ".md", bytes: Array(sample.text.utf8)))]
    resolveReferences(in: &articles)
    let rendered = site.render(articles[0], result: nil, in: SiteMap(articles))
    for file in site.files(for: [rendered]) where file.path == rendered.address {
      if case .bytes(let bytes) = file.content { return String(decoding: bytes, as: UTF8.self) }
    }
    return nil
  }
}
