// What the three engines' drivers share: files as a browser would ask for them, counted, and what a question costs.
"use strict";

const fs = require("node:fs");
const zlib = require("node:zlib");

const SHOWN = 10;
// A host compresses once; the utmost quality would take a minute here and saves a twentieth.
const QUALITY = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Reads files by their path, each from the disk once; counts what a browser with an empty cache would load. */
class Files {
  constructor() {
    this.kept = new Map();
    this.clear();
  }

  clear() {
    this.requests = 0;
    this.bytes = 0;
  }

  /** @param {string} file @param {boolean} compressed whether a host would send it compressed */
  read(file, compressed = false) {
    let held = this.kept.get(file);
    if (held === undefined) {
      const bytes = fs.readFileSync(file);
      held = { bytes, sent: compressed ? zlib.brotliCompressSync(bytes, QUALITY).length : bytes.length };
      this.kept.set(file, held);
    }
    this.requests += 1;
    this.bytes += held.sent;
    return held.bytes;
  }
}

/** @param {() => Promise<any>} work @returns {Promise<[any, number]>} what it gave, and the milliseconds of processor it took */
async function cost(work) {
  const before = process.cpuUsage();
  const given = await work();
  const { user, system } = process.cpuUsage(before);
  return [given, (user + system) / 1000];
}

/**
 * Asks every question twice: of an engine that has just opened, for what it loads; and of one that stays open, as a
 * reader's tab does, for the processor's time.
 * @param {string[]} questions
 * @param {Files} files
 * @param {() => Promise<(text: string) => Promise<string[]>>} open a fresh engine; it gives addresses
 * @param {boolean} loads whether a question loads anything; else the first pass is left out
 */
async function ask(questions, files, open, loads = true) {
  const answers = questions.map(() => ({ addresses: [], bytes: 0, requests: 0, milliseconds: 0 }));
  files.clear();
  const [lasting, opened] = await cost(open);
  const start = { bytes: files.bytes, requests: files.requests, milliseconds: opened };
  for (const [n, text] of questions.entries()) {
    if (!loads) break;
    const fresh = await open();
    files.clear();
    await fresh(text);
    Object.assign(answers[n], { bytes: files.bytes, requests: files.requests });
  }
  for (const [n, text] of questions.entries()) {
    const [addresses, milliseconds] = await cost(() => lasting(text));
    Object.assign(answers[n], { addresses, milliseconds });
  }
  return { start, answers };
}

module.exports = { Files, ask, SHOWN };
