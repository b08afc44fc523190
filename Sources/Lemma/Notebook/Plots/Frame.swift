internal import LemmaResult

/// One of several pictures between the same axes, which a reader steps through.
///
///     plot("Diffusion", description: "Particles spread.", x: "x", y: "density") {
///       Line("data", from: -4, through: 4) { x in p.density(at: x) }      // in every frame
///       for t in [0, 0.5, 1] {
///         Frame("t = \(t)") { Line("noisy", from: -4, through: 4) { x in p.diffused(by: s, at: t).density(at: x) } }
///       }
///     }
///
/// The axes show the data of all frames, and marks of the same name have the same colour in each. On the page the labels are
/// radio buttons: no script, and the arrow keys step. What does not interpret the style sheet shows the first frame. Panels
/// of one picture step together and must have equally many frames, or none; at most 16.
public struct Frame {
  /// What tells a frame from another of the same label.
  final class Identity {
    let label: String
    init(_ label: String) { self.label = label }
  }

  let drawings: [PlotDrawing]

  public init(_ label: String, @PlotBuilder marks: () -> [PlotDrawing]) {
    let identity = Identity(label)
    drawings = marks().map { drawing in
      require(drawing.frame == nil, "Frame \"\(label)\": a frame inside a frame")
      var framed = drawing
      framed.frame = identity
      return framed
    }
    require(!drawings.isEmpty, "Frame \"\(label)\": no marks")
  }
}

/// The layers with the number of their frame, and the labels of the frames.
func layersAndFrames(_ drawings: [PlotDrawing]) -> (layers: [Layer], labels: [String]) {
  var identities: [Frame.Identity] = []
  let layers = drawings.map { drawing -> Layer in
    var layer = drawing.layer
    if let identity = drawing.frame {
      if identities.last !== identity { identities.append(identity) }
      layer.frame = identities.count - 1
    }
    return layer
  }
  require(identities.count <= 16, "plot: \(identities.count) frames, at most 16")
  return (layers, identities.map(\.label))
}

/// The labels of the panels that have frames.
func commonFrames(_ panels: [Panel]) -> [String] {
  let framed = panels.map(\.frames).filter { !$0.isEmpty }
  let labels = framed.first ?? []
  for other in framed {
    require(other.count == labels.count, "plot: panels of \(labels.count) and \(other.count) frames")
  }
  return labels
}
