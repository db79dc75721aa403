// Answers cases with the calculator's own script: JSON of [sheet, act, proposed] from a file → JSON of [suggestion, refusals].
"use strict";

const fs = require("node:fs");
const path = require("node:path");
require(path.join(__dirname, "../../site_templates/assets/discretion.js"));

const { Discretion } = /** @type {any} */ (globalThis);
const cases = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const answers = cases.map((/** @type {[any, any, any]} */ [sheet, act, proposed]) => {
  const suggestion = Discretion.suggest(sheet, act);
  return [suggestion, Discretion.refusals(sheet, act, suggestion, proposed)];
});
process.stdout.write(JSON.stringify(answers));
