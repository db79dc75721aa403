// @ts-check
// “Did you mean”: what a text with a slip in it was to say, from the index and what it found.
"use strict";

/**
 * @typedef {ReturnType<typeof searchMeant>} MeantScript
 */
function searchMeant() {
  const scope = /** @type {unknown} */ (globalThis);
  const { SearchTokens, SearchPinyin, SearchScoring, SearchShards } =
    /** @type {{SearchTokens: import("./tokens.js").Tokens, SearchPinyin: import("./pinyin.js").Pinyin,
     *   SearchScoring: import("./scoring.js").Scoring, SearchShards: import("./shards.js").Shards}} */ (scope);
  const { Lost } = SearchShards;
  /** Characters that are tried for one that may be wrong: each may cost a file. */
  const NEIGHBOURS = 4;
  /** Titles that are looked at for what sounds alike. */
  const ALIKE = 3;

  class Meant {
    /** @param {import("./shards.js").Files} files @param {import("./scoring.js").Sharded} sharded
     * @param {(text: string) => string} normalised @param {string[]} sayings what residents say */
    constructor(files, sharded, normalised, sayings) {
      this.files = files;
      this.sharded = sharded;
      this.normalised = normalised;
      this.sayings = sayings;
    }

    /** What was meant where one character is wrong, missing or too many: words of a title that was found, so that they find.
     * @param {import("./engine.js").Found} found @param {{title: string}[]} results @returns {string | undefined} */
    byTitles({ plan, absent, hits }, results) {
      const typed = [...plan.han];
      if (typed.length < 3 || typed.length > 24 || plan.synonyms.length || !(absent || !hits.full.some((full) => full > 1))) return undefined;
      /** @type {string[]} */
      const runs = [];
      for (const { title } of results.slice(0, 5)) {
        const plain = this.normalised(title);
        if (plain.includes(plan.han)) return undefined;
        runs.push(...(plain.match(/[\u3400-\u9fff]+/g) ?? []));
      }
      return nearest(typed, runs, absent);
    }

    /** What was meant where nothing was found.
     * @param {import("./query.js").Plan} plan @param {() => void} check throws once nobody waits for it any more
     * @returns {Promise<string | undefined>} */
    async byTerms({ han }, check) {
      const typed = [...han];
      if (typed.length < 2 || typed.length > 6) return undefined;
      return (await this.bySounds(typed)) ?? (await this.byNeighbours(typed, check));
    }

    /** A saying, or words of a title, that sound as what was typed: most slips are made by choosing the wrong one of those
     * that an input method offers.
     * @param {string[]} typed @returns {Promise<string | undefined>} */
    async bySounds(typed) {
      const sounds = await this.files.sounds().catch((reason) => {
        if (!(reason instanceof Lost)) throw reason;
        return undefined; // a guess less is no fault
      });
      const heard = typed.map((character) => sounds?.get(character) ?? []);
      if (!sounds || !heard.every((syllables) => syllables.length)) return undefined;
      const alikeIn = (/** @type {string} */ text) => {
        const characters = [...text];
        const sounded = (/** @type {number} */ at) =>
          heard.every((syllables, n) => sounds.get(characters[at + n] ?? "")?.some((syllable) => syllables.includes(syllable)));
        const start = characters.findIndex((_, at) => sounded(at));
        return start < 0 ? undefined : characters.slice(start, start + typed.length).join("");
      };
      const saying = this.sayings.find((words) => [...words].length === typed.length && alikeIn(words));
      if (saying) return saying;
      const field = this.files.opened.meta.fields.indexOf("pinyin");
      const pairs = SearchPinyin.pairs(heard.map(([commonest]) => commonest));
      const found = await Promise.all(pairs.map(async (pair) => (await this.sharded.postings(pair))?.slots[field]));
      const [first, ...others] = found;
      if (!first) return undefined;
      const alike = [...first].filter((slot) => others.every((slots) => SearchScoring.has(slots, slot))).slice(0, ALIKE);
      for (const row of await Promise.all(alike.map((slot) => this.files.row(slot)))) {
        const words = alikeIn(this.normalised((row || [""])[0]));
        if (words) return words;
      }
      return undefined;
    }

    /** A character exchanged for one that follows the one before it elsewhere, and goes before the one after it; what most
     * documents have wins.
     * @param {string[]} typed @param {() => void} check @returns {Promise<string | undefined>} */
    async byNeighbours(typed, check) {
      const often = async (/** @type {string} */ term) => (await this.sharded.postings(term))?.df ?? 0;
      const own = await Promise.all(SearchTokens.bigrams(typed.join("")).map(often));
      let best = { text: "", df: 0 };
      for (let at = 1; at < typed.length; at += 1) {
        // Both pairs that hold the character may be unknown, and no other.
        if (own.some((df, n) => !df && n !== at && n !== at - 1)) continue;
        const pairs = (await this.files.beginning(typed[at - 1], 1)).filter((term) => /^[\u3400-\u9fff]{2}$/.test(term));
        const known = await Promise.all(pairs.map(async (pair) => ({ other: pair[1], df: await often(pair) })));
        known.sort((one, other) => other.df - one.df);
        const next = typed[at + 1];
        const tried = known.slice(0, next ? NEIGHBOURS : 1);
        const dfs = await Promise.all(tried.map(async ({ other, df }) => (next ? Math.min(df, await often(other + next)) : df)));
        check();
        tried.forEach(({ other }, n) => {
          if (dfs[n] > best.df) best = { text: typed.map((character, place) => (place === at ? other : character)).join(""), df: dfs[n] };
        });
      }
      return best.text || undefined;
    }
  }

  /** The part of a run that is one edit away from what was typed. A character left out in the middle comes first, then one
   * exchanged or two the wrong way round, then one too many; at an end only one exchanged is a mistake, and the last guess.
   * @param {string[]} typed @param {string[]} runs @param {boolean} absent whether some pair that was typed is nowhere
   * @returns {string | undefined} */
  function nearest(typed, runs, absent) {
    /** @type {string[]} */
    const found = [];
    for (const run of runs) {
      const characters = [...run];
      for (const length of [typed.length - 1, typed.length, typed.length + 1]) {
        for (let start = 0; length > 1 && start + length <= characters.length; start += 1) {
          const part = characters.slice(start, start + length);
          const shorter = Math.min(length, typed.length);
          let from = 0;
          while (from < shorter && part[from] === typed[from]) from += 1;
          let end = 0;
          while (end < shorter - from && part[length - 1 - end] === typed[typed.length - 1 - end]) end += 1;
          const left = length - from - end;
          const right = typed.length - from - end;
          const inside = from > 0 && end > 0;
          const turned = left === 2 && right === 2 && part[from] === typed[from + 1] && part[from + 1] === typed[from];
          let rank = -1;
          if (left === 1 && right === 0 && inside) rank = 0;
          else if (turned || (left === 1 && right === 1 && inside)) rank = 1;
          else if (left === 0 && right === 1 && inside) rank = 2;
          else if (left === 1 && right === 1 && (typed.length > 3 || absent)) rank = 3;
          if (rank >= 0) found[rank] ??= part.join("");
        }
      }
    }
    return found.find(Boolean);
  }

  return { Meant };
}

Object.assign(globalThis, { SearchMeant: searchMeant() });
