// Asks a whole lunr.Index and the sharded one the same, and says where their answers differ.
"use strict";

const fs = require("node:fs");
const { encoded, tokenised, whole } = require("./encoder.js");
const queries = require("./queries.js");

const [lunrPath, documentsPath, wanted] = process.argv.slice(2);
const { lunr, SearchTokens, SearchShards, SearchScoring } = require("./scripts.js")(lunrPath);
const documents = JSON.parse(fs.readFileSync(documentsPath, "utf8"));
const tokens = tokenised(documents, SearchTokens);
const { files, slots } = encoded(documents, tokens);
// Its sets of tokens as scoring.js mends them: as they come, they lose terms with digits.
const oracle = whole(lunr, tokens, slots);
const index = new SearchShards.Files("https://kiosk.test/search/", async (address) => {
  const found = files.get(address.slice("https://kiosk.test/search/".length));
  if (!found) throw new Error(address);
  return new Uint8Array(found);
});

const terms = new Set(tokens.flat(2));

(async () => {
  const { kinds, seldom } = queries(tokens, 20260101);
  await index.open();
  const sharded = new SearchScoring.Sharded(index);
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
  console.log(JSON.stringify({ asked, results, differing, documents: documents.length, terms: terms.size, files: files.size }));
})();
