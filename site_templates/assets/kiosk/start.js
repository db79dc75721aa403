// @ts-check
// The terminal's shell around every page of its edition; generator/pages/kiosk_shell.py puts it after its other scripts.
"use strict";

{
  /**
   * @typedef {{address: string, parent: string}} Edition
   * @typedef {{LIANGQUAN_EDITION: Edition, LIANGQUAN_KIOSK_STYLE: string, kioskVisit: import("./visit.js").MakeVisit,
   *   kioskQrCode: import("./qr_code.js").MakeQrCode, kioskNotice: import("./notice.js").MakeNotice,
   *   kioskWays: import("./ways.js").MakeWays, kioskBar: import("./bar.js").MakeBar, kioskIdle: import("./idle.js").WatchIdle}} Shell
   */
  const shell = /** @type {Shell} */ (/** @type {unknown} */ (globalThis));
  const edition = shell.LIANGQUAN_EDITION;
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const traditional = document.documentElement.lang === "zh-Hant";
  /** @param {string} simplified @param {string} converted */
  const words = (simplified, converted) => (traditional ? converted : simplified);
  const home = new URL(traditional ? "zh-hant/" : "", root);

  const visit = shell.kioskVisit();
  const top = visit.arrive();
  // Large type first. The frame's script reads what was chosen, before this one or after.
  const DISPLAY = "liangquan.display";
  if (localStorage.getItem(DISPLAY) === null) {
    localStorage.setItem(DISPLAY, JSON.stringify({ size: "elder" }));
    dispatchEvent(new StorageEvent("storage", { key: DISPLAY }));
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(shell.LIANGQUAN_KIOSK_STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.documentElement.dataset.lqKiosk = "";
  // A server writes down from which address it was asked, and what was typed stands in that of the search page.
  document.head.append(Object.assign(document.createElement("meta"), { name: "referrer", content: "no-referrer" }));

  const notice = shell.kioskNotice(words, shell.kioskQrCode);
  const ways = shell.kioskWays({ edition, root, home, visit, notice, words });

  function begin() {
    shell.kioskBar({ ways, notice, address: edition.address, words });
    const begun = () => visit.begun() || location.pathname !== home.pathname;
    shell.kioskIdle({ begun, startAgain: ways.startAgain, words });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
  if (top) addEventListener("load", () => scrollTo(0, top));
}
