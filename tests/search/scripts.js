// The worker's scripts, loaded into Node as the worker loads them.
"use strict";

const path = require("node:path");

const folder = path.join(__dirname, "../../site_templates/assets/search");

/** @param {string} lunr path of lunr.js */
module.exports = function load(lunr) {
  globalThis.lunr = require(lunr);
  const names = ["inflate", "tokens", "pinyin", "shards", "scoring", "query", "marks", "meant", "engine"];
  for (const name of names) require(path.join(folder, `${name}.js`));
  return globalThis;
};
