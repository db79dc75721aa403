// Writes the files of an index of some documents.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { encoded, tokenised } = require("./encoder.js");

const [lunrPath, documentsPath, folder, traditional, sounds] = process.argv.slice(2);
const { SearchTokens } = require("./scripts.js")(lunrPath);
const documents = JSON.parse(fs.readFileSync(documentsPath, "utf8"));
for (const [name, bytes] of encoded(documents, tokenised(documents, SearchTokens), { traditional, sounds }).files) {
  const target = path.join(folder, name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, bytes);
}
