// Asks a whole lunr.Index and the sharded one the same, and says where their answers differ.
"use strict";

const fs = require("node:fs");
const { encoded, tokenised, whole } = require("./encoder.js");
const compared = require("./comparing.js");

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
  await index.open();
  const sharded = new SearchScoring.Sharded(index);
  const found = await compared({ lunr, oracle, sharded, tokens, seed: 20260101, wanted });
  console.log(JSON.stringify({ ...found, documents: documents.length, terms: terms.size, files: files.size }));
})();
