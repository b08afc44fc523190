// The reader's choice of light or dark, copy buttons on code, the table of contents opened where it has room.
// The page is complete without any of it.
"use strict";
(() => {
  const root = document.documentElement;
  const script = document.currentScript;
  const read = () => { try { return localStorage.getItem("lemma-theme"); } catch { return null; } };
  const write = (value) => { try { localStorage.setItem("lemma-theme", value); } catch { /* private browsing */ } };
  const stored = read();
  if (stored === "light" || stored === "dark") root.dataset.theme = stored;
  root.classList.add("js");

  const isDark = () =>
    (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  const prepareToggle = (button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      write(root.dataset.theme);
    });
  };

  const addCopyButton = (frame) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = script.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(frame.querySelector("code").textContent);
      button.textContent = script.dataset.copied;
      setTimeout(() => { button.textContent = script.dataset.copy; }, 1500);
    });
    frame.append(button);
  };

  // Displays that wait for the math script are clipped to the room they will take: not so if it never came.
  addEventListener("load", () => {
    if (document.querySelector(".math") && !window.lemma) root.classList.add("math-unavailable");
  });

  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("button.theme").forEach(prepareToggle);
    if (navigator.clipboard) document.querySelectorAll("div.code").forEach(addCopyButton);
    const contents = document.querySelector("nav.contents details");
    if (contents && matchMedia("(min-width: 75rem)").matches) contents.open = true;
  });
})();
