/// The keys that front matter knows.
enum FrontMatterKey: String, CaseIterable {
  case title, subtitle, date, updated, author, authors, tags, category, series, summary, lang, slug, draft, aliases
  case seed, macros
}
