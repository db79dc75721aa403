// @ts-check
// What a text is cut into to be found. generator/search/tokens.py cuts pages by the same rules, and
// tests/search/token_vectors.yaml holds both to them.
"use strict";

/** @typedef {ReturnType<typeof searchTokens>} Tokens */
function searchTokens() {
  const RUN = /[\u3007\u3400-\u9fff\u{20000}-\u{3ffff}]+|[a-z0-9]+(?:[-._][a-z0-9]+)*/gu;
  const ARTICLE = /第([零〇一二三四五六七八九十百千两0-9]+)(条|款|项|章|节)/gu;
  const HAN = /^[\u3007\u3400-\u9fff\u{20000}-\u{3ffff}]/u;
  /** @type {Record<string, number>} */
  const UNITS = { 十: 10, 百: 100, 千: 1000 };
  const DIGITS = "零一二三四五六七八九";

  /** The start file's pairs of characters as a table.
   * @param {string} pairs traditional, simplified, traditional, … @returns {Map<string, string>} */
  function table(pairs) {
    const characters = [...pairs];
    /** @type {Map<string, string>} */
    const found = new Map();
    for (let at = 0; at + 1 < characters.length; at += 2) found.set(characters[at], characters[at + 1]);
    return found;
  }

  /** @param {string} text @param {Map<string, string>} traditional @returns {string} */
  function normalised(text, traditional) {
    let found = "";
    for (const character of text.normalize("NFKC").toLowerCase()) found += traditional.get(character) ?? character;
    return found;
  }

  /** @param {string} character @returns {number} */
  function digit(character) {
    if (character === "〇") return 0;
    if (character === "两") return 2;
    const at = DIGITS.indexOf(character);
    return at < 0 ? Number(character) : at;
  }

  /** The number that an article is given, as digits: numbers of any length stay what they are.
   * @param {string} text @returns {string} */
  function number(text) {
    const characters = [...text];
    if (!characters.some((character) => character in UNITS)) {
      return characters.map(digit).join("").replace(/^0+(?=\d)/, "");
    }
    // Digits of two scripts in one number (1百): its positions stand for nothing.
    if (/[0-9]/.test(text)) return number(characters.filter((character) => !(character in UNITS)).join("") || "0");
    let whole = 0;
    let last = 0;
    for (const character of characters) {
      if (character in UNITS) {
        whole += (last || 1) * UNITS[character];
        last = 0;
      } else {
        last = digit(character);
      }
    }
    return String(whole + last);
  }

  /** @param {string} run of Han characters @returns {string[]} */
  function bigrams(run) {
    const characters = [...run];
    if (characters.length === 1) return characters;
    return characters.slice(1).map((character, at) => characters[at] + character);
  }

  /** @param {string} run of letters and digits @returns {string[]} */
  function partsOf(run) {
    const parts = run.split(/[-._]/);
    return parts.length > 1 ? [run, ...parts, parts.join("")] : [run];
  }

  /** @param {string} text already normalised @returns {string[]} */
  function tokens(text) {
    /** @type {string[]} */
    const found = [];
    for (const [run] of text.matchAll(RUN)) found.push(...(HAN.test(run) ? bigrams(run) : partsOf(run)));
    for (const [, digits, unit] of text.matchAll(ARTICLE)) found.push(`§${number(digits)}${unit}`);
    return found;
  }

  return { ARTICLE, HAN, RUN, bigrams, normalised, number, partsOf, table, tokens };
}

// The site's scripts are no modules: the worker loads each by its name.
Object.assign(globalThis, { SearchTokens: searchTokens() });
