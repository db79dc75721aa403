// @ts-check
// One visitor's way through the terminal: the pages behind them and what is handed to the next page. The browser's own
// history never grows, for whoever comes next could go back in it; this one is in the tab's storage until it is wiped.
"use strict";

/**
 * @typedef {{address: string, top: number}} Step  a page that was left, and how far it was scrolled
 * @typedef {typeof kioskVisit} MakeVisit
 * @typedef {ReturnType<MakeVisit>} Visit
 */
function kioskVisit() {
  const STEPS = "liangquan.kiosk.steps";
  const ARRIVAL = "liangquan.kiosk.arrival";
  /** Of the frame's script (assets/frame.js). */
  const DISPLAY = "liangquan.display";
  const MOST = 50;
  const replaceState = history.replaceState.bind(history);

  const here = () => location.pathname + location.search + location.hash;

  /** @param {string} key @returns {any} */
  function read(key) {
    try { return JSON.parse(sessionStorage.getItem(key) ?? "null"); } catch { return null; }
  }

  /** @returns {Step[]} */
  const steps = () => read(STEPS) ?? [];

  /** This page is behind the visitor. */
  function leave() {
    sessionStorage.setItem(STEPS, JSON.stringify([...steps(), { address: here(), top: scrollY }].slice(-MOST)));
  }

  /** @returns {Step | undefined} The page before this one, which is then no longer behind the visitor. */
  function before() {
    const held = steps();
    let last = held.pop();
    while (last?.address === here()) last = held.pop();
    sessionStorage.setItem(STEPS, JSON.stringify(held));
    return last;
  }

  /** Go there. What was typed stands in a query: it is handed over in the tab and never asked of the server, which would
   * write it down. @param {URL} to @param {number} top */
  function go(to, top = 0) {
    sessionStorage.setItem(ARRIVAL, JSON.stringify({ path: to.pathname, query: to.search, top }));
    if (location.href.split("#")[0] === to.origin + to.pathname && to.hash) return location.reload();
    location.replace(to.origin + to.pathname + to.hash);
  }

  /** @returns {number} How far the page is to be scrolled; its query stands in its address from here on. */
  function arrive() {
    const held = read(ARRIVAL);
    sessionStorage.removeItem(ARRIVAL);
    if (held?.path !== location.pathname) return 0;
    if (held.query) replaceState(null, "", held.path + held.query + location.hash);
    return Number(held.top) || 0;
  }

  // The search page and the lists write each choice into the history.
  history.pushState = (state, unused, address) => {
    leave();
    replaceState(state, unused, address);
  };

  /** Nothing of this visitor is left: not in a field, not in any storage of the browser. */
  async function wipe() {
    speechSynthesis?.cancel();
    getSelection()?.removeAllRanges();
    for (const form of document.forms) form.reset();
    for (const field of document.querySelectorAll("input, textarea")) {
      const { type } = /** @type {HTMLInputElement} */ (field);
      if (type !== "checkbox" && type !== "radio") /** @type {HTMLInputElement} */ (field).value = "";
    }
    sessionStorage.clear();
    localStorage.clear();
    const [databases, names] = await Promise.all([indexedDB.databases?.() ?? [], globalThis.caches?.keys() ?? []]);
    for (const { name } of databases) if (name) indexedDB.deleteDatabase(name);
    await Promise.all(names.map((name) => caches.delete(name)));
    largeFirst();
  }

  /** @returns {boolean} Whether the visitor had chosen nothing, and so large type is chosen. */
  function largeFirst() {
    if (localStorage.getItem(DISPLAY) !== null) return false;
    localStorage.setItem(DISPLAY, JSON.stringify({ size: "elder" }));
    return true;
  }

  return { arrive, before, begun: () => steps().length > 0, go, largeFirst, leave, wipe };
}
