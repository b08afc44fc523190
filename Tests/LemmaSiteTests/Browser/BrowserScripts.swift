/// Scripts that tests run in pages.
enum BrowserScripts {
  static let translator = """
    const mayTouch = (element, honoured) => {
      for (let e = element; e; e = e.parentElement) {
        if (["SCRIPT", "STYLE", "TEXTAREA", "FONT"].includes(e.tagName)) return false;
        if (honoured !== "class" && e.getAttribute("translate") === "no") return false;
        if (honoured !== "attribute" && e.classList.contains("notranslate")) return false;
      }
      return true;
    };
    const translate = (root, honoured) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) if (walker.currentNode.data.trim() && mayTouch(walker.currentNode.parentElement, honoured)) nodes.push(walker.currentNode);
      for (const node of nodes) {
        const font = document.createElement("font");
        font.textContent = node.data.toUpperCase();
        node.replaceWith(font);
      }
    };
    const keepTranslating = () => {
      translate(document.body, "both");
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) if (node.nodeType === 1) translate(node, "both");
      }).observe(document.body, { childList: true, subtree: true });
    };
    const replaceFormulas = () => {
      for (const math of document.querySelectorAll(".math")) math.replaceWith(math.cloneNode(true));
    };

    """

  /// Texts whose contrast with what is behind them is below 4.5, with the contrast.
  static let faintTexts = """
    (() => {
      const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
      const channels = (colour) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
      };
      const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const ground = (element) => {
        for (let e = element; e; e = e.parentElement) {
          const colour = channels(getComputedStyle(e).backgroundColor);
          if (colour[3] === 255) return colour;
        }
        return [255, 255, 255, 255];
      };
      const faint = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const style = getComputedStyle(element);
        if (!walker.currentNode.data.trim() || !element.getClientRects().length || style.visibility === "hidden") continue;
        if (["SCRIPT", "STYLE", "TITLE", "DESC"].includes(element.tagName.toUpperCase()) || element.closest("mjx-assistive-mml, .copy")) continue;
        const colour = channels(element.closest("svg") ? style.fill : style.color);
        const [a, b] = [luminance(colour), luminance(ground(element))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) faint.add(`${walker.currentNode.data.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
      }
      return [...faint];
    })()
    """
}
