// Pagefind's own script over its own files: node pagefind.js FOLDER QUESTIONS.json, where FOLDER holds pagefind.js.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");
const { Files, ask, SHOWN } = require("./asking.js");

const [folder, questionsPath] = process.argv.slice(2);
const questions = JSON.parse(fs.readFileSync(questionsPath, "utf8"));
const files = new Files();
const SCRIPTS = /\.(js|css)$|wasm\./;

// The page it runs in: its language decides which index is loaded and how a question is cut into words.
const html = { getAttribute: (name) => (name === "lang" ? "zh" : null), lang: "zh" };
globalThis.document = { querySelector: (what) => (what === "html" ? html : null), documentElement: html, currentScript: null };
globalThis.window = globalThis;
globalThis.location = new URL("https://example.test/");
globalThis.fetch = async (address) => {
  const file = fileURLToPath(new URL(String(address).split("?")[0]));
  // Scripts and WebAssembly are left out of the count, for all engines alike.
  const bytes = SCRIPTS.test(file) ? fs.readFileSync(file) : files.read(file);
  return new Response(bytes);
};

(async () => {
  const script = pathToFileURL(path.join(folder, "pagefind.js")).href;
  let opened = 0;
  const open = async () => {
    const pagefind = await import(`${script}?${opened++}`);
    await pagefind.options({ basePath: pathToFileURL(`${path.resolve(folder)}/`).href, baseUrl: "/" });
    await pagefind.init();
    // It opens in the background: an answer about filters comes when it has what every question needs.
    await pagefind.filters();
    return async (text) => {
      const { results } = await pagefind.search(text);
      const shown = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
      return shown.map((page) => page.url.replace(/^\//, "").replace(/index\.html$/, ""));
    };
  };
  console.log(JSON.stringify(await ask(questions, files, open)));
})();
