// @ts-check
// The worker of both searches: the search page's own, and the box of Material for MkDocs, whose messages have a number as
// their type (0 and 2 from the page, 1 and 3 to it).
"use strict";

{
  /**
   * @typedef {{type: 0, data: {options?: {suggest?: boolean}}} | {type: 2, data: string}} FromBox
   * @typedef {import("./engine.js").Asked & {id: number, kind: "search"}} FromPage
   */
  const scope = /** @type {any} */ (globalThis);
  const here = new URL(scope.location.href);
  // What the page's address of this file ends with (its digest) holds for the others too.
  const beside = (/** @type {string} */ name) => new URL(name + here.search, here).href;
  const names = ["lunr", "inflate", "tokens", "pinyin", "shards", "scoring", "query", "marks", "meant", "engine"];
  scope.importScripts(...names.map((name) => beside(`${name}.js`)));

  // The folder of the edition whose words are shown stands behind the `#`: none, or that of traditional characters.
  const edition = here.hash.slice(1);
  const indexOf = (/** @type {string} */ folder) => new URL(`../../${folder}search/`, here).href;
  const files = new scope.SearchShards.Files(indexOf(""), undefined, undefined, indexOf(edition));
  const failed = edition ? "檢索數據沒有取全，可能是網絡中斷了。請稍後再試。" : undefined;
  /** @type {InstanceType<import("./engine.js").EngineScript["Engine"]>} */
  const engine = new scope.SearchEngine.Engine(files, failed);
  let suggest = false;

  scope.addEventListener("message", async (/** @type {MessageEvent<FromBox | FromPage>} */ { data }) => {
    if ("kind" in data) {
      const { id, kind, ...asked } = data;
      const answer = await engine.search(asked);
      if (answer) scope.postMessage({ id, ...answer });
    } else if (data.type === 0) {
      suggest = Boolean(data.data.options?.suggest);
      // Ready at once: a reader who never searches loads no index.
      scope.postMessage({ type: 1 });
    } else if (data.type === 2) {
      // Whoever goes to the box will type: the start file comes meanwhile.
      if (!data.data.trim()) return scope.postMessage({ type: 3, data: { items: [], ...(suggest ? { suggest: [] } : {}) } });
      const found = await engine.box(data.data, { suggest });
      if (found) scope.postMessage({ type: 3, data: found });
    }
  });
}
