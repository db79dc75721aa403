// @ts-check
// Stands for assets/search/worker.js where the page and the box are tested by themselves: a few records, found by plain
// containing. It speaks both protocols as the worker does.
"use strict";

{
  /** @typedef {{title: string, address: string, note: string, day: string, kind: string, owner: string, street: string,
   *   category: string, status: string, text: string}} Doc */
  /** @type {Doc[]} */
  const docs = [];
  for (let n = 1; n <= 23; n += 1) {
    docs.push({
      title: `食品经营许可示例${n}`, address: "items/xk-shipin/", note: "区市场监管局 · 行政许可",
      day: `2026-03-${String(n).padStart(2, "0")}`, kind: "power_item", owner: n % 2 ? "qu-shichang" : "qu-sifa", street: "",
      category: "", status: n === 3 ? "暂停实施" : "在用", text: "从事食品销售和餐饮服务，应当依法取得许可。",
    });
  }
  docs.push({
    title: "示例1社区食品安全公示", address: "communities/510108002001/", note: "示例1社区 · 财务", day: "2026-05-01",
    kind: "community_entry", owner: "510108002001", street: "jd-wangping", category: "caiwu", status: "", text: "<b>不是标记</b>",
  });
  const WORDS = /** @type {Record<string, string>} */ ({
    power_item: "权力事项", community_entry: "社区信息", "qu-shichang": "区市场监管局", "qu-sifa": "区司法局",
    510108002001: "示例1社区", "jd-wangping": "望平街道", caiwu: "财务收支",
  });

  /** @param {string} text @param {string} asked @returns {[string, boolean][]} */
  const marked = (text, asked) =>
    text.split(asked).flatMap((part, at) => /** @type {[string, boolean][]} */ (at ? [[asked, true], [part, false]] : [[part, false]]));

  addEventListener("message", ({ data }) => {
    if (data.type === 0) return postMessage({ type: 1 });
    if (data.type === 2) {
      const found = data.data ? docs.filter((doc) => doc.title.includes(data.data)).slice(0, 12) : [];
      const items = found.map((doc, at) => [
        { location: doc.address, title: doc.title.replace(data.data, "<mark>$&</mark>"), text: doc.note, score: 9 - at / 10, terms: {} },
      ]);
      return postMessage({ type: 3, data: { items } });
    }
    if (data.text === "坏了") return postMessage({ id: data.id, total: 0, results: [], facets: {}, failed: "records" });
    const text = data.text.replace("办酒席", "食品");
    const slow = text.startsWith("慢") ? 600 : 0;
    const asked = text.replace(/^慢/, "");
    const hits = docs.filter((doc) => doc.title.includes(asked));
    /** @param {Doc} doc @param {string} but */
    const fits = (doc, but = "") =>
      Object.entries(data.filters).every(([way, value]) => way === but || !value || doc[/** @type {"kind"} */ (way)] === value);
    const kept = hits.filter((doc) => fits(doc));
    if (data.sort === "day") kept.sort((a, b) => (a.day < b.day ? 1 : -1));
    const facets = Object.fromEntries(
      ["kind", "tier", "owner", "street", "category", "status"].map((way) => {
        const counts = new Map();
        for (const doc of hits.filter((doc) => fits(doc, way))) {
          const value = doc[/** @type {"kind"} */ (way)];
          if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        return [way, [...counts].map(([value, count]) => [value, WORDS[value] ?? value, count])];
      }),
    );
    const results = kept.slice(data.from, data.from + data.count).map((doc) => ({
      ...doc, titleParts: marked(doc.title, asked), excerpt: marked(doc.text, asked),
    }));
    const answer = {
      id: data.id, total: kept.length, results, facets,
      ...(asked === "食品径营" ? { meant: "食品经营" } : {}),
      ...(data.text === text ? {} : { synonyms: [["办酒席", "食品"]] }),
    };
    setTimeout(() => postMessage(answer), slow);
  });
}
