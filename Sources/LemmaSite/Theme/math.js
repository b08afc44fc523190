// Draws the formulas of a page as they come near the window.
//
// Numbers, anchors, references and marks for translators are in the page already. MathJax is fetched when the first
// formula is within one window height, and draws formulas eight at a time, so that the page stays responsive.
// `lemma.typeset(element)` draws what was inserted; `lemma.typesetAll()` draws everything, for automatic printing.
"use strict";
(() => {
  const script = document.currentScript;
  const root = document.documentElement;
  const batchSize = 8;
  const packages = [
    "base", "ams", "amscd", "bbox", "boldsymbol", "braket", "cancel", "cases", "centernot", "color", "colorv2",
    "configmacros", "empheq", "enclose", "extpfeil", "gensymb", "mathtools", "mhchem", "newcommand", "noerrors",
    "noundefined", "textcomp", "unicode", "upgreek", "verb",
  ];

  /** Formulas near the window, in the order in which they came near. */
  const near = new Set();
  /** Formulas that somebody asked for, wherever they are. */
  const asked = new Set();
  let loading = null;
  let drawing = null;
  /** The definitions in force. */
  let scope = script.dataset.macros || "{}";

  const isOpen = (formula) => !formula.dataset.state;
  const isDisplay = (formula) => formula.classList.contains("display");
  const source = (formula) => {
    const [open, close] = isDisplay(formula) ? ["\\[", "\\]"] : ["\\(", "\\)"];
    return open + formula.dataset.tex + close;
  };
  const formulas = (element) => {
    const inside = [...element.querySelectorAll(".math[data-tex]")];
    return element.matches?.(".math[data-tex]") ? [element, ...inside] : inside;
  };

  // MathJax

  const configuration = (address) => ({
    tex: {
      packages, tags: "none", macros: JSON.parse(script.dataset.macros || "{}"),
      inlineMath: [["\\(", "\\)"]], displayMath: [["\\[", "\\]"]],
      processEscapes: false, processEnvironments: false, processRefs: false,
    },
    // One size for all text: matching the x-height of each font makes formulas of different paragraphs differ.
    chtml: { matchFontHeight: false, scale: 1.1, fontURL: new URL("output/chtml/fonts/woff-v2", address).href },
    options: { enableMenu: false, enableAssistiveMml: true },
    startup: { typeset: false },
  });

  const load = () => (loading ??= new Promise((resolve, reject) => {
    const address = new URL(script.dataset.mathjax, location.href);
    window.MathJax = configuration(address);
    const element = document.createElement("script");
    element.src = address.href;
    element.onload = () => window.MathJax.startup.promise.then(resolve, reject);
    element.onerror = () => reject(new Error("MathJax could not be fetched"));
    document.head.append(element);
  }).catch((error) => {
    // The sources stay readable.
    root.classList.add("math-unavailable");
    throw error;
  }));

  const scopeOf = (formula) =>
    formula.closest("[data-macros]")?.dataset.macros ?? (script.dataset.macros || "{}");

  /** Definitions differ between the articles of an index page. */
  const enter = (formula) => {
    const macros = scopeOf(formula);
    if (macros === scope) return;
    scope = macros;
    const definitions = Object.entries(JSON.parse(macros)).map(([name, value]) => {
      const [body, count, optional] = Array.isArray(value) ? value : [value];
      return `\\newcommand{\\${name}}${count ? `[${count}]` : ""}${optional === undefined ? "" : `[${optional}]`}{${body}}`;
    });
    if (definitions.length) window.MathJax.tex2mml(definitions.join(""));
  };

  // Drawing

  const prepare = (formula) => { formula.textContent = source(formula); };
  const settle = (formula) => {
    const isDrawn = formula.querySelector("mjx-container") && !formula.querySelector("[data-mjx-error], mjx-merror");
    formula.dataset.state = isDrawn ? "done" : "failed";
    if (!isDrawn) formula.textContent = source(formula);
    near.delete(formula);
    asked.delete(formula);
    nearby.unobserve(formula);
  };

  const draw = async (batch) => {
    batch.forEach(prepare);
    try {
      await window.MathJax.typesetPromise(batch);
    } catch {
      for (const formula of batch) {
        prepare(formula);
        try { await window.MathJax.typesetPromise([formula]); } catch { /* settled as failed */ }
      }
    }
    batch.forEach(settle);
  };

  const nextBatch = () => {
    const waiting = [...asked, ...near].filter((formula) => isOpen(formula) && formula.isConnected);
    if (!waiting.length) return [];
    enter(waiting[0]);
    const sameScope = waiting.filter((formula) => scopeOf(formula) === scope);
    return [...new Set(sameScope)].slice(0, batchSize);
  };

  const drain = async () => {
    await load();
    for (let batch = nextBatch(); batch.length; batch = nextBatch()) {
      await draw(batch);
      align();
      // Lets the browser paint and answer the reader between batches.
      await new Promise((resume) => setTimeout(resume));
    }
    await document.fonts.ready;
    align();
  };

  const start = () => (drawing ??= drain().finally(() => {
    drawing = null;
    if (nextBatchIsWaiting()) start().catch(() => {});
  }));
  const nextBatchIsWaiting = () =>
    !root.classList.contains("math-unavailable")
    && [...asked, ...near].some((formula) => isOpen(formula) && formula.isConnected);

  const typeset = async (element) => {
    const wanted = formulas(element).filter(isOpen);
    for (const formula of wanted) asked.add(formula);
    while (wanted.some((formula) => isOpen(formula) && formula.isConnected)) await start();
  };

  /** Printing does not wait: what is left is drawn at once, if MathJax is there. */
  const drawRestNow = () => {
    if (!window.MathJax?.typeset) return;
    const rest = formulas(document).filter(isOpen);
    while (rest.length) {
      enter(rest[0]);
      const inScope = (formula) => scopeOf(formula) === scope;
      const batch = rest.filter(inScope);
      rest.splice(0, rest.length, ...rest.filter((formula) => !inScope(formula)));
      batch.forEach(prepare);
      try { window.MathJax.typeset(batch); } catch { /* settled as failed */ }
      batch.forEach(settle);
    }
  };

  // Coming near

  const approach = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    approach.disconnect();
    load().catch(() => {});
  }, { rootMargin: "100% 0px" });

  const nearby = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && isOpen(target)) near.add(target); else near.delete(target);
    }
    if (near.size) start().catch(() => {});
  }, { rootMargin: "200px 0px" });

  const watch = (element) => {
    for (const formula of formulas(element)) {
      if (!isOpen(formula)) continue;
      if (!loading) approach.observe(formula);
      nearby.observe(formula);
    }
  };

  /** Formulas that arrive later, translators' copies of them included. */
  const arrivals = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE && !node.parentElement?.closest(".math")) watch(node);
      }
    }
  });

  // Addresses that name an equation: the page grows while formulas are drawn, the target stays where it belongs
  // until the reader moves.

  let target = null;
  const align = () => { if (target?.isConnected) target.scrollIntoView({ block: "start", behavior: "instant" }); };
  const release = () => { target = null; };
  const follow = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* used as it is */ }
    target = name ? document.getElementById(name) : null;
    align();
  };

  // Copied text keeps its formulas, as TeX.

  const copy = (event) => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0).cloneRange();
    const enclosing = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".math");
    const first = enclosing(range.startContainer);
    const last = enclosing(range.endContainer);
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    const holder = document.createElement("div");
    holder.append(range.cloneContents());
    const copied = formulas(holder);
    if (!copied.length) return;
    for (const formula of copied) formula.replaceWith(source(formula));
    holder.style.cssText = "position:fixed;left:-9999px;white-space:normal";
    document.body.append(holder);
    event.clipboardData.setData("text/plain", holder.innerText);
    event.clipboardData.setData("text/html", holder.innerHTML);
    holder.remove();
    event.preventDefault();
  };

  window.lemma = { typeset, typesetAll: () => typeset(document) };
  for (const kind of ["wheel", "keydown", "pointerdown", "touchmove"]) addEventListener(kind, release, { passive: true });
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", drawRestNow);
  matchMedia("print").addEventListener("change", ({ matches }) => { if (matches) drawRestNow(); });
  document.addEventListener("copy", copy);
  watch(document);
  arrivals.observe(document.body, { childList: true, subtree: true });
  follow();
})();
