// Puts questions to the engine over the files of an index, and says all answers as JSON.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");

const [lunrPath, folder, questionsPath] = process.argv.slice(2);
const { SearchShards, SearchEngine } = require("./scripts.js")(lunrPath);
const { questions, synonyms = {} } = JSON.parse(fs.readFileSync(questionsPath, "utf8"));
const ROOT = "https://kiosk.test/search/";

(async () => {
  const answers = [];
  let lost = [];
  const read = async (address) => {
    const name = address.slice(ROOT.length);
    if (lost.some((one) => name.startsWith(one))) throw new Error("404");
    return new Uint8Array(name === "synonyms.z" ? zlib.deflateRawSync(JSON.stringify(synonyms)) : fs.readFileSync(path.join(folder, name)));
  };
  let engine = new SearchEngine.Engine(new SearchShards.Files(ROOT, read, 0));
  for (const { fresh, lost: names = [], box, together, ...asked } of questions) {
    if (fresh) engine = new SearchEngine.Engine(new SearchShards.Files(ROOT, read, 0));
    lost = names;
    if (together) answers.push(await Promise.all(together.map((text) => engine.search({ text }))));
    else answers.push(box ? await engine.box(box, { suggest: true }) : await engine.search(asked));
  }
  console.log(JSON.stringify(answers.map((answer) => answer ?? null)));
})();
