// Our own worker's scripts over the index of a built site: node ours.js SCRIPTS LUNR.js SITE/search QUESTIONS.json
"use strict";

const fs = require("node:fs");
const path = require("node:path");
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
    return new Uint8Array(counted.read(path.join(folder, name), name.endsWith(".json")));
  };
  const { SearchShards, SearchEngine } = globalThis;
  const open = async () => {
    const engine = new SearchEngine.Engine(new SearchShards.Files(ROOT, (address) => read(address, files), 0));
    await engine.open();
    return async (text) => {
      // As the box asks, and as the others answer: without facets.
      const answer = await engine.search({ text, count: SHOWN, facets: false });
      if (answer.failed) throw new Error(`${text}: ${answer.failed}`);
      return answer.results.slice(0, SHOWN).map((result) => result.address);
    };
  };
  const told = await ask(questions, files, open);
  // What facets cost: the same question in a fresh engine, with and without them.
  const [bytes, more] = await Promise.all([false, true].map((facets) => loaded(facets)));
  console.log(JSON.stringify({ ...told, once: more - bytes }));

  async function loaded(facets) {
    const own = new Files();
    const engine = new SearchEngine.Engine(new SearchShards.Files(ROOT, (address) => read(address, own), 0));
    await engine.search({ text: questions[0], facets });
    return own.bytes;
  }
})();
