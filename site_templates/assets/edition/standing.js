// @ts-check
// On a street's or a community's site: whose it is, in the header of every page, and what its node says where its data are
// no longer the newest. It follows `LIANGQUAN_EDITION` in assets/edition.js.
"use strict";
{
  /**
   * @typedef {{node: string, title: string, tier: string, data_as_of: string, address: string, parent: string,
   *   kiosk: boolean}} Edition
   * @typedef {{state?: string, data_as_of?: string}} Status  what the node writes beside the site
   */
  const { title } = /** @type {{LIANGQUAN_EDITION: Edition}} */ (/** @type {unknown} */ (globalThis)).LIANGQUAN_EDITION;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  const name = document.querySelector(".lq-home > span");
  if (name) name.textContent = title;

  /** What each state of a node means to a reader; a state that isn't here is none to worry about.
   * @type {Record<string, string>} */
  const SAID = {
    stale: "之后的更新还没有收到，办事前请电话核实。",
    offline: "本站暂时连不上区级站点，办事前请电话核实。",
    expired: "已经很久没有收到更新，内容可能过时，办事前请电话核实。",
    "wrong-clock": "本站的时钟不准，不能判断内容是否最新，办事前请电话核实。",
  };

  /** @param {Status} status */
  const show = ({ state, data_as_of }) => {
    const said = SAID[state ?? ""];
    if (!said || !data_as_of) return;
    const banner = document.createElement("p");
    banner.className = "lq-standing";
    banner.setAttribute("role", "status");
    banner.textContent = `数据截至 ${data_as_of}，${said}`;
    document.querySelector(".md-header")?.after(banner);
  };

  // A plain host has no node beside the site, and nothing to say.
  fetch(new URL("../node-status.json", own), { cache: "no-cache" })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then(show)
    .catch(() => undefined);
}
