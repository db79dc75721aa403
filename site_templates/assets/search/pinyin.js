// @ts-check
// Latin letters as the sounds of a title: generator/search/pinyin.py writes of each title its pairs of syllables and its
// initials by threes, both without what speakers of the south take for one sound.
"use strict";

/** @typedef {ReturnType<typeof searchPinyin>} Pinyin */
function searchPinyin() {
  // Of each initial its finals; "-" is a syllable without an initial.
  const SYLLABLES = new Set(
    (
      "-:a ai an ang ao e ei en eng er o ou|b:a ai an ang ao ei en eng i ian iao ie in ing o u|" +
      "p:a ai an ang ao ei en eng i ian iao ie in ing o ou u|m:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u|" +
      "f:a an ang ei en eng o ou u|d:a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo|" +
      "t:a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo|" +
      "n:a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo un v ve ue|" +
      "l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue|" +
      "g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|" +
      "k:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|" +
      "h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|" +
      "j:i ia ian iang iao ie in ing iong iu u uan ue un|q:i ia ian iang iao ie in ing iong iu u uan ue un|" +
      "x:i ia ian iang iao ie in ing iong iu u uan ue un|" +
      "zh:a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo|" +
      "ch:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo|" +
      "sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo|" +
      "r:an ang ao e en eng i ong ou u ua uan ui un uo|" +
      "z:a ai an ang ao e ei en eng i ong ou u uan ui un uo|c:a ai an ang ao e en eng i ong ou u uan ui un uo|" +
      "s:a ai an ang ao e en eng i ong ou u uan ui un uo|" +
      "y:a an ang ao e i in ing o ong ou u uan ue un|w:a ai an ang ei en eng o u"
    )
      .split("|")
      .flatMap((row) => {
        const [initial, finals] = row.split(":");
        return finals.split(" ").map((final) => (initial === "-" ? final : initial + final));
      }),
  );
  const LONGEST = 6;
  const MARKS = /[\u0300\u0301\u0304\u030c]/g;

  /** What is mistaken for each other becomes one: zheng → zen, nian → lian.
   * @param {string} syllable @returns {string} */
  function reduced(syllable) {
    const plain = syllable.replace(/^([zcs])h/, "$1").replace(/^n/, "l").replace(/^(l)ue$/, "$1ve");
    return plain.replace(/(a|e|i)ng$/, "$1n");
  }

  /** Letters without tones: `xíng`, `xing2` and `xi'an` as they are typed without them. ü is v.
   * @param {string} text @returns {string} */
  function plain(text) {
    const open = text.normalize("NFD").replace(/u[\u0300\u0301\u0304\u030c]?\u0308[\u0300\u0301\u0304\u030c]?/g, "v");
    return open.replace(MARKS, "").normalize("NFC").replace(/([a-z])[1-5](?![0-9])/g, "$1").replace(/[’‘`]/g, "'");
  }

  /** The syllables that letters part into: as few as possible, and of as few the longest first. Null where they don't part.
   * @param {string} letters @returns {string[] | null} */
  function syllables(letters) {
    const least = new Array(letters.length + 1).fill(Infinity);
    least[letters.length] = 0;
    for (let start = letters.length - 1; start >= 0; start -= 1) {
      for (let length = 1; length <= LONGEST && start + length <= letters.length; length += 1) {
        const rest = least[start + length] + 1;
        if (rest < least[start] && SYLLABLES.has(letters.slice(start, start + length))) least[start] = rest;
      }
    }
    if (!Number.isFinite(least[0])) return null;
    /** @type {string[]} */
    const found = [];
    for (let start = 0; start < letters.length; ) {
      let length = Math.min(LONGEST, letters.length - start);
      while (least[start + length] + 1 !== least[start] || !SYLLABLES.has(letters.slice(start, start + length))) length -= 1;
      found.push(letters.slice(start, start + length));
      start += length;
    }
    return found;
  }

  /** Of letters that are still being typed the syllables so far: what is left over is the beginning of one.
   * @param {string} letters @returns {string[] | null} */
  function begun(letters) {
    for (let left = 0; left <= 3 && left < letters.length; left += 1) {
      const rest = letters.slice(letters.length - left);
      const found = /^(|[bpmfdtnlgkhjqxzcsryw]h?|[a-z]{2,3})$/.test(rest) ? syllables(letters.slice(0, letters.length - left)) : null;
      if (found) return found;
    }
    return null;
  }

  /** @param {string[]} found syllables @returns {string[]} */
  function pairs(found) {
    const plainly = found.map(reduced);
    return plainly.slice(1).map((syllable, at) => `${plainly[at]}'${syllable}`);
  }

  /** @param {string} letters @returns {string[]} the threes of what may be initials; none where a letter begins no syllable */
  function initials(letters) {
    if (/[^a-z]|[iuv]/.test(letters)) return [];
    const plainly = [...letters].map((letter) => (letter === "n" ? "l" : letter));
    return plainly.slice(2).map((letter, at) => `^${plainly[at]}${plainly[at + 1]}${letter}`);
  }

  /** The ways in which neighbouring runs of letters may be meant, likeliest first: each the terms of one reading.
   * @param {string} text runs of letters with spaces or apostrophes between them @returns {string[][]} */
  function readings(text) {
    const pieces = plain(text).split(/[^a-z]+/).filter(Boolean);
    const letters = pieces.join("");
    if (letters.length < 3) return [];
    // A border that was typed is one, unless a piece by itself is no syllable (x ian).
    const apart = pieces.map((piece, at) => (at + 1 < pieces.length ? syllables(piece) : begun(piece)));
    /** @type {string[][]} */
    const found = [];
    const byBorders = apart.includes(null) ? null : /** @type {string[][]} */ (apart).flat();
    for (const one of [byBorders, syllables(letters) ?? begun(letters)]) {
      const terms = one ? pairs(one) : [];
      if (terms.length && !found.some((other) => other.join() === terms.join())) found.push(terms);
    }
    // Initials seldom part into syllables: most have no vowel among them.
    const threes = found.length ? [] : initials(letters);
    return threes.length ? [threes] : found;
  }

  return { begun, initials, pairs, plain, readings, reduced, syllables };
}

Object.assign(globalThis, { SearchPinyin: searchPinyin() });
