extension ArticleRenderer {
  /// The labels of the frames as radio buttons, which the style sheet connects with the groups in the pictures.
  ///
  /// A button lies inside its label, so that nothing needs an identifier; the name alone must be unique in the page. A feed has no
  /// style sheet: there the label of the one visible frame stands alone.
  mutating func renderFrameChoice(_ labels: [String]) {
    guard let first = labels.first else { return }
    guard options.mode == .page else {
      out.markup("<p class=\"panel-title\">")
      renderShort(first)
      out.markup("</p>")
      return
    }
    steppedPictures += 1
    out.markup("<div class=\"frames\" role=\"radiogroup\" aria-label=\"")
    out.text(wording.frames)
    out.markup("\">")
    for (index, label) in labels.enumerated() {
      out.markup("<label><input type=\"radio\" name=\"frames-")
      out.integer(steppedPictures)
      out.markup(index == 0 ? "\" autocomplete=\"off\" checked>" : "\" autocomplete=\"off\">")
      out.markup("<span>")
      renderShort(label)
      out.markup("</span></label>")
    }
    out.markup("</div>")
  }
}
