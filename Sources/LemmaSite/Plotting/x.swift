internal import LemmaResult

extension HTMLBuilder {
  mutating func draw(_ plot: Plot, wording: Wording) {
    markup("<p class=\"plot\">")
    text(plot.title)
    markup(": ")
    text(plot.description)
    markup("</p>")
  }
}
