// Normalises and cuts texts: a JSON list of them → a list of [normalised, tokens].
"use strict";

const fs = require("node:fs");

const [lunrPath, textsPath] = process.argv.slice(2);
const { SearchTokens } = require("./scripts.js")(lunrPath);
const { texts, traditional } = JSON.parse(fs.readFileSync(textsPath, "utf8"));
const table = SearchTokens.table(traditional);
const found = texts.map((text) => {
  const normalised = SearchTokens.normalised(text, table);
  return [normalised, SearchTokens.tokens(normalised)];
});
console.log(JSON.stringify(found));
