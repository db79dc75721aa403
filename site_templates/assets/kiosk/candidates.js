// @ts-check
// From letters to words, as an input method offers them: whole syllables, initials, or both mixed, and what speakers of the
// south take for one sound. The words are the site's own (generator/search/typed_words.py); nothing is learnt from anybody.
"use strict";

/**
 * @typedef {{words: string, used: number}} Candidate  `used`: how many of the letters it stands for
 * @typedef {{syllables: string[], words: string, often: number}} Entry
 * @typedef {{used: number, missing: number, slips: number, short: number}} Fit  syllables that were not typed at all, taken for
 *   others, and typed by their beginning
 * @typedef {Candidate & {missing: number, short: number, score: number}} Scored
 * @typedef {typeof kioskCandidates} MakeCandidates
 * @typedef {ReturnType<MakeCandidates>} Candidates
 */
/** @param {string} vocabulary lines of syllables, words, and how often they are on the site */
function kioskCandidates(vocabulary) {
  const MOST = 90;
  const SLIP = 4;
  const SHORT = 2;
  const MISSING = 0.5;
  const PARTS = 8;
  /** @type {Record<string, string>} */
  const ALIKE = { zh: "z", z: "zh", ch: "c", c: "ch", sh: "s", s: "sh", n: "l", l: "n" };

  /** @typedef {[text: string, slips: number]} Spelling */
  /** @type {Map<string, {whole: Spelling[], initials: Spelling[]}>} */
  const known = new Map();

  /** How a syllable may be typed. @param {string} syllable */
  function spellings(syllable) {
    const held = known.get(syllable);
    if (held) return held;
    const initial = /^[zcs]h|^[b-df-hj-np-tw-z]/.exec(syllable)?.[0] ?? "";
    const final = syllable.slice(initial.length);
    /** @type {Spelling[]} */
    const finals = [[final, 0]];
    if (/[aei]n$/.test(final)) finals.push([`${final}g`, 1]);
    if (/[aei]ng$/.test(final)) finals.push([final.slice(0, -1), 1]);
    if (final.startsWith("v")) finals.push([`u${final.slice(1)}`, 0]);
    /** @type {Spelling[]} */
    const initials = [[initial, 0]];
    if (ALIKE[initial]) initials.push([ALIKE[initial], 1]);
    const whole = initials.flatMap(([begin, one]) =>
      finals.map(([end, other]) => /** @type {Spelling} */ ([begin + end, one + other])),
    );
    // zh is shortened to z as well, by everybody.
    const short = /** @type {Spelling[]} */ (
      initial ? initials.map(([text, slip]) => [text, initial.length > 1 ? 0 : slip]) : [[syllable[0], 0]]
    );
    const found = { whole, initials: short };
    known.set(syllable, found);
    return found;
  }

  /** @param {string} syllable @returns {string} The letter with which it begins, however it is typed. */
  const letterOf = (syllable) => (syllable[0] === "n" ? "l" : syllable[0]);

  // A letter's words are read when it is typed: most visitors type a few.
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const line of vocabulary.split("\n")) {
    const letter = letterOf(line);
    const beside = lines.get(letter);
    if (beside) beside.push(line);
    else if (line) lines.set(letter, [line]);
  }
  /** @type {Map<string, Entry[]>} */
  const entries = new Map();

  /** @param {string} letter @returns {Entry[]} */
  function entriesOf(letter) {
    const held = entries.get(letter);
    if (held) return held;
    const read = (lines.get(letter) ?? []).map((line) => {
      const [reading, words, often] = line.split(" ");
      return { syllables: reading.split("'"), words, often: Number(often) };
    });
    entries.set(letter, read);
    return read;
  }

  /** How an entry fits letters best: for as many of them as can be, with the fewest slips and shortenings.
   * @param {string[]} syllables @param {string} letters @returns {Fit | null} */
  function fit(syllables, letters) {
    /** @type {Fit | null} */
    let best = null;
    const cost = (/** @type {Fit} */ one) => SLIP * one.slips + SHORT * one.short;
    const consider = (/** @type {Fit} */ one) => {
      const longer = best ? one.used - best.used : 1;
      if (!best || longer > 0 || (longer === 0 && cost(one) < cost(best))) best = one;
    };
    /** @param {number} at @param {number} from @param {number} slips @param {number} short */
    const walk = (at, from, slips, short) => {
      if (at > 0 && letters[from] === "'") from += 1;
      if (at === syllables.length || from === letters.length) {
        consider({ used: from, missing: syllables.length - at, slips, short });
        return;
      }
      const { whole, initials } = spellings(syllables[at]);
      for (const [text, slip] of whole) {
        if (letters.startsWith(text, from)) walk(at + 1, from + text.length, slips + slip, short);
        else if (letters.length - from < text.length && text.startsWith(letters.slice(from))) {
          consider({ used: letters.length, missing: syllables.length - at - 1, slips: slips + slip, short: short + 1 });
        }
      }
      for (const [text, slip] of initials) {
        if (letters.startsWith(text, from)) walk(at + 1, from + text.length, slips + slip, short + 1);
      }
    };
    walk(0, 0, 0, 0);
    return best;
  }

  /** @param {string} letters @returns {Scored[]} */
  function fitting(letters) {
    /** @type {Scored[]} */
    const found = [];
    for (const { syllables, words, often } of entriesOf(letterOf(letters))) {
      const one = fit(syllables, letters);
      // What is left over begins a syllable, or the candidate is none.
      if (!one || /^[iuv]/.test(letters.slice(one.used))) continue;
      if (one.used < letters.length && one.missing > 0) continue;
      const score = Math.log2(1 + often) - SLIP * one.slips - SHORT * one.short - MISSING * one.missing;
      found.push({ words, used: one.used, missing: one.missing, short: one.short, score });
    }
    return found.sort(
      (a, b) =>
        b.used - a.used ||
        Math.sign(a.missing) - Math.sign(b.missing) ||
        b.score - a.score ||
        a.words.length - b.words.length ||
        (a.words < b.words ? -1 : 1),
    );
  }

  /** All letters as words in a row, each the likeliest for as many letters as there are. @param {string} letters @param {Scored[]} first
   * @returns {string} "" where some are left over, or some were typed by their beginnings alone */
  function inARow(letters, first) {
    let rest = letters;
    let words = "";
    for (let part = 0, found = first; part < PARTS; part += 1, found = rest ? fitting(rest) : []) {
      const next = found.find((one) => one.missing === 0);
      if (!next || next.short > 0) return "";
      words += next.words;
      rest = rest.slice(next.used).replace(/^'/, "");
      if (!rest) return part > 0 ? words : "";
    }
    return "";
  }

  /** What is offered for letters that were typed, likeliest first; an apostrophe parts syllables.
   * @param {string} letters @returns {Candidate[]} */
  return (letters) => {
    const typed = letters.replace(/^'+/, "");
    if (!typed) return [];
    const found = fitting(typed);
    const row = found.length && found[0].used < typed.length ? inARow(typed, found) : "";
    const offered = row ? [{ words: row, used: typed.length }, ...found] : found;
    const seen = new Set();
    return offered
      .filter(({ words }) => !seen.has(words) && seen.add(words))
      .slice(0, MOST)
      .map(({ words, used }) => ({ words, used: used + letters.length - typed.length }));
  };
}
