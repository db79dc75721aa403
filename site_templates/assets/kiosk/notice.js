// @ts-check
// What the terminal says over the page: large, one thing at a time, with an address as a code for a phone.
"use strict";

/**
 * @typedef {{title: string, lines: string[], large?: string, address?: string, ways?: {label: string, go: () => void}[]}} Said
 *   `large`: what is to be read off, as a telephone number; `address`: what the code leads to
 * @typedef {typeof kioskNotice} MakeNotice
 * @typedef {ReturnType<MakeNotice>} Notice
 */
/**
 * @param {(simplified: string, converted: string) => string} words
 * @param {(text: string) => import("./qr_code.js").Modules | null} code
 */
function kioskNotice(words, code) {
  const SVG = "http://www.w3.org/2000/svg";
  const QUIET = 4;

  /** @param {string} name @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  function made(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** Dark on light in every mode: that is what phones read. @param {import("./qr_code.js").Modules} modules @param {string} label */
  function picture(modules, label) {
    const size = modules.length + 2 * QUIET;
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    const dark = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])));
    path.setAttribute("d", dark.join(""));
    for (const [key, value] of Object.entries({ viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, class: "lq-kiosk-code" })) {
      svg.setAttribute(key, value);
    }
    svg.append(path);
    return svg;
  }

  /** @param {Said} said */
  return ({ title, lines, large = "", address = "", ways = [] }) => {
    document.querySelector("dialog.lq-kiosk-notice")?.remove();
    const dialog = /** @type {HTMLDialogElement} */ (
      made("dialog", { class: "lq-kiosk-notice", "aria-labelledby": "lq-kiosk-notice" }, made("h2", { id: "lq-kiosk-notice" }, title))
    );
    dialog.append(...lines.map((line) => made("p", {}, line)));
    if (large) dialog.append(made("p", { class: "lq-kiosk-notice__large" }, large));
    const modules = address ? code(address) : null;
    if (modules) dialog.append(picture(modules, words("这一页网上地址的二维码", "這一頁網上地址的二維碼")));
    if (address) dialog.append(made("p", { class: "lq-kiosk-notice__address", translate: "no" }, readable(address)));
    const done = { label: words("知道了", "知道了"), go: () => {} };
    const buttons = [...ways, done].map(({ label, go }) => {
      const button = made("button", { type: "button" }, label);
      button.addEventListener("click", () => {
        dialog.close();
        go();
      });
      return button;
    });
    buttons.at(-1)?.setAttribute("autofocus", "");
    dialog.append(made("div", { class: "lq-kiosk-notice__ways" }, ...buttons));
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dialog.showModal();
  };

  /** @param {string} address @returns {string} As people read it. */
  function readable(address) {
    try { return decodeURI(address); } catch { return address; }
  }
}
