// Looks for words in the index that the site carries: substrings, so that Chinese needs no word boundaries.
"use strict";
(() => {
  const input = document.querySelector("input[type=search]");
  const results = document.getElementById("results");
  const nothing = document.getElementById("nothing");
  // Length is kept, so that places in the folded text are places in the text.
  const folded = (text) => text.toLowerCase().replace(/[\u2010-\u2015\u2212]/g, "-").replace(/[\u2018\u2019]/g, "'");
  const entries = (window.lemmaSearchIndex ?? []).map(([title, address, date, text]) => ({
    title, address, date, text, heading: folded(title), content: folded(text),
  }));

  const occurrences = (text, word) => text.split(word).length - 1;
  const score = (entry, words) => words.reduce((sum, word) => {
    const count = 10 * occurrences(entry.heading, word) + occurrences(entry.content, word);
    return count && sum !== null ? sum + Math.log1p(count) : null;
  }, 0);

  const excerpt = (entry, word) => {
    const place = Math.max(entry.content.indexOf(word), 0);
    const start = Math.max(place - 40, 0);
    const line = document.createElement("p");
    const mark = document.createElement("mark");
    mark.textContent = entry.content.includes(word) ? entry.text.slice(place, place + word.length) : "";
    line.append(start > 0 ? "…" : "", entry.text.slice(start, place), mark, entry.text.slice(place + mark.textContent.length, place + 90), "…");
    return line;
  };

  const item = (entry, words) => {
    const element = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.address;
    link.textContent = entry.title;
    element.append(link, excerpt(entry, words[0]));
    return element;
  };

  const search = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    const found = words.length
      ? entries.map((entry) => [score(entry, words), entry]).filter(([value]) => value !== null).sort(([a], [b]) => b - a)
      : [];
    results.replaceChildren(...found.slice(0, 50).map(([, entry]) => item(entry, words)));
    nothing.hidden = !words.length || found.length > 0;
  };

  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", search);
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.focus();
  search();
})();
