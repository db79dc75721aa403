// @ts-check
// On a street's or a community's site: whose it is, in the header of every page; which tabs lead to another site; and what
// its node says where its data are no longer the newest. It follows `LIANGQUAN_EDITION` in assets/edition.js.
"use strict";
{
  /**
   * @typedef {{node: string, title: string, tier: string, address: string, parent: string, kiosk: boolean,
   *   lacking: string[], elsewhere: {title: string, address: string} | null}} Edition  `lacking`: addresses of the tabs of which
   *   it holds nothing; `elsewhere`: the site that holds all
   * @typedef {{banner?: string}} Status  what the node says of itself (generator/node/status.py)
   */
  const { title, tier, kiosk, lacking, elsewhere } = /** @type {{LIANGQUAN_EDITION: Edition}} */ (/** @type {unknown} */ (globalThis)).LIANGQUAN_EDITION;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  const name = document.querySelector(".lq-home > span");
  if (name) name.textContent = title;

  // The page for what is lacking is shown at the address that was asked for.
  const there = document.querySelector("[data-lq-elsewhere]")?.getAttribute("data-lq-elsewhere");
  if (there) {
    const { pathname } = new URL("../", own);
    const asked = location.pathname.startsWith(pathname) ? location.pathname.slice(pathname.length) : "";
    for (const link of document.querySelectorAll("[data-lq-elsewhere] a")) {
      if (link.getAttribute("href") === there) link.setAttribute("href", new URL(`./${asked}${location.search}`, there).href);
    }
  }

  // A tab says before it is touched that it leads to another site; a terminal has no way there, and a city with several
  // districts has them on its front page.
  const root = new URL("../", own);
  for (const tab of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".lq-tabs a"))) {
    const section = lacking.find((address) => tab.pathname.endsWith(`/${address}`));
    if (!section) continue;
    if (kiosk || !elsewhere) {
      tab.parentElement?.remove();
      continue;
    }
    tab.href = new URL(tab.pathname.slice(root.pathname.length), elsewhere.address).href;
    const where = document.createElement("small");
    const above = document.documentElement.lang === "zh-Hant" ? "上級" : "上级";
    where.textContent = `（${tier === "市" ? elsewhere.title : above}）`;
    tab.append(where);
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
