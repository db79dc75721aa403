// @ts-check
// On a street's or a community's site: whose it is, in the header of every page, and what its node says where its data are
// no longer the newest. It follows `LIANGQUAN_EDITION` in assets/edition.js.
"use strict";
{
  /**
   * @typedef {{node: string, title: string, tier: string, address: string, parent: string, kiosk: boolean}} Edition
   * @typedef {{banner?: string}} Status  what the node says of itself (generator/node/status.py)
   */
  const { title } = /** @type {{LIANGQUAN_EDITION: Edition}} */ (/** @type {unknown} */ (globalThis)).LIANGQUAN_EDITION;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  const name = document.querySelector(".lq-home > span");
  if (name) name.textContent = title;

  // The page for what is lacking is shown at the address that was asked for.
  const there = document.querySelector("[data-lq-elsewhere]")?.getAttribute("data-lq-elsewhere");
  if (there) {
    const root = new URL("../", own).pathname;
    const asked = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : "";
    for (const link of document.querySelectorAll("[data-lq-elsewhere] a")) {
      if (link.getAttribute("href") === there) link.setAttribute("href", new URL(`./${asked}${location.search}`, there).href);
    }
  }

  /** @param {Status} status */
  const show = ({ banner }) => {
    if (!banner) return;
    const shown = document.createElement("p");
    shown.className = "lq-standing";
    shown.setAttribute("role", "status");
    shown.textContent = banner;
    document.querySelector(".md-header")?.after(shown);
  };

  // A plain host has no node beside the site, and nothing to say.
  fetch(new URL("../node-status.json", own), { cache: "no-cache" })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then(show)
    .catch(() => undefined);
}
