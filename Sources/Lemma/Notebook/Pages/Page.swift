internal import Synchronization

/// The page that Lemma makes of a fence of markdown in the article, byte for byte as it would be served.
///
/// The fence carries the name: ```` ```markdown {#name} ````. It is shown as it stands; its page has the site's frame and theme, and
/// blocks of Swift inside it are shown but not run. A program can so measure what readers, translators and search engines get.
///
/// - Precondition: The article has a fence of that name.
public func page(_ name: String) -> String { Session.current.fence(named: name, for: "page").html }

/// The text of a fence of markdown in the article, ```` ```markdown {#name} ````.
///
/// - Precondition: The article has a fence of that name.
public func fence(_ name: String) -> String { Session.current.fence(named: name, for: "fence").markdown }

extension Session {
  fileprivate func fence(named name: String, for function: String) -> Fence {
    let fences = fences.withLock { $0 }
    guard let fence = fences[name] else {
      let names = fences.keys.sorted().map { "{#\($0)}" }.joined(separator: ", ")
      preconditionFailed(
        "\(function): the article has no fence ```markdown {#\(name)}; it has \(names.isEmpty ? "none" : names)")
    }
    return fence
  }
}
