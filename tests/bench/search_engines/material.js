// The worker of Material for MkDocs over its plugin's index: node material.js JAVASCRIPTS SEARCH_INDEX.json QUESTIONS.json
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { Files, ask, SHOWN } = require("./asking.js");

const [scripts, indexPath, questionsPath] = process.argv.slice(2);
const questions = JSON.parse(fs.readFileSync(questionsPath, "utf8"));
const files = new Files();
const workers = path.join(scripts, "workers");
const worker = fs.readdirSync(workers).find((name) => name.endsWith(".js"));

/** Message types of its protocol. */
const SETUP = 0;
const QUERY = 2;

/** The worker with its scope; @returns {(message: object) => Promise<any>} its answer to a message */
function started() {
  let listener;
  let waiting;
  const scope = {
    console: { ...console, log() {}, warn() {} },
    addEventListener: (_, heard) => (listener = heard),
    postMessage: (answer) => waiting(answer),
    importScripts: (...names) => names.forEach((name) => run(path.join(workers, name))),
  };
  scope.self = scope;
  scope.globalThis = scope;
  vm.createContext(scope);
  const run = (file) => vm.runInContext(fs.readFileSync(file, "utf8"), scope, { filename: file });
  run(path.join(workers, worker));
  return (data) => new Promise((resolve) => ((waiting = resolve), listener({ data })));
}

(async () => {
  const open = async () => {
    const send = started();
    const index = JSON.parse(files.read(indexPath, true).toString("utf8"));
    await send({ type: SETUP, data: { ...index, options: { suggest: false } } });
    return async (text) => {
      const { data } = await send({ type: QUERY, data: text });
      return data.items.slice(0, SHOWN).map((sections) => sections[0].location.split("#")[0]);
    };
  };
  console.log(JSON.stringify(await ask(questions, files, open, false)));
})();
