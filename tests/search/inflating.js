// Deflates texts of many kinds with zlib and reads them back with the worker's own script; says how many came back otherwise.
"use strict";

const zlib = require("node:zlib");
const { SearchInflate } = require("./scripts.js")(process.argv[2]);

let seed = 1;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
let wrong = 0;
let refused = 0;
const ROUNDS = 1500;
for (let round = 0; round < ROUNDS; round += 1) {
  const most = 1 + random(255);
  const bytes = Buffer.from(Array.from({ length: random(round % 50 ? 3000 : 70000) }, (_, n) => (random(most) * (n % 7 ? 1 : 3)) & 255));
  const packed = zlib.deflateRawSync(bytes, { level: random(10), strategy: random(5) });
  if (Buffer.compare(Buffer.from(SearchInflate.inflate(packed)), bytes)) wrong += 1;
  try {
    const found = SearchInflate.inflate(packed.subarray(0, packed.length - 1));
    if (found.length === bytes.length && packed.length > 2) refused += 1; // what was cut off were but the last bits' fill
  } catch {
    refused += 1;
  }
}
console.log(JSON.stringify({ wrong, refused, rounds: ROUNDS }));
