// Asks a whole lunr.Index and one of ours the same queries of every kind, and says where refs, order, scores or marks differ.
"use strict";

const queries = require("./queries.js");

/** `oracle` is lunr's, `sharded` ours; about `wanted` queries in all, made of the documents' `tokens` by chance from `seed`. */
module.exports = async ({ lunr, oracle, sharded, tokens, seed, wanted }) => {
  const { kinds, seldom } = queries(tokens, seed);
  const each = Math.ceil(Number(wanted) / (Object.keys(kinds).length - 3));
  const differing = [];
  let asked = 0;
  let results = 0;
  for (const [kind, make] of Object.entries(kinds)) {
    for (let n = 0; n < (seldom[kind] ?? each); n += 1) {
      const text = make();
      const build = (query) => new lunr.QueryParser(text, query).parse();
      const expected = oracle.query(build);
      const found = (await sharded.index(build)).query(build);
      const same = (at) =>
        found[at].ref === expected[at].ref &&
        found[at].score === expected[at].score &&
        JSON.stringify(found[at].matchData) === JSON.stringify(expected[at].matchData);
      if (found.length !== expected.length || !expected.every((_, at) => same(at))) differing.push([kind, text, expected.length, found.length]);
      asked += 1;
      results += expected.length;
    }
  }
  return { asked, results, differing };
};
