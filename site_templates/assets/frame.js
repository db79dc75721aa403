// @ts-check
// How the reader wants the site shown. Runs right after the header: a dark page must not flash white, nor a large one
// jump. A file and no inline script, so that `script-src 'self'` holds on every page.
"use strict";
{
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  const KEY = "liangquan.display";
  const CHOICES = /** @type {const} */ ({
    size: ["standard", "elder"],
    scheme: ["auto", "light", "dark"],
    contrast: ["auto", "standard", "more"],
  });
  /** @typedef {{size: string, scheme: string, contrast: string}} Display */

  /** @returns {Display} What was chosen before; a value that is none of ours counts as not chosen. */
  const chosen = () => {
    let held;
    try { held = JSON.parse(localStorage.getItem(KEY) ?? "{}"); } catch { held = {}; }
    const of = (/** @type {keyof Display} */ name) => CHOICES[name].find((value) => value === held?.[name]) ?? CHOICES[name][0];
    return { size: of("size"), scheme: of("scheme"), contrast: of("contrast") };
  };
  const asks = (/** @type {string} */ media) => matchMedia(media).matches;

  /** @param {Display} display */
  const show = (display) => {
    const dark = display.scheme === "dark" || (display.scheme === "auto" && asks("(prefers-color-scheme: dark)"));
    const more = display.contrast === "more" || (display.contrast === "auto" && asks("(prefers-contrast: more)"));
    root.toggleAttribute("data-lq-size", display.size === "elder");
    if (display.size === "elder") root.dataset.lqSize = "elder";
    root.toggleAttribute("data-lq-contrast", more);
    if (more) root.dataset.lqContrast = "more";
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  };

  let display = chosen();
  show(display);
  for (const media of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
    matchMedia(media).addEventListener("change", () => show(display));
  }
  // Chosen in another window, or before this page was taken back from the browser's cache.
  addEventListener("storage", () => show((display = chosen())));
  addEventListener("pageshow", () => show((display = chosen())));

  // The panel works by this script alone, so it is made here: twenty thousand pages needn't carry it.
  const traditional = root.lang === "zh-Hant";
  const WORDS = /** @type {const} */ ({
    size: ["字号", "字號", { standard: ["标准版", "標準版"], elder: ["关怀版（大字）", "關懷版（大字）"] }],
    scheme: ["颜色", "顏色", { auto: ["跟随设备", "跟隨設備"], light: ["浅色", "淺色"], dark: ["深色", "深色"] }],
    contrast: ["对比度", "對比度", { auto: ["跟随设备", "跟隨設備"], standard: ["标准", "標準"], more: ["高对比", "高對比"] }],
  });
  const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector("[data-lq-display]"));

  /** @param {string} name @param {string} [text] */
  const made = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
  const filled = () => {
    const form = made("form");
    form.className = "lq-display__panel";
    for (const [name, [simplified, converted, choices]] of Object.entries(WORDS)) {
      const group = made("fieldset");
      group.append(made("legend", traditional ? converted : simplified));
      for (const [value, words] of Object.entries(choices)) {
        const label = made("label");
        const input = Object.assign(document.createElement("input"), { type: "radio", name, value });
        input.checked = display[/** @type {keyof Display} */ (name)] === value;
        label.append(input, words[traditional ? 1 : 0]);
        group.append(label);
      }
      form.append(group);
    }
    form.addEventListener("change", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      display = { ...display, [input.name]: input.value };
      show(display);
      try { localStorage.setItem(KEY, JSON.stringify(display)); } catch { /* Then it holds for this page alone. */ }
    });
    return form;
  };
  const fill = () => { if (panel && !panel.querySelector("form")) panel.append(filled()); };
  // Before it opens, for its toggle is told later: the next Tab must find the choices there.
  panel?.addEventListener("focusin", fill);
  panel?.addEventListener("toggle", () => {
    if (panel.open) fill();
    else panel.querySelector("form")?.remove();
  });

  // Search is loaded by those alone who use it. The digest in this script's address counts those scripts in.
  const own = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const load = (/** @type {string} */ file) => {
    const onerror = () => root.classList.add("lq-lost");
    document.head.append(Object.assign(made("script"), { src: new URL(file + own.search, own).href, onerror }));
  };
  document.querySelector(".lq-search")?.addEventListener("focusin", () => load("search/box.js"), { once: true });
  addEventListener("DOMContentLoaded", () => { if (document.querySelector("[data-lq-find]")) load("search/page.js"); });

  const close = () => { if (panel) panel.open = false; };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel?.open) return;
    close();
    panel.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => { if (!panel?.contains(/** @type {Node} */ (event.target))) close(); });
}
