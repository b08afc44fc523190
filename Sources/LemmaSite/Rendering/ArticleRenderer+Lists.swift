internal import LemmaDocument

extension ArticleRenderer {
  mutating func renderList(_ list: List) {
    out.startLine()
    openList(list)
    for item in list.items { render(item, isTight: list.isTight) }
    if list.start == nil { out.markup("</ul>\n") } else { out.markup("</ol>\n") }
  }

  private mutating func openList(_ list: List) {
    let isTaskList = !isPlain && list.items.contains { $0.isDone != nil }
    switch list.start {
    case nil where isTaskList: out.markup("<ul class=\"tasks\">\n")
    case nil: out.markup("<ul>\n")
    case 1: out.markup("<ol>\n")
    case let start?:
      out.markup("<ol start=\"")
      out.integer(start)
      out.markup("\">\n")
    }
  }

  private mutating func render(_ item: List.Item, isTight: Bool) {
    out.startLine()
    out.markup("<li>")
    switch item.isDone {
    case true?: out.markup("<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ")
    case false?: out.markup("<input type=\"checkbox\" disabled=\"\" /> ")
    case nil: break
    }
    for block in item.blocks { render(block, inTightItem: isTight) }
    out.markup("</li>\n")
  }
}
