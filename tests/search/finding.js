// Puts texts to one engine over the files of an index, and says the addresses of the first ten results of each as JSON.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [lunrPath, folder, textsPath] = process.argv.slice(2);
const { SearchShards, SearchEngine } = require("./scripts.js")(lunrPath);
const ROOT = "https://kiosk.test/search/";

(async () => {
  const read = async (address) => new Uint8Array(fs.readFileSync(path.join(folder, address.slice(ROOT.length))));
  const engine = new SearchEngine.Engine(new SearchShards.Files(ROOT, read, 0));
  const found = [];
  for (const text of JSON.parse(fs.readFileSync(textsPath, "utf8"))) {
    const { failed, results } = await engine.search({ text, count: 10 });
    if (failed) throw new Error(`${text}: ${failed}`);
    found.push(results.map(({ address }) => address));
  }
  console.log(JSON.stringify(found));
})();
