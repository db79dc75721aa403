// Answers cases with the calculator's own script: JSON of [sheet, act, proposed] from a file → JSON of
// [suggestion, refusals, reasons in words].
"use strict";

const fs = require("node:fs");
const path = require("node:path");
require(path.join(__dirname, "../../site_templates/assets/discretion.js"));

const { Discretion } = /** @type {any} */ (globalThis);
const [cases, words] = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const answers = cases.map((/** @type {[any, any, any]} */ [sheet, act, proposed]) => {
  const suggestion = Discretion.suggest(sheet, act);
  const reasons = [...suggestion.answers, suggestion].flatMap((one) => one.reasons);
  const said = reasons.map(({ code, values }) => Discretion.filled(words[code], values, words, (/** @type {string} */ text) => text));
  return [suggestion, Discretion.refusals(sheet, act, suggestion, proposed), said];
});
process.stdout.write(JSON.stringify(answers));
