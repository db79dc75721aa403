// The codes that the terminal's script makes of texts: one line a text, rows of 0 and 1 with `/` between them.
"use strict";
{
  const { readFileSync } = require("node:fs");
  const { runInThisContext } = require("node:vm");
  const [script, texts] = process.argv.slice(2);
  runInThisContext(readFileSync(script, "utf8"));
  for (const text of JSON.parse(texts)) {
    console.log(globalThis.kioskQrCode(text)?.map((row) => row.map(Number).join("")).join("/") ?? "none");
  }
}
