// Our own worker's scripts over the index of a built site: node ours.js SCRIPTS LUNR.js SITE/search QUESTIONS.json
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const { Files, ask, SHOWN } = require("./asking.js");

const [scripts, lunr, folder, questionsPath] = process.argv.slice(2).map((each) => path.resolve(each));
const questions = JSON.parse(fs.readFileSync(questionsPath, "utf8"));
const files = new Files();
const ROOT = "https://example.test/search/";

globalThis.lunr = require(lunr);
// In the order in which the worker itself loads them.
const named = /const names = (\[.*?\]);/.exec(fs.readFileSync(path.join(scripts, "worker.js"), "utf8"));
for (const name of JSON.parse(named[1])) if (name !== "lunr") require(path.join(scripts, `${name}.js`));

(async () => {
  const read = async (address, counted) => {
    const name = address.slice(ROOT.length).split("?")[0];
    return new Uint8Array(counted.read(path.join(folder, name)));
  };
  const { SearchShards, SearchEngine } = globalThis;
  const open = async () => {
    const engine = new SearchEngine.Engine(new SearchShards.Files(ROOT, (address) => read(address, files), 0));
    await engine.open();
    return async (text) => {
      const answer = await engine.search({ text, count: SHOWN });
      if (answer.failed) throw new Error(`${text}: ${answer.failed}`);
      return answer.results.slice(0, SHOWN).map((result) => result.address);
    };
  };
  const told = await ask(questions, files, open);
  // What a result shows of its document's text, without which the records would be smaller.
  const shown = new Map();
  const textsOf = (file) => {
    if (!shown.has(file)) {
      const packed = fs.readFileSync(file);
      const rows = JSON.parse(zlib.inflateRawSync(packed)).map((row) => row && row.slice(0, -1));
      shown.set(file, packed.length - zlib.deflateRawSync(JSON.stringify(rows), { level: 9 }).length);
    }
    return shown.get(file);
  };
  for (const [n, text] of questions.entries()) {
    let [records, texts] = [0, 0];
    const counting = async (address) => {
      const bytes = await read(address, new Files());
      if (address.startsWith(`${ROOT}records/`)) {
        records += bytes.length;
        texts += textsOf(path.join(folder, address.slice(ROOT.length)));
      }
      return bytes;
    };
    const engine = new SearchEngine.Engine(new SearchShards.Files(ROOT, counting, 0));
    const { results } = await engine.search({ text, count: SHOWN });
    Object.assign(told.answers[n], { results: results.length, excerpts: results.filter(({ excerpt }) => excerpt.length).length, records, texts });
  }
  console.log(JSON.stringify(told));
})();
