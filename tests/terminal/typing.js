// What the terminal's keyboard offers: for each of the letters a line with the words of its first page.
"use strict";
{
  const { readFileSync } = require("node:fs");
  const { runInThisContext } = require("node:vm");
  const [script, vocabulary, letters] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
  runInThisContext(script);
  const find = globalThis.kioskCandidates(vocabulary);
  console.log(JSON.stringify(JSON.parse(letters).map((typed) => find(typed).slice(0, 10).map(({ words, used }) => [words, used]))));
}
