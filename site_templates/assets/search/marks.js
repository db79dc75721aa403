// @ts-check
// What of a text was asked for, as it is written: the parts of titles and excerpts that are marked.
"use strict";

/**
 * @typedef {[text: string, marked: boolean][]} Parts
 * @typedef {ReturnType<typeof searchMarks>} MarksScript
 * @typedef {InstanceType<MarksScript["Marks"]>} Marks
 */
function searchMarks() {
  const scope = /** @type {unknown} */ (globalThis);
  const { SearchTokens } = /** @type {{SearchTokens: import("./tokens.js").Tokens}} */ (scope);

  class Marks {
    /** @param {Iterable<string>} terms that were asked for @param {(character: string) => string} normalised
     * @param {import("./shards.js").Sounds} sounds none where nothing was asked for by them */
    constructor(terms, normalised, sounds) {
      this.terms = new Set(terms);
      this.normalised = normalised;
      this.sounds = sounds;
    }

    /** A text in parts that are marked or not. Each character is normalised by itself, so that its place is known.
     * @param {string} text @returns {Parts} */
    of(text) {
      const { terms } = this;
      const characters = [...text];
      /** @type {number[]} place in the normalised text → number of the character */
      const origin = [];
      let plain = "";
      characters.forEach((character, at) => {
        const own = this.normalised(character);
        plain += own;
        for (let n = 0; n < own.length; n += 1) origin.push(at);
      });
      const found = new Uint8Array(characters.length);
      /** @param {number} start @param {number} stop */
      const mark = (start, stop) => {
        for (let n = start; n < stop; n += 1) found[origin[n]] = 1;
      };
      for (const match of plain.matchAll(SearchTokens.RUN)) {
        const [run] = match;
        const start = match.index ?? 0;
        if (SearchTokens.HAN.test(run)) {
          this.han(run, (from, to) => mark(start + from, start + to));
          continue;
        }
        const parts = SearchTokens.partsOf(run);
        if (terms.has(run) || terms.has(parts[parts.length - 1])) mark(start, start + run.length);
      }
      for (const match of plain.matchAll(SearchTokens.ARTICLE)) {
        const [whole, digits, unit] = match;
        if (terms.has(`§${SearchTokens.number(digits)}${unit}`)) mark(match.index ?? 0, (match.index ?? 0) + whole.length);
      }
      /** @type {Parts} */
      const parts = [];
      characters.forEach((character, at) => {
        const last = parts[parts.length - 1];
        if (last && last[1] === Boolean(found[at])) last[0] += character;
        else parts.push([character, Boolean(found[at])]);
      });
      return parts;
    }

    /** Pairs of characters, of what they sound like, and threes of initials.
     * @param {string} run @param {(from: number, to: number) => void} mark */
    han(run, mark) {
      const { terms } = this;
      const characters = [...run];
      if (characters.length === 1 && terms.has(run)) mark(0, run.length);
      const heard = (/** @type {string | undefined} */ character) => this.sounds.get(character ?? "") ?? [];
      let at = 0;
      characters.forEach((character, n) => {
        const next = characters[n + 1] ?? "";
        const third = characters[n + 2] ?? "";
        const two = at + character.length + next.length;
        const pair = (/** @type {string} */ one) => heard(next).some((two) => terms.has(`${one}'${two}`));
        const three = (/** @type {string} */ one) =>
          heard(next).some((two) => heard(third).some((three) => terms.has(`^${one[0]}${two[0]}${three[0]}`)));
        if (next && (terms.has(character + next) || heard(character).some(pair))) mark(at, two);
        if (third && heard(character).some(three)) mark(at, two + third.length);
        at += character.length;
      });
    }
  }

  return { Marks };
}

Object.assign(globalThis, { SearchMarks: searchMarks() });
