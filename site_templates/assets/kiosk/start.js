// @ts-check
// The terminal's shell around every page of its edition; generator/pages/kiosk_shell.py puts it after its other scripts.
"use strict";

{
  /**
   * @typedef {{address: string, parent: string}} Edition
   * @typedef {{LIANGQUAN_EDITION: Edition, LIANGQUAN_KIOSK_STYLE: string, kioskVisit: import("./visit.js").MakeVisit,
   *   kioskQrCode: import("./qr_code.js").MakeQrCode, kioskNotice: import("./notice.js").MakeNotice,
   *   kioskWays: import("./ways.js").MakeWays, kioskBar: import("./bar.js").MakeBar, kioskIdle: import("./idle.js").WatchIdle,
   *   kioskCandidates: import("./candidates.js").MakeCandidates, kioskKeyboard: import("./keyboard.js").MakeKeyboard}} Shell
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
  if (visit.largeFirst()) dispatchEvent(new StorageEvent("storage")); // the frame's script has read what was chosen
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
    shell.kioskKeyboard({ vocabulary: new URL("search/typing.z", root), candidates: shell.kioskCandidates, words });
    const begun = () => visit.begun() || location.pathname !== home.pathname;
    shell.kioskIdle({ begun, startAgain: ways.startAgain, words });
  }
  // The page's other scripts are there by then: reading aloud has its button in the bar.
  addEventListener("DOMContentLoaded", begin);
  if (top) addEventListener("load", () => scrollTo(0, top));
}
