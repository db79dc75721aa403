// @ts-check
// A text as a QR code (ISO/IEC 18004, GB/T 18284): bytes, level M, mask 2, the least version that holds it. The same modules
// as generator/pages/address_code.py prints; tests/browser holds the two together.
"use strict";

/**
 * @typedef {boolean[][]} Modules  rows of modules, true for dark, without the quiet zone
 * @typedef {typeof kioskQrCode} MakeQrCode
 */
/** @param {string} text @returns {Modules | null} Null for what is too long for version 20 (666 bytes). */
function kioskQrCode(text) {
  /** Of each version at level M: error correction codewords of a block, and blocks. Version 0 is none. */
  const CORRECTION = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
  const LEVEL_M = 0;
  const MASK = 2;
  const BYTES = 4;
  const PADS = [0xec, 0x11];

  const data = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((_, number) => number > 0 && 12 + (number > 9 ? 8 : 0) + 8 * data.length <= 8 * capacity(number));
  return version < 0 ? null : drawn(version, woven(version, codewords(version)));

  /** @param {number} number @returns {number} Codewords of a version, data and correction. */
  function total(number) {
    let modules = (16 * number + 128) * number + 64;
    if (number >= 2) {
      const marks = Math.floor(number / 7) + 2;
      modules -= (25 * marks - 10) * marks - 55;
      if (number >= 7) modules -= 36;
    }
    return modules >> 3;
  }

  /** @param {number} number @returns {number} Codewords of data that a version holds. */
  function capacity(number) {
    return total(number) - CORRECTION[number] * BLOCKS[number];
  }

  /** @param {number} number @returns {Uint8Array} Mode, count, data, end and padding. */
  function codewords(number) {
    const bits = /** @type {number[]} */ ([]);
    const put = (/** @type {number} */ value, /** @type {number} */ length) => {
      for (let at = length - 1; at >= 0; at -= 1) bits.push((value >>> at) & 1);
    };
    put(BYTES, 4);
    put(data.length, number > 9 ? 16 : 8);
    for (const byte of data) put(byte, 8);
    const room = 8 * capacity(number);
    put(0, Math.min(4, room - bits.length));
    put(0, -bits.length & 7);
    for (let pad = 0; bits.length < room; pad ^= 1) put(PADS[pad], 8);
    return Uint8Array.from({ length: room / 8 }, (_, at) => bits.slice(8 * at, 8 * at + 8).reduce((byte, bit) => 2 * byte + bit, 0));
  }

  /** @param {number} number @param {Uint8Array} words @returns {number[]} The codewords of all blocks, one of each in turn. */
  function woven(number, words) {
    const count = BLOCKS[number];
    const short = Math.floor(words.length / count);
    const long = words.length % count;
    const divisor = generator(CORRECTION[number]);
    const blocks = Array.from({ length: count }, (_, at) => {
      const begin = at * short + Math.max(0, at - (count - long));
      return words.subarray(begin, begin + short + (at >= count - long ? 1 : 0));
    });
    const corrections = blocks.map((block) => remainder(block, divisor));
    const turns = (/** @type {ArrayLike<number>[]} */ rows, /** @type {number} */ length) =>
      Array.from({ length }, (_, at) => rows.flatMap((row) => (at < row.length ? [row[at]] : []))).flat();
    return [...turns(blocks, short + 1), ...turns(corrections, divisor.length)];
  }

  /** @param {number} x @param {number} y @returns {number} Their product in the field of 256 elements over 0x11d. */
  function product(x, y) {
    let found = 0;
    for (let bit = 7; bit >= 0; bit -= 1) {
      found = (found << 1) ^ ((found >>> 7) * 0x11d);
      if ((y >>> bit) & 1) found ^= x;
    }
    return found;
  }

  /** @param {number} degree @returns {number[]} Coefficients of the generator polynomial below the highest. */
  function generator(degree) {
    const found = [...new Array(degree - 1).fill(0), 1];
    for (let step = 0, root = 1; step < degree; step += 1, root = product(root, 2)) {
      for (let at = 0; at < degree; at += 1) found[at] = product(found[at], root) ^ (found[at + 1] ?? 0);
    }
    return found;
  }

  /** @param {Uint8Array} block @param {number[]} divisor @returns {number[]} Reed and Solomon's correction. */
  function remainder(block, divisor) {
    const found = new Array(divisor.length).fill(0);
    for (const byte of block) {
      const factor = byte ^ /** @type {number} */ (found.shift());
      found.push(0);
      for (const [at, coefficient] of divisor.entries()) found[at] ^= product(coefficient, factor);
    }
    return found;
  }

  /** @param {number} number @returns {number[]} Where the middles of alignment marks stand, in both directions. */
  function alignments(number) {
    if (number === 1) return [];
    const count = Math.floor(number / 7) + 2;
    const step = Math.floor((number * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    const last = 4 * number + 10;
    return [6, ...Array.from({ length: count - 1 }, (_, at) => last - step * (count - 2 - at))];
  }

  /** @param {number} number @param {number[]} words @returns {Modules} */
  function drawn(number, words) {
    const size = 4 * number + 17;
    const rows = Array.from({ length: size }, () => /** @type {(boolean | undefined)[]} */ (new Array(size).fill(undefined)));
    const set = (/** @type {number} */ x, /** @type {number} */ y, /** @type {boolean} */ dark) => {
      if (x >= 0 && x < size && y >= 0 && y < size) rows[y][x] = dark;
    };
    for (let at = 0; at < size; at += 1) {
      set(at, 6, at % 2 === 0);
      set(6, at, at % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
      for (let dy = -4; dy <= 4; dy += 1) {
        for (let dx = -4; dx <= 4; dx += 1) {
          const ring = Math.max(Math.abs(dx), Math.abs(dy));
          set(x + dx, y + dy, ring !== 2 && ring !== 4);
        }
      }
    }
    const middles = alignments(number);
    for (const x of middles) {
      for (const y of middles) {
        if ((x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6)) continue;
        for (let dy = -2; dy <= 2; dy += 1) {
          for (let dx = -2; dx <= 2; dx += 1) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
        }
      }
    }
    format(size, set);
    if (number >= 7) versions(number, size, set);

    let bit = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const up = ((right + 1) & 2) === 0;
      for (let step = 0; step < size; step += 1) {
        const y = up ? size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (rows[y][x] !== undefined) continue;
          const dark = ((words[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
          bit += 1;
          rows[y][x] = (dark === 1) !== (x % 3 === 0);
        }
      }
    }
    return /** @type {Modules} */ (rows);
  }

  /** @typedef {(x: number, y: number, dark: boolean) => void} Set */
  /** Level and mask, twice. @param {number} size @param {Set} set */
  function format(size, set) {
    const told = (LEVEL_M << 3) | MASK;
    let rest = told;
    for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((told << 10) | rest) ^ 0x5412;
    const on = (/** @type {number} */ at) => ((bits >>> at) & 1) === 1;
    for (let at = 0; at <= 5; at += 1) set(8, at, on(at));
    set(8, 7, on(6));
    set(8, 8, on(7));
    set(7, 8, on(8));
    for (let at = 9; at < 15; at += 1) set(14 - at, 8, on(at));
    for (let at = 0; at < 8; at += 1) set(size - 1 - at, 8, on(at));
    for (let at = 8; at < 15; at += 1) set(8, size - 15 + at, on(at));
    set(8, size - 8, true);
  }

  /** The version, twice; from 7 on. @param {number} number @param {number} size @param {Set} set */
  function versions(number, size, set) {
    let rest = number;
    for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (number << 12) | rest;
    for (let at = 0; at < 18; at += 1) {
      const dark = ((bits >>> at) & 1) === 1;
      set(size - 11 + (at % 3), Math.floor(at / 3), dark);
      set(Math.floor(at / 3), size - 11 + (at % 3), dark);
    }
  }
}
